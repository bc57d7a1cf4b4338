"""Sends what is in the outbox, one message after another, until told to stop.

Any number of workers may run. One that is killed loses nothing: see `outbox`.
"""

import logging
from collections.abc import Callable

from django.db import InterfaceError, OperationalError

from partake.correspondence import email, outbox, print_room
from partake.correspondence.domain import HeldBecause
from partake.correspondence.models import Message
from partake.kernel.verdict import Stale

logger = logging.getLogger("partake.correspondence")

PAUSE = 1.0  # seconds between looks when there is nothing to send: people wait for a letter, not for a second
LETTERS_BETWEEN_LISTS = 200


def run(*, stopping: Callable[[], bool], once: bool = False) -> int:
    """This will send what is due, again and again until `stopping()`, and say how many went.

    `once` stops when nothing more is due. A message being sent is finished before stopping.
    """
    print_room.sweep()
    behind = print_room.days_to_index()  # days whose list is behind their letters
    sent = unlisted = 0
    while not stopping():
        message = _take()
        if message is None or unlisted >= LETTERS_BETWEEN_LISTS:
            _bring_up_to_date(behind)
            unlisted = 0
        if message is None:
            if once:
                break
            _rest(stopping)
            continue
        if send(message):
            sent += 1
            if message.print_day:
                behind.add(message.print_day)
                unlisted += 1
    _bring_up_to_date(behind)
    return sent


def send(message: Message) -> bool:
    """This will render a leased message, hand it over and record what became of it; False if it did not go.

    A failure never stops the worker: the message waits its turn again, or for a person.
    """
    try:
        replaced = _hand_over(message)
        outbox.mark_sent(message, replaced=replaced)
        return True
    except Stale:
        logger.warning("message %s was taken up by another worker", message.public_id)
    except _NoAddress:
        outbox.hold(message, HeldBecause.NO_SAFE_WAY)
    except email.MayHaveGone:
        logger.exception("message %s may have gone", message.public_id)
        outbox.hold(message, HeldBecause.MAY_HAVE_GONE)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        logger.exception("message %s did not go", message.public_id)
        outbox.put_off(message)
    return False
