"""What the worker does for this room from time to time."""

from datetime import timedelta

from partake.correspondence.actions import forget_ended_messages
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.voices.actions.answers import hear_next_answers
from partake.voices.actions.concerns import tell_again
from partake.voices.actions.telling import tell_next_authors
from partake.voices.contributors import CONTRIBUTOR

# A round is short: whatever else the worker does waits for it.
BATCHES = 20
WORKER = Actor.system("Partake’s answering")
HEARING = Actor.system("Partake’s hearing")
# Long enough to see to a letter that came back; no longer than that is an author's address kept in the outbox.
LETTERS_KEPT = timedelta(days=30)


def tell_of_concerns_again() -> int:
    return tell_again(actor=WORKER)


def forget_letters_to_authors() -> int:
    return forget_ended_messages(actor=WORKER, to_kind=CONTRIBUTOR, before=clock.now() - LETTERS_KEPT)


def hear_answers() -> int:
    """This will hear what people answered to bodies' own questions, and give how many responses it looked at."""
    looked_at = 0
    for _ in range(BATCHES):
        heard = hear_next_answers(actor=HEARING)
        looked_at += heard
        if not heard:
            break
    return looked_at


def tell_authors() -> int:
    """This will go on telling authors what came of what they said, and give how many batches were told."""
    batches = 0
    while batches < BATCHES and tell_next_authors(actor=WORKER):
        batches += 1
    return batches
