"""Who is missing: findings whose truth is known, and the honest "too few to say"."""

from math import nan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partake.methods.errors import MethodError
from partake.methods.representativeness import Finding, compare_with_population

POPULATION = {"White": 81.0, "Asian": 9.3, "Black": 4.0, "Mixed": 2.9, "Other": 2.1}


def findings(participants, population=None, **options):
    found = compare_with_population(participants, population or POPULATION, **options)
    return {group.name: group.finding for group in found.groups}


def test_large_numbers_are_told_plainly():
    assert findings({"White": 8100, "Asian": 930, "Black": 100, "Mixed": 290, "Other": 510}) == {
        "White": Finding.ALIKE,
        "Asian": Finding.ALIKE,
        "Black": Finding.FEWER,
        "Mixed": Finding.ALIKE,
        "Other": Finding.MORE,
    }


def test_small_numbers_do_not_pretend():
    found = findings({"White": 25, "Asian": 3, "Black": 1, "Mixed": 1})
    assert found["White"] is Finding.ALIKE
    assert {found[name] for name in ("Asian", "Black", "Mixed", "Other")} == {Finding.TOO_FEW}


def test_a_group_nobody_came_from_is_seen_once_it_should_have_been():
    assert findings({"yes": 10}, {"yes": 80, "no": 20})["no"] is Finding.TOO_FEW
    assert findings({"yes": 40}, {"yes": 80, "no": 20})["no"] is Finding.FEWER


def test_those_who_did_not_say_are_counted_apart():
    found = compare_with_population(
        {"a": 30, "b": 30, "prefer not to say": 5}, {"a": 1, "b": 1}, unknown=["prefer not to say"]
    )
    assert (found.answered, found.unknown) == (60, 5)
    assert found.groups[0].share.estimate == 0.5
    assert found.groups[0].population == 0.5
    assert found.groups[0].adjusted_p == 1


def test_a_group_the_population_does_not_have_but_that_came_is_more():
    assert findings({"a": 50, "b": 5}, {"a": 1, "b": 0})["b"] is Finding.MORE


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: findings({}), "nobody who took part"),
        (lambda: findings({"White": 0}), "nobody who took part"),
        (lambda: findings({"Martian": 3}), "'Martian' is not a group"),
        (lambda: findings({"White": -1}), "-1 people in 'White'"),
        (lambda: findings({"White": 1.5}), "1.5 people in 'White'"),
        (lambda: findings({"a": 1}, {"a": -1}), "the population has -1"),
        (lambda: findings({"a": 1}, {"a": nan}), "the population has nan"),
        (lambda: findings({"a": 1}, {"a": 0}), "population is empty"),
        (lambda: findings({"a": 1}, {"a": 1}, unknown=["a"]), "both a group"),
        (lambda: findings({"a": 1}, {"a": 1}, alike=1), "must be above 1"),
        (lambda: findings({"a": 1}, {"a": 1}, rate=0), "rate must lie"),
    ],
)
def test_what_cannot_be_compared_is_refused_plainly(ask, message):
    with pytest.raises(MethodError, match=message):
        ask()


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 100)), min_size=2, max_size=6))
def test_findings_follow_the_shares_and_the_intervals(pairs):
    participants = {str(place): people for place, (people, _) in enumerate(pairs)}
    population = {str(place): size for place, (_, size) in enumerate(pairs)}
    if sum(participants.values()) == 0:
        return
    found = compare_with_population(participants, population)
    assert sum(group.population for group in found.groups) == pytest.approx(1)
    for group in found.groups:
        if group.finding is Finding.FEWER:
            assert group.share.estimate < group.population
        elif group.finding is Finding.MORE:
            assert group.share.estimate > group.population
        elif group.finding is Finding.ALIKE:
            assert group.population / 1.5 <= group.share.low <= group.share.high <= group.population * 1.5
