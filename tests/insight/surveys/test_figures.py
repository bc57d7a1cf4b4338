"""Figures by year: with base and range, parted at every break, by the method that is named."""

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from partake.insight.surveys import words
from partake.insight.surveys.catalogue import Scale, get_survey
from partake.insight.surveys.comparing import FEWEST_FOR_SPREAD, compare
from partake.insight.surveys.drawing import NARROW, draw_years, years_drawn
from partake.insight.surveys.figures import Change, Given, change_in, difference, figure_of, stretches, worth
from partake.methods.funnel import Position
from partake.methods.intervals import newcombe, wilson

GPPS = get_survey("gpps")
OVERALL, SUPPORTED = GPPS.questions["overall"], GPPS.questions["supported"]
# QualityWatch, 2015/16: 38.5 definitely, 24.6 to some extent, 12.4 no, and the split of the rest that gives its 81.
PUBLISHED = {"definitely": 0.385, "to_some_extent": 0.246, "no": 0.124, "not_needed": 0.221, "unknown": 0.024}


def share(year, value, base=120, low=None, high=None):
    return Given(year, value, low, high, base, {})


def parts_of(*given, question=OVERALL):
    return stretches([figure_of(GPPS, question, one) for one in given], GPPS.breaks_of(question.code))


def test_a_published_range_is_kept_and_one_that_is_missing_is_worked_out():
    kept = figure_of(GPPS, OVERALL, share(2025, 0.84, low=0.75, high=0.91))
    assert (kept.low, kept.high, kept.is_published_range) == (0.75, 0.91, True)
    made, expected = figure_of(GPPS, OVERALL, share(2025, 0.84)), wilson(0.84 * 120, 120)
    assert (made.low, made.high, made.is_published_range) == (expected.low, expected.high, False)


@pytest.mark.parametrize(("method", "published"), [("A", 63.1), ("B", 81.0), ("C", 67.3)])
def test_support_by_each_named_method_gives_what_is_published(method, published):
    found = figure_of(GPPS, SUPPORTED, Given(2016, None, None, None, 1_000, PUBLISHED), method)
    assert round(100 * (found.value or 0), 1) == published


def test_a_method_that_lacks_an_answer_gives_no_figure():
    answers = {name: value for name, value in PUBLISHED.items() if name != "unknown"}
    found = figure_of(GPPS, SUPPORTED, Given(2025, None, None, None, 30, answers))
    assert not found.is_shown
    assert words.with_range(found, Scale.SHARE) == "Too few answers to show safely."


def test_2024_begins_a_new_stretch_and_so_does_2018_for_support_alone():
    years = [share(year, 0.8) for year in (2016, 2017, 2018, 2023, 2024, 2025)]
    found = [[one.year for one in part.figures] for part in parts_of(*years)]
    assert found == [[2016, 2017, 2018, 2023], [2024, 2025]]
    given = [Given(one.year, None, None, None, 500, PUBLISHED) for one in years]
    support = [[one.year for one in part.figures] for part in parts_of(*given, question=SUPPORTED)]
    assert support == [[2016, 2017], [2018, 2023], [2024, 2025]]


@drawn(chosen=st.integers(1, 2**19 - 1), code=st.sampled_from(["overall", "supported"]))
def test_no_stretch_ever_crosses_a_break(chosen, code):
    """`chosen` stands for any of the years from 2012 to 2030, each a bit."""
    years = [year for year in range(2012, 2031) if chosen >> (year - 2012) & 1]
    question = GPPS.questions[code]
    given = [Given(year, 0.8, None, None, 50, PUBLISHED) for year in years]
    parts = parts_of(*given, question=question)
    assert [one.year for part in parts for one in part.figures] == years
    for part in parts:
        first, last = part.figures[0].year, part.figures[-1].year
        assert not [one for one in GPPS.breaks_of(code) if first < one.first_year <= last]


def lines_of(svg):
    """The joined lines: those of a stretch start with M and have an L."""
    return [path.split('"')[0] for path in svg.split('<path d="')[1:] if "L" in path.split('"')[0]]


def test_no_line_is_drawn_across_a_break_or_a_year_that_is_hidden():
    two = parts_of(share(2022, 0.8), share(2023, 0.81), share(2024, 0.6), share(2025, 0.62))
    svg = draw_years(two, Scale.SHARE, alternative="x", width=620)
    assert [line.count("L") for line in lines_of(svg)] == [1, 1]
    assert "survey made anew" in svg
    apart = parts_of(share(2023, 0.8), share(2024, 0.6))
    assert lines_of(draw_years(apart, Scale.SHARE, alternative="x", width=620)) == []
    gap = parts_of(share(2024, 0.6), share(2025, None, base=None), share(2026, 0.62))
    assert lines_of(draw_years(gap, Scale.SHARE, alternative="x", width=620)) == []


def test_the_narrow_drawing_has_the_last_four_years_and_only_a_break_between_them():
    years = [share(year, 0.8) for year in range(2020, 2027)]
    found = years_drawn(parts_of(*years), Scale.SHARE, alternative="x")
    assert "2022" not in found.narrow and "2023" in found.narrow and "survey made anew" in found.narrow
    assert f'width="{NARROW}"' in found.narrow
    later = years_drawn(parts_of(*years, share(2027, 0.8)), Scale.SHARE, alternative="x")
    assert "survey made anew" not in later.narrow and "survey made anew" in later.wide


def test_nothing_shown_is_nothing_drawn():
    assert years_drawn(parts_of(share(2025, None, base=None)), Scale.SHARE, alternative="x") is None
    assert years_drawn((), Scale.SHARE, alternative="x") is None


def test_change_is_told_within_a_stretch_alone():
    up, same = parts_of(share(2024, 0.66), share(2025, 0.79)), parts_of(share(2024, 0.66), share(2025, 0.68))
    down = parts_of(share(2024, 0.79), share(2025, 0.66))
    assert [change_in(one[-1])[0] for one in (up, same, down)] == [Change.UP, Change.NONE, Change.DOWN]
    across = parts_of(share(2023, 0.95), share(2024, 0.66))
    assert change_in(across[-1]) == (Change.NOTHING, None)
    said = words.changed(across)
    assert "The survey was made anew in 2024" in said
    assert "2023" not in said


def test_a_figure_never_stands_without_its_range_and_base():
    parts = parts_of(share(2025, 0.84, base=112, low=0.79, high=0.88))
    assert words.headline(OVERALL, parts, Scale.SHARE) == (
        "In 2025, 84% (79 to 88) of 112 people said their experience of the practice was good."
    )
    hidden = parts_of(share(2025, None, base=None))
    assert words.headline(OVERALL, hidden, Scale.SHARE) == "2025: too few answers to show safely."


def of(year, value, base):
    return figure_of(GPPS, OVERALL, share(year, value, base=base))


def test_practices_stay_in_the_order_given_and_only_those_shown_have_a_position():
    found = compare(
        [("A", "Ash", of(2025, 0.5, 200)), ("B", "Beech", of(2025, None, None)), ("C", "Cedar", of(2025, 0.9, 200))]
    )
    assert [one.code for one in found.bodies] == ["A", "B", "C"]
    assert [one.position for one in found.bodies] == [Position.VERY_LOW, None, Position.VERY_HIGH]
    assert (found.base, round(found.centre or 0, 2), found.spread_allowed) == (400, 0.7, False)


def test_one_practice_or_all_alike_is_nothing_to_compare():
    assert compare([("A", "Ash", of(2025, 0.5, 200))]).centre is None
    assert compare([("A", "Ash", of(2025, 1.0, 20)), ("B", "Beech", of(2025, 1.0, 30))]).centre is None


def test_from_ten_practices_on_a_true_spread_between_them_is_allowed_for():
    many = [(str(n), f"P{n}", of(2025, 0.6 + 0.03 * n, 400)) for n in range(FEWEST_FOR_SPREAD)]
    wide, narrow = compare(many), compare(many[:-1])
    assert wide.spread_allowed and not narrow.spread_allowed
    assert sum(one.position is Position.WITHIN for one in wide.bodies) > sum(
        one.position is Position.WITHIN for one in narrow.bodies
    )


def test_the_difference_of_two_wilson_ranges_is_newcombes():
    """56 of 70 and 48 of 80: Newcombe 1998, where the difference is 0.0524 to 0.3339."""
    found = difference(of(2025, 0.8, 70), of(2024, 0.6, 80))
    expected = newcombe(56, 70, 48, 80)
    assert found == pytest.approx((expected.low, expected.high))
    assert found == pytest.approx((0.0524, 0.3339), abs=5e-5)


def test_a_wider_published_range_makes_a_change_less_sure():
    plain = parts_of(share(2024, 0.66), share(2025, 0.79))
    wide = parts_of(share(2024, 0.66, low=0.55, high=0.76), share(2025, 0.79, low=0.69, high=0.86))
    assert change_in(plain[-1])[0] is Change.UP
    assert change_in(wide[-1])[0] is Change.NONE


def test_a_range_is_worth_as_many_answers_as_wilsons_of_the_same_width():
    assert worth(of(2025, 0.84, 120)) == pytest.approx(120)
    for value, many in ((0.84, 80), (0.5, 40), (1.0, 30), (0.0, 25)):
        range_ = wilson(value * many, many)
        figure = figure_of(GPPS, OVERALL, share(2025, value, low=range_.low, high=range_.high))
        assert worth(figure) == pytest.approx(many, rel=1e-6)
    too_narrow = figure_of(GPPS, OVERALL, share(2025, 0.5, low=0.499, high=0.501))
    assert worth(too_narrow) == pytest.approx(120)


def test_weights_make_the_limits_of_a_comparison_wider():
    def made(low, high):
        return figure_of(GPPS, OVERALL, share(2025, 0.6, base=200, low=low, high=high))

    sure, unsure = made(0.532, 0.665), made(0.5, 0.69)
    narrow, wide = (compare([("A", "Ash", one), ("B", "Beech", of(2025, 0.7, 200))]) for one in (sure, unsure))
    assert wide.bodies[0].limits[1] - wide.bodies[0].limits[0] > narrow.bodies[0].limits[1] - narrow.bodies[0].limits[0]
    assert (wide.base, round(wide.worth)) != (wide.worth, round(narrow.worth))
    assert wide.worth < narrow.worth <= wide.base
