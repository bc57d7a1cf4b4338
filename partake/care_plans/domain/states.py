"""What a plan, a goal and an action can be, and what each may become."""

from collections.abc import Mapping
from enum import StrEnum

from partake.kernel.texts import text


class VersionState(StrEnum):
    DRAFT = "DRAFT"
    AGREED = "AGREED"
    SUPERSEDED = "SUPERSEDED"


VERSION_MOVES: dict[VersionState, frozenset[VersionState]] = {
    VersionState.DRAFT: frozenset({VersionState.AGREED}),
    VersionState.AGREED: frozenset({VersionState.SUPERSEDED}),
    VersionState.SUPERSEDED: frozenset(),
}


class Side(StrEnum):
    """Who agrees. Both must, and to the same words."""

    PERSON = "PERSON"
    PROFESSIONAL = "PROFESSIONAL"


class GoalStatus(StrEnum):
    """How a goal, or a step towards it, is going. Ours: data/prsb.toml says which codes of SNOMED CT they await."""

    NOT_STARTED = "NOT_STARTED"
    GOING_WELL = "GOING_WELL"
    NOT_AS_HOPED = "NOT_AS_HOPED"
    PAUSED = "PAUSED"
    REACHED = "REACHED"
    LET_GO = "LET_GO"


class ActionStatus(StrEnum):
    """How an action is going. Ours, too."""

    PLANNED = "PLANNED"
    IN_PROGRESS = "IN_PROGRESS"
    STUCK = "STUCK"
    DONE = "DONE"
    DECIDED_NOT_TO = "DECIDED_NOT_TO"


class TestStatus(StrEnum):
    """How a test or check is going."""

    __test__ = False  # for pytest, which takes every name that starts so for its own

    NOT_DONE = "NOT_DONE"
    BOOKED = "BOOKED"
    DONE = "DONE"
    DECIDED_NOT_TO = "DECIDED_NOT_TO"


_GOING_ON = frozenset(GoalStatus) - {GoalStatus.NOT_STARTED}
_BEGUN = frozenset(ActionStatus) - {ActionStatus.PLANNED}

# Life goes back and forth, so almost every move is open; but what was begun is never again "not started".
GOAL_MOVES: dict[GoalStatus, frozenset[GoalStatus]] = dict.fromkeys(GoalStatus, _GOING_ON)
ACTION_MOVES: dict[ActionStatus, frozenset[ActionStatus]] = dict.fromkeys(ActionStatus, _BEGUN)
# A day that was booked can fall through, and a test can be asked for again.
TEST_MOVES: dict[TestStatus, frozenset[TestStatus]] = dict.fromkeys(TestStatus, frozenset(TestStatus))

GOAL_WORDS: dict[GoalStatus, str] = {
    GoalStatus.NOT_STARTED: text("Not started"),
    GoalStatus.GOING_WELL: text("Going well"),
    GoalStatus.NOT_AS_HOPED: text("Not going as we hoped"),
    GoalStatus.PAUSED: text("Waiting for now"),
    GoalStatus.REACHED: text("Reached"),
    GoalStatus.LET_GO: text("Not wanted any more"),
}
ACTION_WORDS: dict[ActionStatus, str] = {
    ActionStatus.PLANNED: text("Not started"),
    ActionStatus.IN_PROGRESS: text("Under way"),
    ActionStatus.STUCK: text("Stuck"),
    ActionStatus.DONE: text("Done"),
    ActionStatus.DECIDED_NOT_TO: text("Decided not to"),
}
TEST_WORDS: dict[TestStatus, str] = {
    TestStatus.NOT_DONE: text("Not done yet"),
    TestStatus.BOOKED: text("Booked"),
    TestStatus.DONE: text("Done"),
    TestStatus.DECIDED_NOT_TO: text("Decided not to"),
}
STATUS_WORDS: Mapping[str, str] = {
    str(code): words for code, words in [*GOAL_WORDS.items(), *ACTION_WORDS.items(), *TEST_WORDS.items()]
}


class NeedArea(StrEnum):
    """One plan for a whole life, not for one condition at a time."""

    HEALTH = "HEALTH"
    FEELINGS = "FEELINGS"
    PEOPLE = "PEOPLE"
    MONEY = "MONEY"
    DAILY_LIFE = "DAILY_LIFE"


AREA_WORDS: dict[NeedArea, str] = {
    NeedArea.HEALTH: text("My health"),
    NeedArea.FEELINGS: text("How I feel"),
    NeedArea.PEOPLE: text("People and places"),
    NeedArea.MONEY: text("Money, work and home"),
    NeedArea.DAILY_LIFE: text("Getting through the day"),
}


class Involvement(StrEnum):
    """How somebody wants decisions to be made."""

    I_DECIDE = "I_DECIDE"
    TOGETHER = "TOGETHER"
    YOU_DECIDE = "YOU_DECIDE"
    ASK_SOMEONE = "ASK_SOMEONE"


INVOLVEMENT_WORDS: dict[Involvement, str] = {
    Involvement.I_DECIDE: text("I decide, after hearing what you think"),
    Involvement.TOGETHER: text("We decide together"),
    Involvement.YOU_DECIDE: text("You decide, and tell me why"),
    Involvement.ASK_SOMEONE: text("Ask someone I name"),
}


class FeltInvolved(StrEnum):
    AS_MUCH_AS_I_WANTED = "AS_MUCH_AS_I_WANTED"
    LESS = "LESS"
    MORE = "MORE"


FELT_WORDS: dict[FeltInvolved, str] = {
    FeltInvolved.AS_MUCH_AS_I_WANTED: text("As much as I wanted"),
    FeltInvolved.LESS: text("Less than I wanted"),
    FeltInvolved.MORE: text("More than I wanted"),
}


class OfferAnswer(StrEnum):
    """What somebody said when a plan was offered to them."""

    YES = "YES"
    NOT_NOW = "NOT_NOW"
    NO = "NO"


OFFER_WORDS: dict[OfferAnswer, str] = {
    OfferAnswer.YES: text("Yes"),
    OfferAnswer.NOT_NOW: text("Not now"),
    OfferAnswer.NO: text("No"),
}
