"""Who said what to a version of the plan."""

from dataclasses import dataclass
from datetime import datetime

from partake.care_plans.domain.states import Side
from partake.care_plans.models import Agreement, PlanVersion


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


def standing_answers(version: PlanVersion) -> dict[Side, Answer]:
    """This will give each side's newest answer to the newest edition; answers to earlier words do not count."""
    rows = Agreement.objects.filter(plan_version=version, edition=version.edition).order_by("at", "pk")
    return {
        Side(row.side): Answer(
            Side(row.side), row.agrees, row.words, row.name, row.role, row.recorded_by, row.said_how, row.at
        )
        for row in rows
    }
