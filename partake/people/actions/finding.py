"""Finding people: a read across records that leaves an event, so it is an action."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from partake.audit.actions import record as record_event
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.identifiers import clean_nhs_number
from partake.kernel.ref import Ref
from partake.people import access
from partake.people.events import PEOPLE_SEARCHED
from partake.people.models import CareRelationship, Person, Share
from partake.people.models.person import People
from partake.people.names import search_words

MOST_FOUND = 20


@dataclass(frozen=True)
class FoundPerson:
    """Enough to tell two people apart, and no more."""

    id: UUID
    name: str
    known_as: str
    born_on: date | None
    died_on: date | None


@transaction.atomic
def find_people(*, actor: Actor, wanted: str) -> tuple[FoundPerson, ...]:
    """This will give up to 20 people whom `actor` may see and whose names start with every word of `wanted`, or
    whose NHS number it is. Raises `Refused`. What was searched for is not logged; that a search was made is."""
    access.can_find_people(actor).require()

    try:
        people = Person.objects.filter(nhs_number=clean_nhs_number(wanted)).visible_to(actor, clock.today())
        by = "nhs_number"
    except ValueError:
        people = _by_name(actor, search_words(wanted))
        by = "name"
    rows = list(people.order_by("family_name", "given_name", "pk")[:MOST_FOUND])

    record_event(PEOPLE_SEARCHED, actor=actor, about=Ref("people.search", by), codes={"by": by, "found": len(rows)})

    return tuple(
        FoundPerson(row.public_id, f"{row.given_name} {row.family_name}", row.known_as, row.born_on, row.died_on)
        for row in rows
    )


def _by_name(actor: Actor, words: frozenset[str]) -> People:
    """Looked up by the words of each organisation's own people, so that the cost does not grow with the place;
    and among the few shared with the reader."""
    if not words:
        return Person.objects.none()
    today = clock.today()
    caring = CareRelationship.objects.current(today).held_by(actor)
    shared = Share.objects.current(today).held_by(actor).values("person_id")
    first, *others = sorted(words, key=len, reverse=True)
    caring = caring.filter(
        search_names__organisation_id__in=actor.organisation_ids, **_begins("search_names__word", first)
    )
    for word in others:
        # A join on the few found so far. `pk__in`, or the organisation again, would have SQLite read through a
        # practice's whole list for every word.
        caring = caring.filter(**_begins("search_names__word", word))
    people = {*caring.values_list("person_id", flat=True)[:200]}
    for row in Person.objects.filter(pk__in=shared).only("pk", "given_name", "family_name", "known_as")[:500]:
        own = search_words(row.given_name, row.family_name, row.known_as)
        if all(any(name.startswith(word) for name in own) for word in words):
            people.add(row.pk)
    return Person.objects.filter(pk__in=people, superseded_by__isnull=True)


def _begins(column: str, word: str) -> dict[str, str]:
    """A range and not LIKE, so that the index is used whatever the database's language."""
    return {f"{column}__gte": word, f"{column}__lt": word + "\U0010ffff"}
