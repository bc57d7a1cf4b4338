"""Which files hold the dataset, and how far it is refreshed. A file that has no row here is no part of it."""

import uuid

from django.db import models
from django.db.models import Q


class DatasetFile(models.Model):
    """One part of one month: a folder of four Parquet files (`dataset.parts`). Written once and never changed: when
    something in it must go, the month is written anew under another name, and the rows here change places in one
    transaction. `rows` are voices; their keys lie from `first_voice` to `last_voice`."""

    name = models.CharField(max_length=120, unique=True)
    month = models.DateField()
    rows = models.PositiveIntegerField()
    bytes = models.PositiveBigIntegerField()
    first_voice = models.PositiveBigIntegerField()
    last_voice = models.PositiveBigIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["month"], name="dataset_by_month")]

    def __str__(self) -> str:
        return f"file {self.pk}"


class Refresh(models.Model):
    """One bringing up to date. `leased_until` keeps a second one from starting beside it; one that was killed is taken
    up again when its lease is over. `bodies` is a digest of who answered for what when every cube was last made."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    started_at = models.DateTimeField()
    leased_until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    rows_read = models.PositiveBigIntegerField(default=0)
    months = models.PositiveIntegerField(default=0)
    bodies = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(models.Value(1), condition=Q(ended_at__isnull=True), name="one_refresh_at_a_time")
        ]

    def __str__(self) -> str:
        return f"refresh {self.pk}"
