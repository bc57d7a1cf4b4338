import django.db.models.deletion
import partake.care_plans.domain.caseload
import partake.care_plans.domain.conversations
import partake.care_plans.domain.pathways
import partake.care_plans.domain.preparing
import partake.care_plans.domain.states
import partake.care_plans.domain.ways_back
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("organisations", "0001_initial"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="KeyedPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("written_on", models.DateField()),
                ("keyed_at", models.DateTimeField()),
                ("keyed_by", models.CharField(max_length=200)),
                ("number", models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Conversation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("kind", models.CharField(max_length=10)),
                (
                    "state",
                    models.CharField(
                        default=partake.care_plans.domain.conversations.ConversationState["PLANNED"], max_length=10
                    ),
                ),
                ("planned_on", models.DateField(blank=True, null=True)),
                ("planned_time", models.CharField(blank=True, max_length=40)),
                ("how", models.CharField(max_length=10)),
                ("where", models.CharField(blank=True, max_length=300)),
                ("led_by", models.CharField(max_length=200)),
                ("took_part", models.TextField(blank=True, max_length=1000)),
                ("about", models.TextField(blank=True, max_length=2000)),
                ("planned_at", models.DateTimeField()),
                ("planned_by", models.CharField(max_length=200)),
                ("held_on", models.DateField(blank=True, null=True)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("on_time", models.BooleanField(blank=True, null=True)),
                ("not_held", models.CharField(blank=True, max_length=20)),
                ("not_held_words", models.TextField(blank=True, max_length=1000)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("closed_by", models.CharField(blank=True, max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "led_by_user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="conversations", to="people.person"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(
                            ("state", partake.care_plans.domain.conversations.ConversationState["PLANNED"])
                        ),
                        fields=["led_by_user", "planned_on"],
                        name="conversation_planned",
                    ),
                    models.Index(
                        condition=models.Q(("due_on__isnull", False)),
                        fields=["organisation", "held_on"],
                        name="conversation_reviewed",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", True),
                                ("held_on__isnull", True),
                                ("not_held", ""),
                                ("state", partake.care_plans.domain.conversations.ConversationState["PLANNED"]),
                            ),
                            models.Q(
                                ("closed_at__isnull", False),
                                ("held_on__isnull", False),
                                ("not_held", ""),
                                ("state", partake.care_plans.domain.conversations.ConversationState["HELD"]),
                            ),
                            models.Q(
                                ("closed_at__isnull", False),
                                ("held_on__isnull", True),
                                ("state", partake.care_plans.domain.conversations.ConversationState["NOT_HELD"]),
                                models.Q(("not_held", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="conversation_state_has_its_facts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("due_on__isnull", True), ("on_time__isnull", True)),
                            models.Q(
                                ("due_on__isnull", False),
                                ("on_time__isnull", False),
                                ("state", partake.care_plans.domain.conversations.ConversationState["HELD"]),
                            ),
                            _connector="OR",
                        ),
                        name="conversation_due_says_on_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FeltInvolvedAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("felt", models.CharField(max_length=20)),
                ("words", models.TextField(blank=True, max_length=1000)),
                ("talked_with", models.CharField(blank=True, max_length=200)),
                ("said_how", models.CharField(max_length=12)),
                ("recorded_by", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                (
                    "conversation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="felt_involved",
                        to="care_plans.conversation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="felt_involved", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="InvolvementWish",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("how", models.CharField(max_length=12)),
                ("ask_name", models.CharField(blank=True, max_length=200)),
                ("words", models.TextField(blank=True, max_length=1000)),
                ("said_how", models.CharField(max_length=12)),
                ("recorded_by", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("number", models.PositiveIntegerField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="involvement_wishes",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("person", "number"), name="wish_numbered_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("how", partake.care_plans.domain.states.Involvement["ASK_SOMEONE"]), _negated=True
                            ),
                            models.Q(("ask_name", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="wish_names_whom_to_ask",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LocalSupport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("conditions", models.JSONField()),
                ("name", models.CharField(max_length=200)),
                ("what", models.TextField(max_length=1000)),
                ("contact", models.CharField(max_length=300)),
                ("added_at", models.DateTimeField()),
                ("added_by", models.CharField(max_length=200)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_by", models.CharField(blank=True, max_length=200)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_by", "")),
                            models.Q(("ended_at__isnull", False), models.Q(("ended_by", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="local_support_ended_by_someone",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("started_at", models.DateTimeField()),
                ("started_by", models.CharField(max_length=200)),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="care_plan", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Pathway",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4)),
                ("since", models.PositiveIntegerField()),
                ("until", models.PositiveIntegerField(blank=True, null=True)),
                ("place", models.PositiveIntegerField()),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=200)),
                ("helped_by", models.CharField(blank=True, max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                ("which", models.CharField(max_length=20)),
                ("words", models.TextField(max_length=2000)),
                ("suggested_by", models.CharField(blank=True, max_length=200)),
                ("from_on", models.DateField(blank=True, null=True)),
                ("score", models.CharField(blank=True, max_length=200)),
                ("score_from", models.CharField(blank=True, max_length=200)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="care_plans.plan"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["plan", "since"], name="pathway_of_plan")],
                "constraints": [
                    models.UniqueConstraint(fields=("key", "since"), name="pathway_once_in_a_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)), fields=("key",), name="pathway_stands_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"),
                        name="pathway_stands_some_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "which__in",
                                [
                                    partake.care_plans.domain.pathways.PathwayName["SELF_MANAGEMENT"],
                                    partake.care_plans.domain.pathways.PathwayName["SHARED_CARE"],
                                    partake.care_plans.domain.pathways.PathwayName["COMPLEX"],
                                ],
                            )
                        ),
                        name="pathway_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="pathway_has_a_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("score", ""), models.Q(("score_from", ""), _negated=True), _connector="OR"),
                        name="pathway_score_says_where_from",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("kind", models.CharField(blank=True, max_length=20)),
                ("key", models.UUIDField(blank=True, null=True)),
                ("printed_words", models.TextField(blank=True, max_length=8000)),
                ("words", models.TextField(max_length=2000)),
                ("written_by", models.CharField(max_length=200)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("settled_by", models.CharField(blank=True, max_length=200)),
                ("taken", models.BooleanField(default=False)),
                (
                    "keyed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="care_plans.keyedpaper"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="paper_notes", to="care_plans.plan"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("key__isnull", True), ("kind", "")),
                            models.Q(models.Q(("kind", ""), _negated=True), ("key__isnull", False)),
                            _connector="OR",
                        ),
                        name="note_has_its_line",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at__isnull", True), ("settled_by", ""), ("taken", False)),
                            models.Q(("settled_at__isnull", False), models.Q(("settled_by", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="note_settled_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OtherDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4)),
                ("since", models.PositiveIntegerField()),
                ("until", models.PositiveIntegerField(blank=True, null=True)),
                ("place", models.PositiveIntegerField()),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=200)),
                ("helped_by", models.CharField(blank=True, max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                ("name", models.CharField(max_length=200)),
                ("where", models.CharField(blank=True, max_length=300)),
                ("dated_on", models.DateField(blank=True, null=True)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="care_plans.plan"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["plan", "since"], name="otherdocument_of_plan")],
                "constraints": [
                    models.UniqueConstraint(fields=("key", "since"), name="otherdocument_once_in_a_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)), fields=("key",), name="otherdocument_stands_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"),
                        name="otherdocument_stands_some_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Need",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4)),
                ("since", models.PositiveIntegerField()),
                ("until", models.PositiveIntegerField(blank=True, null=True)),
                ("place", models.PositiveIntegerField()),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=200)),
                ("helped_by", models.CharField(blank=True, max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                ("words", models.TextField(max_length=2000)),
                ("area", models.CharField(blank=True, max_length=12)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="care_plans.plan"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["plan", "since"], name="need_of_plan")],
                "constraints": [
                    models.UniqueConstraint(fields=("key", "since"), name="need_once_in_a_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)), fields=("key",), name="need_stands_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"),
                        name="need_stands_some_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Goal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4)),
                ("since", models.PositiveIntegerField()),
                ("until", models.PositiveIntegerField(blank=True, null=True)),
                ("place", models.PositiveIntegerField()),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=200)),
                ("helped_by", models.CharField(blank=True, max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                ("under", models.UUIDField()),
                ("words", models.CharField(max_length=300)),
                ("why", models.TextField(blank=True, max_length=2000)),
                ("importance", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("status", models.CharField(max_length=20)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="care_plans.plan"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["plan", "since"], name="goal_of_plan")],
                "constraints": [
                    models.UniqueConstraint(fields=("key", "since"), name="goal_once_in_a_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)), fields=("key",), name="goal_stands_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"),
                        name="goal_stands_some_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("importance__isnull", True),
                            models.Q(("importance__gte", 1), ("importance__lte", 10)),
                            _connector="OR",
                        ),
                        name="goal_matters_1_to_10",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Funding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4)),
                ("since", models.PositiveIntegerField()),
                ("until", models.PositiveIntegerField(blank=True, null=True)),
                ("place", models.PositiveIntegerField()),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=200)),
                ("helped_by", models.CharField(blank=True, max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                ("words", models.CharField(max_length=500)),
                ("body_code", models.CharField(blank=True, max_length=12)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="care_plans.plan"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["plan", "since"], name="funding_of_plan")],
                "constraints": [
                    models.UniqueConstraint(fields=("key", "since"), name="funding_once_in_a_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)), fields=("key",), name="funding_stands_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"),
                        name="funding_stands_some_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Formulation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4)),
                ("since", models.PositiveIntegerField()),
                ("until", models.PositiveIntegerField(blank=True, null=True)),
                ("place", models.PositiveIntegerField()),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=200)),
                ("helped_by", models.CharField(blank=True, max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                ("words", models.TextField(max_length=5000)),
                ("made_on", models.DateField(blank=True, null=True)),
                ("made_where", models.CharField(blank=True, max_length=200)),
                ("made_by", models.CharField(blank=True, max_length=200)),
                ("made_by_role", models.CharField(blank=True, max_length=200)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="care_plans.plan"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["plan", "since"], name="formulation_of_plan")],
                "constraints": [
                    models.UniqueConstraint(fields=("key", "since"), name="formulation_once_in_a_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)), fields=("key",), name="formulation_stands_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"),
                        name="formulation_stands_some_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DueTest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4)),
                ("since", models.PositiveIntegerField()),
                ("until", models.PositiveIntegerField(blank=True, null=True)),
                ("place", models.PositiveIntegerField()),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=200)),
                ("helped_by", models.CharField(blank=True, max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                ("under", models.UUIDField()),
                ("name", models.CharField(max_length=200)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("who_arranges", models.CharField(blank=True, max_length=200)),
                ("contact", models.CharField(blank=True, max_length=200)),
                ("status", models.CharField(max_length=20)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="care_plans.plan"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["plan", "since"], name="duetest_of_plan")],
                "constraints": [
                    models.UniqueConstraint(fields=("key", "since"), name="duetest_once_in_a_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)), fields=("key",), name="duetest_stands_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"),
                        name="duetest_stands_some_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Disagreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("about", models.CharField(max_length=200)),
                ("started_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("settled_by", models.CharField(blank=True, max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="disagreements", to="care_plans.plan"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Contingency",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4)),
                ("since", models.PositiveIntegerField()),
                ("until", models.PositiveIntegerField(blank=True, null=True)),
                ("place", models.PositiveIntegerField()),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=200)),
                ("helped_by", models.CharField(blank=True, max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                ("triggers", models.TextField(max_length=2000)),
                ("name", models.CharField(blank=True, max_length=200)),
                ("happens", models.TextField(blank=True, max_length=3000)),
                ("contacts", models.TextField(blank=True, max_length=1000)),
                ("coping", models.TextField(blank=True, max_length=2000)),
                ("signs", models.TextField(blank=True, max_length=2000)),
                ("medicines", models.TextField(blank=True, max_length=2000)),
                ("statement", models.TextField(blank=True, max_length=3000)),
                ("statement_on", models.DateField(blank=True, null=True)),
                ("statement_where", models.CharField(blank=True, max_length=300)),
                ("review_on", models.DateField(blank=True, null=True)),
                ("reviewer", models.CharField(blank=True, max_length=300)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="care_plans.plan"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["plan", "since"], name="contingency_of_plan")],
                "constraints": [
                    models.UniqueConstraint(fields=("key", "since"), name="contingency_once_in_a_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)), fields=("key",), name="contingency_stands_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"),
                        name="contingency_stands_some_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("triggers", ""), _negated=True), name="contingency_has_a_trigger"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4)),
                ("since", models.PositiveIntegerField()),
                ("until", models.PositiveIntegerField(blank=True, null=True)),
                ("place", models.PositiveIntegerField()),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=200)),
                ("helped_by", models.CharField(blank=True, max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                ("name", models.CharField(max_length=200)),
                ("role", models.CharField(blank=True, max_length=200)),
                ("speciality", models.CharField(blank=True, max_length=200)),
                ("team", models.CharField(blank=True, max_length=200)),
                ("organisation", models.CharField(blank=True, max_length=200)),
                ("contact", models.CharField(blank=True, max_length=300)),
                ("is_key_worker", models.BooleanField(default=False)),
                ("account", models.UUIDField(blank=True, null=True)),
                ("from_on", models.DateField(blank=True, null=True)),
                ("to_on", models.DateField(blank=True, null=True)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="care_plans.plan"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["plan", "since"], name="contact_of_plan")],
                "constraints": [
                    models.UniqueConstraint(fields=("key", "since"), name="contact_once_in_a_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)), fields=("key",), name="contact_stands_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"),
                        name="contact_stands_some_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Condition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4)),
                ("since", models.PositiveIntegerField()),
                ("until", models.PositiveIntegerField(blank=True, null=True)),
                ("place", models.PositiveIntegerField()),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=200)),
                ("helped_by", models.CharField(blank=True, max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                ("words", models.CharField(max_length=200)),
                ("code", models.CharField(blank=True, max_length=30)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="care_plans.plan"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["plan", "since"], name="condition_of_plan")],
                "constraints": [
                    models.UniqueConstraint(fields=("key", "since"), name="condition_once_in_a_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)), fields=("key",), name="condition_stands_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"),
                        name="condition_stands_some_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Additional",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4)),
                ("since", models.PositiveIntegerField()),
                ("until", models.PositiveIntegerField(blank=True, null=True)),
                ("place", models.PositiveIntegerField()),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=200)),
                ("helped_by", models.CharField(blank=True, max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                ("name", models.CharField(max_length=200)),
                ("words", models.TextField(blank=True, max_length=5000)),
                ("review_on", models.DateField(blank=True, null=True)),
                ("reviewer", models.CharField(blank=True, max_length=300)),
                ("prepared_by", models.CharField(blank=True, max_length=300)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="care_plans.plan"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["plan", "since"], name="additional_of_plan")],
                "constraints": [
                    models.UniqueConstraint(fields=("key", "since"), name="additional_once_in_a_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)), fields=("key",), name="additional_stands_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"),
                        name="additional_stands_some_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Action",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4)),
                ("since", models.PositiveIntegerField()),
                ("until", models.PositiveIntegerField(blank=True, null=True)),
                ("place", models.PositiveIntegerField()),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=200)),
                ("helped_by", models.CharField(blank=True, max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                ("under", models.UUIDField()),
                ("what", models.CharField(max_length=300)),
                ("by_person", models.BooleanField(default=True)),
                ("who_name", models.CharField(blank=True, max_length=200)),
                ("who_role", models.CharField(blank=True, max_length=200)),
                ("who_contact", models.CharField(blank=True, max_length=200)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("how_often", models.CharField(blank=True, max_length=200)),
                ("strategies", models.TextField(blank=True, max_length=2000)),
                ("confidence", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("review_on", models.DateField(blank=True, null=True)),
                ("status", models.CharField(max_length=20)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="care_plans.plan"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["plan", "since"], name="action_of_plan")],
                "constraints": [
                    models.UniqueConstraint(fields=("key", "since"), name="action_once_in_a_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)), fields=("key",), name="action_stands_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"),
                        name="action_stands_some_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__isnull", True),
                            models.Q(("confidence__gte", 1), ("confidence__lte", 10)),
                            _connector="OR",
                        ),
                        name="action_sure_1_to_10",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("by_person", True), models.Q(("who_name", ""), _negated=True), _connector="OR"
                        ),
                        name="action_says_who",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanCounts",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("quarter", models.CharField(max_length=7)),
                ("counted_on", models.DateField()),
                ("cells", models.JSONField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "quarter"), name="plans_counted_once_a_quarter")
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanOffer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("answer", models.CharField(max_length=10)),
                ("words", models.TextField(blank=True, max_length=1000)),
                ("ask_again_on", models.DateField(blank=True, null=True)),
                ("said_how", models.CharField(max_length=12)),
                ("offered_by", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="plan_offers", to="people.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answer", partake.care_plans.domain.states.OfferAnswer["NOT_NOW"]), _negated=True
                            ),
                            ("ask_again_on__isnull", False),
                            _connector="OR",
                        ),
                        name="offer_says_when_to_ask",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("words", models.TextField(max_length=2000)),
                ("said_how", models.CharField(max_length=12)),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.CharField(max_length=200)),
                ("to_name", models.CharField(max_length=200)),
                ("due_on", models.DateField()),
                ("chased_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.TextField(blank=True, max_length=5000)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answered_by", models.CharField(blank=True, max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="plan_questions", to="people.person"
                    ),
                ),
                (
                    "to_user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("answered_at__isnull", True)),
                        fields=["organisation", "due_on"],
                        name="plan_question_open",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at__isnull", True), ("answered_by", "")),
                            models.Q(
                                ("answered_at__isnull", False),
                                models.Q(("answered_by", ""), _negated=True),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="plan_question_answered_by_someone",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("state", models.CharField(max_length=10)),
                ("edition", models.PositiveIntegerField(default=1)),
                ("started_at", models.DateTimeField()),
                ("started_by", models.CharField(max_length=200)),
                ("changed_at", models.DateTimeField()),
                ("agreed_at", models.DateTimeField(blank=True, null=True)),
                ("superseded_at", models.DateTimeField(blank=True, null=True)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="care_plans.plan"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "number"), name="plan_version_numbered_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", partake.care_plans.domain.states.VersionState["DRAFT"])),
                        fields=("plan",),
                        name="plan_has_one_draft_at_most",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", partake.care_plans.domain.states.VersionState["AGREED"])),
                        fields=("plan",),
                        name="plan_has_one_agreed_version_at_most",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("agreed_at__isnull", True),
                                ("state", partake.care_plans.domain.states.VersionState["DRAFT"]),
                                ("superseded_at__isnull", True),
                            ),
                            models.Q(
                                ("agreed_at__isnull", False),
                                ("state", partake.care_plans.domain.states.VersionState["AGREED"]),
                                ("superseded_at__isnull", True),
                            ),
                            models.Q(
                                ("agreed_at__isnull", False),
                                ("state", partake.care_plans.domain.states.VersionState["SUPERSEDED"]),
                                ("superseded_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="plan_version_state_has_its_times",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("edition", models.PositiveIntegerField()),
                ("side", models.CharField(max_length=12)),
                ("agrees", models.BooleanField()),
                ("words", models.TextField(blank=True, max_length=1000)),
                ("name", models.CharField(max_length=200)),
                ("role", models.CharField(blank=True, max_length=200)),
                ("said_how", models.CharField(max_length=12)),
                ("recorded_by", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                (
                    "best_interests",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.bestinterestsdecision",
                    ),
                ),
                (
                    "capacity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.capacitydecision",
                    ),
                ),
                (
                    "representative",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.representative",
                    ),
                ),
                (
                    "plan_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="care_plans.planversion",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "side__in",
                                [
                                    partake.care_plans.domain.states.Side["PERSON"],
                                    partake.care_plans.domain.states.Side["PROFESSIONAL"],
                                ],
                            )
                        ),
                        name="agreement_side_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("best_interests__isnull", True),
                                ("capacity__isnull", True),
                                ("representative__isnull", True),
                            ),
                            models.Q(
                                ("best_interests__isnull", True),
                                ("capacity__isnull", False),
                                ("representative__isnull", False),
                                ("side", partake.care_plans.domain.states.Side["PERSON"]),
                            ),
                            models.Q(
                                ("best_interests__isnull", False),
                                ("capacity__isnull", False),
                                ("representative__isnull", True),
                                ("side", partake.care_plans.domain.states.Side["PERSON"]),
                            ),
                            _connector="OR",
                        ),
                        name="agreed_for_only_after_a_check",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Preparation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("prompts", models.CharField(max_length=12)),
                (
                    "state",
                    models.CharField(
                        default=partake.care_plans.domain.preparing.PreparationState["WRITING"], max_length=8
                    ),
                ),
                ("how", models.CharField(blank=True, max_length=14)),
                ("first", models.JSONField(default=list)),
                ("started_at", models.DateTimeField()),
                ("started_by", models.CharField(max_length=200)),
                ("invited_at", models.DateTimeField(blank=True, null=True)),
                ("invited_by", models.CharField(blank=True, max_length=200)),
                ("talk_on", models.DateField(blank=True, null=True)),
                ("ready_at", models.DateTimeField(blank=True, null=True)),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                ("used_by", models.CharField(blank=True, max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="preparations", to="people.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("state", partake.care_plans.domain.preparing.PreparationState["USED"]), _negated=True
                        ),
                        fields=("person",),
                        name="one_preparation_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ready_at__isnull", True),
                                ("state", partake.care_plans.domain.preparing.PreparationState["WRITING"]),
                                ("used_at__isnull", True),
                            ),
                            models.Q(
                                ("ready_at__isnull", False),
                                ("state", partake.care_plans.domain.preparing.PreparationState["READY"]),
                                ("used_at__isnull", True),
                            ),
                            models.Q(
                                ("state", partake.care_plans.domain.preparing.PreparationState["USED"]),
                                ("used_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="preparation_state_has_its_times",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PreparationAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("question", models.CharField(max_length=20)),
                ("words", models.TextField(blank=True, max_length=2000)),
                ("wants_to_talk", models.BooleanField(default=False)),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=200)),
                ("helped_by", models.CharField(blank=True, max_length=200)),
                ("said_how", models.CharField(max_length=12)),
                ("number", models.PositiveIntegerField()),
                (
                    "keyed",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="care_plans.keyedpaper",
                    ),
                ),
                (
                    "preparation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="care_plans.preparation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("preparation", "question", "number"), name="answer_numbered_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Prepared",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4)),
                ("since", models.PositiveIntegerField()),
                ("until", models.PositiveIntegerField(blank=True, null=True)),
                ("place", models.PositiveIntegerField()),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=200)),
                ("helped_by", models.CharField(blank=True, max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                ("where", models.CharField(blank=True, max_length=200)),
                ("where_code", models.CharField(blank=True, max_length=12)),
                ("by_name", models.CharField(blank=True, max_length=200)),
                ("by_role", models.CharField(blank=True, max_length=200)),
                ("by_organisation", models.CharField(blank=True, max_length=200)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="care_plans.plan"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["plan", "since"], name="prepared_of_plan")],
                "constraints": [
                    models.UniqueConstraint(fields=("key", "since"), name="prepared_once_in_a_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)), fields=("key",), name="prepared_stands_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"),
                        name="prepared_stands_some_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Printed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=8, unique=True)),
                ("kind", models.CharField(max_length=5)),
                ("edition", models.PositiveIntegerField(blank=True, null=True)),
                ("size", models.CharField(max_length=6)),
                ("texts", models.JSONField()),
                ("valid_until", models.DateField()),
                ("printed_at", models.DateTimeField()),
                ("printed_by", models.CharField(max_length=200)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="printed", to="people.person"
                    ),
                ),
                (
                    "plan_version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="printed",
                        to="care_plans.planversion",
                    ),
                ),
                (
                    "preparation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="printed",
                        to="care_plans.preparation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("edition__isnull", False),
                                ("kind", partake.care_plans.domain.preparing.PaperKind["PLAN"]),
                                ("plan_version__isnull", False),
                                ("preparation__isnull", True),
                            ),
                            models.Q(
                                ("edition__isnull", True),
                                ("kind", partake.care_plans.domain.preparing.PaperKind["SHEET"]),
                                ("plan_version__isnull", True),
                                ("preparation__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="printed_is_a_plan_or_a_sheet",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="keyedpaper",
            name="printed",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="keyed", to="care_plans.printed"
            ),
        ),
        migrations.CreateModel(
            name="Progress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField()),
                ("status", models.CharField(max_length=20)),
                ("words", models.TextField(blank=True, max_length=2000)),
                ("at", models.DateTimeField()),
                ("said_by", models.CharField(max_length=200)),
                ("by_person", models.BooleanField()),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="progress", to="care_plans.plan"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["plan", "key"], name="progress_of_a_line")],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4)),
                ("since", models.PositiveIntegerField()),
                ("until", models.PositiveIntegerField(blank=True, null=True)),
                ("place", models.PositiveIntegerField()),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=200)),
                ("helped_by", models.CharField(blank=True, max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                ("review_on", models.DateField()),
                ("every_months", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("reviewer_name", models.CharField(blank=True, max_length=200)),
                ("reviewer_role", models.CharField(blank=True, max_length=200)),
                ("reviewer_contact", models.CharField(blank=True, max_length=200)),
                ("told_for", models.DateField(blank=True, null=True)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="care_plans.plan"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["plan", "since"], name="review_of_plan"),
                    models.Index(
                        condition=models.Q(("until__isnull", True)), fields=["review_on"], name="review_by_day"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("key", "since"), name="review_once_in_a_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)), fields=("key",), name="review_stands_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"),
                        name="review_stands_some_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4)),
                ("since", models.PositiveIntegerField()),
                ("until", models.PositiveIntegerField(blank=True, null=True)),
                ("place", models.PositiveIntegerField()),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=200)),
                ("helped_by", models.CharField(blank=True, max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                ("under", models.UUIDField()),
                ("words", models.CharField(max_length=300)),
                ("outcome", models.TextField(blank=True, max_length=2000)),
                ("status", models.CharField(max_length=20)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="care_plans.plan"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["plan", "since"], name="step_of_plan")],
                "constraints": [
                    models.UniqueConstraint(fields=("key", "since"), name="step_once_in_a_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)), fields=("key",), name="step_stands_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"),
                        name="step_stands_some_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Strength",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4)),
                ("since", models.PositiveIntegerField()),
                ("until", models.PositiveIntegerField(blank=True, null=True)),
                ("place", models.PositiveIntegerField()),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=200)),
                ("helped_by", models.CharField(blank=True, max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                ("words", models.TextField(max_length=2000)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="care_plans.plan"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["plan", "since"], name="strength_of_plan")],
                "constraints": [
                    models.UniqueConstraint(fields=("key", "since"), name="strength_once_in_a_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)), fields=("key",), name="strength_stands_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"),
                        name="strength_stands_some_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Undertaking",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("key", models.UUIDField()),
                ("given_at", models.DateTimeField()),
                ("given_by", models.CharField(max_length=200)),
                ("lapsed_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="undertakings", to="care_plans.plan"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at__isnull", True)), fields=["user"], name="undertaking_of_user"
                    ),
                    models.Index(
                        condition=models.Q(("ended_at__isnull", True), ("lapsed_at__isnull", False)),
                        fields=["plan"],
                        name="undertaking_lapsed",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)), fields=("key",), name="action_is_one_persons"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Update",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField(max_length=2000)),
                ("at", models.DateTimeField()),
                ("said_by", models.CharField(max_length=200)),
                ("by_person", models.BooleanField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="plan_updates", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="View",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("side", models.CharField(max_length=12)),
                ("words", models.TextField(max_length=2000)),
                ("name", models.CharField(max_length=200)),
                ("recorded_by", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                (
                    "disagreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="views", to="care_plans.disagreement"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "side__in",
                                [
                                    partake.care_plans.domain.states.Side["PERSON"],
                                    partake.care_plans.domain.states.Side["PROFESSIONAL"],
                                ],
                            )
                        ),
                        name="view_side_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WayBack",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4)),
                ("since", models.PositiveIntegerField()),
                ("until", models.PositiveIntegerField(blank=True, null=True)),
                ("place", models.PositiveIntegerField()),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=200)),
                ("helped_by", models.CharField(blank=True, max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                ("condition", models.CharField(max_length=200)),
                ("warning", models.TextField(max_length=2000)),
                ("emergency", models.TextField(blank=True, max_length=2000)),
                ("call_name", models.CharField(blank=True, max_length=200)),
                ("call_phone", models.CharField(blank=True, max_length=40)),
                ("call_hours", models.CharField(blank=True, max_length=200)),
                ("how_fast", models.CharField(blank=True, max_length=20)),
                ("say", models.CharField(blank=True, max_length=300)),
                ("what_i_do", models.TextField(blank=True, max_length=2000)),
                ("calm", models.TextField(blank=True, max_length=1000)),
                ("steady", models.TextField(blank=True, max_length=2000)),
                ("good_until", models.DateField(blank=True, null=True)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="care_plans.plan"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["plan", "since"], name="wayback_of_plan")],
                "constraints": [
                    models.UniqueConstraint(fields=("key", "since"), name="wayback_once_in_a_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)), fields=("key",), name="wayback_stands_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"),
                        name="wayback_stands_some_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("condition", ""), _negated=True), models.Q(("warning", ""), _negated=True)
                        ),
                        name="way_back_says_what_and_how",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "how_fast__in",
                                [
                                    "",
                                    partake.care_plans.domain.ways_back.HowFast["TWO_HOURS"],
                                    partake.care_plans.domain.ways_back.HowFast["SAME_DAY"],
                                    partake.care_plans.domain.ways_back.HowFast["TWO_WORKING_DAYS"],
                                    partake.care_plans.domain.ways_back.HowFast["ONE_WEEK"],
                                    partake.care_plans.domain.ways_back.HowFast["TWO_WEEKS"],
                                ],
                            )
                        ),
                        name="way_back_speed_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseloadEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sort_name", models.CharField(max_length=200)),
                ("standing", models.CharField(max_length=10)),
                ("version", models.PositiveIntegerField(default=0)),
                ("review_on", models.DateField(blank=True, null=True)),
                ("changed_at", models.DateTimeField(blank=True, null=True)),
                ("offer", models.CharField(blank=True, max_length=10)),
                ("offered_at", models.DateTimeField(blank=True, null=True)),
                ("ask_again_on", models.DateField(blank=True, null=True)),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="caseload_entry", to="people.person"
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["practice", "sort_name", "id"], name="caseload_by_name"),
                    models.Index(fields=["practice", "standing", "sort_name", "id"], name="caseload_by_standing"),
                    models.Index(
                        condition=models.Q(("review_on__isnull", False)),
                        fields=["practice", "review_on", "id"],
                        name="caseload_by_review",
                    ),
                    models.Index(
                        condition=models.Q(("changed_at__isnull", False)),
                        fields=["practice", "changed_at", "id"],
                        name="caseload_by_change",
                    ),
                    models.Index(
                        condition=models.Q(("ask_again_on__isnull", False)),
                        fields=["practice", "ask_again_on", "id"],
                        name="caseload_by_asking",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "standing__in",
                                [
                                    partake.care_plans.domain.caseload.Standing["NONE"],
                                    partake.care_plans.domain.caseload.Standing["DRAFT"],
                                    partake.care_plans.domain.caseload.Standing["AGREED"],
                                    partake.care_plans.domain.caseload.Standing["CHANGING"],
                                ],
                            )
                        ),
                        name="caseload_standing_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("standing", partake.care_plans.domain.caseload.Standing["NONE"]), ("version", 0)),
                            models.Q(
                                models.Q(
                                    ("standing", partake.care_plans.domain.caseload.Standing["NONE"]), _negated=True
                                ),
                                ("version__gte", 1),
                            ),
                            _connector="OR",
                        ),
                        name="caseload_version_if_a_plan",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="keyedpaper",
            constraint=models.UniqueConstraint(fields=("printed", "number"), name="keyed_paper_numbered_once"),
        ),
    ]
