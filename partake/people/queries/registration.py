"""Who keeps a person's list entry: asked by actions that must say whom a letter comes from."""

from partake.audit.domain import Basis
from partake.people.models import CareRelationship


def practice_of(person_pk: int) -> int | None:
    """This will give the organisation the person is registered with, or None. Letters about a record come from
    it, and its records lead settles those that are held."""
    registered = CareRelationship.objects.filter(person_id=person_pk, basis=Basis.REGISTRATION, ended_at__isnull=True)
    return registered.values_list("organisation_id", flat=True).first()  # one at most: the database sees to it
