"""What the worker does for this room from time to time."""

from datetime import timedelta

from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.questionnaires.actions.answering import forget_unfinished

WORKER = Actor.system("Partake’s questions")
# As the page that gives the link promises.
KEPT_UNFINISHED = timedelta(days=30)


def forget_unfinished_answers() -> int:
    return forget_unfinished(actor=WORKER, before=clock.now() - KEPT_UNFINISHED)
