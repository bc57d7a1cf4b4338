"""Who speaks for a person, by what power and with what evidence; what the person could decide themselves, and when;
and what was decided in their best interests when nobody had the power to."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from partake.audit.domain import Basis
from partake.kernel.actor import Actor
from partake.organisations.models import Organisation
from partake.people.domain import CheckedHow
from partake.people.models.contact import PersonalContact
from partake.people.models.person import Person
from partake.people.models.sharing import CareRelationship
from partake.people.powers import DECIDES_ALONE_AT, SPEAKS_FOR, EndReason, Evidence, born_after


class Representatives(models.QuerySet["Representative"]):
    def standing(self, today: date) -> "Representatives":
        """Those whose power holds today, signed in or not. It was given by the practice that checked the evidence
        and holds there alone; a parent's is gone on the sixteenth birthday, whatever the row says."""
        return self.standing_on(today, born_after(DECIDES_ALONE_AT, today))

    def standing_on(self, today: date, child_born_after: date) -> "Representatives":
        registered = CareRelationship.objects.filter(
            person_id=OuterRef("person_id"),
            organisation_id=OuterRef("organisation_id"),
            basis=Basis.REGISTRATION,
            ended_at__isnull=True,
        )
        return self.filter(
            ~Q(basis=Basis.PARENT) | Q(person__born_on__gt=child_born_after),
            Exists(registered),
            since__lte=today,
            until__gte=today,
            ended_at__isnull=True,
            paused_at__isnull=True,
            person__died_on__isnull=True,
        )

    def current(self, today: date) -> "Representatives":
        """Those that open a record: standing, and taken up by somebody who signs in."""
        return self.standing(today).filter(accepted_at__isnull=False)

    def held_by(self, actor: Actor) -> "Representatives":
        return self.filter(user_id=actor.user_id or -1)


class Representative(models.Model):
    """One person who speaks for another, until a day. Without an email address they are on Partake by name alone, and
    see nothing. A change ends this row and starts another; a worry or an objection pauses it at once."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="representatives")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(PersonalContact, on_delete=models.PROTECT, related_name="representing")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=200)
    relation = models.CharField(max_length=100, blank=True)
    email = models.EmailField(blank=True)
    basis = models.CharField(max_length=20, choices=[(one, one) for one in SPEAKS_FOR])
    evidence = models.CharField(max_length=20, choices=[(one, one) for one in Evidence])
    reference = models.CharField(max_length=100, blank=True)
    seen_on = models.DateField()
    identity = models.CharField(max_length=10, choices=[(how, how) for how in CheckedHow])
    parts = models.JSONField()
    hidden = models.JSONField(default=list)
    since = models.DateField()
    until = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200)
    accepted_at = models.DateTimeField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    paused_by = models.CharField(max_length=200, blank=True)
    worry = models.TextField(blank=True)
    objection = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=200, blank=True)
    end_reason = models.CharField(max_length=10, blank=True, choices=[(reason, reason) for reason in EndReason])
    version = models.PositiveIntegerField(default=1)

    objects = Representatives.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "contact"], condition=Q(ended_at__isnull=True), name="represented_once_by_each"
            ),
            models.UniqueConstraint(
                fields=["person", "email"],
                condition=~Q(email="") & Q(ended_at__isnull=True),
                name="represented_once_by_email",
            ),
            models.CheckConstraint(condition=Q(until__gte=models.F("since")), name="representing_ends_after_start"),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(user__isnull=False), name="representing_accepted_by_a_user"
            ),
            models.CheckConstraint(
                condition=Q(paused_at__isnull=True, paused_by="") | (Q(paused_at__isnull=False) & ~Q(paused_by="")),
                name="representing_paused_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by="", end_reason="")
                | (Q(ended_at__isnull=False) & ~Q(ended_by="") & ~Q(end_reason="")),
                name="representing_ended_for_a_reason",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "until"], condition=Q(ended_at__isnull=True), name="representing_of_practice"
            )
        ]

    def __str__(self) -> str:
        return f"representative {self.pk}"


class CapacityDecision(models.Model):
    """Whether the person could decide one thing at one time, with all the help there was. What the decision is about
    may belong to a higher room, so it is named by a `Ref`. The newest about the same thing stands, and for days only.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="capacity_decisions")
    about_kind = models.CharField(max_length=60)
    about_id = models.CharField(max_length=80)
    question = models.CharField(max_length=300)
    support = models.TextField(max_length=2000)
    can_decide = models.BooleanField()
    unable = models.JSONField(default=list)
    reasons = models.TextField(max_length=2000)
    cause = models.TextField(max_length=1000, blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=200)
    holds_until = models.DateField(null=True, blank=True)
    ask_again_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(can_decide=True, holds_until__isnull=True, ask_again_on__isnull=True)
                | Q(can_decide=False, holds_until__isnull=False, ask_again_on__isnull=False),
                name="cannot_decide_only_for_a_time",
            )
        ]
        indexes = [models.Index(fields=["person", "about_kind", "about_id", "-decided_at"], name="capacity_about")]

    def __str__(self) -> str:
        return f"capacity decision {self.pk}"


class BestInterestsDecision(models.Model):
    """What was decided for a person who could not decide it, when nobody had the power to: what they would want, who
    was asked, and why this limits them least (Mental Capacity Act 2005, section 4; not checked against its text)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="best_interests")
    capacity = models.ForeignKey(CapacityDecision, on_delete=models.PROTECT, related_name="best_interests")
    wishes = models.TextField(max_length=2000)
    consulted = models.TextField(max_length=2000)
    least_restrictive = models.TextField(max_length=2000)
    reasons = models.TextField(max_length=2000)
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"best interests decision {self.pk}"
