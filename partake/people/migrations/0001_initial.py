import django.db.models.deletion
import partake.audit.domain
import partake.people.domain
import partake.people.powers
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("files", "0001_initial"),
        ("organisations", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ImportRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("file_name", models.CharField(max_length=200)),
                ("headings", models.JSONField(default=list)),
                ("started_at", models.DateTimeField()),
                ("started_by", models.CharField(max_length=200)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("added", models.PositiveIntegerField(default=0)),
                ("changed", models.PositiveIntegerField(default=0)),
                ("unchanged", models.PositiveIntegerField(default=0)),
                ("refused", models.PositiveIntegerField(default=0)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("given_name", models.CharField(max_length=100)),
                ("family_name", models.CharField(max_length=100)),
                ("known_as", models.CharField(blank=True, max_length=100)),
                ("pronouns", models.CharField(blank=True, max_length=40)),
                ("born_on", models.DateField(blank=True, null=True)),
                ("nhs_number", models.CharField(blank=True, max_length=10, null=True, unique=True)),
                ("no_fixed_address", models.BooleanField(default=False)),
                ("no_contact", models.BooleanField(default=False)),
                ("died_on", models.DateField(blank=True, null=True)),
                ("moved_away_on", models.DateField(blank=True, null=True)),
                ("created_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "superseded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["born_on"], name="person_by_birth")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("nhs_number__isnull", True), ("nhs_number__regex", "^[0-9]{10}$"), _connector="OR"
                        ),
                        name="person_nhs_number_ten_digits",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("died_on__isnull", True),
                            ("born_on__isnull", True),
                            ("died_on__gte", models.F("born_on")),
                            _connector="OR",
                        ),
                        name="person_died_after_birth",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("merged_at", models.DateTimeField()),
                ("merged_by", models.CharField(max_length=200)),
                ("journal", models.JSONField()),
                ("last_event", models.BigIntegerField()),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                ("undone_by", models.CharField(blank=True, max_length=200)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "kept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "merged",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("undone_at__isnull", True), ("undone_by", "")),
                            models.Q(("undone_at__isnull", False), models.Q(("undone_by", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="merge_undone_by_someone",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at__isnull", True)), fields=("merged",), name="merged_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LookQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("look_id", models.UUIDField(unique=True)),
                ("looked_at", models.DateTimeField()),
                ("looked_by", models.CharField(max_length=400)),
                ("question", models.TextField(blank=True, max_length=2000)),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.CharField(max_length=200)),
                ("due_on", models.DateField()),
                ("answer", models.TextField(blank=True, max_length=5000)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answered_by", models.CharField(blank=True, max_length=200)),
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="look_questions", to="people.person"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("answered_at__isnull", True)),
                        fields=["organisation", "due_on"],
                        name="look_question_open",
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
                        name="look_question_answered_by_someone",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Language",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=12)),
                ("name", models.CharField(max_length=60)),
                ("is_preferred", models.BooleanField(default=False)),
                ("reads", models.BooleanField(default=True)),
                ("interpreter_wanted", models.BooleanField(default=False)),
                ("added_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="languages", to="people.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)), fields=("person", "code"), name="language_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True), ("is_preferred", True)),
                        fields=("person",),
                        name="language_one_preferred",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportedRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=64)),
                ("fingerprint", models.CharField(max_length=80)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "last_run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rows", to="people.importrun"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("organisation", "key"), name="imported_row_once")],
            },
        ),
        migrations.CreateModel(
            name="EmergencyOpening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("opened_by", models.CharField(max_length=200)),
                ("job_title", models.CharField(max_length=120)),
                ("reason", models.TextField(max_length=1000)),
                ("opened_at", models.DateTimeField()),
                ("closes_at", models.DateTimeField()),
                ("content_at", models.DateTimeField(blank=True, null=True)),
                (
                    "opened_by_user",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="emergency_openings",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person", "-opened_at"], name="emergency_by_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closes_at__gte", models.F("opened_at"))),
                        name="emergency_closes_after_opening",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DemographicAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("question", models.CharField(max_length=40)),
                ("list_version", models.CharField(max_length=40)),
                ("answer", models.CharField(blank=True, max_length=40)),
                ("declined", models.BooleanField(default=False)),
                ("answered_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("number", models.PositiveIntegerField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="demographic_answers",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("person", "question", "number"), name="demographic_numbered_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("declined", True)),
                            models.Q(("declined", False), models.Q(("answer", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="demographic_answered_or_declined",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactPoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("ADDRESS", "Address"), ("PHONE", "Phone"), ("MOBILE", "Mobile"), ("EMAIL", "Email")],
                        max_length=10,
                    ),
                ),
                ("value", models.CharField(max_length=400)),
                ("safe_to_use", models.BooleanField(default=True)),
                ("safe_to_leave_message", models.BooleanField(default=False)),
                ("is_shared", models.BooleanField(default=False)),
                ("is_preferred", models.BooleanField(default=False)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("added_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="contact_points", to="people.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True), ("is_preferred", True)),
                        fields=("person",),
                        name="contact_one_preferred",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("safe_to_use", True),
                            models.Q(("is_preferred", False), ("safe_to_leave_message", False)),
                            _connector="OR",
                        ),
                        name="contact_unsafe_is_not_used",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CommunicationNeed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.CharField(max_length=40)),
                ("instruction", models.CharField(blank=True, max_length=200)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=200)),
                ("review_due_on", models.DateField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="communication_needs",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)), fields=("person", "code"), name="need_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CareRelationship",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            (partake.audit.domain.Basis["REGISTRATION"], partake.audit.domain.Basis["REGISTRATION"]),
                            (partake.audit.domain.Basis["CARE_TEAM"], partake.audit.domain.Basis["CARE_TEAM"]),
                            (partake.audit.domain.Basis["REFERRAL"], partake.audit.domain.Basis["REFERRAL"]),
                        ],
                        max_length=20,
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("started_by", models.CharField(max_length=200)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("hidden", models.JSONField(default=list)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.team",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="care_relationships",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=["organisation", "person"],
                        name="relationship_current",
                    ),
                    models.Index(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=["organisation", "basis"],
                        name="relationship_by_basis",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("basis", "REGISTRATION"), ("ended_at__isnull", True)),
                        fields=("person",),
                        name="registered_with_one_practice",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"),
                        name="relationship_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CapacityDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("about_kind", models.CharField(max_length=60)),
                ("about_id", models.CharField(max_length=80)),
                ("question", models.CharField(max_length=300)),
                ("support", models.TextField(max_length=2000)),
                ("can_decide", models.BooleanField()),
                ("unable", models.JSONField(default=list)),
                ("reasons", models.TextField(max_length=2000)),
                ("cause", models.TextField(blank=True, max_length=1000)),
                ("decided_at", models.DateTimeField()),
                ("decided_by", models.CharField(max_length=200)),
                ("holds_until", models.DateField(blank=True, null=True)),
                ("ask_again_on", models.DateField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="capacity_decisions",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["person", "about_kind", "about_id", "-decided_at"], name="capacity_about")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ask_again_on__isnull", True), ("can_decide", True), ("holds_until__isnull", True)
                            ),
                            models.Q(
                                ("ask_again_on__isnull", False), ("can_decide", False), ("holds_until__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="cannot_decide_only_for_a_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BestInterestsDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("wishes", models.TextField(max_length=2000)),
                ("consulted", models.TextField(max_length=2000)),
                ("least_restrictive", models.TextField(max_length=2000)),
                ("reasons", models.TextField(max_length=2000)),
                ("decided_at", models.DateTimeField()),
                ("decided_by", models.CharField(max_length=200)),
                (
                    "capacity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="best_interests",
                        to="people.capacitydecision",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="best_interests", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PersonAccount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("linked_at", models.DateTimeField()),
                ("linked_by", models.CharField(max_length=200)),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="account", to="people.person"
                    ),
                ),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="person_account",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PersonalContact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("relationship", models.CharField(blank=True, max_length=100)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("is_emergency", models.BooleanField(default=False)),
                ("is_next_of_kin", models.BooleanField(default=False)),
                ("is_carer", models.BooleanField(default=False)),
                ("added_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="personal_contacts",
                        to="people.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PossibleDuplicate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("because", models.CharField(max_length=40)),
                ("found_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("settled_by", models.CharField(blank=True, max_length=200)),
                ("same_person", models.BooleanField(blank=True, null=True)),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("first", "second"), name="possible_duplicate_once"),
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))), name="possible_duplicate_ordered"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("same_person__isnull", True), ("settled_at__isnull", True), ("settled_by", "")),
                            models.Q(
                                ("same_person__isnull", False),
                                ("settled_at__isnull", False),
                                models.Q(("settled_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="possible_duplicate_settled_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RefusedRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("column", models.CharField(blank=True, max_length=60)),
                ("reason", models.CharField(max_length=300)),
                ("cells", models.JSONField()),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="refused_rows", to="people.importrun"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("run", "number"), name="refused_row_once")],
            },
        ),
        migrations.CreateModel(
            name="Representative",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("relation", models.CharField(blank=True, max_length=100)),
                ("email", models.EmailField(blank=True, max_length=254)),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            (partake.audit.domain.Basis["ATTORNEY"], partake.audit.domain.Basis["ATTORNEY"]),
                            (partake.audit.domain.Basis["DEPUTY"], partake.audit.domain.Basis["DEPUTY"]),
                            (partake.audit.domain.Basis["PARENT"], partake.audit.domain.Basis["PARENT"]),
                            (partake.audit.domain.Basis["ADVOCATE"], partake.audit.domain.Basis["ADVOCATE"]),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "evidence",
                    models.CharField(
                        choices=[
                            (
                                partake.people.powers.Evidence["REGISTERED_LPA"],
                                partake.people.powers.Evidence["REGISTERED_LPA"],
                            ),
                            (
                                partake.people.powers.Evidence["LPA_ACCESS_CODE"],
                                partake.people.powers.Evidence["LPA_ACCESS_CODE"],
                            ),
                            (
                                partake.people.powers.Evidence["COURT_ORDER"],
                                partake.people.powers.Evidence["COURT_ORDER"],
                            ),
                            (
                                partake.people.powers.Evidence["BIRTH_CERTIFICATE"],
                                partake.people.powers.Evidence["BIRTH_CERTIFICATE"],
                            ),
                            (
                                partake.people.powers.Evidence["PARENTAL_ORDER"],
                                partake.people.powers.Evidence["PARENTAL_ORDER"],
                            ),
                            (
                                partake.people.powers.Evidence["INSTRUCTION"],
                                partake.people.powers.Evidence["INSTRUCTION"],
                            ),
                        ],
                        max_length=20,
                    ),
                ),
                ("reference", models.CharField(blank=True, max_length=100)),
                ("seen_on", models.DateField()),
                (
                    "identity",
                    models.CharField(
                        choices=[
                            (partake.people.domain.CheckedHow["PHOTO"], partake.people.domain.CheckedHow["PHOTO"]),
                            (partake.people.domain.CheckedHow["KNOWN"], partake.people.domain.CheckedHow["KNOWN"]),
                            (partake.people.domain.CheckedHow["ANSWERS"], partake.people.domain.CheckedHow["ANSWERS"]),
                        ],
                        max_length=10,
                    ),
                ),
                ("parts", models.JSONField()),
                ("hidden", models.JSONField(default=list)),
                ("since", models.DateField()),
                ("until", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=200)),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                ("paused_at", models.DateTimeField(blank=True, null=True)),
                ("paused_by", models.CharField(blank=True, max_length=200)),
                ("worry", models.TextField(blank=True)),
                ("objection", models.TextField(blank=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_by", models.CharField(blank=True, max_length=200)),
                (
                    "end_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            (partake.people.powers.EndReason["STOPPED"], partake.people.powers.EndReason["STOPPED"]),
                            (
                                partake.people.powers.EndReason["NO_LONGER"],
                                partake.people.powers.EndReason["NO_LONGER"],
                            ),
                            (partake.people.powers.EndReason["UNSAFE"], partake.people.powers.EndReason["UNSAFE"]),
                            (partake.people.powers.EndReason["CHANGED"], partake.people.powers.EndReason["CHANGED"]),
                            (partake.people.powers.EndReason["DECLINED"], partake.people.powers.EndReason["DECLINED"]),
                            (
                                partake.people.powers.EndReason["TURNED_16"],
                                partake.people.powers.EndReason["TURNED_16"],
                            ),
                            (partake.people.powers.EndReason["DIED"], partake.people.powers.EndReason["DIED"]),
                            (partake.people.powers.EndReason["MERGED"], partake.people.powers.EndReason["MERGED"]),
                        ],
                        max_length=10,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="representing",
                        to="people.personalcontact",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="representatives", to="people.person"
                    ),
                ),
                (
                    "user",
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
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=["organisation", "until"],
                        name="representing_of_practice",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("person", "contact"),
                        name="represented_once_by_each",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(models.Q(("email", ""), _negated=True), ("ended_at__isnull", True)),
                        fields=("person", "email"),
                        name="represented_once_by_email",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gte", models.F("since"))), name="representing_ends_after_start"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("accepted_at__isnull", True), ("user__isnull", False), _connector="OR"),
                        name="representing_accepted_by_a_user",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("paused_at__isnull", True), ("paused_by", "")),
                            models.Q(("paused_at__isnull", False), models.Q(("paused_by", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="representing_paused_by_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end_reason", ""), ("ended_at__isnull", True), ("ended_by", "")),
                            models.Q(
                                ("ended_at__isnull", False),
                                models.Q(("ended_by", ""), _negated=True),
                                models.Q(("end_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="representing_ended_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RightTold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("right", models.CharField(max_length=40)),
                ("text_version", models.CharField(max_length=20)),
                ("told_on", models.DateField()),
                ("how", models.CharField(max_length=20)),
                ("told_by", models.CharField(max_length=200)),
                ("recorded_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rights_told", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SearchName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.CharField(max_length=100)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "relationship",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_names",
                        to="people.carerelationship",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["organisation", "word"], name="search_name_in_organisation")],
            },
        ),
        migrations.CreateModel(
            name="Share",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("with_email", models.EmailField(blank=True, max_length=254)),
                ("with_name", models.CharField(blank=True, max_length=200)),
                ("relation", models.CharField(blank=True, max_length=100)),
                ("parts", models.JSONField()),
                ("until", models.DateField(blank=True, null=True)),
                ("decided_at", models.DateTimeField()),
                ("decided_by", models.CharField(max_length=200)),
                (
                    "asked_how",
                    models.CharField(
                        choices=[
                            (
                                partake.people.domain.AskedHow["THEMSELVES"],
                                partake.people.domain.AskedHow["THEMSELVES"],
                            ),
                            (partake.people.domain.AskedHow["IN_PERSON"], partake.people.domain.AskedHow["IN_PERSON"]),
                            (partake.people.domain.AskedHow["BY_PHONE"], partake.people.domain.AskedHow["BY_PHONE"]),
                            (
                                partake.people.domain.AskedHow["IN_WRITING"],
                                partake.people.domain.AskedHow["IN_WRITING"],
                            ),
                            (partake.people.domain.AskedHow["FOR_THEM"], partake.people.domain.AskedHow["FOR_THEM"]),
                        ],
                        max_length=12,
                    ),
                ),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                ("stopped_at", models.DateTimeField(blank=True, null=True)),
                ("stopped_by", models.CharField(blank=True, max_length=200)),
                (
                    "stop_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            (partake.people.domain.StopReason["STOPPED"], partake.people.domain.StopReason["STOPPED"]),
                            (partake.people.domain.StopReason["CHANGED"], partake.people.domain.StopReason["CHANGED"]),
                            (
                                partake.people.domain.StopReason["DECLINED"],
                                partake.people.domain.StopReason["DECLINED"],
                            ),
                            (partake.people.domain.StopReason["DIED"], partake.people.domain.StopReason["DIED"]),
                            (partake.people.domain.StopReason["MERGED"], partake.people.domain.StopReason["MERGED"]),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="shares", to="people.person"
                    ),
                ),
                (
                    "with_contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shares",
                        to="people.personalcontact",
                    ),
                ),
                (
                    "with_organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "with_team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.team",
                    ),
                ),
                (
                    "with_user",
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
                "indexes": [models.Index(fields=["accepted_at", "with_email"], name="share_by_email")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("with_email", ""),
                                ("with_organisation__isnull", False),
                                ("with_team__isnull", True),
                                ("with_user__isnull", True),
                            ),
                            models.Q(
                                ("with_email", ""),
                                ("with_organisation__isnull", True),
                                ("with_team__isnull", False),
                                ("with_user__isnull", True),
                            ),
                            models.Q(
                                ("with_email", ""),
                                ("with_organisation__isnull", True),
                                ("with_team__isnull", True),
                                ("with_user__isnull", False),
                            ),
                            models.Q(
                                ("with_organisation__isnull", True),
                                ("with_team__isnull", True),
                                models.Q(("with_email", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="share_with_exactly_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stop_reason", ""), ("stopped_at__isnull", True), ("stopped_by", "")),
                            models.Q(
                                ("stopped_at__isnull", False),
                                models.Q(("stopped_by", ""), _negated=True),
                                models.Q(("stop_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="share_stopped_by_someone_for_a_reason",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("stopped_at__isnull", True), ("with_organisation__isnull", False)),
                        fields=("person", "with_organisation"),
                        name="share_once_with_organisation",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("stopped_at__isnull", True), ("with_team__isnull", False)),
                        fields=("person", "with_team"),
                        name="share_once_with_team",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("stopped_at__isnull", True), ("with_user__isnull", False)),
                        fields=("person", "with_user"),
                        name="share_once_with_user",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(models.Q(("with_email", ""), _negated=True), ("stopped_at__isnull", True)),
                        fields=("person", "with_email"),
                        name="share_once_with_email",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Words",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("heading", models.CharField(max_length=30)),
                ("words", models.TextField(max_length=5000)),
                ("file_words", models.TextField(blank=True, max_length=2000)),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=200)),
                ("helped_by", models.CharField(blank=True, max_length=200)),
                ("number", models.PositiveIntegerField()),
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
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="words", to="people.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("person", "heading", "number"), name="words_numbered_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("file__isnull", True), ("file_words", "")),
                            models.Q(("file__isnull", False), models.Q(("file_words", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="words_file_has_words",
                    ),
                ],
            },
        ),
    ]
