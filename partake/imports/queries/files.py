"""Files as their pages show them: what was brought in, by whom, when, and what a check found."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from uuid import UUID

from django.db.models import Q, QuerySet

from partake.imports import access
from partake.imports.checking import SHORT, read_rows
from partake.imports.domain import COUNTS, NAMES_SOMEBODY, Content, FileState, Meaning, Setting, heading_key
from partake.imports.models import BroughtFile
from partake.imports.reading.said import STARS, Said
from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound
from partake.kernel.workbook_reading import column_name
from partake.organisations.models import Organisation
from partake.organisations.queries import get_organisation
from partake.voices.area import bodies_spoken_about

MOST = 100
SAMPLES = 3
LOOKED_THROUGH = 200  # rows, for the first that can come in


@dataclass(frozen=True)
class FileLine:
    id: UUID
    content: Content
    setting: Setting | None
    file_name: str
    month: date | None
    source: str
    state: FileState
    given_at: datetime
    given_by: str
    brought_for: str
    added: int
    rows: int
    rows_done: int
    taken_out_at: datetime | None
    taken_out_by: str
    taken_out_why: str


@dataclass(frozen=True)
class FaultLine:
    sheet: str
    row: int
    column: str
    reason: str


@dataclass(frozen=True)
class SampleLine:
    """One row as it would come in, so that somebody sees whether each column is what they said."""

    row: int
    words: str
    score: int | None
    question: str
    said_on: date | None
    service: str


@dataclass(frozen=True)
class FilePage:
    """One file whole. `unmatched` are (what the file calls a service, how many rows)."""

    line: FileLine
    sound: int
    known: int
    left_out: int
    faulty: int
    faults: tuple[FaultLine, ...]
    samples: tuple[SampleLine, ...]
    unmatched: tuple[tuple[str, int], ...]
    unmatched_rows: int
    is_counts: bool
    may_change: bool
    version: int


def visible_to(actor: Actor, organisation: Organisation) -> "QuerySet[BroughtFile]":
    """This will give the files about a body that somebody may see: all of them for those who run its services, and for
    Healthwatch its own."""
    rows = BroughtFile.objects.filter(organisation=organisation)
    if access.runs_services(actor, organisation.pk):
        return rows
    return rows.filter(Q(brought_for__in=access.bodies_of(actor)))


def list_bodies(actor: Actor) -> tuple[Organisation, ...]:
    """This will give the bodies about which somebody brings files in, by name. Raises `Refused`."""
    access.can_bring_some(actor).require()
    own = [role.organisation_id for role in actor.roles if role.code in access.BRINGS_IN]
    found = {*Organisation.objects.filter(pk__in=own, successor__isnull=True), *bodies_spoken_about(actor)}
    return tuple(sorted(found, key=lambda one: (one.name, one.pk)))


def get_body(actor: Actor, organisation_id: UUID) -> Organisation:
    """This will give a body about which somebody brings files in. Raises `Refused`, `NotFound`."""
    body = get_organisation(organisation_id)
    access.can_bring_in(actor, body.pk).require()
    return body


def list_files(actor: Actor, organisation: Organisation) -> tuple[FileLine, ...]:
    """This will give the files about a body, the newest first."""
    rows = visible_to(actor, organisation).select_related("brought_for").order_by("-given_at", "-pk")
    return tuple(_line(row) for row in rows[:MOST])


def get_file_row(actor: Actor, organisation: Organisation, file_id: UUID) -> BroughtFile:
    """This will give the row of a file that an action works on. Raises `NotFound`."""
    rows = visible_to(actor, organisation).select_related("organisation", "brought_for", "stored")
    row = rows.filter(public_id=file_id).first()
    if row is None:
        raise NotFound
    return row


def get_file(actor: Actor, organisation: Organisation, file_id: UUID) -> FilePage:
    """This will give one file with what its check found. Raises `NotFound`."""
    row = get_file_row(actor, organisation, file_id)
    unmatched = tuple((said, count) for said, count in row.unmatched)
    waiting = sum(count for _, count in unmatched)
    return FilePage(
        line=_line(row),
        sound=row.sound,
        known=row.known,
        left_out=max(0, row.rows - row.sound - row.known - row.faulty - waiting),
        faulty=row.faulty,
        faults=tuple(FaultLine(*fault) for fault in row.faults),
        samples=_samples(row),
        unmatched=unmatched,
        unmatched_rows=waiting,
        is_counts=row.content in COUNTS,
        may_change=bool(access.can_change_file(actor, row)),
        version=row.version,
    )


def columns_offered(row: BroughtFile) -> list[tuple[str, str]]:
    """This will give the columns that may be chosen, as (place, name). One that says who somebody is is not offered."""
    return [
        (str(place), f"{column_name(place)}: {heading[:60]}" if heading else column_name(place))
        for place, heading in enumerate(row.headings)
        if heading and heading_key(heading) not in NAMES_SOMEBODY
    ]


def columns_never_read(row: BroughtFile) -> list[str]:
    """This will give the headings of columns that say who somebody is."""
    return [heading[:60] for heading in row.headings if heading_key(heading) in NAMES_SOMEBODY]


def columns_chosen(row: BroughtFile) -> dict[str, str]:
    """This will give the form's beginning: the place of each meaning, and what numbers mean."""
    places = {key: str(at) for key, at in row.columns.items() if key in [*Meaning]}
    return places | {"NUMBERS": STARS if row.columns.get("NUMBERS") == STARS else "PLACES"}


def _shortened(one: Said) -> str:
    return "\n".join(filter(None, (one.words, one.good, one.better)))[:300]


def _samples(row: BroughtFile) -> tuple[SampleLine, ...]:
    """Read from the file itself, when it is short: its words are kept nowhere until it is in."""
    if row.state != FileState.CHECKED or row.content in COUNTS or row.stored is None or row.stored.size > SHORT:
        return ()
    rows = (one for one in islice(read_rows(row), LOOKED_THROUGH) if isinstance(one, Said))
    return tuple(
        SampleLine(one.number, _shortened(one), one.score, one.question, one.said_on, one.service)
        for one in islice(rows, SAMPLES)
    )


def _line(row: BroughtFile) -> FileLine:
    return FileLine(
        id=row.public_id,
        content=Content(row.content),
        setting=Setting(row.setting) if row.setting else None,
        file_name=row.file_name,
        month=row.month,
        source=row.told_source,
        state=FileState(row.state),
        given_at=row.given_at,
        given_by=row.given_by,
        brought_for=row.brought_for.name,
        added=row.added,
        rows=row.rows,
        rows_done=row.rows_done,
        taken_out_at=row.taken_out_at,
        taken_out_by=row.taken_out_by,
        taken_out_why=row.taken_out_why,
    )
