"""Joyce's plan in each test's hands: started by her, with a goal and something to do."""

from uuid import UUID

import pytest

from partake.care_plans.actions import agreeing, lines
from partake.care_plans.domain.contents import Action, Goal, Kind, Need
from partake.care_plans.domain.states import Side
from partake.care_plans.models import PlanVersion


@pytest.fixture(autouse=True)
def no_second_step(settings):
    settings.SECOND_STEP_FOR_STAFF = False


@pytest.fixture
def joyce(opened):
    return opened("joyce", "joyce")


@pytest.fixture
def sam(opened):
    return opened("sam", "joyce")


@pytest.fixture
def keys(joyce) -> dict[Kind, UUID]:
    need = lines.add_line(record=joyce, kind=Kind.NEED, content=Need("I get out of breath.")).key
    goal = lines.add_line(record=joyce, kind=Kind.GOAL, content=Goal("The allotment", importance=9), under=need).key
    action = lines.add_line(record=joyce, kind=Kind.ACTION, content=Action("Walk a mile"), under=goal).key
    return {Kind.NEED: need, Kind.GOAL: goal, Kind.ACTION: action}


def newest(record) -> PlanVersion:
    return PlanVersion.objects.filter(plan__person_id=record.person.pk).latest("number")


def answer(record, side: Side, *, agrees: bool = True, words: str = "", **more):
    edition = more.pop("edition", newest(record).edition)
    return agreeing.record_agreement(record=record, side=side, agrees=agrees, words=words, edition=edition, **more)


@pytest.fixture
def agreed(joyce, sam, keys) -> PlanVersion:
    answer(joyce, Side.PERSON)
    answer(sam, Side.PROFESSIONAL)
    return newest(joyce)
