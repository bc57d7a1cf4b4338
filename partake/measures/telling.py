"""The person hears, once a day from each writer, that somebody wrote in their results."""

from partake.correspondence.actions import tell
from partake.kernel import clock
from partake.kernel.ref import Ref
from partake.measures import letters
from partake.people import recipients
from partake.people.door import OpenRecord
from partake.people.models import Person
from partake.people.queries.registration import practice_of


def of_writing(record: OpenRecord) -> None:
    if record.is_own:
        return
    today = clock.today()
    tell(
        actor=record.actor,
        recipient=recipients.of_person(Person.objects.get(pk=record.person.pk)),
        document=letters.results_written(record, on=today),
        about=Ref("people.person", str(record.person.id)),
        key=f"results-written:{record.person.id}:{record.actor.user_id}:{today.isoformat()}",
        sender_id=practice_of(record.person.pk),
    )
