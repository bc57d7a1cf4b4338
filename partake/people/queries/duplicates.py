"""Pairs of records that may be one person, side by side, with only what tells them apart; and what joining them would
open to whom."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from partake.audit.domain import Basis
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.identifiers import format_nhs_number
from partake.kernel.verdict import NotFound
from partake.people.domain import Part, in_order, relationship_parts
from partake.people.door import OpenRecord
from partake.people.likeness import WORDS, Because
from partake.people.models import (
    CareRelationship,
    ContactPoint,
    Merge,
    Person,
    PersonAccount,
    PossibleDuplicate,
    Representative,
    Share,
)
from partake.people.queries.importing import organisations_kept, require_lists

MOST_SHOWN = 100


@dataclass(frozen=True)
class Pair:
    id: UUID
    first: str
    second: str
    why: str
    found_on: date


@dataclass(frozen=True)
class Side:
    """One of the two records, as far as settling needs it."""

    id: UUID
    name: str
    known_as: str
    born_on: date | None
    died_on: date | None
    nhs_number: str
    ways: tuple[str, ...]
    registered_since: date | None
    added_on: date
    signs_in: bool


@dataclass(frozen=True)
class NewSight:
    """Somebody who will see more once two records are one: these parts held only one record's words for them."""

    who: str
    parts: tuple[Part, ...]


def pairs_to_settle(actor: Actor) -> tuple[Pair, ...]:
    """This will give the open pairs of the organisations whose list the actor keeps. Raises `Refused`."""
    rows = (
        PossibleDuplicate.objects.filter(
            organisation__in=require_lists(actor),
            settled_at__isnull=True,
            first__superseded_by__isnull=True,
            second__superseded_by__isnull=True,
        )
        .select_related("first", "second")
        .order_by("pk")[:MOST_SHOWN]
    )
    return tuple(
        Pair(
            row.public_id,
            _name(row.first),
            _name(row.second),
            WORDS[Because(row.because)],
            clock.local(row.found_at).date(),
        )
        for row in rows
    )


def count_pairs_to_settle(actor: Actor) -> int:
    """This will count the open pairs of the organisations whose list the actor keeps."""
    return PossibleDuplicate.objects.filter(
        organisation__in=organisations_kept(actor),
        settled_at__isnull=True,
        first__superseded_by__isnull=True,
        second__superseded_by__isnull=True,
    ).count()


def get_duplicate(actor: Actor, duplicate_id: UUID) -> PossibleDuplicate:
    """This will give an open pair of an organisation whose list the actor keeps, or raise `NotFound`."""
    found = (
        PossibleDuplicate.objects.filter(
            public_id=duplicate_id, organisation__in=organisations_kept(actor), settled_at__isnull=True
        )
        .select_related("first", "second")
        .first()
    )
    if found is None or found.first.superseded_by_id or found.second.superseded_by_id:
        raise NotFound
    return found


def get_merge(actor: Actor, merge_id: UUID) -> Merge:
    found = (
        Merge.objects.filter(public_id=merge_id, organisation__in=organisations_kept(actor))
        .select_related("kept", "merged")
        .first()
    )
    if found is None:
        raise NotFound
    return found


def side_of(record: OpenRecord) -> Side:
    """This will give one record as the page of a pair shows it."""
    record.require(Part.CONTACT)
    person = Person.objects.get(pk=record.person.pk)
    registered = CareRelationship.objects.filter(person=person, basis=Basis.REGISTRATION, ended_at__isnull=True).first()
    ways = ContactPoint.objects.filter(person=person, ended_at__isnull=True).order_by("kind", "pk")
    return Side(
        id=person.public_id,
        name=_name(person),
        known_as=person.known_as,
        born_on=person.born_on,
        died_on=person.died_on,
        nhs_number=format_nhs_number(person.nhs_number) if person.nhs_number else "",
        ways=tuple(", ".join(point.value.split("\n")) for point in ways),
        registered_since=registered.since if registered else None,
        added_on=clock.local(person.created_at).date(),
        signs_in=PersonAccount.objects.filter(person=person).exists(),
    )


def newly_seen(kept: Person, other: Person) -> tuple[NewSight, ...]:
    """This will give who will see more once `other` is joined to `kept`, and in which parts: what they may open of
    the one, and could not open in both."""
    mine, theirs = _openings(kept), _openings(other)
    found = []
    for holder in dict.fromkeys([*mine, *theirs]):
        one, two = mine.get(holder, NOTHING), theirs.get(holder, NOTHING)
        # As `merging.moving` does: hidden from one is hidden from the joined one; of two shares, the kept one stands.
        care = one.care & two.care if one.care and two.care else one.care | two.care
        after = care | (one.shared or two.shared)
        if more := in_order(after - (one.all & two.all)):
            found.append(NewSight(holder, more))
    return tuple(found)


def holders(person: Person) -> list[tuple[str, CareRelationship | Share | Representative]]:
    """This will give everyone who may see a record today, each with the row that says so, by the name of `NewSight`."""
    return [
        *((_cared_by(row), row) for row in _care(person)),
        *((_shared_with(row), row) for row in _shares(person)),
        *((row.name, row) for row in _speaking(person)),
    ]


@dataclass
class _Openings:
    care: frozenset[Part] = frozenset()
    shared: frozenset[Part] = frozenset()

    @property
    def all(self) -> frozenset[Part]:
        return self.care | self.shared


NOTHING = _Openings()


def _openings(person: Person) -> dict[str, _Openings]:
    found = defaultdict[str, _Openings](_Openings)
    for row in _care(person):
        found[_cared_by(row)].care |= relationship_parts(Basis(row.basis), in_order(row.hidden))
    for share in _shares(person):
        found[_shared_with(share)].shared |= frozenset(in_order(share.parts))
    for speaker in _speaking(person):
        found[speaker.name].shared |= frozenset(in_order(speaker.parts)) - frozenset(in_order(speaker.hidden))
    return found


def _care(person: Person) -> "QuerySet[CareRelationship]":
    current = CareRelationship.objects.current(clock.today()).filter(person=person)
    return current.select_related("organisation", "team")


def _shares(person: Person) -> "QuerySet[Share]":
    current = Share.objects.current(clock.today()).filter(person=person)
    return current.select_related("with_organisation", "with_team__organisation", "with_user")


def _speaking(person: Person) -> "QuerySet[Representative]":
    return Representative.objects.current(clock.today()).filter(person=person).select_related("user")


def _cared_by(row: CareRelationship) -> str:
    return f"{row.team.name}, {row.organisation.name}" if row.team else row.organisation.name


def _shared_with(share: Share) -> str:
    if share.with_team is not None:
        return f"{share.with_team.name}, {share.with_team.organisation.name}"
    if share.with_organisation is not None:
        return share.with_organisation.name
    return share.with_name or (share.with_user.display_name if share.with_user else share.with_email)


def _name(person: Person) -> str:
    return f"{person.given_name} {person.family_name}"
