"""Bodies, their services and teams, the jobs people hold in them, and places with their populations."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce, Lower

from partake.organisations.domain import Characteristic, OrganisationKind, ProposalState, RoleCode, StepKind


class Organisation(models.Model):
    """A body. Charities often have no organisation (ODS) code. Bodies end and merge: `successor` takes over."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=30, choices=[(kind, kind) for kind in OrganisationKind])
    ods_code = models.CharField(max_length=10, null=True, blank=True, unique=True)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    place = models.ForeignKey("organisations.Place", null=True, blank=True, on_delete=models.PROTECT)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    successor = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="predecessors")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=models.F("valid_from")),
                name="organisation_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | Q(valid_to__isnull=False), name="organisation_succeeded_has_ended"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name_now(self) -> str:
        """What people are told: an old body's name leads to whoever took over."""
        return f"{self.name} (now {self.successor.name})" if self.successor else self.name


class Service(models.Model):
    """A ward, clinic or practice as people know it. A listing in the community directory is another thing. `version`
    counts what happened to it, and to what it came from: 1 when nothing did."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="services")
    name = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            # A new service may be called what one that ended was.
            models.UniqueConstraint(
                Lower("name"),
                "organisation",
                condition=Q(valid_to__isnull=True),
                name="service_name_once_in_organisation",
            )
        ]

    def __str__(self) -> str:
        return self.name


class ServiceStep(models.Model):
    """Something that happened to a service. Renamed keeps the `name` it had, moved the `organisation` that ran it;
    merged or split says what it `became`, one row for each."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=10)
    happened_on = models.DateField()
    name = models.CharField(max_length=200, blank=True)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    became = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="came_from")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind=StepKind.RENAMED, organisation=None, became=None) & ~Q(name=""))
                | Q(kind=StepKind.MOVED, organisation__isnull=False, became=None, name="")
                | Q(kind__in=[StepKind.MERGED, StepKind.SPLIT], organisation=None, became__isnull=False, name=""),
                name="service_step_says_what_its_kind_needs",
            ),
            models.CheckConstraint(condition=~Q(became=models.F("service")), name="service_becomes_another"),
            models.UniqueConstraint(fields=["service", "became"], name="service_becomes_each_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class ServiceProposal(models.Model):
    """A service that a place administrator asks two bodies to let pass from one to the other, by moving there or by
    becoming part of a service `into` there. It is done when both said yes, and what people said changes hands then."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="proposals")
    giving = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    receiving = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    into = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=200)
    giving_agreed_at = models.DateTimeField(null=True, blank=True)
    giving_agreed_by = models.CharField(max_length=200, blank=True)
    receiving_agreed_at = models.DateTimeField(null=True, blank=True)
    receiving_agreed_by = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, default=ProposalState.ASKED)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=200, blank=True)
    why = models.TextField(max_length=1000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["service"], condition=Q(state=ProposalState.ASKED), name="service_asked_about_once"
            ),
            models.CheckConstraint(condition=Q(state__in=[*ProposalState]), name="proposal_state_known"),
            models.CheckConstraint(condition=~Q(giving=models.F("receiving")), name="proposal_between_two_bodies"),
            models.CheckConstraint(
                condition=Q(state=ProposalState.ASKED, ended_at__isnull=True, ended_by="")
                | (~Q(state=ProposalState.ASKED) & Q(ended_at__isnull=False) & ~Q(ended_by="")),
                name="proposal_ended_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state=ProposalState.DONE)
                | (Q(giving_agreed_at__isnull=False) & Q(receiving_agreed_at__isnull=False)),
                name="proposal_done_when_both_agreed",
            ),
            models.CheckConstraint(
                condition=~Q(state=ProposalState.REFUSED) | ~Q(why=""), name="proposal_refused_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"proposal {self.pk}"

    @property
    def is_merger(self) -> bool:
        return self.into_id is not None


class Team(models.Model):
    """People who look after someone together, and to whom a record can be shared as one."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="teams")
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="teams")
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(Lower("name"), "organisation", name="team_name_once_in_organisation")]

    def __str__(self) -> str:
        return self.name


class RoleAssignment(models.Model):
    """A job somebody holds, from a day, until a day or on and on."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="role_assignments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="role_assignments")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="role_assignments")
    role = models.CharField(max_length=30, choices=[(role, role) for role in RoleCode])
    job_title = models.CharField(max_length=120)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=models.F("started_on")),
                name="role_ends_after_start",
            ),
            models.UniqueConstraint(
                "user",
                "organisation",
                Coalesce("team", 0),
                "role",
                condition=Q(ended_on__isnull=True),
                name="role_held_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.pk}"


class Place(models.Model):
    """An area with people in it: a board's area, a borough, a neighbourhood."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=200, unique=True)
    code = models.CharField(max_length=20, null=True, blank=True, unique=True)
    within = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")

    def __str__(self) -> str:
        return self.name


class PopulationCount(models.Model):
    """How many people of one kind live in a place, from a named source, on a day, by a dated list."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="population_counts")
    characteristic = models.CharField(max_length=20, choices=[(item, item) for item in Characteristic])
    list_version = models.CharField(max_length=40)
    category = models.CharField(max_length=60)
    people = models.PositiveIntegerField()
    counted_on = models.DateField()
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["place", "characteristic", "list_version", "category", "counted_on"],
                name="population_counted_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.characteristic} {self.category}"
