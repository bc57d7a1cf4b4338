"""Pairs of records that may be one person, written down for a human as soon as somebody is added."""

from collections.abc import Iterable, Sequence
from datetime import date

from partake.audit.domain import Basis
from partake.kernel import clock
from partake.people.likeness import Likeness, day_and_month_swapped, postcode_in, why_alike
from partake.people.models import CareRelationship, ContactPoint, Person, PossibleDuplicate
from partake.people.models.contact import ContactKind


def note_likenesses(people: Sequence[Person], *, organisation_id: int) -> int:
    """Writes down everybody registered with one organisation who may be one of `people`, and says how many pairs
    are new. Nobody of another organisation is looked at: its list is not for this one's eyes. A pair that was
    settled is not asked about again."""
    added = {person.pk: person for person in people if person.born_on is not None}
    days = {day for person in added.values() for day in _days(person.born_on)}
    here = CareRelationship.objects.filter(
        organisation_id=organisation_id, basis=Basis.REGISTRATION, ended_at__isnull=True
    )
    candidates = {
        person.pk: person
        for person in Person.objects.filter(
            born_on__in=days, superseded_by__isnull=True, pk__in=here.values("person_id")
        )
    }
    by_day: dict[date, list[Person]] = {}
    for person in candidates.values():
        by_day.setdefault(person.born_on, []).append(person)  # type: ignore[arg-type]
    close = [
        (person, other)
        for person in added.values()
        for day in _days(person.born_on)
        for other in by_day.get(day, ())
        if other.pk != person.pk and (other.pk not in added or person.pk < other.pk)
    ]
    likeness = _likenesses({row.pk: row for pair in close for row in pair}.values())
    pairs = [
        PossibleDuplicate(
            organisation_id=organisation_id,
            first_id=min(one.pk, other.pk),
            second_id=max(one.pk, other.pk),
            because=because,
            found_at=clock.now(),
        )
        for one, other in close
        if (because := why_alike(likeness[one.pk], likeness[other.pk]))
    ]
    known = PossibleDuplicate.objects.filter(first_id__in=[pair.first_id for pair in pairs])
    seen = set(known.values_list("first_id", "second_id"))
    new = [pair for pair in pairs if (pair.first_id, pair.second_id) not in seen]
    PossibleDuplicate.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def _likenesses(people: Iterable[Person]) -> dict[int, Likeness]:
    rows = list(people)
    addresses = ContactPoint.objects.filter(
        person__in=rows, kind=ContactKind.ADDRESS, ended_at__isnull=True
    ).values_list("person_id", "value")
    postcodes = {person_pk: postcode_in(value) for person_pk, value in addresses}
    return {
        row.pk: Likeness(row.given_name, row.family_name, row.born_on, row.nhs_number or "", postcodes.get(row.pk, ""))
        for row in rows
    }


def _days(born_on: date | None) -> tuple[date, ...]:
    if born_on is None:
        return ()
    swapped = day_and_month_swapped(born_on)
    return (born_on, swapped) if swapped else (born_on,)
