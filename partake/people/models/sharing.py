"""Who may see a person's record and why: because they look after them, because the person said so, or, once,
in an emergency. And the questions a person asks about a look."""

import uuid
from collections.abc import Collection
from datetime import date, datetime
from typing import TypedDict

from django.conf import settings
from django.db import models
from django.db.models import Q

from partake.audit.domain import Basis
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.organisations.domain import CARE_ROLES, ONLY_WHEN_SHARED
from partake.organisations.models import Organisation, Team
from partake.people.domain import AskedHow, StopReason
from partake.people.models.contact import PersonalContact
from partake.people.models.person import Person

NOBODY = -1  # no row has this id


class CareReach(TypedDict):
    """Where `actor` works, as far as that opens records: bodies for whose whole list, bodies for those referred to
    them, and teams."""

    everyone: frozenset[int]
    referred: frozenset[int]
    teams: frozenset[int]


class ShareReach(TypedDict):
    """As whom `actor` has been shared with: by name for a job, by name as somebody close, or with where they work."""

    user: int
    close_user: int
    bodies: frozenset[int]
    teams: frozenset[int]


def care_reach(actor: Actor) -> CareReach:
    everyone, _ = _held(actor, roles=CARE_ROLES - ONLY_WHEN_SHARED)
    referred, teams = _held(actor, roles=CARE_ROLES)
    return CareReach(everyone=everyone, referred=referred, teams=teams)


def share_reach(actor: Actor) -> ShareReach:
    bodies, teams = _held(actor, roles=CARE_ROLES)
    user = actor.user_id or NOBODY
    return ShareReach(user=user if bodies else NOBODY, close_user=user, bodies=bodies, teams=teams)


def _held(actor: Actor, *, roles: frozenset[str]) -> tuple[frozenset[int], frozenset[int]]:
    """The organisations and teams in which `actor` holds one of `roles`."""
    held = [role for role in actor.roles if role.code in roles]
    return (
        frozenset(role.organisation_id for role in held),
        frozenset(role.team_id for role in held if role.team_id is not None),
    )


class CareRelationships(models.QuerySet["CareRelationship"]):
    def current(self, today: date) -> "CareRelationships":
        return self.filter(Q(until__isnull=True) | Q(until__gte=today), since__lte=today, ended_at__isnull=True)

    def held_by(self, actor: Actor) -> "CareRelationships":
        """Those that open a record to `actor`: the whole organisation's for jobs that rest on registration, the
        team's alone where the relationship is with a team."""
        return self.opened_to(**care_reach(actor))

    def opened_to(
        self, everyone: Collection[int], referred: Collection[int], teams: Collection[int]
    ) -> "CareRelationships":
        return self.filter(
            Q(team__isnull=True, organisation_id__in=everyone)
            | Q(team__isnull=True, organisation_id__in=referred, basis=Basis.REFERRAL)
            | Q(team_id__in=teams)
        )


class CareRelationship(models.Model):
    """An organisation or team looks after a person: registration, care team, or accepted referral. `hidden`
    lists the parts the person chose to keep from them."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="care_relationships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    basis = models.CharField(
        max_length=20, choices=[(b, b) for b in (Basis.REGISTRATION, Basis.CARE_TEAM, Basis.REFERRAL)]
    )
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    started_by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True, blank=True)
    hidden = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)

    objects = CareRelationships.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(basis="REGISTRATION", ended_at__isnull=True),
                name="registered_with_one_practice",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=models.F("since")), name="relationship_ends_after_start"
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "person"], condition=Q(ended_at__isnull=True), name="relationship_current"
            ),
            # The few in a body's care who are not on its list.
            models.Index(
                fields=["organisation", "basis"], condition=Q(ended_at__isnull=True), name="relationship_by_basis"
            ),
        ]

    def __str__(self) -> str:
        return f"relationship {self.pk}"


class Shares(models.QuerySet["Share"]):
    def current(self, today: date) -> "Shares":
        return self.filter(
            Q(until__isnull=True) | Q(until__gte=today), stopped_at__isnull=True, accepted_at__isnull=False
        )

    def held_by(self, actor: Actor) -> "Shares":
        """Those that open a record to `actor`: as somebody close, as staff by name for as long as they hold a job that
        looks after people, to their team, or to their whole organisation."""
        return self.opened_to(**share_reach(actor))

    def opened_to(self, user: int, close_user: int, bodies: Collection[int], teams: Collection[int]) -> "Shares":
        return self.filter(
            Q(with_user_id=user)
            | (Q(with_user_id=close_user) & ~Q(with_email=""))
            | Q(with_team_id__in=teams)
            | Q(with_organisation_id__in=bodies)
        )


class Share(models.Model):
    """The person decided that somebody sees some parts, until a day or until they stop it.

    With exactly one of: an organisation, a team, a named member of staff, or somebody close to them. Somebody
    close is named by the email address they sign in with, and sees nothing until they accept.
    A change ends this row and starts another: history is rows.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="shares")
    with_organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    with_team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    with_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    with_contact = models.ForeignKey(
        PersonalContact, null=True, blank=True, on_delete=models.PROTECT, related_name="shares"
    )
    with_email = models.EmailField(blank=True)
    with_name = models.CharField(max_length=200, blank=True)
    relation = models.CharField(max_length=100, blank=True)
    parts = models.JSONField()
    until = models.DateField(null=True, blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=200)
    asked_how = models.CharField(max_length=12, choices=[(how, how) for how in AskedHow])
    accepted_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)
    stopped_by = models.CharField(max_length=200, blank=True)
    stop_reason = models.CharField(max_length=10, blank=True, choices=[(reason, reason) for reason in StopReason])

    objects = Shares.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(with_organisation__isnull=False, with_team__isnull=True, with_user__isnull=True, with_email="")
                    | Q(with_organisation__isnull=True, with_team__isnull=False, with_user__isnull=True, with_email="")
                    | Q(with_organisation__isnull=True, with_team__isnull=True, with_user__isnull=False, with_email="")
                    | (Q(with_organisation__isnull=True, with_team__isnull=True) & ~Q(with_email=""))
                ),
                name="share_with_exactly_one",
            ),
            models.CheckConstraint(
                condition=Q(stopped_at__isnull=True, stopped_by="", stop_reason="")
                | (Q(stopped_at__isnull=False) & ~Q(stopped_by="") & ~Q(stop_reason="")),
                name="share_stopped_by_someone_for_a_reason",
            ),
            models.UniqueConstraint(
                fields=["person", "with_organisation"],
                condition=Q(with_organisation__isnull=False, stopped_at__isnull=True),
                name="share_once_with_organisation",
            ),
            models.UniqueConstraint(
                fields=["person", "with_team"],
                condition=Q(with_team__isnull=False, stopped_at__isnull=True),
                name="share_once_with_team",
            ),
            models.UniqueConstraint(
                fields=["person", "with_user"],
                condition=Q(with_user__isnull=False, stopped_at__isnull=True),
                name="share_once_with_user",
            ),
            models.UniqueConstraint(
                fields=["person", "with_email"],
                condition=~Q(with_email="") & Q(stopped_at__isnull=True),
                name="share_once_with_email",
            ),
        ]
        # Offers wait unanswered for an address. By the address alone, SQLite would find the shares with teams, which
        # have none, by reading them all.
        indexes = [models.Index(fields=["accepted_at", "with_email"], name="share_by_email")]

    def __str__(self) -> str:
        return f"share {self.pk}"

    @property
    def version(self) -> int:
        """A share never changes: another takes its place. So a page that is out of date names an older one."""
        return self.pk


class EmergencyOpenings(models.QuerySet["EmergencyOpening"]):
    def open_for(self, actor: Actor) -> "EmergencyOpenings":
        return self.open_at(actor.user_id or NOBODY, clock.now())

    def open_at(self, user: int, now: datetime) -> "EmergencyOpenings":
        return self.filter(opened_by_user_id=user, closes_at__gt=now)


class EmergencyOpening(models.Model):
    """Someone opened what they must know in an emergency. The reason lives here and not in the log, which
    holds no words. The person is told; then they say they are content, or ask."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="emergency_openings")
    opened_by_user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_by = models.CharField(max_length=200)
    job_title = models.CharField(max_length=120)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(max_length=1000)
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    content_at = models.DateTimeField(null=True, blank=True)

    objects = EmergencyOpenings.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gte=models.F("opened_at")), name="emergency_closes_after_opening"
            )
        ]
        indexes = [models.Index(fields=["person", "-opened_at"], name="emergency_by_person")]

    def __str__(self) -> str:
        return f"emergency opening {self.pk}"


class LookQuestion(models.Model):
    """The person asked about a look. The organisation whose member looked must answer by a day."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="look_questions")
    look_id = models.UUIDField(unique=True)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    looked_at = models.DateTimeField()
    looked_by = models.CharField(max_length=400)
    question = models.TextField(max_length=2000, blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=200)
    due_on = models.DateField()
    answer = models.TextField(max_length=5000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by="", answer="")
                | (Q(answered_at__isnull=False) & ~Q(answered_by="") & ~Q(answer="")),
                name="look_question_answered_by_someone",
            )
        ]
        indexes = [
            models.Index(
                fields=["organisation", "due_on"], condition=Q(answered_at__isnull=True), name="look_question_open"
            )
        ]

    def __str__(self) -> str:
        return f"look question {self.pk}"
