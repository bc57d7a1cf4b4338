"""The worker's side of the outbox: take one message under a lease, and say what became of it.

One at a time, so that a worker that is killed leaves at most one message in doubt. Each change is one short
transaction; nothing is rendered or sent inside any of them.
"""

from collections.abc import Iterable

from django.db import transaction

from partake.audit.actions import record
from partake.audit.domain import EventKind
from partake.correspondence import events, print_room
from partake.correspondence.changing import change
from partake.correspondence.domain import BACK_OFF, LEASE, Channel, HeldBecause, MessageState, person_of
from partake.correspondence.models import Message
from partake.kernel import clock
from partake.kernel.actor import Actor

WORKER = Actor.system("Partake’s sending")


def take_next() -> Message | None:
    """This will lease the message that has waited longest, or give None when nothing is due.

    On PostgreSQL workers skip each other's rows; on SQLite the transaction takes the one write lock at its start.
    A message whose worker has stopped answering is settled first: a letter is taken up again, since writing its
    file twice is harmless, and an email is held, since it may have gone.
    """
    while Message.objects.due(
        clock.now()
    ).exists():  # a plain read, so that an idle worker never takes SQLite's write lock
        with transaction.atomic():
            message = Message.objects.due(clock.now()).select_for_update(skip_locked=True).first()
            if message is None:
                return None
            if message.state == MessageState.SENDING and not _take_up_again(message):
                continue
            # Which day's folder is written down before the letter is put there, so that it is never in two.
            day = print_room.day_for(message) if message.channel == Channel.LETTER else None
            lease = {"due_at": clock.now() + LEASE, "attempts": message.attempts + 1}
            change(message, MessageState.SENDING, print_day=day, **lease)
            return message
    return None


@transaction.atomic
def mark_sent(message: Message, *, replaced: Iterable[str]) -> None:
    """This will record that a leased message has gone. Raises `Stale` if the lease was lost meanwhile."""
    change(message, MessageState.SENT, sent_at=clock.now(), replaced=list(replaced))
    _record(events.MESSAGE_SENT, message)


@transaction.atomic
def put_off(message: Message) -> None:
    """This will let a leased message wait longer after each failure, and hold it for a person after the last."""
    if message.attempts > len(BACK_OFF):
        _hold(message, HeldBecause.KEPT_FAILING)
    else:
        change(message, MessageState.WAITING, due_at=clock.now() + BACK_OFF[message.attempts - 1])


@transaction.atomic
def hold(message: Message, because: HeldBecause) -> None:
    """This will hold a leased message for a person to decide."""
    _hold(message, because)


def _take_up_again(message: Message) -> bool:
    """Whether an abandoned message may be tried again now; if not, it is held. One that stops every worker that
    takes it must not do so for ever."""
    if message.channel == Channel.EMAIL:
        _hold(message, HeldBecause.MAY_HAVE_GONE)
    elif message.attempts > len(BACK_OFF):
        _hold(message, HeldBecause.KEPT_FAILING)
    else:
        change(message, MessageState.WAITING, due_at=clock.now())
    return message.state == MessageState.WAITING


def _hold(message: Message, because: HeldBecause) -> None:
    change(message, MessageState.HELD, held_because=because)
    _record(events.MESSAGE_HELD, message, held_because=because)


def _record(kind: EventKind, message: Message, **codes: str) -> None:
    record(
        kind,
        actor=WORKER,
        about=message.ref,
        person_id=person_of(message.to),
        codes={"channel": message.channel, "format": message.format, **codes},
    )
