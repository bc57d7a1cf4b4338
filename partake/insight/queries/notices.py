"""What is wrong with published figures, as everyone reads it, and as the body that says so does."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from partake.insight.models import Notice, NoticeCheck
from partake.insight.queries.published import Edition, Unit
from partake.kernel.verdict import NotFound
from partake.organisations.models import Organisation


@dataclass(frozen=True)
class Correction:
    """What a body says is wrong with its figures of a quarter, shown to everyone since `shown_at`."""

    number: int
    quarter: date
    body_id: int
    body: str
    words: str
    shown_at: datetime


def list_corrections(editions: Iterable[Edition], unit: Unit | None = None) -> list[Correction]:
    """This will give what everyone may read about these publications, the newest first; of a unit, what its own body
    says: the figures of everyone hold each body's."""
    rows = Notice.objects.filter(publication__in=[one.id for one in editions], check_of__agreed=True)
    if unit is not None and unit.organisation_id is not None:
        rows = rows.filter(organisation=unit.organisation_id)
    return [
        Correction(
            one.publication.number,
            one.publication.quarter,
            one.organisation_id,
            one.organisation.name,
            one.words,
            one.check_of.checked_at,
        )
        for one in rows.select_related("publication", "organisation", "check_of").order_by("-check_of__checked_at")
    ]


@dataclass(frozen=True)
class NoticeLine:
    """One notice of a body, and what became of it: `agreed` is None until somebody else has looked."""

    id: UUID
    words: str
    written_by: str
    written_by_user: int
    written_at: datetime
    agreed: bool | None = None
    checked_by: str = ""
    checked_at: datetime | None = None


def list_notices(body: Organisation) -> dict[int, list[NoticeLine]]:
    """This will give a body's notices by the number of the publication, the oldest first."""
    found: dict[int, list[NoticeLine]] = {}
    rows = Notice.objects.filter(organisation=body).select_related("publication", "check_of").order_by("pk")
    for one in rows:
        check: NoticeCheck | None = getattr(one, "check_of", None)
        line = NoticeLine(
            one.public_id,
            one.words,
            one.written_by,
            one.written_by_user,
            one.written_at,
            *((check.agreed, check.checked_by, check.checked_at) if check else ()),
        )
        found.setdefault(one.publication.number, []).append(line)
    return found


def get_notice(body: Organisation, notice_id: UUID) -> Notice:
    """This will give a notice of this body that nobody has checked, or raise `NotFound`."""
    rows = Notice.objects.filter(organisation=body, public_id=notice_id, check_of__isnull=True)
    row = rows.select_related("publication").first()
    if row is None:
        raise NotFound
    return row
