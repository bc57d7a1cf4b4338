"""The Friends and Family and GP Patient Survey rules against their publishers' cases."""

import csv

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partake.methods.disclosure import (
    Flag,
    Unit,
    attack,
    cascade,
    first_level,
    friends_and_family_secrets,
    friends_and_family_statements,
    publish_friends_and_family,
    publish_gp_patient_survey,
    ranks,
    second_level,
)
from partake.methods.errors import MethodError

from ..external import external


def numbers(text):
    return [int(word) for word in text.split()]


def test_the_rules_agree_with_every_published_case():
    with external("insight/suppression/fft_suppression_cases.csv").open(newline="") as file:
        cases = list(csv.DictReader(file))
    assert len(cases) == 9
    for case in cases:
        given_parts = dict(part.split("=", 1) for part in case["given"].split("; ") if "=" in part)
        if case["rule"] == "first_level":
            found = first_level(numbers(given_parts["total_responses"]))
        elif case["rule"] == "second_level":
            groups = given_parts["group"].split() if "group" in given_parts else None
            found = second_level(
                numbers(given_parts["rank"]), [flag == 1 for flag in numbers(given_parts["first"])], groups
            )
        else:
            rank = numbers(case["given"].rpartition("rank=")[2])
            flags = case["given"].split("; ")[0].removeprefix("parent ").split()
            hidden = {key: flag == "1" for key, flag in (pair.split("=") for pair in flags)}
            parents = given_parts["child parent"].split() if "child parent" in given_parts else ["A"] * len(rank)
            found = cascade(hidden, parents, rank)
        assert [int(flag) for flag in found] == numbers(case["expected"]), case


def wards(*rows):
    """A site, a trust and a body above wards of these answers."""
    units = [Unit(f"w{place}", "site", row) for place, row in enumerate(rows)]
    total = tuple(map(sum, zip(*rows, strict=True)))
    return [Unit("body", None, total), Unit("trust", "body", total), Unit("site", "trust", total), *units]


LEAK = wards((1, 0, 0, 1, 0, 0), (9, 6, 1, 2, 0, 1), (50, 24, 5, 6, 2, 3))


def test_rows_are_hidden_as_the_publisher_hides_them():
    rows = {row.key: row for row in publish_friends_and_family(LEAK)}
    small, beside, large = rows["w0"], rows["w1"], rows["w2"]
    assert [row.flags for row in (small, beside, large)] == [{Flag.FIRST}, {Flag.SECOND}, set()]
    assert not any(count.is_shown for count in (*small.answers, *beside.answers))
    assert (small.positive, small.negative) == (None, None)
    assert round(beside.positive, 3) == 0.789
    assert [row.total.shown for row in (small, beside, large)] == [2, 19, 90]
    assert [count.shown for count in large.answers] == [50, 24, 5, 6, 2, 3]


@pytest.mark.parametrize("decimals", [None, 1, 0])
def test_the_attack_shows_that_these_rules_leak(decimals):
    rows = publish_friends_and_family(LEAK)
    found = attack(friends_and_family_statements(rows, decimals=decimals), friends_and_family_secrets(rows), width=2)
    assert not found.safe
    exposed = {placed.secret: (placed.low, placed.high) for placed in found.exposed}
    assert exposed["w0: positive"] == (1, 1)
    assert exposed["w0: negative"] == (1, 1)


def test_a_hidden_parent_hides_its_two_lowest_at_every_level_below():
    units = [
        Unit("big", None, (90, 0, 0, 0, 0, 0)),
        Unit("tiny", None, (3, 0, 0, 0, 0, 0)),
        Unit("next", None, (30, 0, 0, 0, 0, 0)),
        Unit("n1", "next", (10, 0, 0, 0, 0, 0), modes=(10, 0), eligible=40),
        Unit("n2", "next", (0, 0, 0, 0, 0, 0)),
        Unit("n3", "next", (20, 0, 0, 0, 0, 0)),
        Unit("n11", "n1", (10, 0, 0, 0, 0, 0)),
    ]
    rows = {row.key: row for row in publish_friends_and_family(units)}
    assert rows["tiny"].flags == {Flag.FIRST}
    assert rows["next"].flags == {Flag.SECOND}
    assert rows["n1"].flags == rows["n3"].flags == rows["n11"].flags == {Flag.CASCADE}
    assert rows["n2"].flags == rows["big"].flags == set()
    assert rows["n2"].positive is None
    assert not rows["n1"].modes[0].is_shown
    assert rows["n1"].eligible.shown == 40
    assert rows["n1"].positive == 1


def test_equal_wards_are_ranked_by_specialty_then_name():
    assert ranks([2, 2, 2, 0], ["s"] * 4, [("b", "", "x"), ("a", "", "z"), ("a", "", "y"), ("a",)]) == [
        3,
        2,
        1,
        0,
    ]
    assert ranks([2, 2], ["s"] * 2) == [1, 2]


@pytest.mark.parametrize(
    ("units", "message"),
    [
        ([Unit("a", "b", (0,) * 6)], "under 'b', which is not given"),
        ([Unit("a", None, (0,) * 6)] * 2, "key of its own"),
        ([Unit("a", "b", (0,) * 6), Unit("b", "a", (0,) * 6)], "circle"),
        ([Unit("a", None, (0,) * 5)], "5 answers, not 6"),
        ([Unit("a", None, (-1, 0, 0, 0, 0, 0))], "count of 'a' must be a whole number"),
        ([Unit("a", None, (0,) * 6, modes=(-1,))], "count of 'a' must be a whole number"),
        ([Unit("a", None, (0,) * 6, eligible=-1)], "count of 'a' must be a whole number"),
    ],
)
def test_what_cannot_be_published_is_refused_plainly(units, message):
    with pytest.raises(MethodError, match=message):
        publish_friends_and_family(units)


answers = st.tuples(*[st.integers(0, 6)] * 6)


@settings(deadline=None)
@given(st.lists(answers, min_size=1, max_size=6))
def test_every_small_row_is_hidden_and_nothing_shown_is_altered(rows):
    units = wards(*rows)
    for unit, row in zip(units, publish_friends_and_family(units), strict=True):
        assert (Flag.FIRST in row.flags) == (0 < unit.total < 5)
        assert [count.shown for count in row.answers] == ([None] * 6 if row.flags else list(unit.answers))


SURVEY = {"A": 3, "B": 9, "C": 40, "D": 0}


@pytest.mark.parametrize(
    ("options", "eligible", "about", "shown"),
    [
        ({"A": 4, "B": 5}, 9000, False, [None, None]),
        ({"A": 4, "B": 6}, 9000, True, [4, 6]),
        (SURVEY, 1001, True, [3, 9, 40, 0]),
        (SURVEY, 1000, False, [3, 9, 40, 0]),
        (SURVEY, 1000, True, [None, None, 40, 0]),
        ({"A": 3, "B": 2, "C": 40}, 1000, True, [None, None, 40]),
        ({"A": 40, "B": 0, "C": 12}, 1000, True, [40, 0, 12]),
        ({"A": 3, "B": 20, "C": 20}, 1000, True, [None, None, 20]),
        ({"A": 3, "B": 3, "C": 4}, 500, True, [None, None, None]),
    ],
)
def test_the_gp_patient_survey_rules(options, eligible, about, shown):
    found = publish_gp_patient_survey(options, eligible=eligible, about_the_person=about)
    assert [count.shown for count in found.values()] == shown


def test_the_gp_patient_survey_refuses_what_is_not_a_question():
    with pytest.raises(MethodError, match="at least one option"):
        publish_gp_patient_survey({}, eligible=5, about_the_person=True)
    with pytest.raises(MethodError, match="count of 'A'"):
        publish_gp_patient_survey({"A": -1}, eligible=5, about_the_person=True)
    with pytest.raises(MethodError, match="number eligible"):
        publish_gp_patient_survey({"A": 10}, eligible=-5, about_the_person=True)
