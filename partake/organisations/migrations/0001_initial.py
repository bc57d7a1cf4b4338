import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
import partake.organisations.domain
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Place",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=200, unique=True)),
                ("code", models.CharField(blank=True, max_length=20, null=True, unique=True)),
                (
                    "within",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="organisations.place",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            (
                                partake.organisations.domain.OrganisationKind["INTEGRATED_CARE_BOARD"],
                                partake.organisations.domain.OrganisationKind["INTEGRATED_CARE_BOARD"],
                            ),
                            (
                                partake.organisations.domain.OrganisationKind["NHS_TRUST"],
                                partake.organisations.domain.OrganisationKind["NHS_TRUST"],
                            ),
                            (
                                partake.organisations.domain.OrganisationKind["GP_PRACTICE"],
                                partake.organisations.domain.OrganisationKind["GP_PRACTICE"],
                            ),
                            (
                                partake.organisations.domain.OrganisationKind["COUNCIL"],
                                partake.organisations.domain.OrganisationKind["COUNCIL"],
                            ),
                            (
                                partake.organisations.domain.OrganisationKind["CHARITY"],
                                partake.organisations.domain.OrganisationKind["CHARITY"],
                            ),
                            (
                                partake.organisations.domain.OrganisationKind["HEALTHWATCH"],
                                partake.organisations.domain.OrganisationKind["HEALTHWATCH"],
                            ),
                            (
                                partake.organisations.domain.OrganisationKind["OTHER"],
                                partake.organisations.domain.OrganisationKind["OTHER"],
                            ),
                        ],
                        max_length=30,
                    ),
                ),
                ("ods_code", models.CharField(blank=True, max_length=10, null=True, unique=True)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="predecessors",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="organisations.place"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="organisation_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("successor__isnull", True), ("valid_to__isnull", False), _connector="OR"),
                        name="organisation_succeeded_has_ended",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PopulationCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "characteristic",
                    models.CharField(
                        choices=[
                            (
                                partake.organisations.domain.Characteristic["AGE"],
                                partake.organisations.domain.Characteristic["AGE"],
                            ),
                            (
                                partake.organisations.domain.Characteristic["SEX"],
                                partake.organisations.domain.Characteristic["SEX"],
                            ),
                            (
                                partake.organisations.domain.Characteristic["ETHNICITY"],
                                partake.organisations.domain.Characteristic["ETHNICITY"],
                            ),
                            (
                                partake.organisations.domain.Characteristic["DEPRIVATION"],
                                partake.organisations.domain.Characteristic["DEPRIVATION"],
                            ),
                        ],
                        max_length=20,
                    ),
                ),
                ("list_version", models.CharField(max_length=40)),
                ("category", models.CharField(max_length=60)),
                ("people", models.PositiveIntegerField()),
                ("counted_on", models.DateField()),
                ("source", models.CharField(max_length=200)),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="population_counts",
                        to="organisations.place",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("place", "characteristic", "list_version", "category", "counted_on"),
                        name="population_counted_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Service",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="services",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("name"),
                        models.F("organisation"),
                        condition=models.Q(("valid_to__isnull", True)),
                        name="service_name_once_in_organisation",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ServiceStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=10)),
                ("happened_on", models.DateField()),
                ("name", models.CharField(blank=True, max_length=200)),
                (
                    "became",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="came_from",
                        to="organisations.service",
                    ),
                ),
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
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="organisations.service"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("became", None),
                                ("kind", partake.organisations.domain.StepKind["RENAMED"]),
                                ("organisation", None),
                                models.Q(("name", ""), _negated=True),
                            ),
                            models.Q(
                                ("became", None),
                                ("kind", partake.organisations.domain.StepKind["MOVED"]),
                                ("name", ""),
                                ("organisation__isnull", False),
                            ),
                            models.Q(
                                ("became__isnull", False),
                                (
                                    "kind__in",
                                    [
                                        partake.organisations.domain.StepKind["MERGED"],
                                        partake.organisations.domain.StepKind["SPLIT"],
                                    ],
                                ),
                                ("name", ""),
                                ("organisation", None),
                            ),
                            _connector="OR",
                        ),
                        name="service_step_says_what_its_kind_needs",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("became", models.F("service")), _negated=True),
                        name="service_becomes_another",
                    ),
                    models.UniqueConstraint(fields=("service", "became"), name="service_becomes_each_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Team",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="teams",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="teams",
                        to="organisations.service",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("name"),
                        models.F("organisation"),
                        name="team_name_once_in_organisation",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RoleAssignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            (
                                partake.organisations.domain.RoleCode["PRACTITIONER"],
                                partake.organisations.domain.RoleCode["PRACTITIONER"],
                            ),
                            (
                                partake.organisations.domain.RoleCode["CARE_COORDINATOR"],
                                partake.organisations.domain.RoleCode["CARE_COORDINATOR"],
                            ),
                            (
                                partake.organisations.domain.RoleCode["HEALTH_COACH"],
                                partake.organisations.domain.RoleCode["HEALTH_COACH"],
                            ),
                            (
                                partake.organisations.domain.RoleCode["LINK_WORKER"],
                                partake.organisations.domain.RoleCode["LINK_WORKER"],
                            ),
                            (
                                partake.organisations.domain.RoleCode["VOLUNTEER_SUPPORTER"],
                                partake.organisations.domain.RoleCode["VOLUNTEER_SUPPORTER"],
                            ),
                            (
                                partake.organisations.domain.RoleCode["RECORDS_LEAD"],
                                partake.organisations.domain.RoleCode["RECORDS_LEAD"],
                            ),
                            (
                                partake.organisations.domain.RoleCode["PLACE_ADMINISTRATOR"],
                                partake.organisations.domain.RoleCode["PLACE_ADMINISTRATOR"],
                            ),
                            (
                                partake.organisations.domain.RoleCode["SERVICE_MANAGER"],
                                partake.organisations.domain.RoleCode["SERVICE_MANAGER"],
                            ),
                            (
                                partake.organisations.domain.RoleCode["ENGAGEMENT_LEAD"],
                                partake.organisations.domain.RoleCode["ENGAGEMENT_LEAD"],
                            ),
                            (
                                partake.organisations.domain.RoleCode["DECISION_MAKER"],
                                partake.organisations.domain.RoleCode["DECISION_MAKER"],
                            ),
                            (
                                partake.organisations.domain.RoleCode["ASSURANCE_LEAD"],
                                partake.organisations.domain.RoleCode["ASSURANCE_LEAD"],
                            ),
                            (
                                partake.organisations.domain.RoleCode["HEALTHWATCH_OFFICER"],
                                partake.organisations.domain.RoleCode["HEALTHWATCH_OFFICER"],
                            ),
                            (
                                partake.organisations.domain.RoleCode["COMPLAINTS_LEAD"],
                                partake.organisations.domain.RoleCode["COMPLAINTS_LEAD"],
                            ),
                        ],
                        max_length=30,
                    ),
                ),
                ("job_title", models.CharField(max_length=120)),
                ("started_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="role_assignments",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="role_assignments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="role_assignments",
                        to="organisations.team",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True), ("ended_on__gte", models.F("started_on")), _connector="OR"
                        ),
                        name="role_ends_after_start",
                    ),
                    models.UniqueConstraint(
                        models.F("user"),
                        models.F("organisation"),
                        django.db.models.functions.comparison.Coalesce("team", 0),
                        models.F("role"),
                        condition=models.Q(("ended_on__isnull", True)),
                        name="role_held_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ServiceProposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.CharField(max_length=200)),
                ("giving_agreed_at", models.DateTimeField(blank=True, null=True)),
                ("giving_agreed_by", models.CharField(blank=True, max_length=200)),
                ("receiving_agreed_at", models.DateTimeField(blank=True, null=True)),
                ("receiving_agreed_by", models.CharField(blank=True, max_length=200)),
                ("state", models.CharField(default=partake.organisations.domain.ProposalState["ASKED"], max_length=10)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_by", models.CharField(blank=True, max_length=200)),
                ("why", models.TextField(blank=True, max_length=1000)),
                (
                    "giving",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.service",
                    ),
                ),
                (
                    "receiving",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="organisations.service",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", partake.organisations.domain.ProposalState["ASKED"])),
                        fields=("service",),
                        name="service_asked_about_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    partake.organisations.domain.ProposalState["ASKED"],
                                    partake.organisations.domain.ProposalState["DONE"],
                                    partake.organisations.domain.ProposalState["REFUSED"],
                                    partake.organisations.domain.ProposalState["TAKEN_BACK"],
                                ],
                            )
                        ),
                        name="proposal_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("giving", models.F("receiving")), _negated=True),
                        name="proposal_between_two_bodies",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at__isnull", True),
                                ("ended_by", ""),
                                ("state", partake.organisations.domain.ProposalState["ASKED"]),
                            ),
                            models.Q(
                                models.Q(("state", partake.organisations.domain.ProposalState["ASKED"]), _negated=True),
                                ("ended_at__isnull", False),
                                models.Q(("ended_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="proposal_ended_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", partake.organisations.domain.ProposalState["DONE"]), _negated=True),
                            models.Q(("giving_agreed_at__isnull", False), ("receiving_agreed_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="proposal_done_when_both_agreed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", partake.organisations.domain.ProposalState["REFUSED"]), _negated=True),
                            models.Q(("why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="proposal_refused_with_a_reason",
                    ),
                ],
            },
        ),
    ]
