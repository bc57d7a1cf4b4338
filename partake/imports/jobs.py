"""What the worker does for this room: checks long files, brings in, takes out, and forgets what nobody brought in."""

import logging
from datetime import timedelta

from django.db import DatabaseError
from django.utils.translation import gettext

from partake.imports.actions.files import set_aside, take_more_out
from partake.imports.domain import FileState
from partake.imports.importing import bring_in, check
from partake.imports.models import BroughtFile
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.csv_reading import NotAList
from partake.kernel.verdict import NotFound

WORKER = Actor.system("Partake’s bringing in of files")
# What people said is kept in a file no longer than somebody may still decide about it.
WAITS_AT_MOST = timedelta(days=30)

logger = logging.getLogger("partake.imports")
_WORK = {FileState.TO_CHECK: check, FileState.COMING_IN: bring_in, FileState.GOING_OUT: take_more_out}


def work_on_files() -> int:
    """This will give every file that waits for the worker one turn, the oldest first, and say how many there were. One
    that the database refused waits for its next turn, and stops no other."""
    waiting = BroughtFile.objects.filter(state__in=list(_WORK)).order_by("given_at", "pk")
    files = list(waiting.select_related("organisation", "brought_for", "stored"))
    for file in files:
        try:
            _WORK[FileState(file.state)](actor=WORKER, file=file)
        except (NotAList, NotFound) as wrong:
            set_aside(actor=WORKER, file=file, reason=str(wrong))
        except DatabaseError:
            logger.exception("file %s waits for its next turn", file.public_id)
    return len(files)


def forget_files_nobody_brought_in() -> int:
    """This will give up files that waited for thirty days, and say how many."""
    waiting = BroughtFile.objects.filter(
        state__in=[FileState.CHOOSING, FileState.CHECKED], given_at__lt=clock.now() - WAITS_AT_MOST
    )
    reason = gettext("Nobody brought this file in within 30 days, so it was deleted.")
    return len([set_aside(actor=WORKER, file=file, reason=reason) for file in waiting])
