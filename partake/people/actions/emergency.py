"""Opening a record that was not shared, to treat somebody now. It opens two parts for two hours, needs a
written reason, and the person is told."""

from datetime import date, timedelta

from django.db import transaction

from partake.audit.actions import record as record_event
from partake.correspondence.actions import tell
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.identifiers import clean_nhs_number
from partake.kernel.ref import Ref
from partake.kernel.verdict import Rejected
from partake.organisations.domain import EMERGENCY_ROLES
from partake.people import access, letters, recipients
from partake.people.domain import EMERGENCY_HOURS, EMERGENCY_REASON_LETTERS
from partake.people.door import OpenRecord
from partake.people.events import EMERGENCY_ACCEPTED, EMERGENCY_CLOSED, EMERGENCY_OPENED
from partake.people.models import EmergencyOpening, Person
from partake.people.names import search_words
from partake.people.queries.looks import name_to_show
from partake.people.queries.registration import practice_of


@transaction.atomic
def open_in_emergency(
    *, actor: Actor, nhs_number: str, family_name: str, born_on: date | None, reason: str
) -> EmergencyOpening:
    """This will open what must be known in an emergency, for two hours, to `actor` alone.

    The person is found by exact details, never by browsing: the NHS number, or family name with date of birth.
    Raises `Refused`; `Rejected` for a reason that says too little, or when no one person fits.
    """
    access.can_open_in_emergency(actor).require()

    if sum(letter.isalpha() for letter in reason) < EMERGENCY_REASON_LETTERS:
        raise Rejected("reason", "The person will read this. Why do you need it now? Write a few words more.")
    person = _exactly_one(nhs_number=nhs_number, family_name=family_name, born_on=born_on)
    assert actor.user_id is not None  # only somebody signed in holds a job
    role = next(role for role in actor.roles if role.code in EMERGENCY_ROLES)

    opening = EmergencyOpening.objects.create(
        person=person,
        opened_by_user_id=actor.user_id,
        opened_by=name_to_show(actor),
        job_title=role.job_title,
        organisation_id=role.organisation_id,
        reason=reason,
        opened_at=clock.now(),
        closes_at=clock.now() + timedelta(hours=EMERGENCY_HOURS),
    )

    record_event(
        EMERGENCY_OPENED,
        actor=actor,
        about=Ref("people.emergency", str(opening.public_id)),
        person_id=person.public_id,
        codes={"found_by": "nhs_number" if nhs_number else "name_and_birth"},
    )

    tell(
        actor=actor,
        recipient=recipients.of_person(person),
        document=letters.opened_in_emergency(opening),
        about=Ref("people.emergency", str(opening.public_id)),
        key=f"emergency:{opening.public_id}",
        sender_id=practice_of(person.pk) or role.organisation_id,
    )
    return opening


@transaction.atomic
def close_emergency(*, record: OpenRecord) -> None:
    """This will close the reader's own emergency openings of this record, now."""
    openings = EmergencyOpening.objects.open_for(record.actor).filter(person_id=record.person.pk)
    for opening in openings.select_for_update():
        opening.closes_at = clock.now()
        opening.save(update_fields=["closes_at"])
        record_event(
            EMERGENCY_CLOSED,
            actor=record.actor,
            about=Ref("people.emergency", str(opening.public_id)),
            person_id=record.person.id,
        )


@transaction.atomic
def accept_emergency(*, record: OpenRecord, opening: EmergencyOpening) -> None:
    """This will note that the person is content with an emergency opening. Raises `Refused`."""
    access.can_see_who_looked(record).require()

    opening = EmergencyOpening.objects.select_for_update().get(pk=opening.pk, person_id=record.person.pk)
    if opening.content_at is not None:
        return
    opening.content_at = clock.now()
    opening.save(update_fields=["content_at"])

    record_event(
        EMERGENCY_ACCEPTED,
        actor=record.actor,
        about=Ref("people.emergency", str(opening.public_id)),
        person_id=record.person.id,
    )


def _exactly_one(*, nhs_number: str, family_name: str, born_on: date | None) -> Person:
    """One answer for "nobody" and "several", so that the page cannot be used to find out who has a record."""
    people = Person.objects.filter(superseded_by__isnull=True)
    if nhs_number.strip():
        try:
            found = list(people.filter(nhs_number=clean_nhs_number(nhs_number))[:2])
        except ValueError as wrong:
            raise Rejected("nhs_number", str(wrong)) from None
    elif family_name and born_on:
        # By the words of the name, as finding people does: "nowak" is Ńowak, whatever the database thinks of case.
        wanted = search_words(family_name)
        found = [person for person in people.filter(born_on=born_on) if wanted == search_words(person.family_name)]
    else:
        raise Rejected("nhs_number", "Who is it? Write their NHS number, or their family name and date of birth.")
    if len(found) != 1:
        raise Rejected("nhs_number", "We could not find exactly one person with these details. Can you check them?")
    return found[0]
