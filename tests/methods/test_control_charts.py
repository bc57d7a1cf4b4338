"""Control charts against published limits, rules and icons, a plain second version, and their own laws."""

import csv
import math
from collections import defaultdict
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partake.methods.control_charts import (
    ABSPC,
    MAKING_DATA_COUNT_6,
    MAKING_DATA_COUNT_7,
    PLOT_THE_DOTS,
    Assurance,
    Better,
    Preset,
    Signal,
    Variation,
    assurance_of,
    describe,
    p,
    p_many,
    p_prime,
    variation_of,
    xmr,
    xmr_many,
)
from partake.methods.control_charts.charts import BLOCK
from partake.methods.control_charts.rules import (
    spread_back,
    stretch_ends,
    trend_ends,
    trends,
    two_of_three_windows,
)
from partake.methods.errors import MethodError

from .external import external
from .plain_control_chart import plain_rules, plain_signals

DIRECTIONS = {"increase": Better.HIGHER, "decrease": Better.LOWER, "neutral": Better.NEITHER}


def cases(name):
    with external(f"insight/spc/{name}").open(newline="") as file:
        return list(csv.DictReader(file))


def names(chart):
    return [point.signal.name for point in chart.points]


def printed(value, like):
    """The value as the source printed it: to the same number of decimals."""
    decimals = len(like.partition(".")[2])
    return f"{value:.{decimals}f}"


def test_limits_agree_with_every_published_case_to_the_printed_digits():
    checked = 0
    for case in cases("xmr_limits_cases.csv"):
        values = [float(value) for value in case["values"].split()]
        chart = xmr(
            values,
            preset=PLOT_THE_DOTS if case["screen_outliers"] == "True" else MAKING_DATA_COUNT_7,
            baseline=int(case["fix_after_n_points"]) if case["fix_after_n_points"] else None,
            rebase_at=[int(case["rebase_at_index"])] if case["rebase_at_index"] else [],
        )
        point = chart.points[chart.starts[int(case["group"])]]
        for source in ("published", "computed"):
            for column, ours in (("mean", point.centre), ("lpl", point.lower), ("upl", point.upper)):
                theirs = case[f"{source}_{column}"]
                if theirs:
                    assert printed(ours, theirs) == theirs, (case["case"], source, column)
                    checked += 1
    assert checked == 8 * 3 + 7 * 3


def test_rules_agree_with_every_published_case():
    found = cases("rule_unit_cases.csv")
    for case in found:
        first = np.array([[int(value) for value in case["input"].split()]])
        second = np.array([[int(value) for value in case["input2"].split()]])
        ours = {
            "seven_one_side_end": lambda a, b: stretch_ends(a > 0, 7) | stretch_ends(a < 0, 7),
            "part_of_seven": lambda a, b: spread_back(a != 0, 7),
            "seven_trend_end": lambda a, b: trend_ends(a.astype(float), 7),
            "two_in_three_window": lambda a, b: two_of_three_windows(a > 0, b),
            "part_two_in_three": lambda a, b: (a > 0) & two_of_three_windows(a > 0, b),
        }[case["rule"]](first, second)
        assert ours.astype(int)[0].tolist() == [int(v) for v in case["expected"].split()], case
    assert len(found) == 24


def test_assurance_agrees_with_every_published_case():
    for case in cases("assurance_cases.csv"):
        found = assurance_of(
            float(case["lpl"]),
            float(case["upl"]),
            float(case["target"]),
            DIRECTIONS[case["improvement_direction"]],
        )
        assert found.value == (case["expected"] if case["expected"] != "NA" else "none")


def test_icons_cover_every_published_category():
    letters = {
        "H": "H",
        "L": "L",
        "P": "P",
        "F": "F",
        "?": "?",
        "up": "↑",
        "down": "↓",
        "wavy": "",
        "empty": "",
    }
    for case in cases("icon_categories.csv"):
        letter = next(letters[word] for word in case["icon"].replace(",", "").split() if word in letters)
        if case["kind"] == "assurance":
            assert Assurance(case["category"]).letter == letter
        else:
            category, _, direction = case["category"].partition(" & direction=")
            if "common" in category:
                assert variation_of(0, Better.HIGHER).letter == letter
                continue
            side = {"H": 1, "L": -1, "↑": 1, "↓": -1}[letter]
            better = DIRECTIONS[direction or "neutral"]
            found = variation_of(side, better)
            assert found.letter == letter
            assert found.value.partition("_")[0] in category


def real_series():
    with external("insight/nhsrdatasets/ae_attendances.csv").open(newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: float(row["period"]))
    series = defaultdict(list)
    for row in rows:
        series[row["org_code"], row["type"]].append((float(row["attendances"]), float(row["breaches"])))
    return [found for found in series.values() if len(found) == 36 and all(total > 0 for total, _ in found)]


@pytest.mark.parametrize(
    "preset", [PLOT_THE_DOTS, MAKING_DATA_COUNT_7, MAKING_DATA_COUNT_6, ABSPC], ids=lambda preset: preset.name
)
def test_real_series_agree_with_the_plain_version(preset):
    series = real_series()
    assert len(series) > 250
    attendances = np.array([[total for total, _ in months] for months in series])
    charts = xmr_many(attendances, preset=preset)
    for row, months in enumerate(attendances.tolist()):
        centre, half, rules = plain_signals(
            months, run=preset.run, trend=preset.trend, screen=preset.screen, width=preset.width
        )
        assert charts.centre[row, 0] == pytest.approx(centre)
        assert charts.upper[row, 0] == pytest.approx(centre + half)
        assert names(charts.chart(row)) == rules


def test_a_real_proportion_agrees_with_laneys_formula_written_out():
    for months in real_series()[:40]:
        totals, late = zip(*months, strict=True)
        if not 0 < sum(late) < sum(totals):
            continue
        chart = p_prime(late, totals)
        pooled = sum(late) / sum(totals)
        sigmas = [math.sqrt(pooled * (1 - pooled) / n) for n in totals]
        z = [(x / n - pooled) / s for x, n, s in zip(late, totals, sigmas, strict=True)]
        sigma_z = sum(abs(b - a) for a, b in pairwise(z)) / (len(z) - 1) / 1.128
        for point, sigma in zip(chart.points, sigmas, strict=True):
            assert point.centre == pytest.approx(pooled)
            assert point.upper == pytest.approx(min(1, pooled + 3 * sigma * sigma_z))
        halves = [3 * sigma * sigma_z for sigma in sigmas]
        shares = [x / n for x, n in zip(late, totals, strict=True)]
        assert names(chart) == plain_rules(shares, [pooled] * 36, halves, 7, 7)


def test_p_chart_agrees_with_montgomerys_equal_samples():
    # Montgomery, Introduction to Statistical Quality Control: cardboard cans, samples of 50.
    bad = [12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22]
    bad += [8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6]
    chart = p(bad, [50] * 30)
    assert [f"{getattr(chart.points[0], name):.4f}" for name in ("centre", "upper", "lower")] == [
        "0.2313",
        "0.4102",
        "0.0524",
    ]
    outside = [i + 1 for i, point in enumerate(chart.points) if point.signal is Signal.OUTSIDE]
    assert outside == [15, 23]


def test_p_chart_agrees_with_montgomerys_changing_samples():
    # The same book: purchase orders in 25 weeks; week 11 is out of control.
    orders = [100, 80, 80, 100, 110, 110, 100, 100, 90, 90, 110, 120, 120]
    orders += [120, 110, 80, 80, 80, 90, 100, 100, 100, 100, 90, 90]
    wrong = [12, 8, 6, 9, 10, 12, 11, 16, 10, 6, 20, 15, 9, 8, 6, 8, 10, 7, 5, 8, 5, 8, 10, 6, 9]
    chart = p(wrong, orders)
    first = chart.points[0]
    assert (f"{first.centre:.3f}", f"{first.lower:.3f}", f"{first.upper:.3f}") == ("0.096", "0.007", "0.184")
    assert [i + 1 for i, point in enumerate(chart.points) if point.signal is Signal.OUTSIDE] == [11]


def test_presets_differ_as_published():
    seven_up = [5.0, 1, 5, 1, 5, 1, 5, 1, 5, 1, 1.2, 1.4, 1.6, 1.8, 2.0]
    assert names(xmr(seven_up, preset=MAKING_DATA_COUNT_6)).count("TREND") == 6
    assert "TREND" not in names(xmr(seven_up[:-1], preset=PLOT_THE_DOTS))
    six_above = [0.0, 1] * 6 + [1.01, 1, 1.01, 1, 1.01, 0]
    assert names(xmr(six_above, preset=MAKING_DATA_COUNT_6)).count("RUN") >= 6
    assert "RUN" not in names(xmr(six_above, preset=ABSPC))
    without = Preset("no two of three", run=7, trend=7, two_of_three=False)
    high = [0.0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0.9, 2.45, 2.45]
    assert "TWO_OF_THREE" in names(xmr(high))
    assert "TWO_OF_THREE" not in names(xmr(high, preset=without))


def test_a_flat_series_has_no_signal_and_no_spread_beyond_chance():
    for chart in (xmr([0.1] * 9), p_prime([1] * 9, [10] * 9), p_prime([0] * 9, [10] * 9)):
        assert set(names(chart)) == {"NONE"}
        assert chart.points[0].upper == pytest.approx(chart.points[0].lower)
    assert set(names(p([1] * 9, [10] * 9))) == {"NONE"}


def test_the_turning_point_belongs_to_what_follows():
    hill = np.array([[1.0, 2, 3, 4, 3, 2, 1]])
    assert trends(hill, 4).tolist() == [[1, 1, 1, -1, -1, -1, -1]]
    valley_with_a_drop = np.array([[1.0, 2, 3, 4, 1, 2, 3, 4]])
    assert trends(valley_with_a_drop, 4).tolist() == [[1, 1, 1, 1, 1, 1, 1, 1]]


def test_rules_do_not_look_across_a_rebase():
    values = [0.0, 1] * 7 + [10, 11] * 7
    chart = xmr(values, rebase_at=[14], better=Better.HIGHER)
    assert set(names(chart)) == {"NONE"}
    assert chart.starts == (0, 14)
    assert set(names(xmr(values))) != {"NONE"}


def test_short_groups_are_warned_of_at_each_presets_own_threshold():
    assert not xmr(range(13)).warnings
    assert "rest on 12 points" in xmr(range(12)).warnings[0]
    assert not xmr(range(12), preset=MAKING_DATA_COUNT_7).warnings
    assert "from point 1 rest on 5" in xmr(range(20), baseline=5).warnings[0]
    assert "from point 16 rest on 5" in xmr(range(20), rebase_at=[15]).warnings[0]


def test_many_charts_are_the_same_as_one_at_a_time():
    values = np.random.default_rng(4).normal(size=(BLOCK + 9, 24))
    charts = xmr_many(values, better=Better.LOWER, target=0.5, rebase_at=[10], baseline=8)
    assert len(charts) == BLOCK + 9
    for row in [*range(20), *range(BLOCK - 3, BLOCK + 9)]:
        alone = xmr(values[row], better=Better.LOWER, target=0.5, rebase_at=[10], baseline=8)
        assert charts.chart(row) == alone
        assert charts.variations[row] is alone.variation
        assert charts.assurances[row] is alone.assurance
    with pytest.raises(ValueError, match="read-only"):
        charts.values[0, 0] = 1


SUBJECT = "The number of falls"
CALM = [20, 22, 19, 21, 20, 22, 21, 19, 20, 21, 22, 20, 21]


@pytest.mark.parametrize(
    ("values", "better", "target", "expected"),
    [
        (CALM, Better.LOWER, None, "has gone up and down no more than chance alone would explain."),
        ([*CALM, 40], Better.LOWER, None, "was higher in the latest month than chance alone would explain. "
         "Lower is better here, so this needs a closer look."),
        ([*CALM, 1], Better.LOWER, None, "was lower in the latest month than chance alone would explain. "
         "Lower is better here, so this looks like a real improvement."),
        ([*CALM, 19, 19.1, 19.2, 19.3, 19.4, 19.5, 19.6], Better.HIGHER, None, "has gone up for 6 months in "
         "a row, which chance alone rarely does. Higher is better here, so this looks like a real "
         "improvement."),
        ([*CALM, 21, 20.9, 20.8, 20.7, 20.6, 20.5, 20.4, 20.3], Better.NEITHER, None, "has gone down for 7 "
         "months in a row, which chance alone rarely does."),
        ([*CALM, 19, 17, 17], Better.HIGHER, None, "has been unusually low in at least 2 of the last 3 "
         "months, which chance alone rarely does. Higher is better here, so this needs a closer look."),
        ([0.0, 1] * 8 + [0.6, 0.7] * 4, Better.NEITHER, None, "has been above its average for 9 months in a "
         "row, which chance alone rarely does."),
        ([1.0, 0] * 8 + [0.4, 0.3] * 4, Better.NEITHER, None, "has been below its average for 9 months in a "
         "row, which chance alone rarely does."),
        (CALM, Better.LOWER, 40, "has gone up and down no more than chance alone would explain. If nothing "
         "changes, it will meet the target of 40 almost every month."),
        (CALM, Better.LOWER, 3, "has gone up and down no more than chance alone would explain. If nothing "
         "changes, it will miss the target of 3 almost every month."),
        (CALM, Better.LOWER, 20, "has gone up and down no more than chance alone would explain. If nothing "
         "changes, it will meet the target of 20 in some months and miss it in others."),
        (CALM[:5], Better.LOWER, None, "has gone up and down no more than chance alone would explain. This "
         "rests on few months, so read it with care."),
    ],
)  # fmt: skip
def test_the_finding_in_words(values, better, target, expected):
    assert describe(xmr(values, better=better, target=target), subject=SUBJECT) == f"{SUBJECT} {expected}"


def test_a_run_is_counted_within_its_own_group_only():
    chart = xmr([5.0] * 3 + [0, 1] * 8 + [0.6, 0.7] * 4, rebase_at=[3])
    assert "for 9 weeks in a row" in describe(chart, subject=SUBJECT, period="week")


def test_the_target_is_written_as_asked():
    chart = p_prime([8] * 13, [10] * 13, better=Better.HIGHER, target=0.95)
    assert "target of 95%" in describe(chart, subject="The share", show="{:.0%}".format)


@pytest.mark.parametrize(
    ("draw", "message"),
    [
        (lambda: xmr([]), "has 0 points"),
        (lambda: xmr([1]), "has 1 points"),
        (lambda: xmr([1, 2, 3], rebase_at=[2]), "from point 3 to point 3 has 1"),
        (lambda: xmr([1, 2, 3, 4], rebase_at=[2, 2]), "has 0 points"),
        (lambda: xmr([1, 2, 3, 4], rebase_at=[9]), "has -5 points"),
        (lambda: xmr([1, 2, 3], baseline=1), "baseline must be at least 2"),
        (lambda: xmr([1, math.nan, 3]), "point 2 is nan"),
        (lambda: xmr([1, math.inf, 3]), "point 2 is inf"),
        (lambda: xmr([[1, 2]]), "one series"),
        (lambda: xmr_many([1, 2]), "series, points"),
        (lambda: xmr_many(np.empty((0, 5))), "series, points"),
        (lambda: xmr([1, 2], target=math.nan), "target must be a number"),
        (lambda: p([1, 2], [3]), "must match"),
        (lambda: p([1, 2], [3, 0]), "point 2 is 0: a total must be above 0"),
        (lambda: p([-1, 2], [3, 3]), "point 1 is -1: a count must lie"),
        (lambda: p([1, 4], [3, 3]), "point 2 is 4: a count must lie"),
        (lambda: p([1, 2], [3, 3], target=95), "proportion from 0 to 1, not 95"),
        (lambda: Preset("short", run=1, trend=7), "run must be at least 2"),
        (lambda: Preset("narrow", run=7, trend=7, width=0), "width must be above 0"),
        (lambda: describe(xmr([1, 2]), subject=" "), "needs a subject"),
        (lambda: describe(xmr([1, 2]), subject="It", period=""), "needs a subject"),
    ],
)
def test_what_cannot_be_charted_is_refused_plainly(draw, message):
    with pytest.raises(MethodError, match=message):
        draw()


whole = st.lists(st.integers(-50, 50), min_size=2, max_size=40)


@settings(deadline=None)
@given(whole)
def test_every_series_agrees_with_the_plain_version(values):
    centre, half, rules = plain_signals(values, run=7, trend=7, screen=True)
    chart = xmr(values)
    # Whole numbers may lie on a line, where only rounding decides: there the plain version has no say.
    edges = [centre, *(centre + side * half * share for side in (1, -1) for share in (1, 2 / 3))]
    if all(min(abs(value - edge) for edge in edges) > 1e-9 for value in values):
        assert names(chart) == rules


@settings(deadline=None)
@given(whole, st.integers(-9, 9), st.integers(1, 9))
def test_moving_and_stretching_a_series_changes_no_finding(values, shift, scale):
    moved = [value * scale + shift for value in values]
    assert names(xmr(values)) == names(xmr(moved))


@settings(deadline=None)
@given(whole)
def test_turning_a_series_upside_down_mirrors_its_icons(values):
    mirror = {
        Variation.IMPROVEMENT_HIGH: Variation.IMPROVEMENT_LOW,
        Variation.CONCERN_LOW: Variation.CONCERN_HIGH,
    }
    up = xmr(values, better=Better.HIGHER)
    down = xmr([-value for value in values], better=Better.LOWER)
    assert [mirror.get(point.variation, point.variation) for point in up.points] == [
        point.variation for point in down.points
    ]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 50)), min_size=2, max_size=30))
def test_proportions_stay_between_their_limits_and_nought_and_one(pairs):
    counts = [min(count, total) for count, total in pairs]
    totals = [total for _, total in pairs]
    for chart in (p(counts, totals), p_prime(counts, totals)):
        for point in chart.points:
            assert 0 <= point.lower <= point.centre <= point.upper <= 1


def test_a_rate_table_is_drawn_row_by_row():
    charts = p_many([[1, 2, 3], [4, 4, 4]], [[9, 9, 9], [8, 8, 8]], allow_for_spread=False)
    assert charts.chart(1) == p([4, 4, 4], [8, 8, 8])
    assert charts.kind == "p"
