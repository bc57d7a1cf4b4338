"""Whether a service keeps up with those who asked for an answer."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from partake.kernel import clock
from partake.kernel.prepared import prepared
from partake.organisations.models import Service
from partake.voices.domain.voice import ANSWER_WITHIN_DAYS, KEPT_APART
from partake.voices.models import Voice, VoiceAbout
from partake.voices.queries.services import MOST_WAITING


@dataclass(frozen=True)
class KeepingUp:
    """`waiting` asked for an answer and have none, the oldest for `oldest_days`. Of those who asked since a day,
    `in_time` had theirs within four weeks, out of `due`: answered, or waiting longer than that."""

    waiting: int
    oldest_days: int
    in_time: int
    due: int


def keeping_up(service: Service, *, since: datetime) -> KeepingUp:
    """This will count them for one service. The caller has asked who may read its voices."""
    waiting = _waiting(service.pk)
    days = (clock.today() - clock.local(waiting[0]).date()).days if waiting else 0
    within = timedelta(days=ANSWER_WITHIN_DAYS)
    in_time = due = 0
    for received, answered in _asked_since(service.pk, since):
        in_time += answered is not None and answered <= received + within
        due += answered is not None or received + within < clock.now()
    return KeepingUp(len(waiting), days, in_time, due)


@prepared
def _waiting(service: int) -> QuerySet[Voice, datetime]:
    """When each of those who wait told us, the oldest first. From the index of those who wait, which are few."""
    rows = Voice.objects.counted().filter(wants_answer=True, answered_at__isnull=True).exclude(kind__in=KEPT_APART)
    here = rows.filter(Exists(VoiceAbout.objects.filter(voice=OuterRef("pk"), service_id=service)))
    return here.order_by("received_at").values_list("received_at", flat=True)[:MOST_WAITING]


@prepared
def _asked_since(service: int, since: datetime) -> QuerySet[VoiceAbout, Any]:
    rows = VoiceAbout.objects.filter(service_id=service, withdrawn=False, received_at__gte=since)
    rows = rows.exclude(kind__in=KEPT_APART).filter(voice__wants_answer=True)
    return rows.values_list("received_at", "voice__answered_at")
