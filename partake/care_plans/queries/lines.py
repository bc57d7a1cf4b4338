"""The lines of one version of a plan, in order, each with what hangs under it and how it is going."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from partake.care_plans.domain.contents import (
    UNDER,
    Action,
    Content,
    DueTest,
    Kind,
    title_of,
)
from partake.care_plans.domain.going import GOING
from partake.care_plans.kinds import MODEL, content_of
from partake.care_plans.models import PlanVersion, Progress
from partake.care_plans.models.lines import Line
from partake.kernel import clock
from partake.kernel.prepared import prepared


@dataclass(frozen=True)
class Said:
    """The newest word on how something is going."""

    status: str
    words: str
    at: datetime
    by: str
    by_person: bool


@dataclass(frozen=True)
class LineNow:
    """One line of a version. `said` is what it says; `below` is what hangs under it, in order. `ended_on` is the day
    on which its version ended: how it was going, and what was late, is told as of then."""

    kind: Kind
    key: UUID
    said: Content
    status: str
    version: int
    written_by: str
    helped_by: str
    written_at: datetime
    progress: tuple[Said, ...]
    below: tuple["LineNow", ...]
    ended_on: date | None = None

    @property
    def title(self) -> str:
        return title_of(self.kind, self.said)

    def days_late(self, today: date) -> int:
        """This will give how many days an action or a test that can still be done is past its day; 0 when it is not."""
        due = self.said.due_on if isinstance(self.said, Action | DueTest) else None
        return max((today - due).days, 0) if due and self.status not in GOING[self.kind].closed else 0


def read_lines(version: PlanVersion, kinds: Collection[Kind]) -> dict[Kind, tuple[LineNow, ...]]:
    """This will give the lines of some kinds that stand in a version, each with what hangs under it. Of a version that
    was superseded, how things went is told as it was on that day. The caller has checked who may see them."""
    progress = _progress(version) if any(kind in GOING for kind in kinds) else {}
    ended_on = clock.local(version.superseded_at).date() if version.superseded_at else None
    there = _kinds_there(version.plan_id) & {*kinds}
    under: dict[tuple[Kind, UUID | None], list[LineNow]] = {}
    # What hangs deepest is read first, so that each line finds what is below it ready.
    for kind in sorted(there, key=_depth, reverse=True):
        below = next((child for child, above in UNDER.items() if above is kind), None)
        for row in _LINES[kind](version.plan_id, version.number):
            said = tuple(progress.get(row.key, ()))
            line = LineNow(
                kind,
                row.key,
                content_of(kind, row),
                _status(kind, row, said, ended=ended_on is not None),
                row.version,
                row.written_by,
                row.helped_by,
                row.written_at,
                said,
                tuple(under.get((below, row.key), ())) if below else (),
                ended_on,
            )
            under.setdefault((kind, getattr(row, "under", None)), []).append(line)
    return {kind: tuple(under.get((kind, None), ())) for kind in kinds if kind not in UNDER}


def _lines_of(model: type[Line]) -> Callable[[int, int], list[Line]]:
    @prepared
    def lines(plan: int, number: int) -> QuerySet[Line]:
        return model.objects.standing_in(number).filter(plan_id=plan).order_by("place", "pk")

    return lines


_LINES = {kind: _lines_of(model) for kind, model in MODEL.items()}


def _kinds_there(plan_id: int) -> frozenset[Kind]:
    """Which kinds of line the plan has any of: most plans have half of them, and each costs a question."""
    asked = " UNION ALL ".join(
        f"SELECT '{kind}' WHERE EXISTS (SELECT 1 FROM {model._meta.db_table} WHERE plan_id = %s)"  # noqa: S608 names of ours
        for kind, model in MODEL.items()
    )
    with connection.cursor() as cursor:
        cursor.execute(asked, [plan_id] * len(MODEL))
        return frozenset(Kind(kind) for (kind,) in cursor.fetchall())


def _status(kind: Kind, row: Any, said: tuple[Said, ...], *, ended: bool) -> str:
    """A row may stand in a version that ended and in one that stands, and holds how it goes now."""
    if kind not in GOING:
        return ""
    if not ended:
        return str(row.status)
    return said[0].status if said else GOING[kind].first


def _depth(kind: Kind) -> int:
    return 1 + _depth(UNDER[kind]) if kind in UNDER else 0


def _progress(version: PlanVersion) -> dict[UUID, list[Said]]:
    found: dict[UUID, list[Said]] = {}
    for row in _all_progress(version.plan_id):
        if version.superseded_at and row.at >= version.superseded_at:
            continue
        found.setdefault(row.key, []).append(Said(row.status, row.words, row.at, row.said_by, row.by_person))
    return found


@prepared
def _all_progress(plan: int) -> QuerySet[Progress]:
    return Progress.objects.filter(plan_id=plan).order_by("-at", "-pk")
