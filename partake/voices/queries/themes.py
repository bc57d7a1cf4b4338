"""Voices as whoever sorts them reads them: what a body's people labelled, what nobody has, what fits no theme. The
caller has asked whether its reader may."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from partake.kernel import clock
from partake.voices.domain.labels import LabelledBy
from partake.voices.domain.sentences import sentences_of_voice
from partake.voices.models import Voice, VoiceLabel

FIELDS = ("public_id", "words", "good", "better", "english", "score", "received_at", "version")


@dataclass(frozen=True)
class Written:
    """What a voice says in words. `text` is its English where somebody wrote one: one model reads one language."""

    key: int
    id: UUID
    text: str
    sentences: tuple[str, ...]
    score: int | None
    received_on: date
    version: int


@dataclass(frozen=True)
class On:
    """A theme that is on a voice now."""

    theme: str
    part: int
    sentiment: str
    by: str


@dataclass(frozen=True)
class Labelled:
    """A voice with the themes that people put on it."""

    written: Written
    on: tuple[On, ...]


def list_labelled(organisation_id: int, *, most: int) -> tuple[Labelled, ...]:
    """This will give the voices that people put themes on, those that came last first."""
    rows = _with_words(organisation_id).filter(Exists(_on(organisation_id, LabelledBy.PERSON)))
    return _labelled(organisation_id, rows, LabelledBy.PERSON, most)


def list_unlabelled(
    organisation_id: int, *, not_by_model: str = "", before: int | None = None, most: int
) -> tuple[Written, ...]:
    """This will give voices that no person put a theme on, those kept last first, from before the key `before`. With
    `not_by_model`, those that this model has not spoken of either."""
    rows = _with_words(organisation_id).exclude(Exists(_on(organisation_id, LabelledBy.PERSON)))
    if not_by_model:
        rows = rows.exclude(Exists(_on(organisation_id, LabelledBy.MACHINE).filter(model=not_by_model)))
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return tuple(_written(row) for row in rows.order_by("-pk")[:most])


def list_written(organisation_id: int, keys: Collection[int]) -> tuple[Written, ...]:
    """This will give those of these voices that are still there, in the order of their keys as given."""
    rows = {row.pk: row for row in _with_words(organisation_id).filter(pk__in=keys)}
    return tuple(_written(rows[key]) for key in keys if key in rows)


def list_with_theme(
    organisation_id: int, themes: Collection[str], *, by: LabelledBy, most: int
) -> tuple[Labelled, ...]:
    """This will give the voices that carry one of these themes, put on by people or by a machine; a machine's only
    where no person put one on. Those kept last come first."""
    rows = _with_words(organisation_id).filter(Exists(_on(organisation_id, by).filter(label__theme__in=themes)))
    if by is LabelledBy.MACHINE:
        rows = rows.exclude(Exists(_on(organisation_id, LabelledBy.PERSON)))
    return _labelled(organisation_id, rows, by, most)


def unlabelled_among(organisation_id: int, keys: Collection[int]) -> frozenset[int]:
    """This will give those of these voices that no person has put a theme on."""
    rows = _with_words(organisation_id).filter(pk__in=keys).exclude(Exists(_on(organisation_id, LabelledBy.PERSON)))
    return frozenset(rows.values_list("pk", flat=True))


def count_labelled(organisation_id: int) -> int:
    """This will give how many voices people have put themes on."""
    rows = VoiceLabel.objects.filter(
        label__organisation_id=organisation_id,
        put_on_by=LabelledBy.PERSON,
        taken_off_at__isnull=True,
        voice__withdrawn_at__isnull=True,
    )
    return rows.exclude(label__theme="").values("voice_id").distinct().count()


def list_bodies_with_labels() -> tuple[int, ...]:
    """This will give the bodies whose people put themes on voices."""
    rows = VoiceLabel.objects.filter(put_on_by=LabelledBy.PERSON).exclude(label__theme="")
    return tuple(rows.order_by().values_list("label__organisation_id", flat=True).distinct())


def themes_in_use(organisation_id: int, themes: Collection[str]) -> dict[str, int]:
    """This will give, of these themes, those that people have on voices now, with how many voices."""
    rows = VoiceLabel.objects.filter(
        label__organisation_id=organisation_id, label__theme__in=themes, put_on_by=LabelledBy.PERSON,
        taken_off_at__isnull=True,
    )  # fmt: skip
    voices: dict[str, set[int]] = {}
    for theme, voice in rows.values_list("label__theme", "voice_id"):
        voices.setdefault(theme, set()).add(voice)
    return {theme: len(found) for theme, found in voices.items()}


def _with_words(organisation_id: int) -> "QuerySet[Voice]":
    rows = Voice.objects.about(organisation_id).exclude(words="", good="", better="")
    return rows.only("pk", *FIELDS)


def _on(organisation_id: int, by: LabelledBy) -> "QuerySet[VoiceLabel]":
    rows = VoiceLabel.objects.filter(voice=OuterRef("pk"), label__organisation_id=organisation_id, put_on_by=by)
    return rows.filter(taken_off_at__isnull=True).exclude(label__theme="")


def _labelled(organisation_id: int, rows: "QuerySet[Voice]", by: LabelledBy, most: int) -> tuple[Labelled, ...]:
    voices = list(rows.order_by("-pk")[:most])
    on: dict[int, list[On]] = {}
    for start in range(0, len(voices), 500):
        labels = VoiceLabel.objects.filter(
            voice__in=[voice.pk for voice in voices[start : start + 500]],
            label__organisation_id=organisation_id,
            put_on_by=by,
            taken_off_at__isnull=True,
        ).exclude(label__theme="")
        found = labels.order_by("part", "pk").values_list("voice_id", "label__theme", "part", "sentiment", "name")
        for key, theme, part, sentiment, name in found:
            on.setdefault(key, []).append(On(theme, part, sentiment, name))
    return tuple(Labelled(_written(voice), tuple(on.get(voice.pk, ()))) for voice in voices)


def _written(row: Voice) -> Written:
    return Written(
        key=row.pk,
        id=row.public_id,
        text=row.english or "\n".join(filter(None, (row.words, row.good, row.better))),
        sentences=sentences_of_voice(row.words, row.good, row.better),
        score=row.score,
        received_on=clock.local(row.received_at).date(),
        version=row.version,
    )
