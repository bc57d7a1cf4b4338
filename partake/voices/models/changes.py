"""Which voices changed since whoever counts them last looked."""

from django.db import models
from django.db.models import Q


class VoiceChange(models.Model):
    """Voices with keys from `first_id` to `last_id` are new, were labelled or were taken back. Written in the
    transaction of the change; whoever counts reads the voices and then forgets the row. Voices in between that did
    not change may be read again: that does no harm."""

    first_id = models.PositiveBigIntegerField()
    last_id = models.PositiveBigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(last_id__gte=models.F("first_id")), name="voice_change_in_order")
        ]

    def __str__(self) -> str:
        return f"voices {self.first_id} to {self.last_id} changed"
