"""What lists across people are read from: where each person's plan stands, and what staff said they would do."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from partake.care_plans.domain.caseload import Standing
from partake.care_plans.models.plans import Plan
from partake.organisations.models import Organisation
from partake.people.models import Person


class CaseloadEntry(models.Model):
    """Where one person's plan stands: one row for everybody who lives here and is looked after, plan or none.

    It repeats what other tables hold, because a practice's list of ten thousand cannot be worked out at each opening;
    `care_plans.caseload` writes it inside the action that changes the truth, and a test holds the two together.
    `practice` is where they are registered; who may see them is asked of the door's own tables at every reading.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="caseload_entry")
    practice = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sort_name = models.CharField(max_length=200)
    standing = models.CharField(max_length=10)
    version = models.PositiveIntegerField(default=0)
    review_on = models.DateField(null=True, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    offer = models.CharField(max_length=10, blank=True)
    offered_at = models.DateTimeField(null=True, blank=True)
    ask_again_on = models.DateField(null=True, blank=True)

    class Meta:
        # One for each question, the practice first: what a page costs does not grow with the place.
        indexes = [
            models.Index(fields=["practice", "sort_name", "id"], name="caseload_by_name"),
            models.Index(fields=["practice", "standing", "sort_name", "id"], name="caseload_by_standing"),
            models.Index(
                fields=["practice", "review_on", "id"], condition=Q(review_on__isnull=False), name="caseload_by_review"
            ),
            models.Index(
                fields=["practice", "changed_at", "id"],
                condition=Q(changed_at__isnull=False),
                name="caseload_by_change",
            ),
            models.Index(
                fields=["practice", "ask_again_on", "id"],
                condition=Q(ask_again_on__isnull=False),
                name="caseload_by_asking",
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(standing__in=[*Standing]), name="caseload_standing_known"),
            models.CheckConstraint(
                condition=Q(standing=Standing.NONE, version=0) | (~Q(standing=Standing.NONE) & Q(version__gte=1)),
                name="caseload_version_if_a_plan",
            ),
        ]

    def __str__(self) -> str:
        return f"caseload entry {self.pk}"


class Undertaking(models.Model):
    """A member of staff said they would do one action of a plan, by the action's key. It lapses when they can no
    longer see the plan or leave their job: somebody new must then be found, and the row stays to say so."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="undertakings")
    key = models.UUIDField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=200)
    lapsed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=Q(ended_at__isnull=True), name="action_is_one_persons"),
        ]
        indexes = [
            models.Index(fields=["user"], condition=Q(ended_at__isnull=True), name="undertaking_of_user"),
            models.Index(
                fields=["plan"], condition=Q(ended_at__isnull=True, lapsed_at__isnull=False), name="undertaking_lapsed"
            ),
        ]

    def __str__(self) -> str:
        return f"undertaking {self.pk}"
