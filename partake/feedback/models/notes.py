"""What was heard in one group, interview or visit: who held it, when, how many people, how they came to be asked."""

import uuid

from django.db import models
from django.db.models import Q

from partake.organisations.models import Organisation, Service
from partake.voices.domain.voice import Sampling, VoiceKind

NOTED_KINDS = (VoiceKind.GROUP_NOTE, VoiceKind.INTERVIEW_NOTE, VoiceKind.OBSERVATION)


class Notes(models.Model):
    """Each note taken is a voice, which points here. `taken_by` types them; nobody else adds to them."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=20)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asked = models.CharField(max_length=300)
    held_on = models.DateField()
    held_by = models.CharField(max_length=200)
    people = models.PositiveIntegerField()
    sampling = models.CharField(max_length=20)
    taken_by = models.CharField(max_length=200)
    taken_by_user = models.PositiveBigIntegerField()
    begun_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=NOTED_KINDS), name="notes_kind_known"),
            models.CheckConstraint(condition=Q(sampling__in=[*Sampling]), name="notes_sampling_known"),
            models.CheckConstraint(condition=Q(people__gte=1), name="notes_of_somebody"),
        ]
        indexes = [models.Index(fields=["taken_by_user", "begun_at"], name="notes_of_whoever_took_them")]

    def __str__(self) -> str:
        return f"notes {self.pk}"
