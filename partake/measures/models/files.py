"""A file of results: checked first, taken in only when somebody says so."""

import uuid

from django.db import models
from django.db.models import Q

from partake.organisations.models import Organisation
from partake.people.models import Person


class ResultFile(models.Model):
    """What a check found. `sound` rows may be taken in, `known` are here already, `faulty` must be put right."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    headings = models.JSONField(default=list)
    checked_at = models.DateTimeField()
    checked_by = models.CharField(max_length=200)
    sound = models.PositiveIntegerField()
    known = models.PositiveIntegerField()
    faulty = models.PositiveIntegerField()
    taken_at = models.DateTimeField(null=True, blank=True)
    taken_by = models.CharField(max_length=200, blank=True)
    taken = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_at__isnull=True, taken_by="", taken=0)
                | (Q(taken_at__isnull=False) & ~Q(taken_by="")),
                name="result_file_taken_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"file of results {self.pk}"


class WaitingRow(models.Model):
    """A sound row that waits for somebody to say that it may go in. It is gone when it has, or when the next file is
    checked."""

    file = models.ForeignKey(ResultFile, on_delete=models.CASCADE, related_name="waiting")
    number = models.PositiveIntegerField()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    measure = models.CharField(max_length=30)
    value = models.DecimalField(max_digits=9, decimal_places=3)
    second = models.DecimalField(null=True, blank=True, max_digits=9, decimal_places=3)
    unit = models.CharField(max_length=30)
    taken_on = models.DateField()
    at_home = models.BooleanField()
    note = models.CharField(max_length=300, blank=True)
    key = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "number"], name="waiting_row_once")]

    def __str__(self) -> str:
        return f"waiting row {self.pk}"


class FaultyRow(models.Model):
    """A row that cannot go in, where it is wrong and why, with its cells as they came. Kept until the organisation's
    next file, for somebody to put it right."""

    file = models.ForeignKey(ResultFile, on_delete=models.CASCADE, related_name="faults")
    number = models.PositiveIntegerField()
    column = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=400)
    cells = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "number"], name="faulty_row_once")]

    def __str__(self) -> str:
        return f"faulty row {self.pk}"
