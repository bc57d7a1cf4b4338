"""Pictures, sounds and films of a voice: as pages say them, and their bytes for each who may have them."""

from dataclasses import dataclass
from typing import BinaryIO
from uuid import UUID

from partake.files.queries import FileFacts, facts_of, open_file
from partake.kernel.verdict import NotFound
from partake.organisations.models import Organisation
from partake.voices.models import Voice, VoiceMedia


@dataclass(frozen=True)
class Media:
    """One file of a voice. `words` are for whoever cannot see or hear it; "" when nobody has written them yet."""

    id: UUID
    file: FileFacts
    words: str
    words_by: str
    allows_show: bool
    is_shown: bool
    shown_words: str


def media_of(voice: Voice) -> tuple[Media, ...]:
    """This will give the files of a voice, as those who read it whole see them."""
    return tuple(_media(row) for row in voice.media.select_related("file").order_by("pk"))


def public_media(voice: Voice) -> tuple[Media, ...]:
    """This will give those of a public voice that a person cleared, with the words that were cleared."""
    rows = sorted(voice.media.all(), key=lambda one: one.pk)
    return tuple(_media(row, public=True) for row in rows if row.cleared_at is not None)


def get_media_row(voice: Voice, media_id: UUID) -> VoiceMedia:
    """This will give the row an action works on, of a voice that the caller has found for its reader. Raises
    `NotFound`."""
    row = VoiceMedia.objects.filter(voice=voice, public_id=media_id).select_related("file", "voice").first()
    if row is None:
        raise NotFound
    return row


def open_media(voice: Voice, media_id: UUID) -> tuple[FileFacts, BinaryIO]:
    """This will open one file of a voice that the caller has found for its reader. Raises `NotFound`."""
    facts = facts_of(get_media_row(voice, media_id).file)
    return facts, open_file(facts, belongs_to=[voice.ref])


def open_public_media(organisation: Organisation, voice_id: UUID, media_id: UUID) -> tuple[FileFacts, BinaryIO]:
    """This will open a file that was cleared, of a voice that anyone may read. Raises `NotFound`."""
    voice = Voice.objects.public().about(organisation.pk).filter(public_id=voice_id).first()
    if voice is None or get_media_row(voice, media_id).cleared_at is None:
        raise NotFound
    return open_media(voice, media_id)


def _media(row: VoiceMedia, *, public: bool = False) -> Media:
    return Media(
        id=row.public_id,
        file=facts_of(row.file),
        words=row.shown_words if public else row.words,
        words_by="" if public else row.words_by,
        allows_show=row.allows_show,
        is_shown=row.cleared_at is not None,
        shown_words=row.shown_words,
    )
