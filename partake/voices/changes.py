"""What whoever counts voices has still to look at: an outbox of keys, never of words."""

from collections.abc import Collection
from dataclasses import dataclass

from partake.voices.models import VoiceChange


@dataclass(frozen=True)
class Changed:
    """Voices with keys from `first` to `last` changed; `id` is what to forget once they are counted."""

    id: int
    first: int
    last: int


def note_change(voice_ids: Collection[int]) -> None:
    """This will note that these voices changed, as a step of the action that changes them."""
    if voice_ids:
        VoiceChange.objects.create(first_id=min(voice_ids), last_id=max(voice_ids))


def list_changes(most: int) -> tuple[Changed, ...]:
    """This will give the first `most` changes that nobody has counted yet."""
    return tuple(Changed(one.pk, one.first_id, one.last_id) for one in VoiceChange.objects.order_by("pk")[:most])


def forget_changes(ids: Collection[int]) -> None:
    """This will forget what has been counted, in the transaction of the count."""
    VoiceChange.objects.filter(pk__in=ids).delete()
