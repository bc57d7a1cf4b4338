"""The services somebody runs, each as one sentence: how many said something, how many wait, what is urgent."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.organisations.lives import moved_here
from partake.organisations.models import Organisation, Service
from partake.organisations.queries import with_those_before
from partake.voices import access
from partake.voices.domain.states import ConcernState
from partake.voices.domain.voice import KEPT_APART
from partake.voices.models import Concern, VoiceAbout
from partake.voices.queries.voices import waiting as waiting_at

# A body with more is told this many: whoever reads the page is far behind either way.
MOST_WAITING = 2000


@dataclass(frozen=True)
class ServiceLine:
    """One service of a body; or, with no id, what was said of the body and of none of its services. One that ended
    stands here while somebody waits. Who said something is counted without those who asked not to be."""

    id: UUID | None
    name: str
    this_month: int
    waiting: int
    ended_on: date | None = None


@dataclass(frozen=True)
class BodyLine:
    """A body somebody reads for, with its services by name, and what must be looked at first."""

    id: UUID
    name: str
    concerns: int
    services: tuple[ServiceLine, ...]


def list_my_bodies(actor: Actor) -> tuple[Organisation, ...]:
    """This will give the bodies whose voices somebody reads, by name. One that was taken over is read with its
    successor."""
    rows = Organisation.objects.filter(pk__in=access.reads_at(actor), successor__isnull=True)
    return tuple(rows.order_by("name", "pk"))


def find_body_at(actor: Actor, where: str) -> Organisation | None:
    """This will give the body whose pages an address is among, of those somebody reads for: else the first of them.
    So a menu stays with the body somebody chose. None for whoever reads for none."""
    bodies = list_my_bodies(actor)
    return next((one for one in bodies if str(one.public_id) in where), bodies[0] if bodies else None)


def list_my_services(actor: Actor) -> tuple[BodyLine, ...]:
    """This will give each body somebody reads for with a sentence's worth about each of its services."""
    return tuple(_body(body) for body in list_my_bodies(actor))


def count_waiting(actor: Actor, *, organisation: Organisation) -> int:
    """This will say how many who spoke to a body wait for an answer, up to `MOST_WAITING`. Raises `Refused`."""
    access.can_read_voices(actor, organisation.pk).require()
    return waiting_at(organisation).values("pk")[:MOST_WAITING].count()


def list_services(organisation: Organisation) -> tuple[Service, ...]:
    """This will give the services of a body today, by name."""
    return tuple(Service.objects.filter(organisation=organisation, valid_to__isnull=True).order_by("name", "pk"))


def _body(body: Organisation) -> BodyLine:
    bodies = with_those_before(body.pk)
    here = Q(organisation__in=bodies)
    if moved := moved_here(bodies):
        here |= Q(service__in=moved)
    rows = VoiceAbout.objects.filter(here, withdrawn=False).exclude(kind__in=KEPT_APART)
    month = _by_service(rows.filter(received_at__gte=_month_began(), voice__allows_count=True))
    asked = list(waiting_at(body).order_by("received_at").values_list("pk", flat=True)[:MOST_WAITING])
    waiting = _by_service(
        rows.filter(pk__in=list(VoiceAbout.objects.filter(voice__in=asked).values_list("pk", flat=True)))
    )
    lines = [ServiceLine(one.public_id, one.name, month[one.pk], waiting[one.pk]) for one in list_services(body)]
    ended = Service.objects.filter(organisation__in=bodies, valid_to__isnull=False, pk__in=[pk for pk in waiting if pk])
    lines += [
        ServiceLine(one.public_id, one.name, month[one.pk], waiting[one.pk], one.valid_to)
        for one in ended.order_by("name", "pk")
    ]
    if month[None] or waiting[None]:
        lines.append(ServiceLine(None, body.name, month[None], waiting[None]))
    concerns = Concern.objects.filter(organisation__in=bodies).exclude(state=ConcernState.CLOSED).count()
    return BodyLine(body.public_id, body.name, concerns, tuple(lines))


def _by_service(rows: "QuerySet[VoiceAbout]") -> Counter[int | None]:
    counted = rows.order_by().values_list("service").annotate(Count("voice", distinct=True))
    return Counter(dict(counted))


def _month_began() -> datetime:
    return clock.local(clock.now()).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
