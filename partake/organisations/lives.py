"""The life of a service, as pages and figures need it: what it was called, who ran it, what it came from and became."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from partake.kernel.verdict import NotFound
from partake.organisations.domain import StepKind
from partake.organisations.models import Service, ServiceStep

# Of which something else comes: figures of what comes of it start anew.
BECOMES = (StepKind.MERGED, StepKind.SPLIT)


@dataclass(frozen=True)
class Until:
    """What a service was called, or who ran it, before a day."""

    name: str
    day: date


@dataclass(frozen=True)
class Kin:
    """A service that another came from, or became, and on which day. `kind` is `MERGED` or `SPLIT`."""

    row_id: int
    id: UUID
    name: str
    body_name: str
    kind: StepKind
    on: date


@dataclass(frozen=True)
class Life:
    """What happened to a service. Its earlier names and bodies stand newest first.

    A name or a body that changed leaves figures as they are: they go on. Where something merged or was split, figures
    before `began_anew_on` are of something else, and are never joined to those after it.
    """

    names: tuple[Until, ...] = ()
    bodies: tuple[Until, ...] = ()
    came_from: tuple[Kin, ...] = ()
    became: tuple[Kin, ...] = ()
    ended_on: date | None = None

    @property
    def began_anew_on(self) -> date | None:
        """The last day on which something merged into this service, or it was split off; None when nothing did."""
        return max((one.on for one in self.came_from), default=None)


def life_of(service: Service) -> Life:
    """This will give what happened to a service, from what is recorded. One to which nothing happened is not asked
    about: the poster's page costs no more for it."""
    if service.version == 1:
        return Life(ended_on=service.valid_to)
    steps = ServiceStep.objects.filter(Q(service=service) | Q(became=service))
    rows = steps.select_related("service__organisation", "became__organisation", "organisation")
    found = list(rows.order_by("-happened_on", "-pk"))
    own = [one for one in found if one.service_id == service.pk]
    return Life(
        names=tuple(Until(one.name, one.happened_on) for one in own if one.kind == StepKind.RENAMED),
        bodies=tuple(Until(one.organisation.name, one.happened_on) for one in own if one.organisation),
        came_from=tuple(_kin(one, one.service) for one in found if one.became_id == service.pk),
        became=tuple(sorted((_kin(one, one.became) for one in own if one.became), key=lambda kin: kin.name)),
        ended_on=service.valid_to,
    )


def with_those_before_service(service_id: int) -> list[int]:
    """This will give a service and every service that merged into it or that it was split from, and those before them,
    by row id. What was said of those before is its history; their figures are never added to its own."""
    return _back_from(service_id, BECOMES)


def what_it_became(service: Service) -> list[Service]:
    """This will give every service that came of this one, and of those, in the order of their names."""
    ends = list(life_of(service).became)
    for one in ends:  # What is found is looked at in its turn.
        ends += [kin for kin in life_of(get_service(one.id)).became if kin not in ends]
    rows = Service.objects.filter(pk__in={one.row_id for one in ends}).select_related("organisation")
    return list(rows.order_by("name", "pk"))


def merged_into(service: Service) -> list[Service]:
    """This will give the services that became part of this one, and part of those before: who runs it answers for
    them."""
    before = [one for one in _back_from(service.pk, (StepKind.MERGED,)) if one != service.pk]
    return list(Service.objects.filter(pk__in=before).select_related("organisation").order_by("pk"))


def names_on(services: Iterable[Service], day: date) -> dict[int, str]:
    """This will give what each service was called on a day, by row id."""
    names = {one.pk: one.name for one in services}
    later = ServiceStep.objects.filter(service__in=names, kind=StepKind.RENAMED, happened_on__gt=day)
    for step in later.order_by("-happened_on", "-pk"):
        names[step.service_id] = step.name
    return names


def called_before(word: str) -> "QuerySet[ServiceStep, int]":
    """This will give the services that once had `word` in their name, by row id: old posters say it still."""
    steps = ServiceStep.objects.filter(kind=StepKind.RENAMED, name__icontains=word)
    return steps.order_by().values_list("service_id", flat=True)


def services_run_by(organisation_ids: Collection[int], *, first: date, last: date) -> set[int]:
    """This will give the services that these bodies ran at the end of a stretch of days, and that had not ended before
    it, by row id: a service that moved later is still theirs."""
    ran: dict[int, int | None] = {}
    moves = ServiceStep.objects.filter(kind=StepKind.MOVED, happened_on__gt=last)
    for step in moves.order_by("-happened_on", "-pk"):
        ran[step.service_id] = step.organisation_id
    moved_away = [pk for pk, body in ran.items() if body in organisation_ids]
    now = Service.objects.filter(Q(organisation__in=organisation_ids) | Q(pk__in=moved_away))
    going_on = now.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=first)).values_list("pk", "organisation_id")
    return {pk for pk, body in going_on if ran.get(pk, body) in organisation_ids}


def moved_here(organisation_ids: Collection[int]) -> list[int]:
    """This will give the services that these bodies run now and others ran before, by row id."""
    moves = ServiceStep.objects.filter(kind=StepKind.MOVED, service__organisation__in=organisation_ids)
    return list(moves.order_by().values_list("service_id", flat=True).distinct())


def get_service(public_id: UUID) -> Service:
    """This will give a service of any body, one that ended too, or raise `NotFound`."""
    found = Service.objects.select_related("organisation").filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def list_services_at_work(*, but: Service, organisation_id: int | None = None, most: int = 500) -> list[Service]:
    """This will give the other services that go on, of one body or of all, by name."""
    rows = Service.objects.filter(valid_to__isnull=True).exclude(pk=but.pk)
    if organisation_id is not None:
        rows = rows.filter(organisation=organisation_id)
    return list(rows.select_related("organisation").order_by("name", "pk")[:most])


def _back_from(service_id: int, kinds: Collection[StepKind]) -> list[int]:
    found, latest = [service_id], [service_id]
    while latest:
        steps = ServiceStep.objects.filter(became__in=latest, kind__in=kinds).exclude(service__in=found)
        latest = sorted(set(steps.values_list("service_id", flat=True)))
        found += latest
    return found


def _kin(step: ServiceStep, service: Service) -> Kin:
    return Kin(
        service.pk,
        service.public_id,
        service.name,
        service.organisation.name,
        StepKind(step.kind),
        step.happened_on,
    )
