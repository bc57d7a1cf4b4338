"""What a records lead does with a message that is held: give it another way, let it go as it is, or cancel it."""

from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from partake.audit.actions import record
from partake.correspondence import events
from partake.correspondence.access import can_send_as_it_is, can_settle
from partake.correspondence.changing import change
from partake.correspondence.domain import Go, MessageState, person_of, ways_for
from partake.correspondence.models import Message
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound, Rejected, Stale

LONGEST_REASON = 1000


@transaction.atomic
def record_made_by_hand(*, actor: Actor, message_id: UUID, version: int | None, how: str, on: date) -> Message:
    """This will record that somebody gave the message in a way that works for its reader: a film, braille, a phone
    call. `how` is said in words, `on` is the London day it was given."""
    message = _held(actor, message_id, version)
    if on > clock.today():
        raise Rejected("on", gettext("That day has not come yet. Which day was it given?"))
    if on < clock.local(message.written_at).date():
        raise Rejected("on", gettext("That is before the message was written. Which day was it given?"))
    sent_at = clock.now() if on == clock.today() else datetime.combine(on, time(12), tzinfo=clock.LONDON)
    settled = _settled_by(actor, how, field="how")
    change(message, MessageState.SENT, sent_at=sent_at, channel="", format="", **settled)
    record(
        events.MESSAGE_MADE_BY_HAND,
        actor=actor,
        about=message.ref,
        person_id=person_of(message.to),
        codes={"on": on.isoformat()},
    )
    return message


@transaction.atomic
def send_as_it_is(*, actor: Actor, message_id: UUID, version: int | None, way: Go, why: str) -> Message:
    """This will let a held message go by `way`, though that may not meet what its reader needs, because they said
    it would do this once, or because what stopped it is mended. `why` says which."""
    message = _held(actor, message_id, version)
    can_send_as_it_is(message).require()
    if way not in ways_for(email=message.email, postal_address=message.postal_address):
        raise Rejected("way", gettext("We have no safe address for that. Which way should it go?"))
    settled = _settled_by(actor, why, field="why")
    change(
        message,
        MessageState.WAITING,
        channel=way.channel,
        format=way.format.name,
        due_at=clock.now(),
        attempts=0,
        **settled,
    )
    record(
        events.MESSAGE_LET_GO,
        actor=actor,
        about=message.ref,
        person_id=person_of(message.to),
        codes={"channel": way.channel, "format": way.format.name},
    )
    return message


@transaction.atomic
def cancel_message(*, actor: Actor, message_id: UUID, version: int | None, why: str) -> Message:
    """This will end a held message without giving it to anyone. It stays on record, with the reason."""
    message = _held(actor, message_id, version)
    change(message, MessageState.CANCELLED, **_settled_by(actor, why, field="why"))
    record(events.MESSAGE_CANCELLED, actor=actor, about=message.ref, person_id=person_of(message.to))
    return message


def _held(actor: Actor, message_id: UUID, version: int | None) -> Message:
    """Locks the row, so that two people who settle it at once queue, and the second is told."""
    message = Message.objects.visible_to(actor).select_for_update(of=("self",)).filter(public_id=message_id).first()
    if message is None:
        raise NotFound
    can_settle(message).require()
    if message.version != version:
        raise Stale(message)
    return message


def _settled_by(actor: Actor, why: str, *, field: str) -> dict[str, str]:
    why = why.strip()
    if not why:
        raise Rejected(field, gettext("Nothing is written here. What should the record say?"))
    if len(why) > LONGEST_REASON:
        raise Rejected(field, gettext("This is longer than 1,000 letters. Can you say it in fewer?"))
    return {"settled_by": actor.display_name[:200], "settled_why": why}
