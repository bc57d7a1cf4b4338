"""What follows from a change to somebody's record: messages that wait are chosen again, and the person hears of what
others changed."""

from partake.correspondence.actions import reconsider, tell
from partake.kernel import clock
from partake.kernel.ref import Ref
from partake.people import letters_of_details, recipients
from partake.people.door import OpenRecord
from partake.people.models import Person
from partake.people.queries.registration import practice_of


def choose_messages_again(record: OpenRecord) -> None:
    """This will choose again how every message to the person that has not gone will go, by what is safe and usable
    for them now. Call it at the end of the action, before anybody is told."""
    reconsider(actor=record.actor, recipient=recipients.of_person(Person.objects.get(pk=record.person.pk)))


def tell_of_change(record: OpenRecord) -> None:
    """This will write to the person that somebody else changed their details, once a day however much was changed.
    What changed is not in the letter: it may be read by others in the house."""
    if record.is_own:
        return
    person = Person.objects.get(pk=record.person.pk)
    tell(
        actor=record.actor,
        recipient=recipients.of_person(person),
        document=letters_of_details.details_changed(record, on=clock.today()),
        about=Ref("people.person", str(record.person.id)),
        key=f"details:{record.person.id}:{clock.today().isoformat()}",
        sender_id=practice_of(person.pk),
    )
