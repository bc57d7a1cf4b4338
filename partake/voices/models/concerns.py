"""A possible danger to somebody, put before a person at once; and whom, in each body, by day and by night."""

import uuid

from django.db import models
from django.db.models import Q

from partake.organisations.models import Organisation
from partake.voices.domain.states import ConcernState
from partake.voices.models.voices import Voice


class Concern(models.Model):
    """`went_by` are the words that raised it, when a machine did; otherwise a person did. `done` says what was
    done."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    voice = models.ForeignKey(Voice, on_delete=models.PROTECT, related_name="concerns")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    raised_by = models.CharField(max_length=200, blank=True)
    went_by = models.JSONField(default=list)
    state = models.CharField(max_length=8, default=ConcernState.OPEN)
    taken_at = models.DateTimeField(null=True, blank=True)
    taken_by = models.CharField(max_length=200, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.CharField(max_length=200, blank=True)
    done = models.TextField(max_length=2000, blank=True)
    told_again_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=ConcernState.CLOSED) | (Q(closed_at__isnull=False) & ~Q(done="")),
                name="concern_closed_says_what_was_done",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "raised_at"], name="concerns_open", condition=~Q(state=ConcernState.CLOSED)
            ),
        ]

    def __str__(self) -> str:
        return f"concern {self.pk}"


class ConcernContact(models.Model):
    """Who in a body is told of a concern: in its hours, and outside them. Times are local, weekdays alone."""

    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="+")
    in_hours_email = models.EmailField()
    out_of_hours_email = models.EmailField()
    opens_at = models.TimeField()
    closes_at = models.TimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(closes_at__gt=models.F("opens_at")), name="concern_hours_in_order")
        ]

    def __str__(self) -> str:
        return f"concern contact {self.pk}"
