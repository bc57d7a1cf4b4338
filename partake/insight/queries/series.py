"""A series of a service or a body, with what was recorded to have changed there."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from partake.insight.models import RecordedChange
from partake.insight.months import MonthShare, last_ended, months_after
from partake.insight.queries import figures
from partake.insight.queries.figures import Scope
from partake.insight.series import USUAL_PRESET, Better, Happened, Worked
from partake.insight.subjects import Subject, months_of
from partake.insight.working_out import work_out, work_out_many
from partake.kernel import clock
from partake.kernel.prepared import prepared
from partake.kernel.verdict import NotFound
from partake.organisations.models import Organisation, Service
from partake.organisations.queries import with_those_before

# Long enough for a usual range and a change after it; the months of a season stand twice.
MONTHS_SHOWN = 24


def window() -> tuple[date, date]:
    """This will give the first and the last month that charts show today: none that is not over."""
    last = last_ended(clock.today())
    return months_after(last, 1 - MONTHS_SHOWN), last


def get_series(body: Organisation, service: Service | None, subject: Subject, *, preset: str = USUAL_PRESET) -> Worked:
    """This will work out what one chart shows. The caller has asked who may see the figures of this body."""
    first, last = window()
    months = months_of(subject, Scope.of(body, service), first=first, last=last)
    return work_out_subject(subject, months, happened_at(body, service, subject), preset=preset)


def work_out_subject(
    subject: Subject, months: Sequence[MonthShare], happened: Sequence[Happened], *, preset: str = USUAL_PRESET
) -> Worked:
    """This will work out what a chart shows from months that were read."""
    return work_out(months, happened, better=subject.better, kind=subject.kind, preset=preset)


def series_by_service(body: Organisation) -> dict[int, Worked]:
    """This will work out the Friends and Family question for each service of a body, by the service's row id."""
    first, last = window()
    everywhere: list[Happened] = []
    at: dict[int, list[Happened]] = {}
    for row in _standing_at(frozenset(with_those_before(body.pk))):
        (everywhere if row.service_id is None else at.setdefault(row.service_id, [])).append(_happened(row))
    shares = figures.shares_by_service(body.pk, first=first, last=last)
    several = [(months, [*everywhere, *at.get(service, ())]) for service, months in shares.items()]
    return dict(zip(shares, work_out_many(several, better=Better.HIGHER), strict=True))


def happened_at(body: Organisation, service: Service | None, subject: Subject) -> tuple[Happened, ...]:
    """This will give what charts of this subject draw: what happened at the service or in the whole body, and was not
    meant to change another theme; and when a question was asked in other words."""
    return (*recorded_at(body, service, theme=subject.theme), *subject.breaks)


def recorded_at(body: Organisation, service: Service | None, *, theme: str = "") -> tuple[Happened, ...]:
    """This will give what was recorded to have happened at the service or in the whole body; with a theme, not what
    was meant to change another."""
    rows = _standing_at(frozenset(with_those_before(body.pk)))
    here = [row for row in rows if row.service_id in (None, service.pk if service else None)]
    return tuple(_happened(row) for row in here if not theme or row.theme in ("", theme))


def list_changes(body: Organisation) -> tuple[RecordedChange, ...]:
    """This will give every change recorded at a body, the newest first, those struck too."""
    rows = RecordedChange.objects.filter(organisation__in=with_those_before(body.pk)).select_related("service")
    return tuple(rows.order_by("-changed_on", "-pk"))


def get_change(body: Organisation, change_id: UUID) -> RecordedChange:
    """This will give a change recorded at this body that still stands, or raise `NotFound`."""
    rows = RecordedChange.objects.filter(organisation__in=with_those_before(body.pk), struck_at__isnull=True)
    row = rows.select_related("service").filter(public_id=change_id).first()
    if row is None:
        raise NotFound
    return row


def find_service(body: Organisation, key: str) -> Service | None:
    """This will give the service of this body that an address names; None where it names none. Raises `NotFound`."""
    if not key:
        return None
    try:
        wanted = UUID(key)
    except ValueError:
        raise NotFound from None
    return get_service(body, wanted)


def get_service(body: Organisation, service_id: UUID) -> Service:
    """This will give a service of this body today, or raise `NotFound`: one that moved is with whoever runs it now."""
    row = Service.objects.filter(organisation=body, public_id=service_id).first()
    if row is None:
        raise NotFound
    return row


@prepared
def _standing_at(bodies: frozenset[int]) -> QuerySet[RecordedChange]:
    """What stands at these bodies: a few rows each year, so that a page chooses among them itself."""
    rows = RecordedChange.objects.filter(organisation_id__in=bodies, struck_at__isnull=True)
    return rows.order_by("changed_on", "pk")


def _happened(row: RecordedChange) -> Happened:
    return Happened(row.changed_on, row.words, row.public_id)
