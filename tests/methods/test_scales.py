"""The arithmetic of drawings: places, round values, labels apart."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partake.methods.errors import MethodError
from partake.methods.scales import Scale, extent, round_values, spread_labels

VALUES = st.floats(min_value=-1e6, max_value=1e6, allow_nan=False)
PLACES = st.lists(st.floats(min_value=0, max_value=500), min_size=1, max_size=8)


@given(st.lists(VALUES, min_size=1, max_size=20), st.floats(min_value=0, max_value=100))
def test_everything_stands_inside_its_extent(values, least):
    low, high = extent(values, least=least)
    assert low < min(values) <= max(values) < high
    assert high - low >= least * 0.999


@given(st.lists(VALUES, min_size=2, max_size=20))
def test_a_scale_keeps_order_and_stays_on_the_page(values):
    low, high = extent(values)
    across, up = Scale(low, high, 40, 600), Scale(low, high, 200, 18)
    ordered = sorted(values)
    places = [across.at(value) for value in ordered]
    assert places == sorted(places)
    assert all(40 <= place <= 600 for place in places)
    assert [up.at(value) for value in ordered] == sorted((up.at(value) for value in values), reverse=True)


def test_the_ends_and_what_is_beyond_them():
    scale = Scale(0, 10, 100, 200)
    assert [scale.at(value) for value in (-5, 0, 5, 10, 99)] == [100, 100, 150, 200, 200]


@given(VALUES, st.floats(min_value=1e-3, max_value=1e6), st.integers(min_value=2, max_value=9))
def test_round_values_are_few_inside_and_evenly_apart(low, width, most):
    found = round_values(low, low + width, most=most)
    assert 1 <= len(found) <= most
    assert all(low - 1e-6 <= value <= low + width + 1e-6 for value in found)
    steps = {round(second - first, 6) for first, second in pairwise(found)}
    assert len(steps) <= 1


@given(PLACES, st.floats(min_value=0, max_value=60))
def test_labels_stand_apart_in_their_order(wanted, apart):
    found = spread_labels(wanted, apart=apart)
    ordered = [place for _, place in sorted(zip(wanted, found, strict=True))]
    assert all(second - first >= apart - 1e-6 for first, second in pairwise(ordered))
    assert sum(found) == pytest.approx(sum(wanted), abs=1e-6)  # moved up as much as down


def test_labels_that_do_not_touch_stay():
    assert spread_labels([10, 40, 90], apart=20) == (10, 40, 90)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Scale(5, 5, 0, 1),
        lambda: Scale(float("nan"), 5, 0, 1),
        lambda: extent([]),
        lambda: extent([1, float("inf")]),
        lambda: round_values(5, 5),
        lambda: round_values(1, 5, most=1),
        lambda: spread_labels([1], apart=-1),
    ],
)
def test_what_has_no_honest_answer_is_refused(wrong):
    with pytest.raises(MethodError):
        wrong()
