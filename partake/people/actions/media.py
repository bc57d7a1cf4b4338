"""A picture or a sound in About me: the person's own, with its words, beside what they wrote."""

from django.db import transaction

from partake.audit.actions import record as record_event
from partake.audit.domain import EventKind
from partake.files.actions import erase_file, keep_file
from partake.files.reading import Checked
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Rejected
from partake.people import access, saying
from partake.people.domain import AskedHow
from partake.people.door import OpenRecord
from partake.people.events import MEDIA_ADDED, MEDIA_ERASED, MEDIA_TAKEN_AWAY
from partake.people.models import Words

# What stands in a row whose picture or sound was deleted: the rule that none is without words holds, and no page
# shows it.
ERASED = "(deleted)"


@transaction.atomic
def add_media(
    *,
    record: OpenRecord,
    heading: str,
    media: Checked,
    media_words: str,
    number: int | None,
    helped_by: str = "",
    said_how: AskedHow = AskedHow.THEMSELVES,
) -> Words:
    """This will add a picture or a sound under `heading`, with the words that stand for it where it cannot be seen or
    heard. It takes the place of the one that stands there, which stays in the history; the words above it stand.

    `number`, `helped_by` and `said_how` are as in `write_words`. Raises `Refused`, `Rejected`, `Stale`.
    """
    known = saying.heading_of(record, heading)
    access.can_add_media(record, known).require()

    saying.require_said_how(record, said_how)
    media_words = saying.perceptible(media_words)
    if not media_words:
        raise Rejected("media_words", "There are no words yet. Not everybody can see it or hear it. What is in it?")
    latest = saying.standing(record, known, number)
    file = keep_file(actor=record.actor, checked=media, belongs_to=Ref("people.person", str(record.person.id)))
    words = latest.words if latest else ""
    row = saying.save(record, known, after=latest, words=words, file=file, file_words=media_words, helped_by=helped_by)

    _record(MEDIA_ADDED, record, row, said_how)

    saying.tell_person(record, known, row)
    return row


@transaction.atomic
def take_media_away(*, record: OpenRecord, heading: str, number: int | None) -> Words:
    """This will take the picture or sound out from under `heading`. It stays in the history until it is deleted for
    good. Raises `Refused`, `NotFound` where none stands, `Stale`."""
    known = saying.heading_of(record, heading)
    access.can_write_words(record).require()

    latest = saying.standing(record, known, number)
    if latest is None or saying.standing_media(latest)[0] is None:
        raise NotFound
    row = saying.save(
        record, known, after=latest, words=latest.words, file=None, file_words="", helped_by=latest.helped_by
    )

    _record(MEDIA_TAKEN_AWAY, record, row)

    saying.tell_person(record, known, row)
    return row


@transaction.atomic
def erase_media(*, record: OpenRecord, heading: str, number: int) -> None:
    """This will delete for good the picture or sound that stood under `heading` at `number`, wherever in the record
    it stands. Its bytes and its words go, and nothing brings them back. Raises `Refused`, `NotFound`."""
    known = saying.heading_of(record, heading)
    access.can_erase_media(record).require()

    rows = Words.objects.filter(person_id=record.person.pk, heading=heading)
    row = rows.filter(number=number).select_related("file").first()
    if row is None or row.file is None or not erase_file(file=row.file):
        raise NotFound
    rows.filter(file=row.file).update(file_words=ERASED)

    _record(MEDIA_ERASED, record, row)

    saying.tell_of_erased(record, known, row)


def _record(kind: EventKind, record: OpenRecord, row: Words, said_how: AskedHow | None = None) -> None:
    how = {"said_how": said_how} if said_how else {}
    record_event(
        kind,
        actor=record.actor,
        about=Ref("people.words", str(row.public_id)),
        person_id=record.person.id,
        codes={"heading": row.heading, "number": row.number, **how},
    )
