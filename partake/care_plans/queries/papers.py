"""Paper that came back: what a print said, what was typed in from it, and the notes that wait beside the plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from partake.care_plans import access
from partake.care_plans.domain.contents import IF_WORSE, Kind
from partake.care_plans.domain.preparing import PaperKind
from partake.care_plans.models import PaperNote, PreparationAnswer, Printed
from partake.care_plans.queries.lines import LineNow
from partake.care_plans.queries.plan import PlanPage
from partake.care_plans.taking import taken_words
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.prepared import prepared
from partake.kernel.verdict import NotFound, Refused
from partake.people import door
from partake.people.domain import Part, parts_opened
from partake.people.door import OpenRecord


@dataclass(frozen=True)
class PaperText:
    """One thing the paper said. `key` is a line of the plan or a question; `number` counts from 1."""

    key: str
    number: int
    heading: str
    words: str
    typed: tuple[str, ...]


@dataclass(frozen=True)
class TypedIn:
    on: datetime
    by: str
    written_on: date
    number: int


@dataclass(frozen=True)
class PaperPage:
    """One print, with what it said, and who typed in what before. `whole` is what was typed about the whole plan."""

    code: str
    kind: PaperKind
    version: int | None
    printed_on: date
    printed_by: str
    valid_until: date
    is_newest: bool
    texts: tuple[PaperText, ...]
    typed_in: tuple[TypedIn, ...]
    whole: tuple[str, ...]


@dataclass(frozen=True)
class NoteNow:
    """A note that waits. `now` is what its line says today, and None when the line is there no more; `printed` is
    what it said on the paper. `takes` says whether its words can take the place of the line's."""

    id: UUID
    kind: Kind | None
    key: UUID | None
    words: str
    who: str
    written_on: date
    typed_by: str
    printed: str
    now: str | None
    line_version: int
    takes: bool

    @property
    def has_changed(self) -> bool:
        return self.now is not None and self.takes and self.now != self.printed


def find_paper(actor: Actor, code: str) -> UUID:
    """This will give whose paper has this code. Raises `NotFound`, the same for a code nobody has and for the paper
    of somebody whose plan `actor` may not see. It opens nothing: the page it leads to does."""
    printed = Printed.objects.select_related("person").filter(code=code).first()
    if printed is None:
        raise NotFound
    try:
        person, grants = door.check(actor, printed.person.public_id)
    except Refused:
        raise NotFound from None
    if Part.PLAN not in parts_opened(grants, today=clock.today()):
        raise NotFound
    return person.public_id


def get_paper(record: OpenRecord, code: str) -> PaperPage:
    """This will give one print of this person's. Raises `Refused`, `NotFound`."""
    access.can_see_plan(record).require()
    row = Printed.objects.select_related("plan_version").filter(person_id=record.person.pk, code=code).first()
    if row is None:
        raise NotFound
    access.can_key_in(record, PaperKind(row.kind)).require()
    typed = _typed(row)
    keyed = tuple(row.keyed.order_by("number"))
    return PaperPage(
        code=row.code,
        kind=PaperKind(row.kind),
        version=row.plan_version.number if row.plan_version else None,
        printed_on=clock.local(row.printed_at).date(),
        printed_by=row.printed_by,
        valid_until=row.valid_until,
        is_newest=_is_newest(row),
        texts=tuple(
            PaperText(
                one["key"],
                number,
                one["heading"],
                one["words"],
                tuple(typed.get(one["key"], ())),
            )
            for number, one in enumerate(texts_seen(record, row), start=1)
        ),
        typed_in=tuple(TypedIn(one.keyed_at, one.keyed_by, one.written_on, one.number) for one in keyed),
        whole=tuple(typed.get("", ())),
    )


def texts_seen(record: OpenRecord, printed: Printed) -> list[dict[str, Any]]:
    """This will give what the paper said, less what this reader may not see today: what to do if things change is a
    part of its own."""
    return [one for one in printed.texts if one.get("kind") not in IF_WORSE or Part.IF_I_GET_WORSE in record.parts]


def list_notes(record: OpenRecord, page: PlanPage) -> dict[UUID | None, tuple[NoteNow, ...]]:
    """This will give the notes that wait, by the line they stand beside; under None those about the whole plan, or
    about a line that is there no more. Nobody who may not see the plan sees any."""
    if not page.sees_plan:
        return {}
    lines = _lines_by_key(page)
    found: dict[UUID | None, tuple[NoteNow, ...]] = {}
    for row in _waiting(record.person.pk):
        if row.kind in IF_WORSE and not page.sees_if_worse:
            continue
        note = _note(row, lines)
        beside = note.key if note.now is not None else None
        found[beside] = (*found.get(beside, ()), note)
    return found


@prepared
def _waiting(person: int) -> QuerySet[PaperNote]:
    rows = PaperNote.objects.filter(plan__person_id=person, settled_at__isnull=True)
    return rows.select_related("keyed").order_by("pk")


def get_note(record: OpenRecord, page: PlanPage, note_id: UUID) -> NoteNow:
    """This will give one note that waits, beside the newest version. Raises `NotFound`."""
    notes = (note for beside in list_notes(record, page).values() for note in beside)
    found = next((note for note in notes if note.id == note_id), None)
    if found is None:
        raise NotFound
    return found


def note_values(record: OpenRecord) -> list[dict[str, object]]:
    """This will give every note from paper as plain values, for the copy of everything that a person may take away.
    Raises `Refused`."""
    access.can_see_plan(record).require()
    rows = PaperNote.objects.filter(plan__person_id=record.person.pk).select_related("keyed").order_by("pk")
    return [
        {
            "beside": row.printed_words,
            "words": row.words,
            "written_on": row.keyed.written_on,
            "typed_in_by": row.keyed.keyed_by,
            "settled_at": row.settled_at,
        }
        for row in rows
        if row.kind not in IF_WORSE or Part.IF_I_GET_WORSE in record.parts
    ]


def _note(row: PaperNote, lines: Mapping[UUID, LineNow]) -> NoteNow:
    line = lines.get(row.key) if row.key else None
    now = (taken_words(line.kind, line.said) or line.title) if line else None
    return NoteNow(
        id=row.public_id,
        kind=Kind(row.kind) if row.kind else None,
        key=row.key,
        words=row.words,
        who=row.written_by,
        written_on=row.keyed.written_on,
        typed_by=row.keyed.keyed_by,
        printed=row.printed_words,
        now=now,
        line_version=line.version if line else 0,
        takes=bool(line and taken_words(line.kind, line.said)),
    )


def _lines_by_key(page: PlanPage) -> dict[UUID, LineNow]:
    found: dict[UUID, LineNow] = {}
    todo = [line for lines in page.lines.values() for line in lines]
    while todo:
        line = todo.pop()
        found[line.key] = line
        todo += line.below
    return found


def _typed(row: Printed) -> dict[str, list[str]]:
    typed: dict[str, list[str]] = {}
    for note in PaperNote.objects.filter(keyed__printed=row).order_by("pk"):
        typed.setdefault(str(note.key or ""), []).append(note.words)
    for answer in PreparationAnswer.objects.filter(keyed__printed=row).order_by("pk"):
        typed.setdefault(answer.question, []).append(answer.words)
    return typed


def _is_newest(row: Printed) -> bool:
    """Whether the plan, or the preparation, is still the one that was printed."""
    if row.plan_version is None:
        assert row.preparation is not None  # the database sees to it
        return row.preparation.used_at is None
    newest = row.plan_version.plan.versions.latest("number")
    return (newest.pk, newest.edition) == (row.plan_version_id, row.edition)
