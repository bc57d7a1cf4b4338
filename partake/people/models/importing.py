"""A practice's list as it came, row by row, and people who may be the same, for a human to settle."""

import uuid

from django.db import models
from django.db.models import Q

from partake.organisations.models import Organisation
from partake.people.models.person import Person


class ImportRun(models.Model):
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    headings = models.JSONField(default=list)
    started_at = models.DateTimeField()
    started_by = models.CharField(max_length=200)
    finished_at = models.DateTimeField(null=True, blank=True)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"import {self.pk}"


class ImportedRow(models.Model):
    """What a row of a list became, by the practice's own key, so that the same list twice adds nothing twice."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=64)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    fingerprint = models.CharField(max_length=80)
    last_run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="rows")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "key"], name="imported_row_once")]

    def __str__(self) -> str:
        return f"imported row {self.pk}"


class RefusedRow(models.Model):
    """A row that was not brought in, and why. Kept until the organisation's next list, for the practice to put it
    right: a row nobody could use is still about somebody."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="refused_rows")
    number = models.PositiveIntegerField()
    column = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=300)
    cells = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "number"], name="refused_row_once")]

    def __str__(self) -> str:
        return f"refused row {self.pk}"


class PossibleDuplicate(models.Model):
    """Two records that may be one person. A human says so, or says not: never a machine."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    first = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    because = models.CharField(max_length=40)
    found_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.CharField(max_length=200, blank=True)
    same_person = models.BooleanField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="possible_duplicate_once"),
            models.CheckConstraint(condition=Q(first__lt=models.F("second")), name="possible_duplicate_ordered"),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_by="", same_person__isnull=True)
                | (Q(settled_at__isnull=False, same_person__isnull=False) & ~Q(settled_by="")),
                name="possible_duplicate_settled_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"possible duplicate {self.pk}"


class Merge(models.Model):
    """Two records became one, because a human said they are one person. `journal` is every change it made, with
    what stood there before, so that it can be undone. `last_event` is the last event of the kept record then:
    whatever is newer was written to the one record, and nobody could say whose it is."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    merged = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    merged_at = models.DateTimeField()
    merged_by = models.CharField(max_length=200)
    journal = models.JSONField()
    last_event = models.BigIntegerField()
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by="") | (Q(undone_at__isnull=False) & ~Q(undone_by="")),
                name="merge_undone_by_someone",
            ),
            models.UniqueConstraint(fields=["merged"], condition=Q(undone_at__isnull=True), name="merged_once"),
        ]

    def __str__(self) -> str:
        return f"merge {self.pk}"
