"""Joyce's plan in each test's hands: started by her, with a goal and something to do."""

from datetime import date
from uuid import UUID

import pytest

from partake.care_plans.actions import agreeing, lines
from partake.care_plans.domain.contents import Action, DueTest, Goal, Kind, Need, WayBack
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


ASTHMA = WayBack(
    "Asthma",
    warning="I wake at night coughing\nI need my blue inhaler every day",
    emergency="My blue inhaler does not help",
    call_name="Millbrook Surgery",
    call_phone="01632 960144",
    call_hours="8am to 6pm",
    how_fast="SAME_DAY",
    say="Joyce Adeyemi, asthma card",
    what_i_do="I use my spacer\nI sit up",
    calm="The radio on",
    steady="I sleep through",
)


@pytest.fixture
def way_back(joyce) -> dict[Kind, UUID]:
    """A way back in for asthma in Joyce's draft, with a blood test that was due 20 days ago."""
    way = lines.add_line(record=joyce, kind=Kind.WAY_BACK, content=ASTHMA).key
    content = DueTest("Kidney blood test", date(2026, 10, 30), "Millbrook Surgery", "01632 960144")
    test = lines.add_line(record=joyce, kind=Kind.TEST, content=content, under=way).key
    return {Kind.WAY_BACK: way, Kind.TEST: test}


@pytest.fixture
def agreed_card(joyce, sam, way_back) -> PlanVersion:
    answer(joyce, Side.PERSON)
    answer(sam, Side.PROFESSIONAL)
    return newest(joyce)
