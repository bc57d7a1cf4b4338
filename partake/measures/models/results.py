"""Results and targets. Neither is ever overwritten: a slip is struck out and stays, a new target is a new row."""

import uuid

from django.db import models
from django.db.models import Q

from partake.measures.domain import Aim
from partake.measures.models.files import ResultFile
from partake.people.models import Person


class Result(models.Model):
    """One reading, in the unit it was given in. `key` is the same for the same line of another file, so that no file
    brings anything in twice; empty for what was typed."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="results")
    measure = models.CharField(max_length=30)
    value = models.DecimalField(max_digits=9, decimal_places=3)
    second = models.DecimalField(null=True, blank=True, max_digits=9, decimal_places=3)
    unit = models.CharField(max_length=30)
    taken_on = models.DateField()
    at_home = models.BooleanField()
    note = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200)
    by_person = models.BooleanField()
    file = models.ForeignKey(ResultFile, on_delete=models.PROTECT, null=True, blank=True, related_name="results")
    row = models.PositiveIntegerField(null=True, blank=True)
    key = models.CharField(max_length=64, blank=True)
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_by = models.CharField(max_length=200, blank=True)
    struck_because = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(struck_at__isnull=True, struck_by="", struck_because="")
                | (Q(struck_at__isnull=False) & ~Q(struck_by="") & ~Q(struck_because="")),
                name="result_struck_whole",
            ),
            models.CheckConstraint(
                condition=Q(file__isnull=True, row__isnull=True, key="")
                | (Q(file__isnull=False, row__isnull=False, by_person=False) & ~Q(key="")),
                name="result_from_file_or_hand",
            ),
            models.UniqueConstraint(fields=["person", "key"], condition=~Q(key=""), name="result_of_files_once"),
        ]
        indexes = [models.Index(fields=["person", "measure", "-taken_on"], name="result_newest_first")]

    def __str__(self) -> str:
        return f"result {self.pk}"


class Target(models.Model):
    """What the person aims for in one measure: the newest number stands. A row without a value says that there is no
    target any more."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="measure_targets")
    measure = models.CharField(max_length=30)
    number = models.PositiveIntegerField()
    value = models.DecimalField(null=True, blank=True, max_digits=9, decimal_places=3)
    second = models.DecimalField(null=True, blank=True, max_digits=9, decimal_places=3)
    unit = models.CharField(max_length=30)
    aim = models.CharField(max_length=12)
    reason = models.TextField(max_length=500)
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=200)
    by_person = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "measure", "number"], name="target_numbered_once"),
            models.CheckConstraint(condition=Q(aim__in=[*Aim]), name="target_points_a_way"),
            models.CheckConstraint(condition=Q(value__isnull=False) | Q(second__isnull=True), name="target_whole"),
        ]

    def __str__(self) -> str:
        return f"target {self.pk}"

    @property
    def version(self) -> int:
        """What a form compares, as it does any row's version."""
        return self.number
