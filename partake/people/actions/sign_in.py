"""A person is let in to their own record, after somebody at the practice checked who they are."""

from django.db import transaction

from partake.accounts import actions as accounts
from partake.accounts.models import User
from partake.correspondence.actions import tell
from partake.kernel.ref import Ref
from partake.kernel.verdict import Rejected
from partake.people import access, letters_of_details, recipients
from partake.people.actions.people import link_account
from partake.people.domain import CheckedHow
from partake.people.door import OpenRecord
from partake.people.models import Person, PersonAccount
from partake.people.queries.registration import practice_of


@transaction.atomic
def invite_person(*, record: OpenRecord, email: str, checked_how: CheckedHow) -> PersonAccount:
    """This will link the record to a sign-in with this address. Somebody new is invited by a link; somebody who
    signs in already (to help another person, say) is told that their own record is there now.
    Raises `Refused`, `Rejected`."""
    access.can_invite_person(record).require()

    person = Person.objects.get(pk=record.person.pk)
    if PersonAccount.objects.filter(person=person).exists():
        raise Rejected("email", f"{record.person.first_name} has a sign-in already.")
    user = User.objects.filter(email__iexact=email.strip()).first()
    is_new = user is None
    if user is None:
        user = accounts.invite(actor=record.actor, email=email, display_name=record.person.name).user
    elif not user.is_active:
        raise Rejected("email", "This address was invited before, or was closed. Is it the right one?")
    link = link_account(actor=record.actor, user=user, person=person, checked_how=checked_how)

    if not is_new:
        tell(
            actor=record.actor,
            recipient=recipients.of_user(user),
            document=letters_of_details.sign_in_linked(record.person.name),
            about=Ref("people.person", str(record.person.id)),
            key=f"linked:{record.person.id}:{user.public_id}",
            sender_id=practice_of(person.pk),
        )
    return link
