"""What the worker does once an hour when nothing waits: forgets what has outlived its use, and runs what other rooms
do by the hour."""

import logging
from datetime import datetime, timedelta
from importlib import import_module

from django.conf import settings
from django.utils.module_loading import import_string

from partake.kernel import clock
from partake.ui.kept_text import purge_kept_text
from partake.ui.submission import purge_used_forms

logger = logging.getLogger("partake.correspondence")

EVERY = timedelta(hours=1)


def forget_if_due(last: datetime | None) -> datetime:
    """This will forget used form ids, text kept for a lost session and worn-out sessions, if the last time was an
    hour ago or never; and say when it was last done."""
    if last is not None and clock.now() - last < EVERY:
        return last
    purge_used_forms()
    purge_kept_text()
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    _run_hourly_jobs()
    return clock.now()


def _run_hourly_jobs() -> None:
    """Named in the settings, because the rooms they belong to stand above this one. One that fails stops neither the
    others nor the sending, and is tried again in an hour."""
    for name in settings.HOURLY_JOBS:
        try:
            import_string(name)()
        except Exception:
            logger.exception("%s failed", name)
