"""What a source has collected: for the room that collected it, which has checked its reader."""

from partake.kernel.ref import Ref
from partake.voices.models import Voice


def list_words_of(source: Ref, most: int = 200) -> tuple[str, ...]:
    """This will give the words of the voices that came from one source, the oldest first. Those taken back are gone."""
    rows = Voice.objects.counted().filter(source_kind=source.kind, source_id=source.id)
    return tuple(rows.order_by("pk").values_list("words", flat=True)[:most])
