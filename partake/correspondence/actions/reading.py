"""Reading that leaves a mark: lists that name people, a held message opened, a message read by whom it is for."""

from datetime import date
from uuid import UUID

from django.db import transaction

from partake.audit.actions import record
from partake.correspondence import events, queries
from partake.correspondence.access import can_use_print_room
from partake.correspondence.domain import MessageState, person_of
from partake.correspondence.models import Message
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref


@transaction.atomic
def list_held(*, actor: Actor, cursor: str = "") -> queries.MessageList:
    """This will give the held messages that `actor` may settle, oldest first, and log that the list was seen."""
    can_use_print_room(actor).require()
    record(events.HELD_MESSAGES_LISTED, actor=actor, about=Ref("correspondence.held", "all"))
    return queries.held_messages(actor, cursor=cursor)


@transaction.atomic
def open_held(*, actor: Actor, message_id: UUID) -> queries.OpenMessage:
    """This will open one message to its settler, words and all, and log it in the person's own log."""
    message = queries.get_message(actor, message_id)
    record(
        events.HELD_MESSAGE_OPENED,
        actor=actor,
        about=Ref("correspondence.message", str(message_id)),
        person_id=person_of(message.facts.to),
    )
    return message


@transaction.atomic
def list_printed(*, actor: Actor, day: date, cursor: str = "") -> queries.MessageList:
    """This will give the letters that went to the print room on `day`, and log that the list was seen."""
    can_use_print_room(actor).require()
    record(events.PRINT_ROOM_LISTED, actor=actor, about=Ref("correspondence.print_room", day.isoformat()))
    return queries.printed_messages(actor, day, cursor=cursor)


@transaction.atomic
def mark_read(*, actor: Actor, to: Ref, message_id: UUID) -> None:
    """This will note that a message to `to` was first read now. The caller has checked that `actor` may read it.

    A message that is not theirs is left alone, and reading twice changes nothing.
    """
    unread = Message.objects.addressed_to(to).exclude(state=MessageState.CANCELLED)
    if unread.filter(public_id=message_id, read_at__isnull=True).update(read_at=clock.now()):
        record(
            events.MESSAGE_READ,
            actor=actor,
            about=Ref("correspondence.message", str(message_id)),
            person_id=person_of(to),
        )
