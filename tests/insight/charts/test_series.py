"""A number month by month: usual, changed, too soon to say; and every strange series there may be."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partake.insight import findings
from partake.insight.months import MonthShare, months_after
from partake.insight.series import Better, Happened, Kind, Mark, Meaning, Verdict
from partake.insight.subjects import subject_of
from partake.insight.working_out import work_out
from partake.methods.control_charts import PRESETS, p_prime
from tests.insight.charts.months import BETTER, FIRST, USUAL, of

REMINDERS = Happened(date(2026, 5, 4), "Text reminders begin")


def said(worked) -> str:
    return " ".join((findings.verdict(worked), *findings.finding(worked), *findings.notes(worked)))


def test_no_change_and_the_lines_are_those_of_the_method():
    worked = work_out(of(*USUAL))
    assert worked.verdict is Verdict.NO_CHANGE
    assert {one.mark for one in worked.points} == {Mark.USUAL}
    chart = p_prime(list(USUAL), [100] * len(USUAL))
    assert [one.upper for one in worked.points] == [one.upper for one in chart.points]
    assert said(worked).startswith("No real change. These 18 months sit around 78%.")


def test_a_recorded_change_draws_a_new_average_and_is_measured_by_the_old_range():
    worked = work_out(of(*USUAL, *BETTER), [REMINDERS])
    before, after = worked.stretches
    assert (before.months, after.months, after.first) == (18, 6, date(2026, 5, 1))
    assert round(before.centre or 0, 2) == 0.78 and round(after.centre or 0, 2) == 0.87
    assert worked.verdict is Verdict.BETTER
    assert {one.mark for one in worked.points[18:]} == {Mark.BETTER}
    assert {one.meaning for one in worked.points[18:]} == {Meaning.ABOVE_OLD}
    assert "The last 6 months sit around 87%, after 18 months around 78%." in said(worked)
    assert "We drew a new average from May 2026" in said(worked)
    assert "a first guess" in said(worked), "six months are few for lines"
    assert findings.headline(worked, subject_of("fft")) == (
        "Since “Text reminders begin” in May 2026, more people say care was good or very good: "
        "about 87 in 100, up from 78."
    )


def test_an_average_that_moved_is_a_change_though_no_month_leaves_the_old_range():
    before = (*USUAL[:-1], 76)
    worked = work_out(of(*before, *(80, 81, 82, 80, 81, 82)), [REMINDERS])
    assert not any(one.against_old for one in worked.points[18:]), "each month by itself could be chance"
    assert worked.verdict is Verdict.BETTER
    assert findings.headline(worked, subject_of("fft")).startswith("Since “Text reminders begin” in May 2026, more")
    assert "October 2026: usual" not in said(worked), "that month alone is not what the change rests on"
    five = work_out(of(*before, *(80, 81, 82, 80, 81)), [REMINDERS])
    assert five.verdict is Verdict.NO_CHANGE, "an average of five months is not judged"
    assert work_out(of(*before, *(76, 82, 77, 81, 80, 78)), [REMINDERS]).verdict is Verdict.NO_CHANGE


def test_what_was_recorded_and_made_no_difference_says_so():
    worked = work_out(of(*USUAL, *USUAL[:6]), [REMINDERS])
    assert worked.verdict is Verdict.NO_CHANGE
    assert "no more than chance alone" in said(worked)


def test_the_same_numbers_the_other_way_are_worse_and_where_less_is_better_better():
    falling = of(*USUAL, *(70, 68, 69, 67, 68, 69))
    assert work_out(falling, [REMINDERS]).verdict is Verdict.WORSE
    assert work_out(falling, [REMINDERS], better=Better.LOWER).verdict is Verdict.BETTER
    neither = work_out(falling, [REMINDERS], better=Better.NEITHER)
    assert neither.verdict is Verdict.LOWER
    assert {one.mark for one in neither.points[18:]} == {Mark.DIFFERENT}


def test_without_a_recorded_change_the_latest_month_speaks():
    worked = work_out(of(*USUAL, 96))
    assert worked.verdict is Verdict.BETTER
    assert "May 2026: above the usual range." in said(worked)
    assert findings.headline(worked, subject_of("fft")).endswith("good or very good. Lately it is better than usual.")


def test_one_point():
    worked = work_out(of(80))
    assert worked.verdict is Verdict.TOO_SOON
    assert worked.stretches[0].centre is None and worked.points[0].mark is Mark.UNSURE
    assert said(worked).startswith("Too soon to say. There is 1 month with answers.")


def test_nothing_at_all():
    for months in ((), (MonthShare(FIRST, 0, 0),)):
        worked = work_out(months, [REMINDERS])
        assert (worked.verdict, worked.points, worked.latest) == (Verdict.NOTHING, (), None)
        assert "Nobody has answered" in said(worked)


@pytest.mark.parametrize("share", [0, 50, 100])
def test_equal_values_never_stand_out(share):
    worked = work_out(of(*[share] * 24), [REMINDERS])
    assert worked.verdict is Verdict.NO_CHANGE
    assert {one.mark for one in worked.points} == {Mark.USUAL}


def test_a_gap_is_a_month_of_its_own_and_no_neighbour():
    worked = work_out(of(*USUAL[:5], None, None, *USUAL[5:]))
    gap = worked.points[5:7]
    assert [(one.value, one.stretch, one.meaning) for one in gap] == [(None, None, Meaning.NOBODY)] * 2
    assert worked.stretches[0].months == 18 and len(worked.points) == 20


def test_a_change_before_the_first_month_or_after_the_last_draws_nothing_and_is_said():
    long_ago, to_come = Happened(date(2024, 3, 1), "New building"), Happened(date(2026, 11, 2), "Second phone line")
    worked = work_out(of(*USUAL, *BETTER), [long_ago, to_come])
    assert len(worked.stretches) == 1
    assert (worked.earlier, worked.later) == ((long_ago,), (to_come,))
    assert "“New building” was on 1 March 2024, before the first month here" in said(worked)
    assert "“Second phone line” was on 2 November 2026." in said(worked) and "too soon to say what it did" in said(
        worked
    )


def test_two_changes_in_one_month_begin_one_stretch_with_both_names():
    other = Happened(date(2026, 5, 12), "Second phone line")
    worked = work_out(of(*USUAL, *BETTER), [other, REMINDERS])
    assert len(worked.stretches) == 2
    assert worked.stretches[1].began == (REMINDERS, other)
    assert "“Text reminders begin and Second phone line”" in said(worked)


def test_changes_either_side_of_a_gap_that_no_month_parts_are_one():
    months = of(*USUAL, None, None, *BETTER)
    worked = work_out(months, [REMINDERS, Happened(date(2026, 7, 1), "Second phone line")])
    assert len(worked.stretches) == 2 and len(worked.stretches[1].began) == 2


def test_a_change_late_in_a_month_is_seen_from_the_next():
    assert Happened(date(2026, 5, 15), "").seen_from == date(2026, 5, 1)
    assert Happened(date(2026, 5, 16), "").seen_from == date(2026, 6, 1)
    assert Happened(date(2026, 12, 31), "").seen_from == date(2027, 1, 1)


def test_one_month_after_a_change_has_no_lines_of_its_own_and_it_is_too_soon():
    worked = work_out(of(*USUAL, 88), [REMINDERS])
    assert worked.stretches[1].centre is None
    assert worked.points[-1].meaning is Meaning.ABOVE_OLD
    assert worked.verdict is Verdict.TOO_SOON
    assert "There is 1 month since “Text reminders begin”." in said(worked)


def test_too_few_months_before_a_change_are_nothing_to_compare_with():
    worked = work_out(of(*USUAL[:3], *BETTER), [Happened(date(2025, 2, 1), "New team")])
    assert worked.verdict is Verdict.TOO_SOON
    assert "There are 3 months to compare with." in said(worked)


def test_few_answers_are_drawn_and_not_judged():
    small = [*of(*USUAL), MonthShare(months_after(FIRST, 18), 0, 4)]
    worked = work_out(small)
    assert (worked.points[-1].meaning, worked.points[-1].mark) == (Meaning.TOO_FEW, Mark.UNSURE)


def test_plain_numbers_use_the_other_chart_and_a_month_of_nobody_is_nought():
    months = [MonthShare(months_after(FIRST, place), many, many) for place, many in enumerate((20, 22, 21, 19))]
    worked = work_out([*months[:2], *months[3:]], kind=Kind.NUMBER, better=Better.NEITHER)
    assert [one.value for one in worked.points] == [20, 22, 0, 19]
    assert "XmR" in " ".join(findings.how_worked_out(worked))


@pytest.mark.parametrize("preset", PRESETS)
def test_every_named_preset_can_be_chosen_and_is_named(preset):
    worked = work_out(of(*USUAL, *BETTER), [REMINDERS], preset=preset)
    assert worked.verdict is Verdict.BETTER
    assert PRESETS[preset].name in " ".join(findings.how_worked_out(worked))


@given(
    st.lists(st.none() | st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=30),
    st.lists(st.dates(date(2024, 1, 1), date(2027, 12, 31)), max_size=4),
    st.sampled_from([*Kind]),
    st.sampled_from([*Better]),
)
def test_no_series_is_too_strange(shares, days, kind, better):
    months = [
        MonthShare(months_after(FIRST, place), one[0], one[0] + one[1])
        for place, one in enumerate(shares)
        if one is not None
    ]
    changes = [Happened(on, f"change {place}") for place, on in enumerate(days)]
    worked = work_out(months, changes, kind=kind, better=better)
    assert findings.verdict(worked) and all(findings.finding(worked)) and findings.headline(worked, subject_of("fft"))
    begun = [one for stretch in worked.stretches for one in stretch.began]
    assert sorted([*begun, *worked.earlier, *worked.later], key=str) == sorted(changes, key=str), "each is somewhere"
    for one in worked.points:
        assert (one.value is None) == (one.stretch is None)
        if one.centre is not None and kind is Kind.SHARE:
            assert 0 <= one.lower <= one.centre <= one.upper <= 1
