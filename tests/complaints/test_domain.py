"""The clocks of the regulations, bank holidays and all; which runs out next; the lists of rules."""

from datetime import date

import pytest

from partake.complaints.domain.clocks import (
    Clock,
    Times,
    acknowledge_by,
    is_in_time,
    put_right_by,
    six_months_end,
)
from partake.complaints.domain.states import ANSWERS, OPEN, STATES, AnswerState, State
from partake.complaints.rules import exclusions, rules, subjects


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2026, 11, 19), date(2026, 11, 24)),
        (date(2026, 11, 20), date(2026, 11, 25)),
        (date(2026, 11, 21), date(2026, 11, 25)),
        (date(2026, 12, 23), date(2026, 12, 30)),  # Christmas, and a Monday for Boxing Day
        (date(2026, 12, 31), date(2027, 1, 6)),
        (date(2027, 3, 25), date(2027, 4, 1)),  # Good Friday and Easter Monday
    ],
)
def test_three_working_days_after_the_day_it_came(received, due):
    assert acknowledge_by(received) == due


def test_put_right_by_the_next_working_day():
    assert put_right_by(date(2026, 11, 20)) == date(2026, 11, 23)
    assert put_right_by(date(2026, 12, 24)) == date(2026, 12, 29)


@pytest.mark.parametrize(
    ("received", "end"),
    [
        (date(2026, 5, 19), date(2026, 11, 18)),
        (date(2026, 8, 31), date(2027, 2, 27)),
        (date(2026, 3, 1), date(2026, 8, 31)),
    ],
)
def test_six_months_begin_on_the_day_it_came(received, end):
    assert six_months_end(received) == end


@pytest.mark.parametrize(
    ("happened", "known", "in_time"),
    [
        (None, None, True),
        (date(2025, 11, 19), None, True),
        (date(2025, 11, 18), None, False),
        (date(2024, 1, 1), date(2026, 1, 1), True),
        (date(2025, 9, 19), None, False),
    ],
)
def test_twelve_months_from_what_happened_or_from_knowing(happened, known, in_time):
    assert is_in_time(happened, known, date(2026, 11, 19)) is in_time


def times(state=State.ACKNOWLEDGED, answer_by=date(2026, 11, 18), **more) -> Times:
    came = {"received_on": date(2026, 5, 19), "acknowledge_by": date(2026, 5, 22)}
    return Times(state=state, answer_by=answer_by, **came, **more)


def test_what_runs_out_next():
    assert times(State.RECEIVED).next_due().clock is Clock.ACKNOWLEDGE
    assert times().next_due().on == date(2026, 11, 18)
    assert times(answer_by=date(2026, 7, 1)).next_due().on == date(2026, 7, 1)
    for state in set(State) - OPEN:
        assert times(state).next_due() is None
        assert not times(state).must_explain(date(2030, 1, 1))


def test_longer_than_six_months_is_explained_unless_it_was_agreed():
    longer = date(2027, 1, 31)
    assert times(answer_by=longer).next_due().clock is Clock.EXPLAIN
    assert times(answer_by=longer, agreed_longer=True).next_due().on == longer
    assert times(answer_by=longer, explained_on=date(2026, 11, 1)).next_due().clock is Clock.ANSWER


def test_the_reason_is_owed_when_the_time_is_over():
    assert not times().must_explain(date(2026, 11, 18))
    assert times().must_explain(date(2026, 11, 19))
    assert not times(answer_by=date(2027, 1, 31), agreed_longer=True).must_explain(date(2027, 1, 31))
    assert times(answer_by=date(2027, 1, 31), explained_on=date(2026, 11, 1)).must_explain(date(2027, 2, 1))


def test_transitions_cover_every_state():
    assert set(STATES) == set(State)
    assert set(ANSWERS) == set(AnswerState)
    ends = {state for state in State if state not in OPEN}
    assert {after for state in ends for after in STATES[state]} == {State.ACKNOWLEDGED}, (
        "opened again, and no other way"
    )
    assert STATES[State.WITHDRAWN] == frozenset()


def test_every_rule_says_whether_it_was_checked_and_where_from():
    assert {rule.regulation.split("(")[0] for rule in rules()} >= {
        str(n) for n in (3, 4, 5, 6, 7, 8, 9, 12, 13, 14, 18)
    }
    assert all(rule.source and rule.kept_by and rule.says for rule in rules())
    assert any(rule.is_verified for rule in rules())
    assert not all(rule.is_verified for rule in rules())
    assert all(one.words and one.instead for one in exclusions().values())
    assert subjects()
