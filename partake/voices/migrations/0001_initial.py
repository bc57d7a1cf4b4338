import django.db.models.deletion
import django.db.models.functions.comparison
import partake.voices.domain.labels
import partake.voices.domain.states
import partake.voices.domain.voice
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("files", "0001_initial"),
        ("organisations", "0001_initial"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Label",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=60)),
                ("sorted_as", models.CharField(max_length=60)),
                ("theme", models.CharField(blank=True, max_length=120)),
                ("begun_at", models.DateTimeField()),
                ("begun_by", models.CharField(max_length=200)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "sorted_as"), name="label_once_in_a_body"),
                    models.UniqueConstraint(
                        condition=models.Q(("theme", ""), _negated=True),
                        fields=("organisation", "theme"),
                        name="label_theme_once_in_a_body",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Outcome",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("kind", models.CharField(max_length=14)),
                ("title", models.CharField(max_length=200)),
                ("said", models.TextField(max_length=2000)),
                ("words", models.TextField(max_length=5000)),
                ("decided_by", models.CharField(max_length=200)),
                ("decided_on", models.DateField()),
                ("look_again_on", models.DateField(blank=True, null=True)),
                ("state", models.CharField(max_length=10)),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=200)),
                ("written_by_user", models.PositiveBigIntegerField()),
                ("checked_at", models.DateTimeField(blank=True, null=True)),
                ("checked_by", models.CharField(blank=True, max_length=200)),
                ("checked_by_user", models.PositiveBigIntegerField(blank=True, null=True)),
                ("sent_back_why", models.CharField(blank=True, max_length=1000)),
                ("telling", models.BooleanField(default=False)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="voices.outcome",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["organisation", "state", "decided_on"], name="outcomes_of_body"),
                    models.Index(
                        condition=models.Q(("telling", True)), fields=["checked_at"], name="outcomes_being_told"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    partake.voices.domain.states.OutcomeKind["WE_DID"],
                                    partake.voices.domain.states.OutcomeKind["WE_ARE_NOT"],
                                    partake.voices.domain.states.OutcomeKind["STILL_THINKING"],
                                ],
                            )
                        ),
                        name="outcome_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", partake.voices.domain.states.OutcomeState["PUBLISHED"]), _negated=True),
                            ("checked_by_user__isnull", False),
                            _connector="OR",
                        ),
                        name="outcome_published_is_checked",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("checked_by_user__isnull", True),
                            models.Q(("checked_by_user", models.F("written_by_user")), _negated=True),
                            _connector="OR",
                        ),
                        name="outcome_checked_by_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("worked", models.CharField(max_length=8)),
                ("words", models.TextField(max_length=2000)),
                ("at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=200)),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="follow_ups", to="voices.outcome"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Enquiry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("words", models.TextField(max_length=2000)),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.CharField(max_length=200)),
                ("due_on", models.DateField()),
                ("answer", models.TextField(blank=True, max_length=5000)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answered_by", models.CharField(blank=True, max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "asked_for",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enquiries",
                        to="voices.outcome",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["organisation", "asked_at"], name="enquiries_to_body"),
                    models.Index(
                        condition=models.Q(("answered_at__isnull", True)), fields=["due_on"], name="enquiries_open"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at__isnull", True)),
                            models.Q(("answered_at__isnull", False), models.Q(("answer", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="enquiry_answered_says_what",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Voice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("kind", models.CharField(max_length=20)),
                ("words", models.TextField(blank=True, max_length=20000)),
                ("good", models.TextField(blank=True, max_length=20000)),
                ("better", models.TextField(blank=True, max_length=20000)),
                ("title", models.CharField(blank=True, max_length=200)),
                ("score", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("question", models.CharField(blank=True, max_length=300)),
                ("said_on", models.DateField(blank=True, null=True)),
                ("received_at", models.DateTimeField()),
                ("channel", models.CharField(max_length=12)),
                ("sampling", models.CharField(max_length=20)),
                ("speaker", models.CharField(max_length=12)),
                ("told_by", models.CharField(blank=True, max_length=200)),
                ("language", models.CharField(default="en", max_length=20)),
                ("english", models.TextField(blank=True, max_length=20000)),
                ("translated_by", models.CharField(blank=True, max_length=200)),
                ("allows_quote", models.BooleanField(default=False)),
                ("allows_count", models.BooleanField(default=True)),
                ("wants_answer", models.BooleanField(default=False)),
                ("screening", models.CharField(max_length=14)),
                ("found", models.JSONField(default=list)),
                ("clearing", models.CharField(default=partake.voices.domain.states.Clearing["WAITING"], max_length=10)),
                ("shown_words", models.TextField(blank=True, max_length=20000)),
                ("shown_good", models.TextField(blank=True, max_length=20000)),
                ("shown_better", models.TextField(blank=True, max_length=20000)),
                ("shown_title", models.CharField(blank=True, max_length=200)),
                ("shown_english", models.TextField(blank=True, max_length=20000)),
                ("cleared_at", models.DateTimeField(blank=True, null=True)),
                ("cleared_by", models.CharField(blank=True, max_length=200)),
                ("kept_back_why", models.CharField(blank=True, max_length=500)),
                (
                    "seriousness",
                    models.CharField(default=partake.voices.domain.states.Seriousness["NOT_READ"], max_length=10),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("source_kind", models.CharField(blank=True, max_length=60)),
                ("source_id", models.CharField(blank=True, max_length=60)),
                ("came_as", models.CharField(blank=True, max_length=120, null=True, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(
                            ("answered_at__isnull", True), ("wants_answer", True), ("withdrawn_at__isnull", True)
                        ),
                        fields=["received_at"],
                        name="voice_waits_for_answer",
                    ),
                    models.Index(fields=["source_kind", "source_id"], name="voice_of_source"),
                    models.Index(
                        condition=models.Q(
                            ("allows_quote", True),
                            ("clearing", partake.voices.domain.states.Clearing["CLEARED"]),
                            ("withdrawn_at__isnull", True),
                        ),
                        fields=["received_at", "id"],
                        name="voice_for_everyone",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    partake.voices.domain.voice.VoiceKind["COMMENT"],
                                    partake.voices.domain.voice.VoiceKind["SURVEY_ANSWER"],
                                    partake.voices.domain.voice.VoiceKind["STORY"],
                                    partake.voices.domain.voice.VoiceKind["COMPLAINT"],
                                    partake.voices.domain.voice.VoiceKind["COMPLIMENT"],
                                    partake.voices.domain.voice.VoiceKind["SUGGESTION"],
                                    partake.voices.domain.voice.VoiceKind["GROUP_NOTE"],
                                    partake.voices.domain.voice.VoiceKind["INTERVIEW_NOTE"],
                                    partake.voices.domain.voice.VoiceKind["OBSERVATION"],
                                    partake.voices.domain.voice.VoiceKind["PEER_RESEARCH"],
                                    partake.voices.domain.voice.VoiceKind["SOCIAL_MEDIA"],
                                    partake.voices.domain.voice.VoiceKind["EVIDENCE"],
                                    partake.voices.domain.voice.VoiceKind["CONSULTATION_ANSWER"],
                                    partake.voices.domain.voice.VoiceKind["WHAT_MATTERS"],
                                    partake.voices.domain.voice.VoiceKind["UNMET_NEED"],
                                ],
                            )
                        ),
                        name="voice_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "channel__in",
                                [
                                    partake.voices.domain.voice.Channel["ONLINE"],
                                    partake.voices.domain.voice.Channel["KIOSK"],
                                    partake.voices.domain.voice.Channel["TEXT_MESSAGE"],
                                    partake.voices.domain.voice.Channel["EMAIL"],
                                    partake.voices.domain.voice.Channel["PAPER"],
                                    partake.voices.domain.voice.Channel["PHONE"],
                                    partake.voices.domain.voice.Channel["IN_PERSON"],
                                    partake.voices.domain.voice.Channel["FILE"],
                                ],
                            )
                        ),
                        name="voice_channel_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "sampling__in",
                                [
                                    partake.voices.domain.voice.Sampling["ANYONE_MAY"],
                                    partake.voices.domain.voice.Sampling["EVERYONE_ASKED"],
                                    partake.voices.domain.voice.Sampling["RANDOM_SAMPLE"],
                                    partake.voices.domain.voice.Sampling["INVITED_GROUP"],
                                    partake.voices.domain.voice.Sampling["CAME_BY_THEMSELVES"],
                                    partake.voices.domain.voice.Sampling["NOT_KNOWN"],
                                ],
                            )
                        ),
                        name="voice_sampling_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "speaker__in",
                                [
                                    partake.voices.domain.voice.Speaker["PATIENT"],
                                    partake.voices.domain.voice.Speaker["CARER"],
                                    partake.voices.domain.voice.Speaker["FAMILY"],
                                    partake.voices.domain.voice.Speaker["STAFF"],
                                    partake.voices.domain.voice.Speaker["DID_NOT_USE"],
                                    partake.voices.domain.voice.Speaker["SOMEONE_ELSE"],
                                    partake.voices.domain.voice.Speaker["NOT_SAID"],
                                ],
                            )
                        ),
                        name="voice_speaker_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("clearing", partake.voices.domain.states.Clearing["CLEARED"]), _negated=True),
                            ("cleared_at__isnull", False),
                            _connector="OR",
                        ),
                        name="voice_cleared_by_a_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True),
                            models.Q(
                                ("better", ""),
                                ("english", ""),
                                ("good", ""),
                                ("title", ""),
                                ("words", ""),
                                ("shown_better", ""),
                                ("shown_english", ""),
                                ("shown_good", ""),
                                ("shown_title", ""),
                                ("shown_words", ""),
                            ),
                            _connector="OR",
                        ),
                        name="voice_withdrawn_holds_no_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("words", models.TextField(max_length=5000)),
                ("says_changed", models.BooleanField(default=False)),
                ("changed", models.TextField(blank=True, max_length=2000)),
                ("state", models.CharField(max_length=10)),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=200)),
                ("written_by_user", models.PositiveBigIntegerField()),
                ("checked_at", models.DateTimeField(blank=True, null=True)),
                ("checked_by", models.CharField(blank=True, max_length=200)),
                ("checked_by_user", models.PositiveBigIntegerField(blank=True, null=True)),
                ("sent_back_why", models.CharField(blank=True, max_length=1000)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "voice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="replies", to="voices.voice"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("says_changed", True),
                                ("state", partake.voices.domain.states.ReplyState["SHOWN"]),
                                _negated=True,
                            ),
                            ("checked_by_user__isnull", False),
                            _connector="OR",
                        ),
                        name="reply_of_change_is_checked",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("checked_by_user__isnull", True),
                            models.Q(("checked_by_user", models.F("written_by_user")), _negated=True),
                            _connector="OR",
                        ),
                        name="reply_checked_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("says_changed", False), models.Q(("changed", ""), _negated=True), _connector="OR"
                        ),
                        name="reply_says_what_changed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OutcomeVoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("told_at", models.DateTimeField(blank=True, null=True)),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cites", to="voices.outcome"
                    ),
                ),
                (
                    "voice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="outcomes", to="voices.voice"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("outcome", "voice"), name="outcome_cites_once")],
            },
        ),
        migrations.CreateModel(
            name="EnquiryVoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "enquiry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cites", to="voices.enquiry"
                    ),
                ),
                (
                    "voice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="enquiries", to="voices.voice"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("enquiry", "voice"), name="enquiry_cites_once")],
            },
        ),
        migrations.CreateModel(
            name="Contributor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(blank=True, max_length=200)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("postal_address", models.TextField(blank=True, max_length=500)),
                ("needs", models.JSONField(default=list)),
                ("language", models.CharField(default="en", max_length=20)),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "voice",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="voices.voice"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Concern",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("raised_at", models.DateTimeField()),
                ("raised_by", models.CharField(blank=True, max_length=200)),
                ("went_by", models.JSONField(default=list)),
                ("state", models.CharField(default=partake.voices.domain.states.ConcernState["OPEN"], max_length=8)),
                ("taken_at", models.DateTimeField(blank=True, null=True)),
                ("taken_by", models.CharField(blank=True, max_length=200)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("closed_by", models.CharField(blank=True, max_length=200)),
                ("done", models.TextField(blank=True, max_length=2000)),
                ("told_again_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "voice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="concerns", to="voices.voice"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(
                            ("state", partake.voices.domain.states.ConcernState["CLOSED"]), _negated=True
                        ),
                        fields=["organisation", "raised_at"],
                        name="concerns_open",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", partake.voices.domain.states.ConcernState["CLOSED"]), _negated=True),
                            models.Q(("closed_at__isnull", False), models.Q(("done", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="concern_closed_says_what_was_done",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AnswerBack",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("satisfied", models.CharField(max_length=8)),
                ("words", models.TextField(blank=True, max_length=2000)),
                ("at", models.DateTimeField()),
                ("cleared_at", models.DateTimeField(blank=True, null=True)),
                ("cleared_by", models.CharField(blank=True, max_length=200)),
                (
                    "outcome",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers_back",
                        to="voices.outcome",
                    ),
                ),
                (
                    "reply",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers_back",
                        to="voices.reply",
                    ),
                ),
                (
                    "voice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers_back", to="voices.voice"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome__isnull", True), ("reply__isnull", False)),
                            models.Q(("outcome__isnull", False), ("reply__isnull", True)),
                            _connector="OR",
                        ),
                        name="answer_back_to_one_thing",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="VoiceAbout",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("received_at", models.DateTimeField()),
                ("kind", models.CharField(max_length=20)),
                ("clearing", models.CharField(max_length=10)),
                ("withdrawn", models.BooleanField(default=False)),
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
                (
                    "voice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="abouts", to="voices.voice"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["service", "received_at"], name="voices_of_service"),
                    models.Index(fields=["service", "clearing", "received_at"], name="voices_of_service_by_state"),
                    models.Index(fields=["organisation", "received_at"], name="voices_of_body"),
                    models.Index(fields=["organisation", "kind", "received_at"], name="voices_of_body_by_kind"),
                    models.Index(fields=["service", "kind", "received_at"], name="voices_of_service_by_kind"),
                    models.Index(fields=["organisation", "clearing", "received_at"], name="voices_of_body_by_state"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("voice"),
                        models.F("organisation"),
                        django.db.models.functions.comparison.Coalesce("service", 0),
                        name="voice_about_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="VoiceAttribute",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("characteristic", models.CharField(max_length=20)),
                ("list_version", models.CharField(max_length=40)),
                ("category", models.CharField(max_length=60)),
                (
                    "voice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="attributes", to="voices.voice"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("voice", "characteristic"), name="voice_attribute_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="VoiceChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first_id", models.PositiveBigIntegerField()),
                ("last_id", models.PositiveBigIntegerField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last_id__gte", models.F("first_id"))), name="voice_change_in_order"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="VoiceLabel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("put_on_by", models.CharField(max_length=8)),
                ("part", models.PositiveSmallIntegerField(default=0)),
                ("sentiment", models.CharField(blank=True, max_length=8)),
                ("model", models.CharField(blank=True, max_length=60)),
                ("confidence", models.FloatField(blank=True, null=True)),
                ("went_by", models.JSONField(default=list)),
                ("put_on_at", models.DateTimeField()),
                ("name", models.CharField(max_length=200)),
                ("taken_off_at", models.DateTimeField(blank=True, null=True)),
                ("taken_off_by", models.CharField(blank=True, max_length=200)),
                (
                    "label",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="on", to="voices.label"
                    ),
                ),
                (
                    "voice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="labels", to="voices.voice"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("taken_off_at__isnull", True)),
                        fields=["label", "voice"],
                        name="voices_with_a_label",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "put_on_by__in",
                                [
                                    partake.voices.domain.labels.LabelledBy["PERSON"],
                                    partake.voices.domain.labels.LabelledBy["MACHINE"],
                                ],
                            )
                        ),
                        name="label_put_on_by_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "sentiment__in",
                                [
                                    "",
                                    partake.voices.domain.labels.Sentiment["HAPPY"],
                                    partake.voices.domain.labels.Sentiment["UNHAPPY"],
                                    partake.voices.domain.labels.Sentiment["NEITHER"],
                                ],
                            )
                        ),
                        name="label_sentiment_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("taken_off_at__isnull", True)),
                        fields=("voice", "label", "put_on_by", "part"),
                        name="label_on_a_voice_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("taken_off_at__isnull", True), ("taken_off_by", "")),
                            models.Q(("taken_off_at__isnull", False), models.Q(("taken_off_by", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="label_taken_off_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VoiceLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("link_hash", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                (
                    "voice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="voices.voice"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="VoiceMedia",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("words", models.TextField(blank=True, max_length=20000)),
                ("words_by", models.CharField(blank=True, max_length=200)),
                ("allows_show", models.BooleanField(default=False)),
                ("shown_words", models.TextField(blank=True, max_length=20000)),
                ("cleared_at", models.DateTimeField(blank=True, null=True)),
                ("cleared_by", models.CharField(blank=True, max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
                    ),
                ),
                (
                    "voice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="media", to="voices.voice"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cleared_at__isnull", True),
                            models.Q(("allows_show", True), models.Q(("shown_words", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="voice_media_shown_with_words",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ConcernContact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("in_hours_email", models.EmailField(max_length=254)),
                ("out_of_hours_email", models.EmailField(max_length=254)),
                ("opens_at", models.TimeField()),
                ("closes_at", models.TimeField()),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "organisation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closes_at__gt", models.F("opens_at"))), name="concern_hours_in_order"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="VoiceAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("question", models.CharField(max_length=100)),
                ("answer", models.CharField(max_length=60)),
                (
                    "voice",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="voices.voice"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("voice", "question", "answer"), name="voice_answer_once")
                ],
            },
        ),
    ]
