"""Sends what is in the outbox, one message after another, until told to stop.

Any number of workers may run. One that is killed loses nothing: see `outbox`.
"""

import logging
import time
from collections.abc import Callable
from datetime import date
from functools import partial

from django.db import InterfaceError, OperationalError, connection

from partake.correspondence import email, outbox, print_room
from partake.correspondence.domain import Channel, HeldBecause
from partake.correspondence.housekeeping import Housekeeping
from partake.correspondence.models import Message
from partake.documents import from_json, render
from partake.documents.formats import Format
from partake.kernel import clock
from partake.kernel.verdict import Stale

logger = logging.getLogger("partake.correspondence")

PAUSE = 1.0  # seconds between looks when there is nothing to send: people wait for a letter, not for a second
LETTERS_BETWEEN_LISTS = 200


class NoAddress(Exception):
    """The address it was to go to was taken away while it waited."""


def run(*, stopping: Callable[[], bool], once: bool = False) -> int:
    """This will send what is due, again and again until `stopping()`, and say how many went.

    `once` stops when nothing more is due. A message being sent is finished before stopping.
    """
    print_room.sweep()
    behind: set[date] | None = None  # days whose list is behind their letters; None until the database was asked
    sent = unlisted = 0
    housekeeping = Housekeeping()
    while not stopping():
        try:
            if behind is None:
                behind = print_room.days_to_index()
            message = outbox.take_next()
            if message is None or unlisted >= LETTERS_BETWEEN_LISTS:
                _write_lists(behind)
                unlisted = 0
                housekeeping.do_what_is_due()
            if message is None:
                if once:
                    break
                _rest(stopping)
            elif send(message):
                sent += 1
                if message.print_day:
                    behind.add(message.print_day)
                    unlisted += 1
        except (OperationalError, InterfaceError):
            logger.exception("the database did not answer")
            connection.close()  # the next look opens a new connection; a lease outlives the wait
            _rest(stopping)
    if behind:
        _write_lists(behind)
    return sent


def send(message: Message) -> bool:
    """This will render a leased message, hand it over and record what became of it; False if it did not go.

    A failure never stops the worker: the message waits its turn again, or for a person.
    """
    record_outcome: Callable[[], None]
    went = False
    try:
        replaced = _hand_over(message)
        record_outcome, went = partial(outbox.mark_sent, message, replaced=replaced), True
    except NoAddress:
        record_outcome = partial(outbox.hold, message, HeldBecause.NO_SAFE_WAY)
    except email.MayHaveGone:
        logger.exception("message %s may have gone", message.public_id)
        record_outcome = partial(outbox.hold, message, HeldBecause.MAY_HAVE_GONE)
    except Exception:
        logger.exception("message %s did not go", message.public_id)
        record_outcome = partial(outbox.put_off, message)
    try:
        record_outcome()
    except Stale:
        logger.warning("message %s was too slow: another worker has it", message.public_id)
        return False
    return went


def _hand_over(message: Message) -> tuple[str, ...]:
    """Gives what the rendering had to replace."""
    document, form = from_json(message.document), Format[message.format]
    if message.channel == Channel.EMAIL:
        if not message.email:
            raise NoAddress
        rendered = render(document, form, printed_on=clock.today())
        email.send(message, rendered.content.decode())
    else:
        if not message.postal_address:
            raise NoAddress
        assert message.print_day is not None
        rendered = render(document, form, printed_on=message.print_day)
        print_room.put(message, rendered.content)
    return tuple(f"{item.original} → {item.shown}" for item in rendered.replaced)


def _write_lists(days: set[date]) -> None:
    while days:
        day = min(days)
        print_room.write_index(day)
        days.discard(day)


def _rest(stopping: Callable[[], bool]) -> None:
    """Sleeps in slices: a signal that asks to stop is noticed within one."""
    until = time.monotonic() + PAUSE
    while time.monotonic() < until and not stopping():
        time.sleep(0.1)
