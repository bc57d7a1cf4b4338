"""Who keeps a person's list entry, and whether a joined record was written to since: asked by rules and letters."""

from uuid import UUID

from django.db.models import Q, QuerySet

from partake.audit.domain import Basis
from partake.audit.models import Event
from partake.kernel.prepared import prepared
from partake.people.events import NHS_NUMBER_SHOWN
from partake.people.models import CareRelationship, Merge, Person


def practice_of(person_pk: int) -> int | None:
    """This will give the organisation the person is registered with, or None. Letters about a record come from
    it, and its records lead settles those that are held."""
    registered = CareRelationship.objects.filter(person_id=person_pk, basis=Basis.REGISTRATION, ended_at__isnull=True)
    return registered.values_list("organisation_id", flat=True).first()  # one at most: the database sees to it


def last_practice_of(person_pk: int) -> int | None:
    """This will give the practice the person is registered with, or else the one they last were: somebody must
    answer for the record of a person who moved away."""
    registered = CareRelationship.objects.filter(person_id=person_pk, basis=Basis.REGISTRATION)
    latest = registered.order_by("-since", "-pk").values_list("organisation_id", flat=True).first()
    return practice_of(person_pk) or latest


def ids_of(person_pk: int) -> list[UUID]:
    """This will give the public ids a record's logs are kept under: its own, and those of records joined to it."""
    return _ids(person_pk)


@prepared
def _ids(person: int) -> QuerySet[Person, UUID]:
    return Person.objects.filter(Q(pk=person) | Q(superseded_by_id=person)).values_list("public_id", flat=True)


def is_written_since(merge: Merge) -> bool:
    """Whether anything was written to the joined record since: then nobody could say whose it is."""
    people = [merge.kept.public_id, merge.merged.public_id]
    newer = Event.objects.filter(person_id__in=people, pk__gt=merge.last_event)
    # Letters that go out, and a number that was looked at, write nothing in the record.
    return newer.exclude(kind=NHS_NUMBER_SHOWN.code).exclude(kind__startswith="correspondence.").exists()
