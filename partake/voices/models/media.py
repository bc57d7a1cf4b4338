"""A picture, sound or film somebody told it in. Those who read the voice see it; others only once it is cleared."""

import uuid

from django.db import models
from django.db.models import Q

from partake.files.models import StoredFile
from partake.voices.domain.voice import LONGEST_WORDS
from partake.voices.models.voices import Voice


class VoiceMedia(models.Model):
    """`words` are what is said or shown in it, written by its author or, with their name, by somebody who listened.
    `shown_words` are those a person cleared, as in a voice."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    voice = models.ForeignKey(Voice, on_delete=models.PROTECT, related_name="media")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(max_length=LONGEST_WORDS, blank=True)
    words_by = models.CharField(max_length=200, blank=True)
    allows_show = models.BooleanField(default=False)
    shown_words = models.TextField(max_length=LONGEST_WORDS, blank=True)
    cleared_at = models.DateTimeField(null=True, blank=True)
    cleared_by = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            # Not everybody can hear or see it: nothing is shown to anyone without words.
            models.CheckConstraint(
                condition=Q(cleared_at__isnull=True) | (Q(allows_show=True) & ~Q(shown_words="")),
                name="voice_media_shown_with_words",
            ),
        ]

    def __str__(self) -> str:
        return f"media {self.pk}"
