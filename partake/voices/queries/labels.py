"""The labels of a body, and those on one voice."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.voices import access
from partake.voices.domain.labels import LabelledBy
from partake.voices.models import Label, Voice, VoiceLabel


@dataclass(frozen=True)
class ThemeOn:
    """One theme on a voice: `part` is the sentence it speaks of, 0 the whole. `went_by` are the words a machine went
    by; a person's has none. `taken_off_by` is who took it off, where somebody did."""

    theme: str
    name: str
    part: int
    sentiment: str
    by: str
    on: date
    went_by: tuple[str, ...] = ()
    model: str = ""
    taken_off_by: str = ""


@dataclass(frozen=True)
class LabelsOn:
    """What people say a voice is about, in words of the body's own and in themes; and the themes a machine suggests.
    Once a person put a theme on, what a machine suggests is only history."""

    said: tuple[str, ...]
    themes: tuple[ThemeOn, ...]
    suggested: tuple[ThemeOn, ...]


@dataclass(frozen=True)
class LabelOffered:
    id: UUID
    pk: int
    name: str
    theme: str


def list_labels(actor: Actor, organisation_id: int) -> tuple[LabelOffered, ...]:
    """This will give every label a body has used, themes too, by name. Raises `Refused`."""
    access.can_read_voices(actor, organisation_id).require()
    rows = Label.objects.filter(organisation_id=organisation_id).order_by("name", "pk")
    return tuple(LabelOffered(row.public_id, row.pk, row.name, row.theme) for row in rows[:300])


def labels_on(voice: Voice, organisation_id: int) -> LabelsOn:
    """This will give the labels of one body on one voice. The caller has checked that its reader may read it."""
    rows = VoiceLabel.objects.filter(voice=voice, label__organisation_id=organisation_id, taken_off_at__isnull=True)
    rows = rows.select_related("label").order_by("part", "label__name", "pk")
    by_people = [row for row in rows if row.put_on_by == LabelledBy.PERSON]
    themes = tuple(_theme_on(row) for row in by_people if row.label.theme)
    machines = (row for row in rows if row.put_on_by == LabelledBy.MACHINE and row.label.theme and not themes)
    return LabelsOn(
        said=tuple(row.label.name for row in by_people if not row.label.theme),
        themes=themes,
        suggested=tuple(_theme_on(row) for row in sorted(machines, key=lambda row: -(row.confidence or 0))),
    )


def taken_off(voice: Voice, organisation_id: int) -> tuple[ThemeOn, ...]:
    """This will give the themes that people put on a voice and somebody took off again, the last first. The caller has
    checked that its reader may read it."""
    rows = VoiceLabel.objects.filter(voice=voice, label__organisation_id=organisation_id, taken_off_at__isnull=False)
    rows = rows.filter(put_on_by=LabelledBy.PERSON).exclude(label__theme="").select_related("label")
    return tuple(_theme_on(row) for row in rows.order_by("-taken_off_at", "-pk"))


def _theme_on(row: VoiceLabel) -> ThemeOn:
    return ThemeOn(
        theme=row.label.theme,
        name=row.label.name,
        part=row.part,
        sentiment=row.sentiment,
        by=row.name,
        on=clock.local(row.put_on_at).date(),
        went_by=tuple(row.went_by),
        model=row.model,
        taken_off_by=row.taken_off_by,
    )
