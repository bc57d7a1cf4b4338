"""Funnel limits: by hand, on made areas whose truth is known, and by their laws."""

from math import asin, inf, pi, sin, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partake.methods.errors import MethodError
from partake.methods.funnel import Position, Spread, funnel


def test_limits_and_z_by_hand():
    # asin √0.5 is π/4; two areas of 100 with 60 and 40.
    found = funnel([60, 40], [100, 100], spread=Spread.NONE)
    reach = 1.959963984540054 / 20
    assert found.centre == 0.5
    assert found.limits_at(100) == pytest.approx((sin(pi / 4 - reach) ** 2, sin(pi / 4 + reach) ** 2))
    assert found.points[0].z == pytest.approx(20 * (asin(sqrt(0.6)) - pi / 4))
    assert [point.position for point in found.points] == [Position.HIGH, Position.LOW]


def made_areas(between, areas=2000, seed=5):
    random = np.random.default_rng(seed)
    totals = random.integers(200, 2000, areas)
    truth = np.sin(np.clip(pi / 3 + random.normal(0, between, areas), 0, pi / 2)) ** 2
    return random.binomial(totals, truth).tolist(), totals.tolist()


def share_within(found):
    return sum(point.position is Position.WITHIN for point in found.points) / len(found.points)


def test_areas_that_differ_by_chance_alone_fall_within_19_times_in_20():
    counts, totals = made_areas(0)
    found = funnel(counts, totals, spread=Spread.NONE)
    assert share_within(found) == pytest.approx(0.95, abs=0.015)
    assert funnel(counts, totals, winsorise=0).between == pytest.approx(0, abs=2e-5)
    assert funnel(counts, totals, spread=Spread.MULTIPLY, winsorise=0).factor == pytest.approx(1, abs=0.07)


def test_the_usual_spread_between_areas_is_found_and_allowed_for():
    counts, totals = made_areas(0.05)
    found = funnel(counts, totals, winsorise=0)
    assert sqrt(found.between) == pytest.approx(0.05, rel=0.05)
    assert share_within(found) == pytest.approx(0.95, abs=0.015)
    assert share_within(funnel(counts, totals, spread=Spread.NONE)) < 0.6
    assert funnel(counts, totals, spread=Spread.MULTIPLY, winsorise=0).factor > 5


def test_drawing_in_outliers_keeps_them_visible():
    counts, totals = [90] * 18 + [30, 30], [100] * 20
    drawn_in, left = funnel(counts, totals), funnel(counts, totals, winsorise=0)
    assert drawn_in.between < left.between
    assert [point.position for point in drawn_in.points[-2:]] == [Position.VERY_LOW] * 2
    assert Position.VERY_LOW not in {point.position for point in left.points}


def test_a_very_high_area_is_named():
    found = funnel([10, 10, 90], [100, 100, 100], spread=Spread.NONE)
    assert found.points[2].position is Position.VERY_HIGH
    assert found.points[0].position is Position.VERY_LOW


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: funnel([1], [2]), "at least 2 areas"),
        (lambda: funnel([1, 1], [2]), "must match"),
        (lambda: funnel([1, 1], [2, 0]), "area 2 has a total of 0"),
        (lambda: funnel([1, 1], [2, inf]), "area 2 has a total of inf"),
        (lambda: funnel([1, 3], [2, 2]), "area 2 has 3 of 2"),
        (lambda: funnel([0, 0], [2, 2]), "same answer"),
        (lambda: funnel([2, 2], [2, 2]), "same answer"),
        (lambda: funnel([1, 1], [2, 2], winsorise=0.5), "draw in"),
        (lambda: funnel([1, 1], [2, 2]).limits_at(0), "above 0"),
        (lambda: funnel([1, 1], [2, 2]).limits_at(5, confidence=0.9), "0.95 and 0.998"),
    ],
)
def test_what_cannot_be_compared_is_refused_plainly(ask, message):
    with pytest.raises(MethodError, match=message):
        ask()


areas = st.lists(
    st.integers(1, 500).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total))),
    min_size=2,
    max_size=20,
).filter(lambda found: 0 < sum(count for count, _ in found) < sum(total for _, total in found))


@settings(deadline=None)
@given(areas, st.sampled_from(Spread))
def test_wider_limits_hold_narrower_ones_and_positions_follow_them(found, spread):
    counts, totals = zip(*found, strict=True)
    whole = funnel(counts, totals, spread=spread)
    for point in whole.points:
        assert 0 <= point.limits_998[0] <= point.limits_95[0] <= whole.centre
        assert whole.centre <= point.limits_95[1] <= point.limits_998[1] <= 1
        low, high = point.limits_95
        if point.position is Position.WITHIN:
            assert low - 1e-9 <= point.share <= high + 1e-9
        else:
            assert point.share <= low + 1e-9 or point.share >= high - 1e-9
