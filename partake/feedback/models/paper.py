"""Paper forms that came back: keyed in by the pile, or answered by their square on a phone."""

import uuid

from django.db import models
from django.db.models import Q

from partake.feedback.models.pages import FeedbackPage
from partake.voices.models import Voice


class Pile(models.Model):
    """Paper forms about one service that somebody keys in one after another. What was keyed is kept form by form, so a
    session that ends half way loses nothing. `collected_on` is the day they count for."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    page = models.ForeignKey(FeedbackPage, on_delete=models.PROTECT, related_name="piles")
    forms_in_pile = models.PositiveIntegerField(null=True, blank=True)
    collected_on = models.DateField()
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=200)
    closed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"pile {self.pk}"


class PaperForm(models.Model):
    """One form that was answered. `number` is what is printed on it: it is answered once, whichever way. One keyed by
    mistake is struck: its voice is taken back, and its number is free again. A form may have lost its number."""

    page = models.ForeignKey(FeedbackPage, on_delete=models.PROTECT, related_name="paper_forms")
    pile = models.ForeignKey(Pile, null=True, blank=True, on_delete=models.PROTECT, related_name="forms")
    voice = models.OneToOneField(Voice, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=20, null=True, blank=True)
    answered_at = models.DateTimeField()
    keyed_by = models.CharField(max_length=200, blank=True)
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["number"], condition=Q(struck_at__isnull=True), name="feedback_form_number_once"
            ),
            models.CheckConstraint(
                condition=Q(struck_at__isnull=True, struck_by="") | (Q(struck_at__isnull=False) & ~Q(struck_by="")),
                name="feedback_form_struck_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"paper form {self.pk}"
