"""Bars by theme: to one scale, with their range, and never a number that may not be shown."""

import pytest
from django.template import engines
from hypothesis import given
from hypothesis import strategies as st

from partake.insight.theme_bars import WIDTH, ThemeCount, theme_bars

PHONE = ThemeCount("experience:contacting", "Getting through", 96, unhappy=71, happy=22, address="/there")
STAFF = ThemeCount("experience:staff-manner", "Staff manner", 92, unhappy=9, happy=81)


def drawn(counts, base) -> str:
    pages = engines["jinja2"].env
    return pages.get_template("insight/bars.jinja").module.theme_bars(theme_bars(counts, base), "Comments by theme")


def test_the_bars_of_the_picture() -> None:
    first, second = theme_bars([STAFF, PHONE], 412)
    assert (first.count, first.share, first.low, first.high) == (PHONE, 23, 19, 28)
    assert (second.share, second.low, second.high) == (22, 19, 27)
    assert first.unhappy.width / second.unhappy.width == pytest.approx(71 / 9, rel=0.01)
    assert first.right == WIDTH - 4  # the longest bracket fills the drawing


def test_a_count_that_may_not_be_shown_comes_last_and_draws_nothing() -> None:
    bars = theme_bars([ThemeCount("a:b", "A", None), STAFF], 412)
    assert [bar.share for bar in bars] == [22, None]
    html = drawn([ThemeCount("a:b", "A", None)], 412)
    assert "Too few answers to show safely." in html and "partake-bars__bar" not in html


def test_the_row_says_all_that_its_drawing_shows() -> None:
    html = " ".join(drawn([PHONE], 412).split())
    assert "96 in 412: 23% (19 to 28). 71 unhappy, 22 happy, 3 neither, or not said." in html
    assert '<a href="/there">Getting through</a>' in html and "style=" not in html


def test_what_is_hidden_is_said_and_drawn_apart() -> None:
    """What is left of a theme when one mood is hidden is neither unhappy, nor happy, nor neither."""
    html = " ".join(drawn([ThemeCount("a:b", "A", 40, None, 30)], 80).split())
    assert "30 happy. How the others felt is hidden to protect people." in html
    assert "hidden to protect people, dashed" in html
    (bar,) = theme_bars([ThemeCount("a:b", "A", 40, None, 30)], 80)
    assert (bar.neither.width, bar.untold.x) == (0, pytest.approx(bar.happy.x + bar.happy.width, abs=0.11))
    (bar,) = theme_bars([ThemeCount("a:b", "A", 40, None, 30, shown_neither=6)], 80)
    assert bar.untold.width == pytest.approx(bar.happy.width * 4 / 30, rel=0.02)
    assert "dashed" not in drawn([PHONE], 412)


def test_without_feelings_a_row_says_that_they_are_hidden() -> None:
    html = drawn([ThemeCount("a:b", "A", 10)], 20).split("</tbody>")[0]
    assert "unhappy" not in html
    assert "How people felt is hidden to protect people." in html


def test_nobody_spoke_of_it_and_nobody_spoke_at_all() -> None:
    assert theme_bars([ThemeCount("a:b", "A", 0)], 412) == ()
    assert theme_bars([], 0) == ()


@given(st.integers(0, 300), st.integers(0, 300), st.integers(0, 300), st.integers(1, 300))
def test_pieces_follow_each_other_and_stay_in_the_drawing(unhappy, happy, neither, others) -> None:
    all_of_it = unhappy + happy + neither
    bars = theme_bars([ThemeCount("a:b", "A", all_of_it, unhappy, happy)], all_of_it + others)
    for bar in bars:
        assert bar.happy.x == pytest.approx(bar.unhappy.x + bar.unhappy.width, abs=0.11)
        assert bar.neither.x == pytest.approx(bar.happy.x + bar.happy.width, abs=0.11)
        end = bar.neither.x + bar.neither.width
        assert bar.left - 0.2 <= end <= bar.right + 0.2 <= WIDTH


def test_where_nobody_said_how_they_felt_no_row_says_that_they_felt_neither() -> None:
    """A machine that may not speak of feelings yet leaves them empty."""
    rows = drawn([ThemeCount("a:b", "A", 119, unhappy=0, happy=0)], 354).split("</tbody>")[0]
    assert "Nobody has said how they felt." in rows and "neither" not in rows
