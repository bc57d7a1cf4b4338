"""How each kind of line that is under way starts, moves and ends."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from partake.care_plans.domain.contents import Kind
from partake.care_plans.domain.states import (
    ACTION_MOVES,
    ACTION_WORDS,
    GOAL_MOVES,
    GOAL_WORDS,
    TEST_MOVES,
    TEST_WORDS,
    ActionStatus,
    GoalStatus,
    TestStatus,
)

Status = TypeVar("Status", bound=StrEnum)


@dataclass(frozen=True)
class Going(Generic[Status]):
    """`first` is where a line starts, `moves` what each status may become. Late is asked only of what is not `closed`:
    it can still be done."""

    first: Status
    words: Mapping[Status, str]
    moves: Mapping[Status, frozenset[Status]]
    closed: frozenset[Status]

    def may_become(self, now: str, then: str) -> bool:
        return then in self.words and (then == now or then in self.moves[type(self.first)(now)])

    def next_words(self, now: str) -> dict[str, str]:
        """This will give every status a line may be given now, itself among them, and its words."""
        return {str(one): words for one, words in self.words.items() if self.may_become(now, one)}


_GOAL = Going(GoalStatus.NOT_STARTED, GOAL_WORDS, GOAL_MOVES, frozenset({GoalStatus.REACHED, GoalStatus.LET_GO}))
_ACTION = Going(
    ActionStatus.PLANNED, ACTION_WORDS, ACTION_MOVES, frozenset({ActionStatus.DONE, ActionStatus.DECIDED_NOT_TO})
)
_TEST = Going(TestStatus.NOT_DONE, TEST_WORDS, TEST_MOVES, frozenset({TestStatus.DONE, TestStatus.DECIDED_NOT_TO}))

GOING: dict[Kind, Going[Any]] = {Kind.GOAL: _GOAL, Kind.ACTION: _ACTION, Kind.STEP: _GOAL, Kind.TEST: _TEST}
WITH_STATUS = frozenset(GOING)
