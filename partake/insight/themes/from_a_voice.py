"""The way from a voice's own page to saying what it is about."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partake.voices.ways_on import FromAVoice


def _address(body_id: UUID, voice_id: UUID) -> str:
    return reverse("insight:say_themes", args=[body_id, voice_id])


WAY = FromAVoice("insight.themes", _("Say which themes it is about"), _address)
