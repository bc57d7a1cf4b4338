"""What a body changed, and when: charts draw a new average from that day."""

import uuid

from django.db import models
from django.db.models import Q

from partake.kernel.ref import Ref
from partake.organisations.models import Organisation, Service


class RecordedChange(models.Model):
    """Something that changed on a day, in a few words ("Text reminders begin"), for one service or the whole body.
    `theme` is what it was meant to change, where that is one theme. One recorded by mistake is struck, and stays."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    changed_on = models.DateField()
    words = models.CharField(max_length=60)
    theme = models.CharField(max_length=120, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200)
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(struck_at__isnull=True, struck_by="") | (Q(struck_at__isnull=False) & ~Q(struck_by="")),
                name="recorded_change_struck_by_somebody",
            )
        ]
        indexes = [models.Index(fields=["organisation", "changed_on"], name="changes_of_body")]

    def __str__(self) -> str:
        return f"change {self.pk}"

    @property
    def ref(self) -> Ref:
        return Ref("insight.change", str(self.public_id))
