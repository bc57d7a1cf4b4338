"""The card: every way back in, as it was agreed. What a draft says is never what somebody acts upon."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from partake.care_plans import access
from partake.care_plans.domain.contents import Kind, WayBack
from partake.care_plans.domain.states import VersionState
from partake.care_plans.domain.ways_back import last_good_day
from partake.care_plans.kinds import MODEL
from partake.care_plans.models import PlanVersion
from partake.care_plans.queries.lines import LineNow, read_lines
from partake.kernel import clock
from partake.kernel.prepared import prepared
from partake.people.domain import Part
from partake.people.door import OpenRecord

KINDS = (Kind.WAY_BACK, Kind.TEST)


@dataclass(frozen=True)
class Way:
    """One way back in. `good_until` is None while nobody has agreed to it."""

    line: LineNow
    good_until: date | None

    @property
    def said(self) -> WayBack:
        assert isinstance(self.line.said, WayBack)
        return self.line.said

    @property
    def tests(self) -> tuple[LineNow, ...]:
        return self.line.below

    def is_out_of_date(self, today: date) -> bool:
        return self.good_until is not None and self.good_until < today


@dataclass(frozen=True)
class Card:
    """`version` and `agreed_on` say which agreed words it holds; `agreed_on` is None when nothing was ever agreed, and
    the card must say so first. `draft_waits` when a draft has other words, for those who may read it."""

    version: int | None
    agreed_on: date | None
    ways: tuple[Way, ...]
    draft_waits: bool

    @property
    def good_until(self) -> date | None:
        """The card is good as long as each part of it is."""
        return min((way.good_until for way in self.ways if way.good_until), default=None)

    @property
    def is_agreed(self) -> bool:
        return self.agreed_on is not None

    @property
    def tests(self) -> tuple[LineNow, ...]:
        return tuple(test for way in self.ways for test in way.tests)

    def out_of_date(self, today: date) -> tuple[Way, ...]:
        return tuple(way for way in self.ways if way.is_out_of_date(today))

    def late_tests(self, today: date) -> tuple[LineNow, ...]:
        return tuple(test for test in self.tests if test.days_late(today))

    def test(self, key: object) -> LineNow | None:
        return next((test for test in self.tests if test.key == key), None)


def get_card(record: OpenRecord) -> Card:
    """This will give the card as it was agreed; before anything is agreed, as the draft has it. Raises `Refused`."""
    access.can_see_if_worse(record).require()
    versions = {VersionState(row.state): row for row in _current(record.person.pk)}
    draft, agreed = versions.get(VersionState.DRAFT), versions.get(VersionState.AGREED)
    version = agreed or draft
    if version is None:
        return Card(None, None, (), draft_waits=False)
    agreed_on = clock.local(agreed.agreed_at).date() if agreed and agreed.agreed_at else None
    ways = []
    for line in read_lines(version, KINDS)[Kind.WAY_BACK]:
        assert isinstance(line.said, WayBack)
        ways.append(Way(line, last_good_day(line.said.good_until, agreed_on) if agreed_on else None))
    draft_waits = Part.PLAN in record.parts and agreed is not None and draft is not None and _touches_card(draft)
    return Card(version.number, agreed_on, tuple(ways), draft_waits)


@prepared
def _current(person: int) -> QuerySet[PlanVersion]:
    return PlanVersion.objects.filter(plan__person_id=person).exclude(state=VersionState.SUPERSEDED)


def _touches_card(draft: PlanVersion) -> bool:
    touched = Q(since=draft.number) | Q(until=draft.number)
    return any(MODEL[kind].objects.filter(touched, plan_id=draft.plan_id).exists() for kind in KINDS)
