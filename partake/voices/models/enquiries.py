"""A request to a body, by Healthwatch or another body that speaks for the public: what came of these?"""

import uuid

from django.db import models
from django.db.models import Q

from partake.organisations.models import Organisation
from partake.voices.models.answers import Outcome
from partake.voices.models.voices import Voice


class Enquiry(models.Model):
    """Asked and answered in public. `due_on` is the day the body answers by."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    asked_for = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    outcome = models.ForeignKey(Outcome, null=True, blank=True, on_delete=models.PROTECT, related_name="enquiries")
    words = models.TextField(max_length=2000)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=200)
    due_on = models.DateField()
    answer = models.TextField(max_length=5000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answer="") | (Q(answered_at__isnull=False) & ~Q(answer="")),
                name="enquiry_answered_says_what",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "asked_at"], name="enquiries_to_body"),
            models.Index(fields=["due_on"], name="enquiries_open", condition=Q(answered_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"enquiry {self.pk}"


class EnquiryVoice(models.Model):
    """One voice it asks about."""

    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, related_name="cites")
    voice = models.ForeignKey(Voice, on_delete=models.PROTECT, related_name="enquiries")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["enquiry", "voice"], name="enquiry_cites_once")]

    def __str__(self) -> str:
        return f"asked about {self.pk}"
