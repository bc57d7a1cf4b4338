"""What a voice is about, in a body's own words: a person's labels and a machine's, kept apart."""

import uuid

from django.db import models
from django.db.models import Q

from partake.organisations.models import Organisation
from partake.voices.domain.labels import LONGEST_LABEL, LabelledBy, Sentiment
from partake.voices.models.voices import Voice


class Label(models.Model):
    """One word or two by which a body sorts what it hears. `sorted_as` holds "Waiting" and "waiting " together.
    `theme` is the theme of a framework that it stands for, "framework:theme"; empty for a word of the body's own."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=LONGEST_LABEL)
    sorted_as = models.CharField(max_length=LONGEST_LABEL)
    theme = models.CharField(max_length=120, blank=True)
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "sorted_as"], name="label_once_in_a_body"),
            models.UniqueConstraint(
                fields=["organisation", "theme"], condition=~Q(theme=""), name="label_theme_once_in_a_body"
            ),
        ]

    def __str__(self) -> str:
        return f"label {self.pk}"


class VoiceLabel(models.Model):
    """One label on one voice. A machine's stands in a row of its own and is never turned into a person's; what was
    taken off stays, with who took it off. `part` is the sentence it speaks of, from 1, and 0 for the whole.
    Of a machine's: `model` which one said so, `confidence` how sure it was, `went_by` the words it went by."""

    voice = models.ForeignKey(Voice, on_delete=models.PROTECT, related_name="labels")
    label = models.ForeignKey(Label, on_delete=models.PROTECT, related_name="on")
    put_on_by = models.CharField(max_length=8)
    part = models.PositiveSmallIntegerField(default=0)
    sentiment = models.CharField(max_length=8, blank=True)
    model = models.CharField(max_length=60, blank=True)
    confidence = models.FloatField(null=True, blank=True)
    went_by = models.JSONField(default=list)
    put_on_at = models.DateTimeField()
    name = models.CharField(max_length=200)
    taken_off_at = models.DateTimeField(null=True, blank=True)
    taken_off_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(put_on_by__in=[*LabelledBy]), name="label_put_on_by_known"),
            models.CheckConstraint(condition=Q(sentiment__in=["", *Sentiment]), name="label_sentiment_known"),
            models.UniqueConstraint(
                fields=["voice", "label", "put_on_by", "part"],
                condition=Q(taken_off_at__isnull=True),
                name="label_on_a_voice_once",
            ),
            models.CheckConstraint(
                condition=Q(taken_off_at__isnull=True, taken_off_by="")
                | (Q(taken_off_at__isnull=False) & ~Q(taken_off_by="")),
                name="label_taken_off_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["label", "voice"], condition=Q(taken_off_at__isnull=True), name="voices_with_a_label")
        ]

    def __str__(self) -> str:
        return f"label on voice {self.pk}"
