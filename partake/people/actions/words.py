"""A person's own words, under the headings of the PRSB "About me" standard."""

from django.db import IntegrityError, transaction

from partake.audit.actions import record as record_event
from partake.correspondence.actions import tell
from partake.kernel import clock
from partake.kernel.ref import Ref
from partake.kernel.verdict import Rejected, Stale
from partake.people import access, letters_of_details, recipients
from partake.people.domain import AskedHow
from partake.people.door import OpenRecord
from partake.people.events import WORDS_WRITTEN
from partake.people.headings import HEADING_BY_CODE, Heading
from partake.people.models import Person, Words
from partake.people.queries.registration import practice_of


@transaction.atomic
def write_words(
    *,
    record: OpenRecord,
    heading: str,
    words: str,
    number: int | None,
    helped_by: str = "",
    said_how: AskedHow = AskedHow.THEMSELVES,
) -> Words:
    """This will keep the person's words under `heading` as a new row; what stood there before stays in the history.

    `number` is that of the words the page showed (0 if there were none): when somebody saved in between, `Stale`
    is raised with theirs. Empty words clear the heading. When somebody else types, they are named as helping,
    `said_how` says how the person told them, and the person is sent what was written. Raises `Refused`, `Rejected`.
    """
    access.can_write_words(record).require()

    known = HEADING_BY_CODE.get(heading)
    if known is None:
        raise Rejected("words", "That heading is not on the list any more.")
    record.require(known.part)
    if not record.is_own and said_how is AskedHow.THEMSELVES:
        raise Rejected("said_how", f"How did {record.person.first_name} tell you this?")
    # Marks that nobody can see or hear are not words: no letter could say them.
    words = words if any(letter.isprintable() and not letter.isspace() for letter in words) else ""
    latest = Words.objects.filter(person_id=record.person.pk, heading=heading).order_by("-number").first()
    if (latest.number if latest else 0) != (number or 0):
        raise Stale(latest)
    if not words and (latest is None or not latest.words):
        raise Rejected("words", "Nothing is written here yet. What would you like to say?")
    row = _save(record, heading, words, latest, helped_by if record.is_own else record.actor.name_and_job)

    record_event(
        WORDS_WRITTEN,
        actor=record.actor,
        about=Ref("people.words", str(row.public_id)),
        person_id=record.person.id,
        codes={"heading": heading, "number": row.number, "said_how": said_how},
    )

    _tell_person(record, known, row)
    return row


def _save(record: OpenRecord, heading: str, words: str, latest: Words | None, helped_by: str) -> Words:
    try:
        with transaction.atomic():
            return Words.objects.create(
                person_id=record.person.pk,
                heading=heading,
                words=words,
                written_at=clock.now(),
                written_by=record.person.name,
                helped_by=helped_by,
                number=latest.number + 1 if latest else 1,
            )
    except IntegrityError:
        # Two saves at the same moment: the number is taken, and the loser is shown the winner's words.
        now = Words.objects.filter(person_id=record.person.pk, heading=heading).order_by("-number").first()
        raise Stale(now) from None


def _tell_person(record: OpenRecord, heading: Heading, row: Words) -> None:
    if record.is_own:
        return
    tell(
        actor=record.actor,
        recipient=recipients.of_person(Person.objects.get(pk=record.person.pk)),
        document=letters_of_details.words_written(record, heading, row),
        about=Ref("people.words", str(row.public_id)),
        key=f"words:{row.public_id}",
        sender_id=practice_of(record.person.pk),
    )
