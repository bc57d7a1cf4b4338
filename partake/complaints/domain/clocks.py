"""The clocks of the regulations, each in one function that names its rule; and which of them runs out next.

The rules stand in `data/rules.toml`, with what was checked.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from partake.complaints.domain.states import OPEN, State
from partake.kernel.texts import text
from partake.kernel.working_days import working_days_on
from partake.people.domain import months_from

MONTHS_TO_COMPLAIN = 12
WORKING_DAYS_TO_ACKNOWLEDGE = 3
MONTHS_TO_ANSWER = 6


def acknowledge_by(received: date) -> date:
    """This will give the third working day after the day a complaint was received (regulation 13)."""
    return working_days_on(received, WORKING_DAYS_TO_ACKNOWLEDGE)


def put_right_by(made: date) -> date:
    """This will give the next working day after one on which something was said: put right by then, it need not be
    handled as a complaint (regulation 8)."""
    return working_days_on(made, 1)


def six_months_end(received: date) -> date:
    """This will give the last day of the six months that begin on the day of receipt (regulation 14)."""
    return months_from(received, MONTHS_TO_ANSWER) - timedelta(days=1)


def is_in_time(happened: date | None, known: date | None, made: date) -> bool:
    """This will say whether something was complained of within twelve months of when it happened, or of when it became
    known, if later (regulation 12). Where no day is known, it is in time."""
    days = [day for day in (happened, known) if day is not None]
    return not days or made <= months_from(max(days), MONTHS_TO_COMPLAIN)


class Clock(StrEnum):
    """What is to be done next, the most pressing first."""

    EXPLAIN = "EXPLAIN"
    ACKNOWLEDGE = "ACKNOWLEDGE"
    ANSWER = "ANSWER"


CLOCK_WORDS: dict[Clock, str] = {
    Clock.EXPLAIN: text("Write why it takes more than six months"),
    Clock.ACKNOWLEDGE: text("Write to them, and offer to talk"),
    Clock.ANSWER: text("Answer"),
}

# How long before a clock runs out the lead is told: our own choice.
NOTICE: dict[Clock, timedelta] = {
    Clock.EXPLAIN: timedelta(days=28),
    Clock.ACKNOWLEDGE: timedelta(days=1),
    Clock.ANSWER: timedelta(days=7),
}


@dataclass(frozen=True)
class Due:
    clock: Clock
    on: date

    def days_late(self, today: date) -> int:
        return max(0, (today - self.on).days)


@dataclass(frozen=True)
class Times:
    """What the clocks go by. `answer_by` is the day both agreed on, or that the body set and told; without one, the
    end of the six months. `agreed_longer` says that the person agreed to it before the six months were over."""

    state: State
    received_on: date
    acknowledge_by: date
    answer_by: date
    agreed_longer: bool = False
    explained_on: date | None = None

    @property
    def six_months_end(self) -> date:
        return six_months_end(self.received_on)

    def next_due(self) -> Due | None:
        """This will give the clock that runs out next, or has run out; None when nothing is owed any more.

        Six months that go by without an answer, and without a longer time agreed, are explained in writing
        (regulation 14), and again whenever the new day goes by too.
        """
        if self.state not in OPEN:
            return None
        if self.state is State.RECEIVED:
            return Due(Clock.ACKNOWLEDGE, self.acknowledge_by)
        if self.answer_by <= self.six_months_end or self.agreed_longer or self.explained_on is not None:
            return Due(Clock.ANSWER, self.answer_by)
        return Due(Clock.EXPLAIN, self.six_months_end)

    def must_explain(self, today: date) -> bool:
        """This will say whether the law now asks for the reason in writing: six months, or the longer time that was
        agreed or told, are over and there is no answer."""
        return self.state in OPEN and today > max(self.six_months_end, self.answer_by)
