"""What the Accessible Information Standard (DAPB1605) asks to be recorded, flagged, met and reviewed."""

import uuid

from django.db import models

from partake.people.models.person import Person


class CommunicationNeed(models.Model):
    """One need, by its SNOMED CT code. `instruction` is how the person puts it, as an order a stranger can follow:
    "Face me when you speak". Where it is empty, the list's own words stand."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="communication_needs")
    code = models.CharField(max_length=40)
    instruction = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200)
    review_due_on = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "code"], condition=models.Q(ended_at__isnull=True), name="need_once"
            )
        ]

    def __str__(self) -> str:
        return f"need {self.pk}"
