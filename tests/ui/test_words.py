"""How days, times and lists are said."""

from datetime import UTC, date, datetime

import pytest
from markupsafe import Markup

from partake.kernel import clock
from partake.ui import words


def test_days_are_londons() -> None:
    assert words.day(date(2026, 11, 24)) == "24 November 2026"
    assert words.day(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)) == "2 July 2026", "after midnight in London"


def test_the_year_is_said_when_it_is_another() -> None:
    with clock.fixed_day(2026, 11, 19):
        assert words.weekday_day(date(2026, 11, 24)) == "Tuesday 24 November"
        assert words.weekday_day(date(2027, 1, 5)) == "Tuesday 5 January 2027"


def test_a_day_in_parts() -> None:
    on = date(2026, 12, 4)
    assert (words.short_weekday(on), words.day_number(on), words.short_month(on)) == ("Fri", "4", "Dec")


@pytest.mark.parametrize(
    ("hour", "minute", "said"),
    [(9, 5, "9:05am"), (16, 0, "4pm"), (0, 15, "12:15am"), (12, 30, "12:30pm"), (12, 0, "midday"), (0, 0, "midnight")],
)
def test_times_are_said_the_nhs_way(hour: int, minute: int, said: str) -> None:
    assert words.clock_time(datetime(2026, 11, 24, hour, minute, tzinfo=UTC)) == said


def test_times_are_londons() -> None:
    assert words.clock_time(datetime(2026, 7, 1, 8, 5, tzinfo=UTC)) == "9:05am"


@pytest.mark.parametrize(
    ("things", "said"),
    [
        ([], ""),
        (["my plan"], "my plan"),
        (["my plan", "my results"], "my plan and my results"),
        (["a", "b", "c"], "a, b and c"),
    ],
)
def test_lists_end_in_and(things: list[str], said: str) -> None:
    assert words.and_list(things) == said


def test_marked_up_words_stay_so_and_the_others_are_escaped() -> None:
    assert words.and_list([Markup("<b>a</b>"), "<i>"]) == Markup("<b>a</b> and &lt;i&gt;")
