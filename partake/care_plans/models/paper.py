"""Every plan and sheet that was printed, and what was written on it when it came back."""

import uuid

from django.db import models
from django.db.models import Q

from partake.care_plans.domain.preparing import PaperKind
from partake.care_plans.models.plans import Plan, PlanVersion
from partake.care_plans.models.preparing import Preparation
from partake.people.models import Person


class Printed(models.Model):
    """One print. `texts` is what it said, line by line, as it was that day: a draft changes, and what is written by
    hand answers the paper, not the draft. `code` stands on every page of it."""

    code = models.CharField(max_length=8, unique=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="printed")
    kind = models.CharField(max_length=5)
    plan_version = models.ForeignKey(
        PlanVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="printed"
    )
    edition = models.PositiveIntegerField(null=True, blank=True)
    preparation = models.ForeignKey(
        Preparation, on_delete=models.PROTECT, null=True, blank=True, related_name="printed"
    )
    size = models.CharField(max_length=6)
    texts = models.JSONField()
    valid_until = models.DateField()
    printed_at = models.DateTimeField()
    printed_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    kind=PaperKind.PLAN, plan_version__isnull=False, edition__isnull=False, preparation__isnull=True
                )
                | Q(kind=PaperKind.SHEET, plan_version__isnull=True, edition__isnull=True, preparation__isnull=False),
                name="printed_is_a_plan_or_a_sheet",
            ),
        ]

    def __str__(self) -> str:
        return f"printed {self.pk}"


class KeyedPaper(models.Model):
    """Somebody typed in what was written on one print. The same paper may be typed in again, never unnoticed."""

    printed = models.ForeignKey(Printed, on_delete=models.PROTECT, related_name="keyed")
    written_on = models.DateField()
    keyed_at = models.DateTimeField()
    keyed_by = models.CharField(max_length=200)
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["printed", "number"], name="keyed_paper_numbered_once")]

    def __str__(self) -> str:
        return f"keyed paper {self.pk}"

    @property
    def version(self) -> int:
        """What a form compares, as it does any row's version."""
        return self.number


class PaperNote(models.Model):
    """What a person wrote by hand beside one line of their plan. It stands beside the line until whoever plans with
    them takes it up, or says what became of it. `kind` and `key` are empty for what is about the plan as a whole."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="paper_notes")
    keyed = models.ForeignKey(KeyedPaper, on_delete=models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=20, blank=True)
    key = models.UUIDField(null=True, blank=True)
    printed_words = models.TextField(max_length=8000, blank=True)
    words = models.TextField(max_length=2000)
    written_by = models.CharField(max_length=200)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.CharField(max_length=200, blank=True)
    taken = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="", key__isnull=True) | ~Q(kind="") & Q(key__isnull=False),
                name="note_has_its_line",
            ),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_by="", taken=False)
                | Q(settled_at__isnull=False) & ~Q(settled_by=""),
                name="note_settled_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"paper note {self.pk}"
