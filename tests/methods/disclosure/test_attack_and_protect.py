"""The attack against every possible table counted one by one, and protection that stands up to it."""

from importlib import import_module
from itertools import product
from math import inf

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partake.methods.disclosure import (
    Attack,
    Dimension,
    Placed,
    Statement,
    Table,
    Withheld,
    attack,
    cross_table,
    protect,
    same_number,
    share_statement,
    statements_of,
)
from partake.methods.errors import MethodError

WARDS = Dimension(0, {}, total="all")
ANSWERS = Dimension(1, {}, total="all")


def known(atoms, low, high=None):
    return Statement(frozenset(atoms), low, low if high is None else high)


def possible(atoms, statements, most):
    """Every table of whole counts up to `most` that agrees with the statements."""
    for counts in product(range(most + 1), repeat=len(atoms)):
        table = dict(zip(atoms, counts, strict=True))
        if all(said.low <= sum(table[atom] for atom in said.atoms) <= said.high for said in statements):
            yield table


small_table = st.lists(st.integers(0, 4), min_size=4, max_size=6)


@settings(max_examples=60, deadline=None)
@given(small_table, st.data())
def test_the_attack_places_secrets_as_closely_as_counting_every_table(counts, data):
    columns = 2 if len(counts) < 6 else 3
    counts = counts[: 2 * columns]
    atoms = [(row, column) for row in "ab" for column in "xyz"[:columns]]
    truth = dict(zip(atoms, counts, strict=True))
    sums = [frozenset(a for a in atoms if a[0] == row) for row in "ab"]
    sums += [frozenset(a for a in atoms if a[1] == column) for column in "xyz"[:columns]]
    sums += [frozenset([atom]) for atom in atoms]
    shown = data.draw(st.lists(st.sampled_from(sums), unique=True))
    statements = [known(cell, sum(truth[atom] for atom in cell)) for cell in shown]
    statements += [known([atom], 0, 4) for atom in atoms]  # so that counting every table comes to an end
    secret = data.draw(st.sampled_from(sums))
    tables = list(possible(atoms, statements, 4))
    values = [sum(table[atom] for atom in secret) for table in tables]
    found = attack(statements, {"it": secret}, width=1).placed[0]
    assert (found.low, found.high) == (min(values), max(values))


def test_what_nothing_speaks_of_has_no_upper_end():
    found = attack([known("a", 3)], {"b": frozenset("b"), "ab": frozenset("ab")}, width=5)
    assert [(placed.low, placed.high) for placed in found.placed] == [(0, inf), (3, inf)]
    assert found.safe
    unbounded = attack([known("ab", 3, inf)], {"a": frozenset("a")}, width=5)
    assert unbounded.placed[0].width == inf


def test_secrets_may_lie_across_parts_that_nothing_ties_together():
    statements = [known("ab", 4), known("cd", 6), known("e", 1)]
    found = attack(statements, {"ace": frozenset("ace")}, width=5)
    assert (found.placed[0].low, found.placed[0].high) == (1, 11)
    assert found.placed[0].width == 10


def test_rounded_shares_and_repeated_figures_narrow_what_is_known():
    statements = [known("ab", 40), share_statement(frozenset("a"), 0.5, 40, decimals=0), known("a", 0, 20)]
    found = attack(statements, {"b": frozenset("b")}, width=5)
    assert (found.placed[0].low, found.placed[0].high) == (20, 20)


@pytest.mark.parametrize(
    "statements",
    [
        [known("a", 3), known("a", 4)],
        [known("a", 3), known("ab", 2)],
        [known("a", 3), known("b", 3), known("ab", 7)],
        [known("ab", 3), known("bc", 3), known("ac", 1), known("abc", 9)],
    ],
)
def test_figures_that_contradict_each_other_are_refused(statements):
    with pytest.raises(MethodError, match="contradict each other"):
        attack(statements, {"a": frozenset("a"), "c": frozenset("c")}, width=5)


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: attack([], {"a": frozenset()}, width=5), "'a' has no atoms"),
        (lambda: attack([], {"a": frozenset("a")}, width=0), "width must be above 0"),
        (lambda: share_statement(frozenset("a"), 1.5, 10), "not a share"),
        (lambda: share_statement(frozenset("a"), 0.5, -1), "not a share"),
        (lambda: share_statement(frozenset("a"), 0.5, 3), "no whole number out of 3"),
        (lambda: cross_table("t", [], [WARDS]), "at least one atom"),
        (lambda: cross_table("t", [("a",)], []), "at least one atom and one dimension"),
        (lambda: cross_table("t", [("a",)], [Dimension(0, {"a": "b", "b": "a"})]), "'a' lies within itself"),
        (lambda: statements_of(Table("t", {}), {"x": protect_one().tables["t"]["all",]}), "no cell 'x'"),
        (lambda: protect({"a": 1}, [Table("t", {"c": frozenset("b")})]), "speaks of 'b'"),
        (lambda: protect({"a": 1}, [Table("t", {"c": frozenset()})]), "adds up no atoms"),
        (lambda: protect({"a": 1}, [], earlier=[known("b", 9)]), "earlier speaks of 'b'"),
        (lambda: protect({"a": 1}, [], secrets={"s": frozenset("b")}), "earlier speaks of 'b'"),
        (lambda: protect({"a": -1}, []), "count of 'a' must be"),
        (lambda: protect({"a": 1}, [Table("t", {})] * 2), "name of its own"),
        (lambda: protect({"a": 1}, [], fewest=1), "at least 2"),
        (lambda: protect({"a": 1}, [], width=0), "above 0 and finite"),
        (lambda: protect({"a": 1}, [], width=inf), "above 0 and finite"),
    ],
)
def test_what_cannot_be_asked_is_refused_plainly(ask, message):
    with pytest.raises(MethodError, match=message):
        ask()


def protect_one():
    return protect({("w",): 9}, [cross_table("t", [("w",)], [WARDS])])


def table_of(rows, names="abcdef"):
    counts = {(names[i], str(j)): n for i, row in enumerate(rows) for j, n in enumerate(row)}
    return counts, cross_table("t", counts, [WARDS, ANSWERS])


def dashes(found, table="t"):
    return {cell for cell, count in found.tables[table].items() if not count.is_shown}


def test_one_small_count_takes_three_more_with_it_and_the_smallest_that_do():
    counts, table = table_of([[2, 20, 30], [40, 9, 50], [60, 70, 8]])
    found = protect(counts, [table])
    assert (found.small, found.beside) == (1, 3)
    assert dashes(found) == {("a", "0"), ("a", "1"), ("b", "0"), ("b", "1")}
    assert found.attack.safe
    assert found.attack.placed[0].secret == ("t", ("a", "0"))
    assert found.tables["t"]["a", "0"].reason is found.tables["t"]["b", "1"].reason is Withheld.SMALL


def test_nothing_is_hidden_where_nothing_is_small():
    counts, table = table_of([[5, 0], [9, 7]])
    found = protect(counts, [table])
    assert (found.small, found.beside, dashes(found)) == (0, 0, set())
    assert found.attack.placed == ()


def test_totals_are_hidden_when_nothing_less_will_do():
    found = protect({("w",): 3}, [cross_table("t", [("w",)], [WARDS])])
    assert dashes(found) == {("w",), ("all",)}
    few = protect({("v",): 3, ("w",): 0}, [cross_table("t", [("v",), ("w",)], [WARDS])])
    assert ("all",) in dashes(few)


def test_the_same_people_in_two_tables_are_hidden_in_both():
    numbers = [1, 9, 8, 12, 20, 30, 25, 18, 16, 40, 22, 33]
    people = dict(zip(product(["w1", "w2", "w3"], "fm", ["young", "old"]), numbers, strict=True))
    by_sex = cross_table("by sex", people, [WARDS, ANSWERS])
    by_age = cross_table("by age", people, [WARDS, Dimension(2, {}, total="all")])
    everything = cross_table("all three", people, [WARDS, ANSWERS, Dimension(2, {}, total="all")])
    found = protect(people, [by_sex, by_age, everything])
    assert found.attack.safe
    for ward in ("w1", "w2", "w3", "all"):
        assert found.tables["by sex"][ward, "f"] == found.tables["all three"][ward, "f", "all"]
    alone = protect(people, [everything])
    assert attack(alone.statements, {"it": frozenset([("w1", "f", "young")])}, width=5).safe


def test_a_hierarchy_of_sites_and_trusts_is_protected_at_every_level():
    random = np.random.default_rng(3)
    answers = ["Very good", "Good", "Neither", "Poor", "Very poor", "Don’t know"]
    parents = {f"w{i}": f"s{i % 4}" for i in range(20)} | {f"s{i}": f"t{i % 2}" for i in range(4)}
    counts = {
        (f"w{i}", answer): int(n)
        for i in range(20)
        for answer, n in zip(
            answers,
            random.multinomial(random.integers(1, 60), [0.7, 0.18, 0.04, 0.03, 0.03, 0.02]),
            strict=True,
        )
    }
    table = cross_table("fft", counts, [Dimension(0, parents, total="all"), Dimension(1, {}, total="Responses")])
    found = protect(counts, [table])
    assert found.attack.safe
    assert found.small > 30
    assert found.tables["fft"]["all", "Responses"].shown == sum(counts.values())
    for cell, atoms in table.cells.items():
        total, published = sum(counts[atom] for atom in atoms), found.tables["fft"][cell]
        assert published.shown in (None, total)
        if 0 < total < 5:
            assert not published.is_shown


def test_an_earlier_table_that_showed_a_neighbour_is_reckoned_with():
    counts, table = table_of([[2, 20], [40, 9], [7, 8]])
    first = protect(counts, [table])
    other = next(cell for cell in dashes(first) if cell[0] in "bc" and "all" not in cell)
    earlier = [known(table.cells[other], sum(counts[atom] for atom in table.cells[other]))]
    careless = attack([*first.statements, *earlier], {"it": table.cells["a", "0"]}, width=5)
    assert not careless.safe
    second = protect(counts, [table], earlier=earlier)
    assert second.attack.safe
    assert dashes(second) != dashes(first)


def test_a_small_count_published_earlier_can_no_longer_be_hidden():
    counts, table = table_of([[2, 20], [40, 9]])
    with pytest.raises(MethodError, match="already places a small count"):
        protect(counts, [table], earlier=[known([("a", "0")], 2)])
    protect(counts, [table], earlier=[known([("a", "0")], 1, 6)])
    with pytest.raises(MethodError, match="already places a small count"):
        protect(counts, [table], earlier=[known([("a", "0")], 1, 5)])


def test_both_sides_of_a_count_are_used_when_earlier_figures_bound_it():
    counts, table = table_of([[3, 20], [40, 9]])
    found = protect(counts, [table], earlier=[known([("a", "0")], 1, 6)])
    assert [(placed.low, placed.high) for placed in found.attack.placed] == [(1, 6)]


def test_late_answers_cannot_be_had_by_subtracting_an_earlier_version():
    first_counts = {("w1", "Good", "in time"): 30, ("w1", "Poor", "in time"): 12,
                    ("w2", "Good", "in time"): 25, ("w2", "Poor", "in time"): 9}  # fmt: skip
    july = cross_table("July", first_counts, [WARDS, ANSWERS])
    earlier = protect(first_counts, [july])
    assert dashes(earlier, "July") == set()
    late = {("w1", "Poor", "late"): 2, ("w2", "Good", "late"): 6}
    counts = first_counts | late
    revised = cross_table("July, revised", counts, [WARDS, ANSWERS])
    secrets = {("late", atom): frozenset([atom]) for atom in late}
    careless = protect(counts, [revised])
    assert not attack([*earlier.statements, *careless.statements], secrets, width=5).safe
    found = protect(counts, [revised], earlier=earlier.statements, secrets=secrets)
    assert found.attack.safe
    assert (found.small, found.beside > 0) == (0, True)
    assert attack(
        [*earlier.statements, *found.statements], {"it": secrets["late", ("w1", "Poor", "late")]}, width=5
    ).safe


def test_nothing_is_published_that_fails_its_own_attack(monkeypatch):
    exposed = Attack(5, (Placed("it", 2, 2),))
    module = import_module("partake.methods.disclosure.protect")
    monkeypatch.setattr(module, "attack", lambda *statements, **options: exposed)
    with pytest.raises(MethodError, match="did not stand up"):
        protect_one()


counts_2d = st.lists(st.lists(st.integers(0, 12), min_size=3, max_size=3), min_size=2, max_size=4)


@settings(max_examples=80, deadline=None)
@given(counts_2d, st.integers(2, 7), st.integers(1, 9))
def test_no_small_count_can_be_placed_whatever_the_table(rows, fewest, width):
    counts, table = table_of(rows)
    found = protect(counts, [table], fewest=fewest, width=width)
    assert found.attack.safe
    for cell, atoms in table.cells.items():
        total, published = sum(counts[atom] for atom in atoms), found.tables["t"][cell]
        assert published.shown in (None, total)
        if 0 < total < fewest:
            assert not published.is_shown
    assert attack(found.statements, {"it": frozenset(counts)}, width=1).placed[0].low <= sum(counts.values())


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=4, max_size=4))
def test_protection_stands_up_to_counting_every_table(numbers):
    counts, table = table_of([numbers[:2], numbers[2:]])
    found = protect(counts, [table], fewest=3, width=3)
    atoms = list(counts)
    tables = list(possible(atoms, found.statements, 6))
    for atom in atoms:
        if 0 < counts[atom] < 3:
            values = {each[atom] for each in tables}
            assert max(values) - min(values) >= 3


@given(st.integers(0, 30), st.integers(0, 30))
def test_what_is_known_of_one_sum_is_known_of_the_same_number_elsewhere(low, more):
    tie = same_number(frozenset({"a"}), frozenset({"x", "y"}), less="gap", most=1000)
    found = attack([known("a", low, low + more), *tie], {"it": frozenset({"x", "y"})}, width=1).placed[0]
    assert (found.low, found.high) == (low, low + more)


def test_what_ties_two_sums_is_in_neither():
    with pytest.raises(MethodError, match="of its own"):
        same_number(frozenset("ab"), frozenset("c"), less="b", most=10)
