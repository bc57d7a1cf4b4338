"""Getting ready for a talk: Joyce on a screen, and Arthur, who has no internet, on paper in 24 point. His sheet comes
back, and Farah types it in. Joyce sends her printed plan back with something written on it."""

from datetime import timedelta

from partake.audit.domain import Purpose
from partake.care_plans.actions import keying, preparing, printing
from partake.care_plans.actions.keying import WHOLE_PLAN
from partake.care_plans.actions.preparing import GivenAnswer
from partake.care_plans.domain.preparing import PaperKind
from partake.care_plans.domain.states import Involvement
from partake.care_plans.models import Printed
from partake.care_plans.queries.plan import get_plan
from partake.demo.stage import Stage, days_ago
from partake.kernel import clock
from partake.people import door

JOYCE_SAYS = (
    GivenAnswer("GOING_WELL", "Half a mile and back without stopping. Twice!", False),
    GivenAnswer("TREATMENT", "The water tablet has me up all night. I leave it out on Saturdays.", True),
    GivenAnswer("FEELINGS", "Better since I go out again. Nights are long.", False),
    GivenAnswer("ASK", "Why did the food guide never come?", True),
)
ARTHUR_SAYS = (
    GivenAnswer("HEALTH_NOW", "My hip. I sleep in the chair.", True),
    GivenAnswer("PEOPLE", "Nobody much since Doris died. The lad next door does the bins.", True),
    GivenAnswer("MONEY_HOME", "The roof. Rain comes in over the stairs.", False),
)


def play(stage: Stage) -> None:
    """This will play the scenes in the order they happened."""
    with days_ago(12, hour=10):
        _farah_asks_arthur(stage)
    with days_ago(9, hour=11):
        printed = _joyce_prints_her_plan(stage)
    with days_ago(7, hour=15):
        _sam_asks_joyce(stage)
    with days_ago(3, hour=19):
        _joyce_answers(stage)
    with days_ago(2, hour=9, minute=30):
        _arthurs_sheet_came_back(stage)
        _joyces_plan_came_back(stage, printed)


def _open(stage: Stage, who: str, person: str) -> door.OpenRecord:
    purpose = Purpose.OWN_RECORD if who == person else Purpose.CARE
    return door.open_record(stage.actor(who), stage.people[person].public_id, purpose)


def _farah_asks_arthur(stage: Stage) -> None:
    talk_on = clock.today() + timedelta(days=11)
    preparing.invite_to_prepare(record=_open(stage, "farah", "arthur"), talk_on=talk_on)


def _sam_asks_joyce(stage: Stage) -> None:
    preparing.invite_to_prepare(record=_open(stage, "sam", "joyce"), talk_on=clock.today() + timedelta(days=12))


def _joyce_answers(stage: Stage) -> None:
    joyce = _open(stage, "joyce", "joyce")
    for answer in JOYCE_SAYS:
        preparing.answer_question(record=joyce, answer=answer, number=0)
    row = preparing.start_preparation(record=joyce)
    preparing.choose_first(record=joyce, first=["TREATMENT", "ASK"], version=row.version)
    preparing.finish_preparation(record=joyce)


def _arthurs_sheet_came_back(stage: Stage) -> None:
    sheet = Printed.objects.get(person=stage.people["arthur"], kind=PaperKind.SHEET)
    keying.key_in_sheet(
        record=_open(stage, "farah", "arthur"),
        code=sheet.code,
        written_on=clock.today() - timedelta(days=4),
        answers=ARTHUR_SAYS,
        first=["PEOPLE"],
        seen=0,
        how=Involvement.TOGETHER,
    )


def _joyce_prints_her_plan(stage: Stage) -> Printed:
    joyce = _open(stage, "joyce", "joyce")
    return printing.print_plan(record=joyce, page=get_plan(joyce), size="24")


def _joyces_plan_came_back(stage: Stage, printed: Printed) -> None:
    farah = _open(stage, "farah", "joyce")
    walk = next(one["key"] for one in printed.texts if "Walk a bit further" in one["words"])
    notes = {walk: "Four times now. Tunde comes on Sundays.", WHOLE_PLAN: "Please print it bigger next time."}
    keying.key_in_plan(record=farah, code=printed.code, written_on=clock.today(), notes=notes, seen=0)
