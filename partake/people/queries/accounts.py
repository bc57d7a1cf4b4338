"""Which record is a user's own."""

from uuid import UUID

from partake.people.models import PersonAccount


def own_record_of(user_id: int) -> UUID | None:
    """This will give the public id of the record linked to a sign-in, or None."""
    return PersonAccount.objects.filter(user_id=user_id).values_list("person__public_id", flat=True).first()
