"""Every voice that counts, by the million and without its words, for whoever adds them up."""

from typing import BinaryIO

from django.db import connection
from django.db.models import Max, Min

from partake.kernel.bulk_reading import Column, copy_out
from partake.voices.domain.voice import KEPT_APART
from partake.voices.models import Voice

_APART = ", ".join(f"'{kind.value}'" for kind in sorted(KEPT_APART))
_COUNTED = f"withdrawn_at IS NULL AND allows_count AND kind NOT IN ({_APART})"


def keys_of_voices() -> tuple[int, int] | None:
    """This will give the first and the last key of a voice, or None while there is none."""
    ends = Voice.objects.aggregate(first=Min("pk"), last=Max("pk"))
    return (ends["first"], ends["last"]) if ends["first"] is not None else None


def copy_voices(first: int, last: int, to: BinaryIO) -> None:
    """This will write the voices that may be counted with keys from `first` to `last`: key, kind, channel, sampling,
    speaker, score, whether something is written (0 or 1), the day it is about, or else when it came (UTC). Nothing
    taken back, kept apart, or not allowed to be counted is among them."""
    came = "received_at AT TIME ZONE 'UTC'" if connection.vendor == "postgresql" else "received_at"
    wrote = "CASE WHEN words <> '' OR good <> '' OR better <> '' THEN 1 ELSE 0 END"
    came = f"CASE WHEN said_on IS NULL THEN {came} END"
    columns = ("id", "kind", "channel", "sampling", "speaker", "score", wrote, "said_on", came)
    rest = f"FROM voices_voice WHERE id BETWEEN %s AND %s AND {_COUNTED}"
    copy_out([Column(one) for one in columns], rest, first, last, to)


def copy_abouts(first: int, last: int, to: BinaryIO) -> None:
    """This will write what voices with these keys are about: voice, body, service."""
    columns = [Column("voice_id"), Column("organisation_id"), Column("service_id")]
    copy_out(columns, "FROM voices_voiceabout WHERE voice_id BETWEEN %s AND %s", first, last, to)


def copy_attributes(first: int, last: int, to: BinaryIO) -> None:
    """This will write what authors said of themselves: voice, characteristic, dated list, category."""
    typed = [Column(name, typed=True) for name in ("characteristic", "list_version", "category")]
    rest = "FROM voices_voiceattribute WHERE voice_id BETWEEN %s AND %s"
    copy_out([Column("voice_id"), *typed], rest, first, last, to)


def copy_answers(first: int, last: int, to: BinaryIO) -> None:
    """This will write what authors chose in bodies' own questions: voice, question, answer."""
    columns = [Column("voice_id"), Column("question", typed=True), Column("answer", typed=True)]
    copy_out(columns, "FROM voices_voiceanswer WHERE voice_id BETWEEN %s AND %s", first, last, to)


def copy_labels(first: int, last: int, to: BinaryIO) -> None:
    """This will write the labels that stand: voice, theme (empty for a body's own word), who put it on (a person or a
    machine), sentiment."""
    columns = [Column("l.voice_id"), Column("w.theme", typed=True), Column("l.put_on_by"), Column("l.sentiment")]
    rest = (
        "FROM voices_voicelabel l JOIN voices_label w ON w.id = l.label_id"
        " WHERE l.voice_id BETWEEN %s AND %s AND l.taken_off_at IS NULL"
    )
    copy_out(columns, rest, first, last, to)
