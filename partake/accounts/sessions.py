"""Where a session is kept between two pages: in the database, as Django keeps it."""

from datetime import datetime

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from partake.kernel.prepared import prepared


class SessionStore(db.SessionStore):
    """Django's, but for its read, which every page of a signed-in reader begins with."""

    def _get_session_from_db(self) -> Session | None:
        found = _lasting(str(self.session_key), timezone.now())
        if not found:
            self._session_key = None  # as Django's: an unknown key is never taken up
        return found[0] if found else None


@prepared
def _lasting(key: str, now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)
