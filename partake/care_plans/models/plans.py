"""A plan, its versions, who agreed to which, how things went, and where two people differ."""

import uuid

from django.db import models
from django.db.models import Q

from partake.care_plans.domain.states import Side, VersionState
from partake.people.models import BestInterestsDecision, CapacityDecision, Person, Representative


class Plan(models.Model):
    """One for each person, whatever conditions they live with."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="care_plan")
    started_at = models.DateTimeField()
    started_by = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"plan {self.pk}"


class PlanVersion(models.Model):
    """`edition` counts the changes of a draft, so that nobody agrees to words they have not seen."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10)
    edition = models.PositiveIntegerField(default=1)
    started_at = models.DateTimeField()
    started_by = models.CharField(max_length=200)
    changed_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True, blank=True)
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_version_numbered_once"),
            models.UniqueConstraint(
                fields=["plan"], condition=Q(state=VersionState.DRAFT), name="plan_has_one_draft_at_most"
            ),
            models.UniqueConstraint(
                fields=["plan"], condition=Q(state=VersionState.AGREED), name="plan_has_one_agreed_version_at_most"
            ),
            models.CheckConstraint(
                condition=Q(state=VersionState.DRAFT, agreed_at__isnull=True, superseded_at__isnull=True)
                | Q(state=VersionState.AGREED, agreed_at__isnull=False, superseded_at__isnull=True)
                | Q(state=VersionState.SUPERSEDED, agreed_at__isnull=False, superseded_at__isnull=False),
                name="plan_version_state_has_its_times",
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.pk}"

    @property
    def version(self) -> int:
        """What a form compares, as it does any row's version."""
        return self.edition


class Agreement(models.Model):
    """One side's answer to one edition of one version. An answer to an earlier edition stays, and counts no more.
    For a person who could not decide it, one with the power may answer, or what was decided in their best interests:
    never without the finding that they could not."""

    plan_version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="agreements")
    edition = models.PositiveIntegerField()
    side = models.CharField(max_length=12)
    agrees = models.BooleanField()
    words = models.TextField(max_length=1000, blank=True)
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=200, blank=True)
    said_how = models.CharField(max_length=12)
    recorded_by = models.CharField(max_length=200)
    at = models.DateTimeField()
    capacity = models.ForeignKey(CapacityDecision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    representative = models.ForeignKey(
        Representative, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    best_interests = models.ForeignKey(
        BestInterestsDecision, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(side__in=[*Side]), name="agreement_side_known"),
            models.CheckConstraint(
                condition=Q(capacity__isnull=True, representative__isnull=True, best_interests__isnull=True)
                | Q(side=Side.PERSON, capacity__isnull=False, representative__isnull=False, best_interests__isnull=True)
                | Q(
                    side=Side.PERSON, capacity__isnull=False, representative__isnull=True, best_interests__isnull=False
                ),
                name="agreed_for_only_after_a_check",
            ),
        ]

    def __str__(self) -> str:
        return f"agreement {self.pk}"


class Progress(models.Model):
    """How a goal, an action or a step was going on a day, in somebody's words. Each time is a new row: this is what
    the standard calls status and outcome, and it needs no agreement."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="progress")
    key = models.UUIDField()
    status = models.CharField(max_length=20)
    words = models.TextField(max_length=2000, blank=True)
    at = models.DateTimeField()
    said_by = models.CharField(max_length=200)
    by_person = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["plan", "key"], name="progress_of_a_line")]

    def __str__(self) -> str:
        return f"progress {self.pk}"


class Disagreement(models.Model):
    """One thing two people see differently. It stands beside the plan until both have settled it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="disagreements")
    about = models.CharField(max_length=200)
    started_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"disagreement {self.pk}"


class View(models.Model):
    """What one side says about a disagreement. A later row of the same side stands; none is overwritten."""

    disagreement = models.ForeignKey(Disagreement, on_delete=models.PROTECT, related_name="views")
    side = models.CharField(max_length=12)
    words = models.TextField(max_length=2000)
    name = models.CharField(max_length=200)
    recorded_by = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(side__in=[*Side]), name="view_side_known")]

    def __str__(self) -> str:
        return f"view {self.pk}"
