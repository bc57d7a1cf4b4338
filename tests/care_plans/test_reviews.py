"""When a plan is looked at again, and by when a question is answered: pure rules of days."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from partake.care_plans.domain.conversations import (
    ANSWER_WORKING_DAYS,
    CONVERSATION_MOVES,
    HELD_HOW_WORDS,
    KIND_OF_TALK_WORDS,
    NOT_HELD_WORDS,
    ConversationKind,
    ConversationState,
    HeldHow,
    NotHeld,
    answer_due,
)
from partake.care_plans.domain.reviews import INTERVAL_WORDS, TOLD_BEFORE, days_late, is_due, next_due, was_on_time

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1))
MONTHS = st.sampled_from(list(INTERVAL_WORDS)) | st.integers(1, 24)


@given(held=DAYS, months=MONTHS)
def test_the_next_review_is_ahead_and_never_further_than_the_interval(held, months):
    after = next_due(held, months)
    assert after is not None
    assert held < after
    assert (after.year - held.year) * 12 + after.month - held.month == months
    assert after.day <= held.day


@given(held=DAYS)
def test_without_an_interval_nobody_invents_a_day(held):
    assert next_due(held, None) is None


@given(due=DAYS, held=DAYS)
def test_a_review_is_on_time_or_late_and_never_both(due, held):
    assert was_on_time(due, held) == (days_late(due, held) == 0)
    assert days_late(due, held) == max((held - due).days, 0)


@given(due=DAYS, months=MONTHS, late=st.integers(0, 400))
def test_a_review_held_late_gives_the_whole_interval_until_the_next(due, months, late):
    held = due + timedelta(days=late)
    after = next_due(held, months)
    assert after is not None and days_late(after, held) == 0


@given(due=DAYS, today=DAYS)
def test_it_is_due_from_four_weeks_before(due, today):
    assert is_due(due, today) == (today >= due - TOLD_BEFORE)


def test_no_day_is_never_late_and_never_due():
    assert days_late(None, date(2026, 11, 19)) == 0
    assert not is_due(None, date(2026, 11, 19))


def test_the_last_day_of_a_month():
    assert next_due(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert next_due(date(2026, 11, 19), 3) == date(2027, 2, 19)


@given(asked=DAYS)
def test_an_answer_is_due_on_a_working_day_soon(asked):
    due = answer_due(asked)
    assert due.weekday() < 5
    assert timedelta(days=ANSWER_WORKING_DAYS) <= due - asked <= timedelta(days=ANSWER_WORKING_DAYS + 4)


def test_asked_on_a_friday_is_due_on_a_wednesday():
    assert answer_due(date(2026, 11, 20)) == date(2026, 11, 25)


def test_every_state_has_its_moves_and_every_code_its_words():
    assert set(CONVERSATION_MOVES) == set(ConversationState)
    assert set(KIND_OF_TALK_WORDS) == set(ConversationKind)
    assert set(HELD_HOW_WORDS) == set(HeldHow)
    assert set(NOT_HELD_WORDS) == set(NotHeld)
