"""What the worker does from time to time beside sending: forgets what has outlived its use, and jobs of rooms above.

A room adds its own in its `AppConfig.ready`. A job is short, may be done twice, and by two workers at once.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from importlib import import_module

from django.conf import settings
from django.db import InterfaceError, OperationalError

from partake.kernel import clock
from partake.ui.kept_text import purge_kept_text
from partake.ui.submission import purge_used_forms

logger = logging.getLogger("partake.correspondence")
EVERY = timedelta(hours=1)


@dataclass(frozen=True)
class Job:
    """`work` is done when `every` has passed since it was last done by this worker."""

    name: str
    every: timedelta
    work: Callable[[], object]


def forget() -> None:
    """This will forget used form ids, text kept for a lost session and worn-out sessions."""
    purge_used_forms()
    purge_kept_text()
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


_jobs = {"forget": Job("forget", EVERY, forget)}


def add_job(job: Job) -> None:
    """This will have every worker do `job` too. The same name again takes the place of the first."""
    _jobs[job.name] = job


@dataclass
class Housekeeping:
    """One worker's own count of what was done when."""

    done: dict[str, datetime] = field(default_factory=dict)

    def do_what_is_due(self) -> None:
        """This will do each job whose time has come. One that fails is said, and tried again at its next time."""
        for job in tuple(_jobs.values()):
            last = self.done.get(job.name)
            if last is not None and clock.now() - last < job.every:
                continue
            self.done[job.name] = clock.now()
            try:
                job.work()
            except (OperationalError, InterfaceError):
                raise
            except Exception:
                logger.exception("job %s did not succeed", job.name)
