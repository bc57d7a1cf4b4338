"""What the worker does once an hour when nothing waits: forgets what has outlived its use."""

from datetime import datetime, timedelta
from importlib import import_module

from django.conf import settings

from partake.files import store
from partake.kernel import clock
from partake.ui.kept_text import purge_kept_text
from partake.ui.submission import purge_used_forms

EVERY = timedelta(hours=1)


def forget_if_due(last: datetime | None) -> datetime:
    """This will forget used form ids, text kept for a lost session, worn-out sessions and files that nothing names,
    if the last time was an hour ago or never; and say when it was last done."""
    if last is not None and clock.now() - last < EVERY:
        return last
    purge_used_forms()
    purge_kept_text()
    store.sweep()
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    return clock.now()
