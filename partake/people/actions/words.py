"""A person's own words, under the headings of the PRSB "About me" standard."""

from django.db import transaction

from partake.audit.actions import record as record_event
from partake.kernel.ref import Ref
from partake.kernel.verdict import Rejected
from partake.people import access, saying
from partake.people.domain import AskedHow
from partake.people.door import OpenRecord
from partake.people.events import WORDS_WRITTEN
from partake.people.models import Words


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
    """This will keep the person's words under `heading` as a new row; what stood there before stays in the history,
    and a picture or sound that stands there goes on standing.

    `number` is that of the words the page showed (0 if there were none): when somebody saved in between, `Stale`
    is raised with theirs. Empty words clear the heading. When somebody else types, they are named as helping,
    `said_how` says how the person told them, and the person is sent what was written. Raises `Refused`, `Rejected`.
    """
    access.can_write_words(record).require()

    known = saying.heading_of(record, heading)
    saying.require_said_how(record, said_how)
    words = saying.perceptible(words)
    latest = saying.standing(record, known, number)
    if not words and (latest is None or not latest.words):
        raise Rejected("words", "Nothing is written here yet. What would you like to say?")
    file, file_words = saying.standing_media(latest)
    row = saying.save(record, known, after=latest, words=words, file=file, file_words=file_words, helped_by=helped_by)

    record_event(
        WORDS_WRITTEN,
        actor=record.actor,
        about=Ref("people.words", str(row.public_id)),
        person_id=record.person.id,
        codes={"heading": heading, "number": row.number, "said_how": said_how},
    )

    saying.tell_person(record, known, row)
    return row
