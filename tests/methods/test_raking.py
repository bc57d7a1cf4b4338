"""Raking against the published case, and its own laws."""

import csv
from collections import defaultdict
from math import inf, nan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partake.methods.errors import MethodError
from partake.methods.raking import rake

from .external import external


def test_raking_agrees_with_the_published_case():
    with external("insight/stats/raking_case.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    *cells, last = rows
    people, expected = defaultdict(list), []
    population = {"age": {}, "sex": {}}
    for cell in cells:
        for _ in range(int(cell["sample_n"])):
            people["age"].append(cell["age"])
            people["sex"].append(cell["sex"])
            expected.append(float(cell["weight"]))
        population["age"][cell["age"]] = float(cell["row_target"])
        population["sex"][cell["sex"]] = float(cell["col_target"])
    found = rake(people, population, tolerance=1e-9)
    assert found.converged
    assert found.weights == pytest.approx(expected, abs=1e-6)
    assert found.design_effect == pytest.approx(float(last["sex"]), abs=1e-6)
    assert found.effective_size == pytest.approx(float(last["row_target"]), abs=1e-3)
    young = next(gap for gap in found.gaps if gap.group == "16-44")
    assert (young.characteristic, young.wanted, young.before) == ("age", 0.5, 0.25)
    assert young.after == pytest.approx(0.5)


UNEVEN = {"sex": (["f"] * 9 + ["m"]) * 2, "age": ["old"] * 10 + ["young"] * 10}
EVEN = {"sex": {"f": 1, "m": 1}, "age": {"old": 1, "young": 1}}


def test_trimming_holds_its_limits_and_says_what_is_left():
    free, trimmed = rake(UNEVEN, EVEN), rake(UNEVEN, EVEN, trim=(0.2, 2.5))
    assert free.converged
    assert free.trimmed == 0
    assert max(free.weights) > 2.5
    assert not trimmed.converged
    assert max(trimmed.weights) <= 2.5
    assert min(trimmed.weights) >= 0.2
    assert sum(trimmed.weights) == pytest.approx(20)
    assert trimmed.trimmed >= 1
    assert trimmed.largest_gap == pytest.approx(max(abs(gap.after - gap.wanted) for gap in trimmed.gaps))
    assert trimmed.design_effect < free.design_effect
    assert trimmed.rounds < 1000


def test_a_limit_that_binds_nobody_changes_nothing():
    assert rake(UNEVEN, EVEN, trim=(0.01, 50)).weights == pytest.approx(rake(UNEVEN, EVEN).weights)


def test_margins_that_contradict_each_other_are_reported_not_hidden():
    same = {"a": ["x", "x", "y"], "b": ["x", "x", "y"]}
    found = rake(same, {"a": {"x": 1, "y": 1}, "b": {"x": 1, "y": 9}}, most_rounds=50)
    assert not found.converged
    assert found.largest_gap > 0.1


def test_starting_weights_are_kept_where_the_shares_already_fit():
    people = {"sex": ["f", "f", "m", "m"]}
    found = rake(people, {"sex": {"f": 1, "m": 1}}, start=[30, 10, 20, 20])
    assert found.rounds == 0
    assert found.weights == pytest.approx((1.5, 0.5, 1, 1))


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: rake({}, {}), "at least one"),
        (lambda: rake({"a": ["x"]}, {"b": {"x": 1}}), "same characteristics"),
        (lambda: rake({"a": []}, {"a": {"x": 1}}), "at least one"),
        (lambda: rake({"a": ["x"], "b": ["x", "x"]}, {"a": {"x": 1}, "b": {"x": 1}}), "same people"),
        (lambda: rake({"a": ["z"]}, {"a": {"x": 1}}), "a 'z' is not a group"),
        (lambda: rake({"a": ["x"]}, {"a": {"x": 0}}), "size of 0"),
        (lambda: rake({"a": ["x"]}, {"a": {"x": nan}}), "size of nan"),
        (lambda: rake({"a": ["x"]}, {"a": {"x": inf}}), "size of inf"),
        (lambda: rake({"a": ["x"]}, {"a": {"x": 1, "y": 1}}), "nobody who answered is in a 'y'"),
        (lambda: rake(UNEVEN, EVEN, start=[1]), "20 numbers above 0"),
        (lambda: rake(UNEVEN, EVEN, start=[0] * 20), "20 numbers above 0"),
        (lambda: rake(UNEVEN, EVEN, start=[nan] * 20), "20 numbers above 0"),
        (lambda: rake(UNEVEN, EVEN, trim=(1, 2)), "average of 1 between"),
        (lambda: rake(UNEVEN, EVEN, tolerance=0), "tolerance"),
        (lambda: rake(UNEVEN, EVEN, most_rounds=0), "rounds"),
    ],
)
def test_what_cannot_be_weighted_is_refused_plainly(ask, message):
    with pytest.raises(MethodError, match=message):
        ask()


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xyz")), max_size=40),
    st.tuples(*[st.integers(1, 9)] * 5),
    st.one_of(st.none(), st.just((0.3, 3.0)), st.just((0.0, inf))),
)
def test_weights_meet_the_margins_average_one_and_depend_on_the_group_alone(extra, sizes, trim):
    everyone = [(a, b) for a in "ab" for b in "xyz"] + extra
    people = {"first": [a for a, _ in everyone], "second": [b for _, b in everyone]}
    population = {
        "first": dict(zip("ab", sizes[:2], strict=True)),
        "second": dict(zip("xyz", sizes[2:], strict=True)),
    }
    found = rake(people, population, trim=trim)
    assert sum(found.weights) == pytest.approx(len(everyone))
    if trim != (0.3, 3.0):
        assert found.converged
        for gap in found.gaps:
            assert gap.after == pytest.approx(gap.wanted, abs=1e-6)
    else:
        assert 0.3 <= min(found.weights) <= max(found.weights) <= 3.0
    by_kind = dict(zip(everyone, found.weights, strict=True))
    assert found.weights == pytest.approx([by_kind[kind] for kind in everyone])
    assert found.effective_size * found.design_effect == pytest.approx(len(everyone))
