"""What the worker does for this room from time to time."""

import logging

from partake.insight.publishing.due import publish_due
from partake.insight.refreshing import AlreadyRefreshing, DatasetBroken, is_due, refresh
from partake.insight.themes import working
from partake.kernel.actor import Actor

WORKER = Actor.system("Partake’s adding up")

logger = logging.getLogger("partake.insight")


def refresh_figures() -> bool:
    """This will bring the figures up to date when something changed, and say whether it did."""
    if not is_due():
        return False
    try:
        refresh(actor=WORKER)
    except AlreadyRefreshing:
        return False
    except DatasetBroken:
        # What is broken is named on the command's own output: a path tells nothing here that it does not tell there.
        logger.exception("the dataset is broken: python -m partake insight refresh --all makes it again")
        return False
    return True


def publish_figures() -> bool:
    """This will publish every quarter that is settled, and say whether there was one. What people said meanwhile is
    counted first."""
    if is_due():
        return False
    try:
        return bool(publish_due(actor=WORKER))
    except AlreadyRefreshing:
        return False


def learn_from_labels() -> None:
    """This will have the machine learn again where people labelled more, and speak of what came since."""
    working.work()
