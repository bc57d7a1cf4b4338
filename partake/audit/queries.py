"""Reads of the two logs. Only log pages use them: no feature is built on the log."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from partake.audit.models import Event, Look


def list_looks(
    person_ids: Iterable[UUID], *, since: datetime, until: datetime | None = None, limit: int = 500
) -> list[Look]:
    """This will give the looks at one person's record since a moment, newest first, `limit` at most. A record joined
    from two has two ids."""
    looks = Look.objects.filter(person_id__in=list(person_ids), at__gte=since)
    if until is not None:
        looks = looks.filter(at__lt=until)
    return list(looks.order_by("-id")[:limit])


def has_looks_before(person_ids: Iterable[UUID], moment: datetime) -> bool:
    return Look.objects.filter(person_id__in=list(person_ids), at__lt=moment).exists()


def get_look(person_ids: Iterable[UUID], look_id: UUID) -> Look | None:
    return Look.objects.filter(person_id__in=list(person_ids), public_id=look_id).first()


def list_events_about(person_id: UUID, *, kinds: Iterable[str] | None = None, limit: int = 200) -> list[Event]:
    """This will give what was done to one person's record, newest first, `limit` at most."""
    events = Event.objects.filter(person_id=person_id)
    if kinds is not None:
        events = events.filter(kind__in=list(kinds))
    return list(events.order_by("-id")[:limit])
