"""Intervals against published tables, and their own laws."""

import csv
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partake.methods.errors import MethodError
from partake.methods.intervals import benjamini_hochberg, design_effect, effective_size, newcombe, wilson

from .external import external


def test_wilson_agrees_with_every_published_case():
    with external("insight/stats/wilson_cases.csv").open(newline="") as file:
        cases = list(csv.DictReader(file))
    assert len(cases) == 10
    for case in cases:
        found = wilson(int(case["x"]), int(case["n"]))
        assert found.estimate == pytest.approx(float(case["p"]))
        assert round(found.low, 6) == float(case["wilson95_low"])
        assert round(found.high, 6) == float(case["wilson95_high"])


@pytest.mark.parametrize(
    ("a", "b", "low", "high"),
    # Newcombe 1998, table II, method 10.
    [
        ((56, 70), (48, 80), "0.0524", "0.3339"),
        ((9, 10), (3, 10), "0.1705", "0.8090"),
        ((6, 7), (2, 7), "0.0582", "0.8062"),
        ((5, 56), (0, 29), "-0.0381", "0.1926"),
        ((0, 10), (0, 20), "-0.1611", "0.2775"),
        ((0, 10), (0, 10), "-0.2775", "0.2775"),
        ((10, 10), (0, 20), "0.6791", "1.0000"),
        ((10, 10), (0, 10), "0.6075", "1.0000"),
    ],
)
def test_newcombe_agrees_with_his_own_table(a, b, low, high):
    found = newcombe(*a, *b)
    assert (f"{found.low:.4f}", f"{found.high:.4f}") == (low, high)


def test_benjamini_and_hochbergs_own_example_finds_four():
    p_values = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459]
    p_values += [0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000]
    assert benjamini_hochberg(p_values).found == (True,) * 4 + (False,) * 11
    shuffled = p_values[::-1]
    assert benjamini_hochberg(shuffled).found == (False,) * 11 + (True,) * 4


def test_kish_agrees_with_the_published_case():
    with external("insight/stats/raking_case.csv").open(newline="") as file:
        *cells, last = list(csv.reader(file))[1:]
    weights = [float(weight) for *_, n, _, _, weight, _ in cells for _ in range(int(n))]
    assert design_effect(weights) == pytest.approx(float(last[1]), abs=1e-6)
    assert effective_size(weights) == pytest.approx(float(last[3]), abs=1e-3)


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: wilson(1, 0), "total must be above 0"),
        (lambda: wilson(1, math.nan), "total must be above 0, not nan"),
        (lambda: wilson(-1, 5), "between 0 and its total"),
        (lambda: wilson(6, 5), "between 0 and its total"),
        (lambda: wilson(math.nan, 5), "not nan"),
        (lambda: wilson(1, 5, confidence=95), "confidence must lie between 0 and 1, not 95"),
        (lambda: newcombe(1, 5, 1, 0), "total must be above 0"),
        (lambda: benjamini_hochberg([]), "no tests"),
        (lambda: benjamini_hochberg([0.1, math.nan]), "test 2 has p = nan"),
        (lambda: benjamini_hochberg([0.1], rate=1), "rate must lie between"),
        (lambda: effective_size([]), "no weights"),
        (lambda: effective_size([1, -1]), "weight 2 is -1"),
        (lambda: effective_size([math.inf]), "weight 1 is inf"),
        (lambda: effective_size([0, 0]), "every weight is 0"),
    ],
)
def test_what_cannot_be_answered_is_refused_plainly(ask, message):
    with pytest.raises(MethodError, match=message):
        ask()


shares = st.integers(1, 10**6).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total)))


@settings(deadline=None)
@given(shares, st.floats(0.5, 0.999))
def test_wilson_holds_its_share_solves_its_equation_and_mirrors(share, confidence):
    count, total = share
    found = wilson(count, total, confidence=confidence)
    assert 0 <= found.low <= found.estimate <= found.high <= 1
    from statistics import NormalDist

    z = NormalDist().inv_cdf((1 + confidence) / 2)
    for bound in (found.low, found.high):
        assert (found.estimate - bound) ** 2 == pytest.approx(z * z * bound * (1 - bound) / total, abs=1e-12)
    mirror = wilson(total - count, total, confidence=confidence)
    assert mirror.low == pytest.approx(1 - found.high, abs=1e-12)


@settings(deadline=None)
@given(shares, shares)
def test_a_difference_turned_round_is_its_mirror_and_stays_within_one(a, b):
    found, turned = newcombe(*a, *b), newcombe(*b, *a)
    assert found.low == pytest.approx(-turned.high)
    assert -1 - 1e-12 <= found.low <= found.estimate <= found.high <= 1 + 1e-12


@settings(deadline=None)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=30), st.floats(0.01, 0.5))
def test_discoveries_follow_the_step_up_rule(p_values, rate):
    found = benjamini_hochberg(p_values, rate=rate)
    ordered = sorted(p_values)
    many = len(ordered)
    passing = [p for rank, p in enumerate(ordered, start=1) if p * (many / rank) <= rate]
    threshold = max(passing, default=-1)
    assert found.found == tuple(p <= threshold for p in p_values)
    assert all(adjusted >= p for adjusted, p in zip(found.adjusted, p_values, strict=True))


@settings(deadline=None)
@given(st.lists(st.floats(0.001, 1000), min_size=1, max_size=50), st.floats(1e-200, 1e200))
def test_effective_size_ignores_scale_and_never_gains(weights, scale):
    size = effective_size(weights)
    assert 1 - 1e-9 <= size <= len(weights) + 1e-9
    assert effective_size([weight * scale for weight in weights]) == pytest.approx(size)
    assert design_effect(weights) >= 1 - 1e-9
