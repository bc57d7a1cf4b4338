"""Who said what to a version of the plan."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from partake.care_plans.domain.states import Side
from partake.care_plans.models import Agreement, PlanVersion
from partake.kernel.prepared import prepared


@dataclass(frozen=True)
class Answer:
    """One side's answer to the words as they stand."""

    side: Side
    agrees: bool
    words: str
    name: str
    role: str
    recorded_by: str
    said_how: str
    at: datetime
    checked_at: datetime | None = None
    ask_again_on: date | None = None

    @property
    def is_for_them(self) -> bool:
        """Whether somebody else answered for the person, who could not decide it that day."""
        return self.checked_at is not None


def standing_answers(version: PlanVersion) -> dict[Side, Answer]:
    """This will give each side's newest answer to the newest edition; answers to earlier words do not count."""
    return answers_to(version).by_side


@dataclass(frozen=True)
class Answers:
    """All that was said to the newest edition. `own` is what the person said themselves and `given` what somebody said
    for them, each the newest: neither hides the other."""

    by_side: dict[Side, Answer]
    own: Answer | None = None
    given: Answer | None = None


def answers_to(version: PlanVersion) -> Answers:
    """This will give everything said to a version as it stands."""
    by_side: dict[Side, Answer] = {}
    own = given = None
    for row in _rows(version.pk, version.edition):
        answer = by_side[Side(row.side)] = _answer(row)
        if answer.side is Side.PERSON and answer.is_for_them:
            given = answer
        elif answer.side is Side.PERSON:
            own = answer
    return Answers(by_side, own, given)


@prepared
def _rows(version: int, edition: int) -> QuerySet[Agreement]:
    rows = Agreement.objects.filter(plan_version_id=version, edition=edition)
    return rows.select_related("capacity").order_by("at", "pk")


def _answer(row: Agreement) -> Answer:
    return Answer(
        Side(row.side),
        row.agrees,
        row.words,
        row.name,
        row.role,
        row.recorded_by,
        row.said_how,
        row.at,
        row.capacity.decided_at if row.capacity else None,
        row.capacity.ask_again_on if row.capacity else None,
    )
