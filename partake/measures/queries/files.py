"""Files of results: whom their rows are about, what of them is here already, and what each check found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext

from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound
from partake.measures import access, words
from partake.measures.catalogue import get_measure
from partake.measures.domain import in_main
from partake.measures.lists.columns import Column
from partake.measures.lists.rows import FaultyLine, ReadResult, key_of
from partake.measures.models import FaultyRow, Result, ResultFile, WaitingRow
from partake.measures.queries.results import numbers_of
from partake.organisations.models import Organisation
from partake.organisations.queries import list_practices_of
from partake.people.domain import Part
from partake.people.queries.registered import RegisteredPerson, find_registered

SHOWN = 200  # rows of each kind on a page


@dataclass(frozen=True)
class Matched:
    """A row whose person is known: it may go in."""

    row: ReadResult
    person: RegisteredPerson


@dataclass(frozen=True)
class Sorted:
    """The rows of a file: those that may go in, how many are here already, and those that are wrong."""

    sound: tuple[Matched, ...]
    known: int
    faulty: tuple[FaultyLine, ...]


@dataclass(frozen=True)
class WaitingLine:
    """One row that waits, as somebody checks it. `given` is how it came, when it came in another unit."""

    number: int
    name: str
    measure: str
    value: str
    given: str
    taken_on: date


@dataclass(frozen=True)
class FilePage:
    """What a check found, and what became of it. `is_newest`: a newer file takes the place of what waits."""

    file: ResultFile
    waiting: tuple[WaitingLine, ...]
    faults: tuple[FaultyRow, ...]
    is_newest: bool


def list_practices(actor: Actor) -> list[Organisation]:
    """This will give the practices whose files the actor brings in, by name."""
    return list_practices_of(actor, *access.BRINGS_IN)


def require_practices(actor: Actor) -> list[Organisation]:
    """This will give the practices whose files the actor brings in, or raise `Refused` when there are none."""
    found = list_practices(actor)
    if not found:
        access.can_bring_in(actor, -1).require()
    return found


def list_files(actor: Actor, *, limit: int = 20) -> list[ResultFile]:
    """This will give the files that were checked for the actor's practices, newest first."""
    files = ResultFile.objects.filter(organisation__in=list_practices(actor)).select_related("organisation")
    return list(files.order_by("-pk")[:limit])


def get_file(actor: Actor, file_id: UUID) -> ResultFile:
    found = ResultFile.objects.filter(public_id=file_id, organisation__in=list_practices(actor)).first()
    if found is None:
        raise NotFound
    return found


def get_file_page(actor: Actor, file_id: UUID) -> FilePage:
    """This will give one file with the first rows that wait and the first that are wrong. Raises `NotFound`."""
    file = get_file(actor, file_id)
    waiting = WaitingRow.objects.filter(file=file).select_related("person").order_by("number")[:SHOWN]
    newer = ResultFile.objects.filter(organisation_id=file.organisation_id, pk__gt=file.pk)
    return FilePage(
        file=file,
        waiting=tuple(_waiting(row) for row in waiting),
        faults=tuple(FaultyRow.objects.filter(file=file).order_by("number")[:SHOWN]),
        is_newest=not newer.exists(),
    )


def sort_rows(actor: Actor, organisation: Organisation, rows: Iterable[ReadResult | FaultyLine]) -> Sorted:
    """This will say of each row of a file whether it may go in: its person is registered here, and it is neither in
    the record nor in an earlier row."""
    read = list(rows)
    faulty = [row for row in read if isinstance(row, FaultyLine)]
    results = [row for row in read if isinstance(row, ReadResult)]
    people = find_people(actor, organisation.pk, [row.whose for row in results])
    known = known_keys(person.pk for person in people.values())
    first: dict[tuple[int, str], int] = {}
    sound: list[Matched] = []
    here = 0
    for row in results:
        person = people.get(row.whose)
        fault = _fault(row, person)
        if person is None or fault is not None:
            faulty.append(fault or _not_here(row))
        elif (before := first.setdefault((person.pk, row.key), row.number)) != row.number:
            said = gettext("This is row %(row)s again: the same person, measure, value and day.") % {"row": before}
            faulty.append(FaultyLine(row.number, "", said, row.cells))
        elif (person.pk, row.key) in known:
            here += 1
        else:
            sound.append(Matched(row, person))
    return Sorted(tuple(sound), here, tuple(sorted(faulty, key=lambda one: one.number)))


def find_people(actor: Actor, organisation_id: int, whose: Sequence[str]) -> dict[str, RegisteredPerson]:
    """This will give who is registered with a practice, by what rows call them."""
    numbers: dict[str, set[str]] = {"nhs": set(), "practice": set()}
    for one in whose:
        kind, _, number = one.partition(" ")
        numbers[kind].add(number)
    return find_registered(actor, organisation_id, nhs_numbers=numbers["nhs"], practice_numbers=numbers["practice"])


def known_keys(person_pks: Iterable[int]) -> set[tuple[int, str]]:
    """This will give (person, key) of every result these people have, struck ones too: what was struck out as wrong
    must not come back with the next file. What was typed by hand counts like what came in a file."""
    rows = Result.objects.filter(person_id__in=set(person_pks)).only(
        "person_id", "measure", "value", "second", "unit", "taken_on"
    )
    return {(row.person_id, key_of(row.measure, numbers_of(row), row.unit, row.taken_on)) for row in rows}


def _fault(row: ReadResult, person: RegisteredPerson | None) -> FaultyLine | None:
    if person is None:
        return None
    column, said = "", ""
    if row.born_on is not None and row.born_on != person.born_on:
        column = Column.BORN_ON
        said = gettext("The person with this number has another date of birth. Whose result is it?")
    elif Part.RESULTS not in person.parts:
        column = Column.NHS_NUMBER
        said = gettext("They keep their results private from this practice, so nothing can be added.")
    elif person.died_on is not None:
        column = Column.NHS_NUMBER
        said = gettext("Partake says that they died, so nothing can be added.")
    elif person.born_on and row.taken_on < person.born_on:
        column = Column.TAKEN_ON
        said = gettext("That is before the person was born. Which day was it measured?")
    return FaultyLine(row.number, column, said, row.cells) if said else None


def _not_here(row: ReadResult) -> FaultyLine:
    column = Column.NHS_NUMBER if row.whose.startswith("nhs ") else Column.PRACTICE_ID
    return FaultyLine(row.number, column, gettext("Nobody registered here has this number. Is it right?"), row.cells)


def _waiting(row: WaitingRow) -> WaitingLine:
    measure = get_measure(row.measure)
    unit = measure.unit_called(row.unit) or measure.main
    given = tuple(one for one in (row.value, row.second) if one is not None)
    return WaitingLine(
        number=row.number,
        name=f"{row.person.given_name} {row.person.family_name}",
        measure=measure.name,
        value=words.value(in_main(given, unit, measure), measure.main),
        given=words.value(given, unit) if unit != measure.main else "",
        taken_on=row.taken_on,
    )
