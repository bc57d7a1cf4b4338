"""Reads of the two logs. Log pages use them, the door to keep its own log short, and the list of what changed since
somebody last looked, which asks what only the log knows. Nothing else is built on the log."""

from collections.abc import Callable, Collection, Iterable
from datetime import UTC, datetime
from functools import cache
from uuid import UUID

from django.db.models import Count, QuerySet

from partake.audit.domain import Basis
from partake.audit.models import Event, Look
from partake.kernel.actor import Actor
from partake.kernel.prepared import prepared

FOR_EVER = datetime.max.replace(tzinfo=UTC)


def list_looks(
    person_ids: Iterable[UUID], *, since: datetime, until: datetime = FOR_EVER, limit: int = 500
) -> list[Look]:
    """This will give the looks of others at one person's record since a moment, newest first, `limit` at most. A
    record joined from two has two ids. The person's own are counted apart, so that they never crowd out the rest."""
    return _newest(limit)(frozenset(person_ids), since, until)


def count_own_looks(person_ids: Iterable[UUID], *, since: datetime, until: datetime = FOR_EVER) -> int:
    return sum(_own_counted(frozenset(person_ids), since, until))


def has_looks_before(person_ids: Iterable[UUID], moment: datetime) -> bool:
    return bool(_any_before(frozenset(person_ids), moment))


@cache
def _newest(limit: int) -> Callable[[frozenset[UUID], datetime, datetime], list[Look]]:
    @prepared
    def newest(person_ids: frozenset[UUID], since: datetime, until: datetime) -> QuerySet[Look]:
        return _looks(person_ids, since, until).exclude(basis=Basis.OWN).order_by("-id")[:limit]

    return newest


@prepared
def _own_counted(person_ids: frozenset[UUID], since: datetime, until: datetime) -> QuerySet[Look, int]:
    own = _looks(person_ids, since, until).filter(basis=Basis.OWN)
    return own.values("basis").annotate(count=Count("pk")).values_list("count", flat=True)


@prepared
def _any_before(person_ids: frozenset[UUID], moment: datetime) -> QuerySet[Look, int]:
    before = Look.objects.filter(person_id__in=person_ids, at__lt=moment).exclude(basis=Basis.OWN)
    return before.values_list("pk", flat=True)[:1]


def _looks(person_ids: Collection[UUID], since: datetime, until: datetime) -> "QuerySet[Look]":
    return Look.objects.filter(person_id__in=person_ids, at__gte=since, at__lt=until)


def parts_looked_at(actor: Actor, person_id: UUID, *, basis_id: str, since: datetime) -> frozenset[str]:
    """This will give the parts of one record that `actor` has looked at on one ground since a moment."""
    looks = Look.objects.filter(
        person_id=person_id, actor_user_id=actor.user_id, basis_id=basis_id, at__gte=since
    ).values_list("parts", flat=True)
    return frozenset(part for parts in looks for part in parts)


def newest_looks(actor: Actor, person_ids: Iterable[UUID], part: str, *, since: datetime) -> dict[UUID, datetime]:
    """This will give when `actor` last looked at `part` of each of a few people's records, of those since a moment."""
    looks = Look.objects.filter(person_id__in=list(person_ids), actor_user_id=actor.user_id, at__gte=since)
    found: dict[UUID, datetime] = {}
    for person_id, at, parts in looks.order_by("id").values_list("person_id", "at", "parts"):
        if part in parts:
            found[person_id] = at
    return found


def get_look(person_ids: Iterable[UUID], look_id: UUID) -> Look | None:
    return Look.objects.filter(person_id__in=list(person_ids), public_id=look_id).first()


def list_events_about(person_id: UUID, *, kinds: Iterable[str] | None = None, limit: int = 200) -> list[Event]:
    """This will give what was done to one person's record, newest first, `limit` at most."""
    events = Event.objects.filter(person_id=person_id)
    if kinds is not None:
        events = events.filter(kind__in=list(kinds))
    return list(events.order_by("-id")[:limit])
