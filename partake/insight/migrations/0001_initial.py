import django.db.models.deletion
import django.db.models.functions.comparison
import partake.insight.domain_of_acting
import partake.voices.domain.labels
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("organisations", "0001_initial"),
        ("voices", "0002_words_to_search"),
    ]

    operations = [
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(unique=True)),
                ("quarter", models.DateField(unique=True)),
                ("made_at", models.DateTimeField()),
                ("lists", models.JSONField(default=dict)),
            ],
        ),
        migrations.CreateModel(
            name="BodyFramework",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("framework", models.CharField(max_length=40)),
                ("chosen_at", models.DateTimeField()),
                ("chosen_by", models.CharField(max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "organisation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DatasetFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, unique=True)),
                ("month", models.DateField()),
                ("rows", models.PositiveIntegerField()),
                ("bytes", models.PositiveBigIntegerField()),
                ("first_voice", models.PositiveBigIntegerField()),
                ("last_voice", models.PositiveBigIntegerField()),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["month"], name="dataset_by_month")],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("words", models.TextField(max_length=1000)),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=200)),
                ("written_by_user", models.BigIntegerField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="insight.publication"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="NoticeCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("agreed", models.BooleanField()),
                ("checked_at", models.DateTimeField()),
                ("checked_by", models.CharField(max_length=200)),
                ("checked_by_user", models.BigIntegerField()),
                (
                    "notice",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="check_of", to="insight.notice"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RecordedChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("changed_on", models.DateField()),
                ("words", models.CharField(max_length=60)),
                ("theme", models.CharField(blank=True, max_length=120)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=200)),
                ("struck_at", models.DateTimeField(blank=True, null=True)),
                ("struck_by", models.CharField(blank=True, max_length=200)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.service",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["organisation", "changed_on"], name="changes_of_body")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("struck_at__isnull", True), ("struck_by", "")),
                            models.Q(("struck_at__isnull", False), models.Q(("struck_by", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="recorded_change_struck_by_somebody",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Improvement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("theme", models.CharField(blank=True, max_length=120)),
                ("question", models.CharField(blank=True, max_length=120)),
                ("title", models.CharField(max_length=200)),
                ("finding", models.CharField(blank=True, max_length=500)),
                ("figures", models.JSONField(default=dict)),
                ("why", models.TextField(blank=True, max_length=2000)),
                ("due_on", models.DateField()),
                (
                    "state",
                    models.CharField(default=partake.insight.domain_of_acting.ImprovementState["OPEN"], max_length=8),
                ),
                ("started_at", models.DateTimeField()),
                ("started_by", models.CharField(max_length=200)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("look_again_on", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "outcome",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="voices.outcome",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.service",
                    ),
                ),
                (
                    "change",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="improvement",
                        to="insight.recordedchange",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["organisation", "state", "due_on"], name="improvements_of_body"),
                    models.Index(fields=["theme", "organisation"], name="improvements_about"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    partake.insight.domain_of_acting.ImprovementState["OPEN"],
                                    partake.insight.domain_of_acting.ImprovementState["DONE"],
                                    partake.insight.domain_of_acting.ImprovementState["STOPPED"],
                                ],
                            )
                        ),
                        name="improvement_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at__isnull", True),
                                ("state", partake.insight.domain_of_acting.ImprovementState["OPEN"]),
                            ),
                            models.Q(
                                models.Q(
                                    ("state", partake.insight.domain_of_acting.ImprovementState["OPEN"]), _negated=True
                                ),
                                ("ended_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="improvement_ended_when_over",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("change__isnull", True),
                            ("state", partake.insight.domain_of_acting.ImprovementState["DONE"]),
                            _connector="OR",
                        ),
                        name="improvement_done_changed_it",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome__isnull", True),
                            models.Q(
                                ("state", partake.insight.domain_of_acting.ImprovementState["OPEN"]), _negated=True
                            ),
                            _connector="OR",
                        ),
                        name="improvement_over_is_answered",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Refresh",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("started_at", models.DateTimeField()),
                ("leased_until", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("rows_read", models.PositiveBigIntegerField(default=0)),
                ("months", models.PositiveIntegerField(default=0)),
                ("bodies", models.CharField(blank=True, max_length=64)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        models.Value(1), condition=models.Q(("ended_at__isnull", True)), name="one_refresh_at_a_time"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=100)),
                ("asked", models.JSONField(default=dict)),
                ("for_everybody", models.BooleanField(default=False)),
                ("saved_at", models.DateTimeField()),
                ("saved_by", models.CharField(max_length=200)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["organisation", "owner"], name="questions_of_somebody")],
            },
        ),
        migrations.CreateModel(
            name="SetAside",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mark", models.CharField(max_length=64)),
                ("set_aside_at", models.DateTimeField()),
                ("set_aside_by", models.CharField(max_length=200)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("organisation", "mark"), name="set_aside_once")],
            },
        ),
        migrations.CreateModel(
            name="SurveyFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("survey", models.CharField(max_length=20)),
                ("year", models.PositiveSmallIntegerField()),
                ("file_name", models.CharField(max_length=200)),
                ("bodies", models.PositiveIntegerField()),
                ("brought_at", models.DateTimeField()),
                ("brought_by", models.CharField(max_length=200)),
                ("taken_out_at", models.DateTimeField(blank=True, null=True)),
                ("taken_out_by", models.CharField(blank=True, max_length=200)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_out_at__isnull", True)),
                        fields=("organisation", "survey", "year"),
                        name="survey_year_stands_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("taken_out_at__isnull", True), ("taken_out_by", "")),
                            models.Q(("taken_out_at__isnull", False), models.Q(("taken_out_by", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="survey_file_taken_out_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SurveyedBody",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=10)),
                ("name", models.CharField(max_length=200)),
                ("asked", models.PositiveIntegerField(blank=True, null=True)),
                ("answered", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="of_bodies", to="insight.surveyfile"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("code", "file"), name="surveyed_once_in_file")],
            },
        ),
        migrations.CreateModel(
            name="SurveyResult",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("question", models.CharField(max_length=40)),
                ("value", models.FloatField(blank=True, null=True)),
                ("low", models.FloatField(blank=True, null=True)),
                ("high", models.FloatField(blank=True, null=True)),
                ("base", models.PositiveIntegerField(blank=True, null=True)),
                ("answers", models.JSONField(default=dict)),
                ("expected_low", models.FloatField(blank=True, null=True)),
                ("expected_high", models.FloatField(blank=True, null=True)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="results", to="insight.surveyedbody"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("body", "question"), name="survey_result_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("expected_high__isnull", True), ("expected_low__isnull", True)),
                            models.Q(
                                ("expected_high__gte", models.F("expected_low")),
                                ("expected_high__isnull", False),
                                ("expected_low__isnull", False),
                                ("value__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="survey_result_expected_from_to",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("base__isnull", True), ("base__gte", 10), _connector="OR"),
                        name="survey_result_of_ten",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("high__isnull", True), ("low__isnull", True), ("value__isnull", True)),
                            ("base__isnull", False),
                            _connector="OR",
                        ),
                        name="survey_result_has_its_base",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TaughtModel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("framework", models.CharField(max_length=40)),
                ("framework_version", models.CharField(max_length=60)),
                ("number", models.PositiveIntegerField()),
                ("trained_at", models.DateTimeField()),
                ("trained_by", models.CharField(max_length=200)),
                ("examples", models.PositiveIntegerField()),
                ("fingerprint", models.CharField(max_length=64)),
                ("packed", models.BinaryField()),
                ("packed_feelings", models.BinaryField(blank=True, default=b"")),
                ("card", models.JSONField()),
                ("elsewhere", models.JSONField(blank=True, default=list)),
                ("drift", models.JSONField(blank=True, default=dict)),
                ("queue", models.JSONField(blank=True, default=list)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "number"), name="taught_model_number_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ThemesMonth",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField()),
                ("voices", models.PositiveIntegerField()),
                ("theme", models.CharField(max_length=120)),
                (
                    "put_on_by",
                    models.CharField(
                        choices=[
                            (
                                partake.voices.domain.labels.LabelledBy["PERSON"],
                                partake.voices.domain.labels.LabelledBy["PERSON"],
                            ),
                            (
                                partake.voices.domain.labels.LabelledBy["MACHINE"],
                                partake.voices.domain.labels.LabelledBy["MACHINE"],
                            ),
                        ],
                        max_length=8,
                    ),
                ),
                ("happy", models.PositiveIntegerField()),
                ("unhappy", models.PositiveIntegerField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.service",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["service", "theme", "month"], name="themes_of_service")],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("organisation"),
                        django.db.models.functions.comparison.Coalesce("service", 0),
                        models.F("month"),
                        models.F("theme"),
                        models.F("put_on_by"),
                        name="themes_month_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TwoViews",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("opened_at", models.DateTimeField()),
                ("opened_by", models.CharField(max_length=200)),
                ("opened_by_user", models.PositiveBigIntegerField()),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("settled_by", models.CharField(blank=True, max_length=200)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "voice",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="voices.voice"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("settled_at__isnull", True)),
                        fields=("organisation", "voice"),
                        name="two_views_open_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at__isnull", True), ("settled_by", "")),
                            models.Q(("settled_at__isnull", False), models.Q(("settled_by", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="two_views_settled_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AnswersMonth",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField()),
                ("voices", models.PositiveIntegerField()),
                ("question", models.CharField(max_length=100)),
                ("answer", models.CharField(max_length=60)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.service",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["service", "question", "month"], name="answers_of_service")],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("organisation"),
                        django.db.models.functions.comparison.Coalesce("service", 0),
                        models.F("month"),
                        models.F("question"),
                        models.F("answer"),
                        name="answers_month_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupsMonth",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField()),
                ("voices", models.PositiveIntegerField()),
                ("characteristic", models.CharField(max_length=20)),
                ("list_version", models.CharField(max_length=40)),
                ("category", models.CharField(max_length=60)),
                ("scored", models.PositiveIntegerField()),
                ("good", models.PositiveIntegerField()),
                ("poor", models.PositiveIntegerField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.service",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["service", "characteristic", "month"], name="groups_of_service")],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("organisation"),
                        django.db.models.functions.comparison.Coalesce("service", 0),
                        models.F("month"),
                        models.F("characteristic"),
                        models.F("list_version"),
                        models.F("category"),
                        name="groups_month_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HeardMonth",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField()),
                ("voices", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=20)),
                ("channel", models.CharField(max_length=12)),
                ("sampling", models.CharField(max_length=20)),
                ("speaker", models.CharField(max_length=12)),
                ("with_words", models.PositiveIntegerField()),
                ("labelled", models.PositiveIntegerField()),
                ("suggested", models.PositiveIntegerField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.service",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["service", "month"], name="heard_of_service")],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("organisation"),
                        django.db.models.functions.comparison.Coalesce("service", 0),
                        models.F("month"),
                        models.F("kind"),
                        models.F("channel"),
                        models.F("sampling"),
                        models.F("speaker"),
                        name="heard_month_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ImprovementNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=8)),
                ("words", models.TextField(max_length=2000)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=200)),
                (
                    "improvement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="insight.improvement"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    partake.insight.domain_of_acting.NoteKind["PROGRESS"],
                                    partake.insight.domain_of_acting.NoteKind["OWNER"],
                                    partake.insight.domain_of_acting.NoteKind["DAY"],
                                    partake.insight.domain_of_acting.NoteKind["DONE"],
                                    partake.insight.domain_of_acting.NoteKind["STOPPED"],
                                ],
                            )
                        ),
                        name="improvement_note_kind_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ImprovementVoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by_machine", models.BooleanField(default=False)),
                ("left_out_at", models.DateTimeField(blank=True, null=True)),
                ("left_out_by", models.CharField(blank=True, max_length=200)),
                (
                    "improvement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cites", to="insight.improvement"
                    ),
                ),
                (
                    "voice",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="voices.voice"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("improvement", "voice"), name="improvement_cites_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("left_out_at__isnull", True), ("left_out_by", "")),
                            models.Q(("left_out_at__isnull", False), models.Q(("left_out_by", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="improvement_voice_left_out_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OwnFramework",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=40)),
                ("number", models.PositiveIntegerField()),
                ("written", models.TextField()),
                ("brought_at", models.DateTimeField()),
                ("brought_by", models.CharField(max_length=200)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("key", "number"), name="own_framework_version_once")],
            },
        ),
        migrations.CreateModel(
            name="PublishedCell",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("cube", models.CharField(max_length=12)),
                ("subject", models.CharField(max_length=120)),
                ("part", models.CharField(max_length=60)),
                ("count", models.CharField(max_length=40)),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cells", to="insight.publication"
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.service",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["publication", "organisation", "service"], name="published_of_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("service__isnull", True), ("organisation__isnull", False), _connector="OR"),
                        name="published_service_has_body",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("count__startswith", "shown "), ("count__startswith", "withheld "), _connector="OR"
                        ),
                        name="published_count_passed_a_rule",
                    ),
                ],
            },
        ),
    ]
