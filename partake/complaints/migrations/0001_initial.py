import django.db.models.deletion
import partake.complaints.domain.states
import partake.voices.domain.voice
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("files", "0001_initial"),
        ("organisations", "0001_initial"),
        ("voices", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Complaint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("reference", models.CharField(max_length=9, unique=True)),
                ("where", models.CharField(blank=True, max_length=200)),
                ("words", models.TextField(max_length=20000)),
                ("wants", models.TextField(blank=True, max_length=5000)),
                ("channel", models.CharField(max_length=12)),
                ("taken_by", models.CharField(blank=True, max_length=200)),
                ("happened_on", models.DateField(blank=True, null=True)),
                ("known_on", models.DateField(blank=True, null=True)),
                ("why_late", models.TextField(blank=True, max_length=2000)),
                ("taken_late_why", models.TextField(blank=True, max_length=2000)),
                ("may_share", models.BooleanField(blank=True, null=True)),
                (
                    "permission",
                    models.CharField(default=partake.complaints.domain.states.Permission["NOT_NEEDED"], max_length=10),
                ),
                ("permission_why", models.TextField(blank=True, max_length=2000)),
                ("state", models.CharField(default=partake.complaints.domain.states.State["RECEIVED"], max_length=12)),
                ("made_at", models.DateTimeField()),
                ("first_received_on", models.DateField()),
                ("received_on", models.DateField()),
                ("acknowledge_by", models.DateField()),
                ("acknowledged_at", models.DateTimeField(blank=True, null=True)),
                ("acknowledged_by", models.CharField(blank=True, max_length=200)),
                ("plan", models.TextField(blank=True, max_length=5000)),
                ("plan_agreed", models.BooleanField(blank=True, null=True)),
                ("answer_by", models.DateField()),
                ("explained_on", models.DateField(blank=True, null=True)),
                ("subject", models.CharField(blank=True, max_length=40)),
                ("exclusion", models.CharField(blank=True, max_length=40)),
                ("ended_why", models.TextField(blank=True, max_length=5000)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("first_ended_at", models.DateTimeField(blank=True, null=True)),
                ("reopened_at", models.DateTimeField(blank=True, null=True)),
                ("ombudsman_on", models.DateField(blank=True, null=True)),
                ("ombudsman_words", models.TextField(blank=True, max_length=5000)),
                ("warned_for", models.CharField(blank=True, max_length=40)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "about",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
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
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="voices.voice"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["organisation", "received_on"], name="complaints_of_body"),
                    models.Index(
                        condition=models.Q(
                            (
                                "state__in",
                                frozenset(
                                    [
                                        partake.complaints.domain.states.State["ACKNOWLEDGED"],
                                        partake.complaints.domain.states.State["RECEIVED"],
                                    ]
                                ),
                            )
                        ),
                        fields=["organisation", "answer_by"],
                        name="complaints_open",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    partake.complaints.domain.states.State["RECEIVED"],
                                    partake.complaints.domain.states.State["ACKNOWLEDGED"],
                                    partake.complaints.domain.states.State["ANSWERED"],
                                    partake.complaints.domain.states.State["PUT_RIGHT"],
                                    partake.complaints.domain.states.State["NOT_TAKEN_ON"],
                                    partake.complaints.domain.states.State["WITHDRAWN"],
                                ],
                            )
                        ),
                        name="complaint_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "permission__in",
                                [
                                    partake.complaints.domain.states.Permission["NOT_NEEDED"],
                                    partake.complaints.domain.states.Permission["WAITING"],
                                    partake.complaints.domain.states.Permission["SEEN"],
                                    partake.complaints.domain.states.Permission["REFUSED"],
                                ],
                            )
                        ),
                        name="complaint_permission_known",
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
                        name="complaint_channel_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at__isnull", True),
                                (
                                    "state__in",
                                    frozenset(
                                        [
                                            partake.complaints.domain.states.State["ACKNOWLEDGED"],
                                            partake.complaints.domain.states.State["RECEIVED"],
                                        ]
                                    ),
                                ),
                            ),
                            models.Q(
                                models.Q(
                                    (
                                        "state__in",
                                        frozenset(
                                            [
                                                partake.complaints.domain.states.State["ACKNOWLEDGED"],
                                                partake.complaints.domain.states.State["RECEIVED"],
                                            ]
                                        ),
                                    ),
                                    _negated=True,
                                ),
                                ("ended_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="complaint_ended_has_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("first_ended_at__isnull", True), ("reopened_at__isnull", True)),
                            ("reopened_at__gte", models.F("first_ended_at")),
                            _connector="OR",
                        ),
                        name="complaint_reopened_after_it_ended",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", partake.complaints.domain.states.State["ANSWERED"]), _negated=True),
                            models.Q(
                                ("acknowledged_at__isnull", False),
                                (
                                    "permission__in",
                                    [
                                        partake.complaints.domain.states.Permission["NOT_NEEDED"],
                                        partake.complaints.domain.states.Permission["SEEN"],
                                    ],
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="complaint_answered_to_whom_it_may_be",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Complainant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("postal_address", models.TextField(blank=True, max_length=500)),
                ("needs", models.JSONField(default=list)),
                ("language", models.CharField(default="en", max_length=20)),
                ("for_name", models.CharField(blank=True, max_length=200)),
                ("relation", models.CharField(blank=True, max_length=200)),
                ("basis", models.CharField(blank=True, max_length=10)),
                (
                    "complaint",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="complainant",
                        to="complaints.complaint",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "basis__in",
                                [
                                    "",
                                    partake.complaints.domain.states.Basis["ASKED"],
                                    partake.complaints.domain.states.Basis["CHILD"],
                                    partake.complaints.domain.states.Basis["CANNOT"],
                                    partake.complaints.domain.states.Basis["DIED"],
                                ],
                            )
                        ),
                        name="complainant_basis_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("basis", ""), ("for_name", "")),
                            models.Q(models.Q(("basis", ""), _negated=True), models.Q(("for_name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="complainant_for_another_names_them",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("finding", models.CharField(max_length=18)),
                ("considered", models.TextField(max_length=10000)),
                ("conclusions", models.TextField(max_length=10000)),
                ("actions", models.TextField(max_length=5000)),
                (
                    "state",
                    models.CharField(default=partake.complaints.domain.states.AnswerState["TO_SIGN"], max_length=10),
                ),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=200)),
                ("written_by_user", models.PositiveBigIntegerField()),
                ("sent_back_why", models.TextField(blank=True, max_length=1000)),
                ("signed_at", models.DateTimeField(blank=True, null=True)),
                ("signed_by", models.CharField(blank=True, max_length=200)),
                ("signed_by_user", models.PositiveBigIntegerField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "complaint",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answer", to="complaints.complaint"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    partake.complaints.domain.states.AnswerState["TO_SIGN"],
                                    partake.complaints.domain.states.AnswerState["SENT_BACK"],
                                    partake.complaints.domain.states.AnswerState["SENT"],
                                ],
                            )
                        ),
                        name="complaint_answer_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "finding__in",
                                [
                                    partake.complaints.domain.states.Finding["WELL_FOUNDED"],
                                    partake.complaints.domain.states.Finding["PARTLY"],
                                    partake.complaints.domain.states.Finding["NOT_WELL_FOUNDED"],
                                ],
                            )
                        ),
                        name="complaint_answer_finding_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("considered", ""), _negated=True),
                            models.Q(("conclusions", ""), _negated=True),
                            models.Q(("actions", ""), _negated=True),
                        ),
                        name="complaint_answer_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", partake.complaints.domain.states.AnswerState["SENT"]), _negated=True),
                            models.Q(
                                ("signed_at__isnull", False),
                                ("signed_by_user__isnull", False),
                                models.Q(("signed_by_user", models.F("written_by_user")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="complaint_answer_signed_by_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ComplaintLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("link_hash", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                (
                    "complaint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="complaints.complaint"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HandOver",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("kind", models.CharField(max_length=10)),
                ("consent", models.TextField(max_length=1000)),
                ("consented_on", models.DateField()),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=200)),
                (
                    "complaint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hand_overs",
                        to="complaints.complaint",
                    ),
                ),
                (
                    "from_organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "to_organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
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
                                    partake.complaints.domain.states.Handing["SENT_ON"],
                                    partake.complaints.domain.states.Handing["TOGETHER"],
                                ],
                            )
                        ),
                        name="hand_over_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("consent", ""), _negated=True), name="hand_over_rests_on_consent"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("from_organisation", models.F("to_organisation")), _negated=True),
                        name="hand_over_between_two",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", partake.complaints.domain.states.Handing["TOGETHER"])),
                        fields=("complaint", "to_organisation"),
                        name="hand_over_together_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("kind", models.CharField(max_length=10)),
                ("words", models.TextField(blank=True, max_length=20000)),
                ("document", models.JSONField(blank=True, null=True)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(blank=True, max_length=200)),
                (
                    "complaint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="papers", to="complaints.complaint"
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["complaint", "at"], name="papers_of_complaint")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    partake.complaints.domain.states.PaperKind["NOTE"],
                                    partake.complaints.domain.states.PaperKind["TALK"],
                                    partake.complaints.domain.states.PaperKind["SAID_MORE"],
                                    partake.complaints.domain.states.PaperKind["SENT"],
                                ],
                            )
                        ),
                        name="paper_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("document__isnull", False),
                                ("file", None),
                                ("kind", partake.complaints.domain.states.PaperKind["SENT"]),
                                ("words", ""),
                            ),
                            models.Q(
                                models.Q(("kind", partake.complaints.domain.states.PaperKind["SENT"]), _negated=True),
                                ("document__isnull", True),
                                models.Q(("words", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="paper_is_a_letter_or_words",
                    ),
                ],
            },
        ),
    ]
