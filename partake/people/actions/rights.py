"""A right is told, and that it was told is written down; or it is sent in writing."""

from datetime import date

from django.db import transaction

from partake.audit.actions import record as record_event
from partake.correspondence.actions import tell
from partake.kernel import clock
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Rejected
from partake.people import access, letters_of_details, recipients
from partake.people.door import OpenRecord
from partake.people.events import RIGHT_SENT, RIGHT_TOLD
from partake.people.models import Person, RightTold
from partake.people.queries.registration import practice_of
from partake.people.rights import RightText, ToldHow, get_right


@transaction.atomic
def tell_right(
    *, record: OpenRecord, right: str, told_on: date, how: ToldHow, in_writing_too: bool = False
) -> RightTold:
    """This will record that the person was told of a right: which text (the one that holds on that day), when, how
    and by whom. `in_writing_too` also sends it. Raises `Refused`, `Rejected`, and `NotFound` for a right that is not
    on the list."""
    access.can_tell_rights(record).require()

    if told_on > clock.today():
        raise Rejected("told_on", "That day has not come yet. On which day did you tell them?")
    if how is ToldHow.LETTER and not in_writing_too:
        raise Rejected("how", "Partake sends the letter itself. Tick that you want it sent.")
    now = get_right(right, today=clock.today())
    try:
        then = get_right(right, today=told_on)
    except NotFound:
        raise Rejected("told_on", "There was no text of this right on that day. When did you tell them?") from None
    told = _write_down(record, then, told_on, how)

    if in_writing_too:
        _send(record, now)
    return told


@transaction.atomic
def send_right(*, record: OpenRecord, right: str) -> RightTold:
    """This will send the person a right in writing, in their format, and record it as told. Asked again on the same
    day, it is sent once. Raises `Refused`, `NotFound`."""
    access.can_send_right(record).require()

    known = get_right(right, today=clock.today())
    told = RightTold.objects.filter(
        person_id=record.person.pk, right=right, how=ToldHow.LETTER, told_on=clock.today()
    ).first() or _write_down(record, known, clock.today(), ToldHow.LETTER)

    _send(record, known)
    return told


def _write_down(record: OpenRecord, right: RightText, told_on: date, how: ToldHow) -> RightTold:
    told = RightTold.objects.create(
        person_id=record.person.pk,
        right=right.code,
        text_version=right.version,
        told_on=told_on,
        how=how,
        told_by=record.actor.display_name,
        recorded_at=clock.now(),
    )
    record_event(
        RIGHT_TOLD,
        actor=record.actor,
        about=Ref("people.right_told", str(told.public_id)),
        person_id=record.person.id,
        codes={"right": right.code, "version": right.version, "how": how},
    )
    return told


def _send(record: OpenRecord, right: RightText) -> None:
    record_event(
        RIGHT_SENT,
        actor=record.actor,
        about=Ref("people.right", right.code),
        person_id=record.person.id,
        codes={"version": right.version},
    )
    tell(
        actor=record.actor,
        recipient=recipients.of_person(Person.objects.get(pk=record.person.pk)),
        document=letters_of_details.right_sent(right),
        about=Ref("people.right", right.code),
        key=f"right:{record.person.id}:{right.code}:{right.version}:{clock.today().isoformat()}",
        sender_id=practice_of(record.person.pk),
    )
