"""Which service of a body a row is about, by what its file calls it."""

from collections.abc import Iterable
from dataclasses import dataclass

from partake.imports.models import ServiceName
from partake.organisations.models import Organisation, Service


@dataclass(frozen=True)
class Target:
    """Where rows go: to a service; to the body as a whole (no service); or nowhere."""

    service_id: int | None = None
    leave_out: bool = False


WHOLE_BODY = Target()


def service_key(said: str) -> str:
    """This will give a service's name as it is compared: whatever its capitals and spaces."""
    return " ".join(said.casefold().split())[:200]


def services_here(organisation: Organisation) -> list[Service]:
    """This will give the services of a body today, by name."""
    return list(Service.objects.filter(organisation=organisation, valid_to__isnull=True).order_by("name", "pk"))


def targets_of(organisation: Organisation) -> dict[str, Target]:
    """This will give where rows go by what they may call a service: its name, the body's own name or code, and what a
    person matched before."""
    targets = {service_key(one.name): Target(one.pk) for one in services_here(organisation)}
    targets |= {service_key(name): WHOLE_BODY for name in ("", organisation.name, organisation.ods_code or "")}
    matched = ServiceName.objects.filter(organisation=organisation)
    return targets | {one.said: Target(one.service_id, one.leave_out) for one in matched}


def unmatched_first(counts: Iterable[tuple[str, int]], most: int = 200) -> list[list[object]]:
    """This will give names with how many rows have each, the most first, as a file keeps them."""
    return [[said, count] for said, count in sorted(counts, key=lambda one: (-one[1], one[0]))[:most]]
