"""What people decide about a picture, sound or film of a voice: what is said in it, and whether others may see it."""

from django.db import transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound, Rejected, Stale
from partake.voices import access
from partake.voices.actions.concerns import raise_by_words
from partake.voices.danger import danger_words
from partake.voices.domain.states import Clearing
from partake.voices.events import MEDIA_CLEARED, MEDIA_KEPT_BACK, MEDIA_WORDS_WRITTEN
from partake.voices.models import Voice, VoiceMedia


@transaction.atomic
def write_media_words(
    *, actor: Actor, media: VoiceMedia, organisation_id: int, words: str, version: int | None
) -> VoiceMedia:
    """This will keep what is said and shown in a file, with who wrote it down. What its author wrote stands as it is.
    Words that may mean danger are put before a person at once. Raises `Refused`, `Rejected`, `Stale`."""
    media = _of_body(actor, media, organisation_id, version)

    if media.words and not media.words_by:
        raise Rejected("words", gettext("Its author wrote these words. They stay as they are."))
    if not words.strip():
        raise Rejected("words", gettext("Nothing is written yet. What is said and shown in it?"))
    media.words, media.words_by = words, actor.display_name
    _save(media)

    record_event(MEDIA_WORDS_WRITTEN, actor=actor, about=media.voice.ref)

    if found := danger_words(words):
        raise_by_words(actor=actor, voice=media.voice, went_by=found)
    return media


@transaction.atomic
def clear_media(
    *, actor: Actor, media: VoiceMedia, organisation_id: int, shown_words: str, version: int | None
) -> VoiceMedia:
    """This will let anyone see or hear a file, with `shown_words` for whoever can't, beside words that were cleared.
    Raises `Refused`, `Rejected`, `Stale`."""
    media = _of_body(actor, media, organisation_id, version)

    if not media.allows_show:
        raise Rejected("shown_words", gettext("Its author did not say that others may see or hear it."))
    if media.voice.clearing != Clearing.CLEARED:
        raise Rejected("shown_words", gettext("The story itself is not cleared yet. Clear that first."))
    if not shown_words.strip():
        raise Rejected("shown_words", gettext("There are no words yet. Not everybody can see or hear it."))
    media.shown_words, media.cleared_at, media.cleared_by = shown_words, clock.now(), actor.display_name
    _save(media)

    record_event(MEDIA_CLEARED, actor=actor, about=media.voice.ref)

    return media


@transaction.atomic
def keep_media_back(*, actor: Actor, media: VoiceMedia, organisation_id: int, version: int | None) -> VoiceMedia:
    """This will take a file off the public page. Raises `Refused`, `Stale`."""
    media = _of_body(actor, media, organisation_id, version)

    media.shown_words, media.cleared_at, media.cleared_by = "", None, ""
    _save(media)

    record_event(MEDIA_KEPT_BACK, actor=actor, about=media.voice.ref)

    return media


def _of_body(actor: Actor, media: VoiceMedia, organisation_id: int, version: int | None) -> VoiceMedia:
    """One save at a time: of a file whose voice is about this body and was not taken back."""
    access.can_clear_voices(actor, organisation_id).require()
    voice = Voice.objects.select_for_update().get(pk=media.voice_id)
    if voice.withdrawn_at is not None or not voice.abouts.of_body(organisation_id).exists():
        raise NotFound
    media = VoiceMedia.objects.select_for_update(of=("self",)).select_related("voice").get(pk=media.pk)
    if media.version != version:
        raise Stale(media)
    return media


def _save(media: VoiceMedia) -> None:
    media.version += 1
    media.save()
