"""What happens to a service: it gets another name, another body runs it, it merges, is split, or ends.

A service renamed or moved stays the same row, so figures about it go on. One merged or split ends, and what comes of it
starts anew. What people said stays with the service they said it of.
"""

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from partake.audit.actions import record
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.kernel.verdict import Rejected, Stale
from partake.organisations import access
from partake.organisations.domain import StepKind
from partake.organisations.events import (
    SERVICE_ENDED,
    SERVICE_MERGED,
    SERVICE_MOVED,
    SERVICE_RENAMED,
    SERVICE_SPLIT,
)
from partake.organisations.lives import merged_into
from partake.organisations.models import Organisation, Service, ServiceStep
from partake.ui import words


@transaction.atomic
def rename_service(*, actor: Actor, service: Service, name: str, happened_on: date, version: int | None) -> None:
    """This will give a service another name from a day on, today at the latest, and keep the one it had. Raises
    `Refused`, `Rejected`, `Stale`."""
    access.can_set_up(actor).require()

    service = _going_on(service, version)
    if name == service.name:
        raise Rejected("name", gettext("That is its name already. What is it called now?"))
    last = service.steps.order_by("-happened_on").first()
    if happened_on > clock.today():
        raise Rejected("happened_on", gettext("That day has not come yet. Since when is it called this?"))
    if last is not None and happened_on < last.happened_on:
        told = gettext("Something else happened to this service on %(day)s. Was it renamed after that?")
        raise Rejected("happened_on", told % {"day": words.day(last.happened_on)})
    ServiceStep.objects.create(service=service, kind=StepKind.RENAMED, happened_on=happened_on, name=service.name)
    service.name = name
    _keep(service, Rejected("name", _taken(service.organisation, name)))

    record(SERVICE_RENAMED, actor=actor, about=_ref(service))


@transaction.atomic
def move_service(*, actor: Actor, service: Service, organisation: Organisation, version: int | None) -> None:
    """This will let another body run a service from today, without asking either: only when a place is set up. Anybody
    else asks both (`proposing.propose_service`). Raises `Refused`, `Rejected`, `Stale`."""
    access.can_hand_over_alone(actor).require()

    move_now(service, organisation, version=version, actor=actor)


def move_now(service: Service, organisation: Organisation, *, version: int | None, actor: Actor) -> None:
    """This will move a service, once somebody may: its new body answers what was said of it before, too, and of what
    merged into it. Jobs don't move. Raises `Rejected`, `Stale`."""
    service = _going_on(service, version)
    if organisation.pk == service.organisation_id or organisation.valid_to is not None:
        raise Rejected("organisation", gettext("That organisation can’t take it on. Which one does?"))
    before = service.organisation
    _moved(service, organisation)
    _keep(service, Rejected("organisation", _taken(organisation, service.name)))
    for ended in merged_into(service):
        _moved(ended, organisation)
        ended.save(update_fields=["organisation"])

    record(
        SERVICE_MOVED,
        actor=actor,
        about=_ref(service),
        codes={"from": str(before.public_id), "to": str(organisation.public_id)},
    )


@transaction.atomic
def merge_service(*, actor: Actor, service: Service, into: Service, version: int | None) -> None:
    """This will end a service today because it is now part of another. Into one of another body, only when a place is
    set up: anybody else asks both bodies first. Raises `Refused`, `Rejected`, `Stale`."""
    access.can_set_up(actor).require()
    if service.organisation_id != into.organisation_id:
        access.can_hand_over_alone(actor).require()

    merge_now(service, into, version=version, actor=actor)


def merge_now(service: Service, into: Service, *, version: int | None, actor: Actor) -> None:
    """This will merge a service, once somebody may: the body of the other answers for both, and the figures of the
    other start anew. Raises `Rejected`, `Stale`."""
    service = _going_on(service, version)
    into = Service.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=into.pk)
    if into.pk == service.pk or into.valid_to is not None:
        raise Rejected("into", gettext("It can’t become part of that service. Which one is it part of now?"))
    _became(service, StepKind.MERGED, into)
    into.version += 1
    into.save(update_fields=["version"])
    for ended in (service, *merged_into(service)):
        if ended.organisation_id != into.organisation_id:
            _moved(ended, into.organisation)
            ended.save(update_fields=["organisation"])

    record(SERVICE_MERGED, actor=actor, about=_ref(service), codes={"into": str(into.public_id)})


@transaction.atomic
def split_service(*, actor: Actor, service: Service, parts: Sequence[Service], version: int | None) -> None:
    """This will end a service today because it is now several, of the same body. Raises `Refused`, `Rejected`,
    `Stale`."""
    access.can_set_up(actor).require()

    service = _going_on(service, version)
    chosen = Service.objects.select_for_update(of=("self",)).filter(
        pk__in={one.pk for one in parts}, organisation=service.organisation_id, valid_to__isnull=True
    )
    found = list(chosen.exclude(pk=service.pk).order_by("pk"))
    if len(found) < 2 or len(found) != len({one.pk for one in parts}):
        raise Rejected("parts", gettext("A split makes two services or more. Which ones is it now?"))
    for part in found:
        _became(service, StepKind.SPLIT, part)
        part.version += 1
        part.save(update_fields=["version"])

    record(SERVICE_SPLIT, actor=actor, about=_ref(service), codes={"into": [str(one.public_id) for one in found]})


@transaction.atomic
def end_service(*, actor: Actor, service: Service, version: int | None) -> None:
    """This will end a service today, with nothing in its place. Raises `Refused`, `Rejected`, `Stale`."""
    access.can_set_up(actor).require()

    service = _going_on(service, version)
    service.valid_to = clock.today()
    service.save(update_fields=["valid_to", "version"])

    record(SERVICE_ENDED, actor=actor, about=_ref(service))


def _going_on(service: Service, version: int | None) -> Service:
    """The row as it is now, its version counted up. One that has ended is changed no more."""
    now = Service.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=service.pk)
    if now.version != version:
        raise Stale(now)
    if now.valid_to is not None:
        raise Rejected("", gettext("This service ended on %(day)s.") % {"day": words.day(now.valid_to)})
    now.version += 1
    return now


def _keep(service: Service, taken: Rejected) -> None:
    try:
        with transaction.atomic():
            service.save(update_fields=["name", "organisation", "version"])
    except IntegrityError:
        raise taken from None


def _taken(organisation: Organisation, name: str) -> str:
    return gettext("%(body)s already has a service called %(name)s.") % {"body": organisation.name, "name": name}


def _moved(service: Service, to: Organisation) -> None:
    ServiceStep.objects.create(
        service=service, kind=StepKind.MOVED, happened_on=clock.today(), organisation=service.organisation
    )
    service.organisation = to


def _became(service: Service, kind: StepKind, new: Service) -> None:
    ServiceStep.objects.create(service=service, kind=kind, happened_on=clock.today(), became=new)
    service.valid_to = clock.today()
    service.save(update_fields=["valid_to", "version"])


def _ref(service: Service) -> Ref:
    return Ref("organisations.service", str(service.public_id))
