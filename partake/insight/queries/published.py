"""What was published, as everyone reads it: nothing here knows an exact figure that was hidden."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from partake.insight.models import Publication, PublishedCell
from partake.insight.publishing.counting import GOOD
from partake.insight.publishing.protecting import PEOPLE, THEMES
from partake.insight.publishing.ties import ALL, ANSWERS, COMMENTS, HEARD
from partake.kernel.prepared import prepared
from partake.kernel.verdict import NotFound
from partake.methods.disclosure import SafeCount, read_stored
from partake.organisations.models import Organisation, Place


@dataclass(frozen=True)
class Unit:
    """What figures are about: everyone who answered, a body, or one service of it."""

    organisation_id: int | None = None
    service_id: int | None = None
    id: UUID | None = None
    name: str = ""
    body_name: str = ""


EVERYONE = Unit()


@dataclass(frozen=True)
class Edition:
    """One publication: its number, the first day of its quarter, when it was made, and by which dated list people were
    asked each characteristic."""

    id: int
    number: int
    quarter: date
    made_at: datetime
    lists: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Figures:
    """The counts of one unit in one publication, by cube, subject and part. What is not here was not published."""

    counts: dict[tuple[str, str, str], SafeCount]

    def shown(self, cube: str, subject: str, part: str = ALL) -> int | None:
        """This will give a published number, or None: hidden, or not published."""
        found = self.counts.get((cube, subject, part))
        return None if found is None else found.shown

    @property
    def answered(self) -> int | None:
        return self.shown(ANSWERS, "fft")

    @property
    def good(self) -> int | None:
        return self.shown(ANSWERS, "fft", GOOD)

    @property
    def comments(self) -> int | None:
        return self.shown(COMMENTS, "read")

    @property
    def themes(self) -> list[str]:
        return sorted({subject for cube, subject, _ in self.counts if cube == THEMES})

    @property
    def groups(self) -> list[str]:
        """This will give the kinds of people, as "AGE:16-24"."""
        return sorted({subject for cube, subject, _ in self.counts if cube == PEOPLE})

    def heard(self, what: str) -> dict[str, SafeCount]:
        return {part: count for (cube, subject, part), count in self.counts.items() if (cube, subject) == (HEARD, what)}


def list_editions(limit: int = 40) -> list[Edition]:
    """This will give the publications, the newest first."""
    return [_edition(row) for row in Publication.objects.order_by("-number")[:limit]]


def get_edition(number: int) -> Edition:
    """This will give one publication, or raise `NotFound`."""
    row = Publication.objects.filter(number=number).first()
    if row is None:
        raise NotFound
    return _edition(row)


def _edition(row: Publication) -> Edition:
    return Edition(row.pk, row.number, row.quarter, row.made_at, row.lists)


def figures_of(unit: Unit, editions: Iterable[Edition]) -> dict[int, Figures]:
    """This will give what each of these publications says of a unit, by their numbers."""
    numbers = {one.id: one.number for one in editions}
    rows: Iterable[tuple[int, str, str, str, str]]
    if unit.service_id is not None:
        rows = _of_service(frozenset(numbers), unit.service_id)
    elif unit.organisation_id is not None:
        rows = _of_body(frozenset(numbers), unit.organisation_id)
    else:
        rows = _of_everyone(frozenset(numbers))
    found: dict[int, Figures] = {number: Figures({}) for number in numbers.values()}
    for edition, cube, subject, part, count in rows:
        found[numbers[edition]].counts[cube, subject, part] = read_stored(count)
    return found


def list_units(edition: Edition) -> list[tuple[Unit, list[Unit]]]:
    """This will give each body there are figures about, by name, with its services."""
    services: dict[int, list[Unit]] = {}
    bodies: dict[int, Unit] = {}
    for body, body_id, body_name, service, service_id, name in _units(edition.id):
        bodies.setdefault(body, Unit(body, None, body_id, body_name, body_name))
        if service is not None:
            services.setdefault(body, []).append(Unit(body, service, service_id, name, body_name))
    return [
        (unit, sorted(services.get(body, []), key=lambda one: one.name))
        for body, unit in sorted(bodies.items(), key=lambda one: one[1].name)
    ]


def answers_of_bodies(edition: Edition) -> dict[int, Figures]:
    """This will give the answers published of each body, by its row id."""
    found: dict[int, Figures] = {}
    for body, part, count in _bodies_answers(edition.id):
        found.setdefault(body, Figures({})).counts[ANSWERS, "fft", part] = read_stored(count)
    return found


def list_cells(edition: Edition, cube: str) -> "list[PublishedCell]":
    """This will give every published count of one cube, in an order that stays."""
    rows = PublishedCell.objects.filter(publication=edition.id, cube=cube).select_related("organisation", "service")
    return list(rows.order_by("organisation__name", "service__name", "subject", "part", "pk"))


def whole_place(body_ids: Iterable[int]) -> Place | None:
    """This will give the one place that all these bodies serve, the widest, where there is just one."""
    places = {place.pk: place for place in Place.objects.all()}
    tops = set()
    for place in Organisation.objects.filter(pk__in=list(body_ids), place__isnull=False).values_list(
        "place_id", flat=True
    ):
        while place is not None and (within := places[place].within_id) is not None:
            place = within
        tops.add(place)
    return places[tops.pop()] if len(tops) == 1 else None


_CELL = ("publication_id", "cube", "subject", "part", "count")


@prepared
def _of_everyone(publications: frozenset[int]) -> "QuerySet[PublishedCell, Any]":
    rows = PublishedCell.objects.filter(publication__in=publications, organisation__isnull=True)
    return rows.values_list(*_CELL)


@prepared
def _of_body(publications: frozenset[int], body: int) -> "QuerySet[PublishedCell, Any]":
    rows = PublishedCell.objects.filter(publication__in=publications, organisation=body, service__isnull=True)
    return rows.values_list(*_CELL)


@prepared
def _of_service(publications: frozenset[int], service: int) -> "QuerySet[PublishedCell, Any]":
    return PublishedCell.objects.filter(publication__in=publications, service=service).values_list(*_CELL)


@prepared
def _units(publication: int) -> "QuerySet[PublishedCell, Any]":
    rows = PublishedCell.objects.filter(publication=publication, cube=ANSWERS, part=ALL, organisation__isnull=False)
    return rows.values_list(
        "organisation_id",
        "organisation__public_id",
        "organisation__name",
        "service_id",
        "service__public_id",
        "service__name",
    )


@prepared
def _bodies_answers(publication: int) -> "QuerySet[PublishedCell, Any]":
    rows = PublishedCell.objects.filter(publication=publication, cube=ANSWERS, service__isnull=True)
    return rows.filter(organisation__isnull=False).values_list("organisation_id", "part", "count")


def get_service_unit(units: Iterable[tuple[Unit, list[Unit]]], wanted: UUID) -> Unit | None:
    """This will give the unit with this id, among those there are figures about, or None."""
    return next((one for body, services in units for one in (body, *services) if one.id == wanted), None)
