"""Which record is a user's own."""

from uuid import UUID

from django.db.models import QuerySet

from partake.kernel.prepared import prepared
from partake.people.models import PersonAccount


def own_record_of(user_id: int) -> UUID | None:
    """This will give the public id of the record linked to a sign-in, or None."""
    return next(iter(_own(user_id)), None)


@prepared
def _own(user_id: int) -> QuerySet[PersonAccount, UUID]:
    return PersonAccount.objects.filter(user_id=user_id).values_list("person__public_id", flat=True)
