"""What every act upon a person's words shares: the row that stands, the next row, and telling the person."""

from django.db import IntegrityError, transaction

from partake.correspondence.actions import tell
from partake.documents import Document
from partake.files.models import StoredFile
from partake.kernel import clock
from partake.kernel.ref import Ref
from partake.kernel.verdict import Rejected, Stale
from partake.people import letters_of_details, recipients
from partake.people.domain import AskedHow
from partake.people.door import OpenRecord
from partake.people.headings import HEADING_BY_CODE, Heading
from partake.people.models import Person, Words
from partake.people.queries.registration import practice_of


def heading_of(record: OpenRecord, code: str) -> Heading:
    """This will give a heading to write under. Raises `Rejected` for none, `Refused` for a closed part."""
    known = HEADING_BY_CODE.get(code)
    if known is None:
        raise Rejected("words", "That heading is not on the list any more.")
    record.require(known.part)
    return known


def require_said_how(record: OpenRecord, said_how: AskedHow) -> None:
    """This will raise `Rejected` where somebody else writes and does not say how the person told them."""
    if not record.is_own and said_how is AskedHow.THEMSELVES:
        raise Rejected("said_how", f"How did {record.person.first_name} tell you this?")


def perceptible(words: str) -> str:
    """This will give the words, or nothing: marks that nobody can see or hear are not words, and no letter could say
    them."""
    return words if any(letter.isprintable() and not letter.isspace() for letter in words) else ""


def standing(record: OpenRecord, heading: Heading, number: int | None) -> Words | None:
    """This will give the row that stands under a heading. Raises `Stale` unless it is the `number` the page showed."""
    latest = _latest(record, heading)
    if (latest.number if latest else 0) != (number or 0):
        raise Stale(latest)
    return latest


def standing_media(row: Words | None) -> tuple[StoredFile | None, str]:
    """This will give the picture or sound that stands in a row, with its words; none where it was deleted."""
    if row is None or row.file is None or row.file.erased_at is not None:
        return None, ""
    return row.file, row.file_words


def save(
    record: OpenRecord,
    heading: Heading,
    *,
    after: Words | None,
    words: str,
    file: StoredFile | None,
    file_words: str,
    helped_by: str,
) -> Words:
    """This will write the row that follows `after`. When somebody else types, they are named as helping."""
    try:
        with transaction.atomic():
            return Words.objects.create(
                person_id=record.person.pk,
                heading=heading.code,
                words=words,
                file=file,
                file_words=file_words,
                written_at=clock.now(),
                written_by=record.person.name,
                helped_by=helped_by if record.is_own else record.actor.name_and_job,
                number=after.number + 1 if after else 1,
            )
    except IntegrityError:
        # Two saves at the same moment: the number is taken, and the loser is shown the winner's words.
        raise Stale(_latest(record, heading)) from None


def tell_person(record: OpenRecord, heading: Heading, row: Words) -> None:
    """This will send the person what somebody else wrote down, added or took away for them."""
    _tell(record, row, letters_of_details.words_written(record, heading, row), key=f"words:{row.public_id}")


def tell_of_erased(record: OpenRecord, heading: Heading, row: Words) -> None:
    """This will tell the person that somebody else deleted their picture or sound."""
    _tell(record, row, letters_of_details.media_erased(record, heading), key=f"erased:{row.public_id}")


def _tell(record: OpenRecord, row: Words, document: Document, *, key: str) -> None:
    if record.is_own:
        return
    tell(
        actor=record.actor,
        recipient=recipients.of_person(Person.objects.get(pk=record.person.pk)),
        document=document,
        about=Ref("people.words", str(row.public_id)),
        key=key,
        sender_id=practice_of(record.person.pk),
    )


def _latest(record: OpenRecord, heading: Heading) -> Words | None:
    rows = Words.objects.filter(person_id=record.person.pk, heading=heading.code).select_related("file")
    return rows.order_by("-number").first()
