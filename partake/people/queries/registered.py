"""Whom rows of a practice's file are about, among the people registered with it: few fields, for many at once."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from partake.audit.domain import Basis
from partake.kernel.actor import Actor
from partake.people.domain import Part, in_order, relationship_parts
from partake.people.lists.rows import practice_key
from partake.people.models import CareRelationship, ImportedRow, Person


@dataclass(frozen=True)
class RegisteredPerson:
    """Somebody registered with a practice now, and which parts that opens to it."""

    pk: int
    id: UUID
    name: str
    born_on: date | None
    died_on: date | None
    parts: frozenset[Part]


def find_registered(
    actor: Actor, organisation_id: int, *, nhs_numbers: Collection[str], practice_numbers: Collection[str]
) -> dict[str, RegisteredPerson]:
    """This will give who is registered with one of the actor's own organisations, under "nhs 9990000018" or "practice
    4711" (in small letters). Whoever is not there is left out, whether Partake knows them elsewhere or not."""
    if organisation_id not in actor.organisation_ids:
        return {}
    by_number = dict(Person.objects.filter(nhs_number__in=nhs_numbers).values_list("nhs_number", "pk"))
    keys = {practice_key(number): number for number in practice_numbers}
    listed = ImportedRow.objects.filter(organisation_id=organisation_id, key__in=keys).values_list(
        "key", "person_id", "person__superseded_by_id"
    )
    pks = {f"nhs {number}": pk for number, pk in by_number.items()}
    pks |= {f"practice {keys[key]}": kept or pk for key, pk, kept in listed}
    found = {person.pk: person for person in _registered(organisation_id, pks.values())}
    return {whose: found[pk] for whose, pk in pks.items() if pk in found}


def still_registered(actor: Actor, organisation_id: int, pks: Iterable[int]) -> dict[int, RegisteredPerson]:
    """This will give which of these people are registered now with one of the actor's own organisations."""
    if organisation_id not in actor.organisation_ids:
        return {}
    return {person.pk: person for person in _registered(organisation_id, pks)}


def _registered(organisation_id: int, pks: Iterable[int]) -> Iterable[RegisteredPerson]:
    rows = CareRelationship.objects.filter(
        organisation_id=organisation_id, person_id__in=set(pks), basis=Basis.REGISTRATION, ended_at__isnull=True
    ).select_related("person")
    for row in rows:
        parts = relationship_parts(Basis.REGISTRATION, in_order(row.hidden))
        person = row.person
        name = f"{person.given_name} {person.family_name}"
        yield RegisteredPerson(person.pk, person.public_id, name, person.born_on, person.died_on, parts)
