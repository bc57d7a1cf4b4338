"""The fair lottery against published answers, every panel enumerated, and its own promises."""

import csv
from collections import Counter
from dataclasses import replace
from hashlib import sha256

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.methods.pools import lopsided_pool
from partake.methods.errors import MethodError
from partake.methods.lottery import (
    ImpossibleQuotasError,
    Lottery,
    Proof,
    Quota,
    Volunteer,
    draw,
    fair,
    fair_lottery,
    gini,
    numbered_panels,
    replacement_lottery,
    smallest_change,
)
from partake.methods.lottery.bound import leximin_bound
from partake.methods.lottery.draw import Dice
from partake.methods.lottery.exact import leximin
from partake.methods.lottery.exchange import Exchanges
from partake.methods.lottery.pool import rules
from partake.methods.lottery.programmes import best
from partake.methods.lottery.realise import Mixture, realise
from tests.methods.external import external
from tests.methods.plain_lottery import fewest_changes_by_hand, leximin_by_hand, meets

ONE_EACH = [Quota("side", "left", 1, 1), Quota("side", "right", 1, 1)]
SIDES = [Volunteer(name, {"side": "left" if name < "d" else "right"}) for name in "abcde"]

# Three people who each share an answer with the two others, at most one of each answer: fractions of people
# can give each a half, whole people only a third.
TRIANGLE = [
    Volunteer("p", {"a": "yes", "b": "no", "c": "yes"}),
    Volunteer("q", {"a": "yes", "b": "yes", "c": "no"}),
    Volunteer("r", {"a": "no", "b": "yes", "c": "yes"}),
    Volunteer("s", {"a": "no", "b": "no", "c": "no"}),
]


def triangle_quotas(fewest: int) -> list[Quota]:
    return [Quota(name, "yes", fewest, 1) for name in "abc"] + [Quota(name, "no", 0, 2) for name in "abc"]


# Published answers


@pytest.mark.parametrize(("size", "seats", "least"), [(2000, 200, 99), (200, 20, 9)])
def test_one_rare_person_has_the_same_chance_as_everyone(size: int, seats: int, least: int) -> None:
    """The example pools of Flanigan and others (Nature 2021): a fair lottery gives everyone 10%."""
    pool = [Volunteer("rare", {"one": "A", "two": "x"})]
    pool += [Volunteer(f"A{n}", {"one": "A", "two": "y"}) for n in range(size // 2 - 1)]
    pool += [Volunteer(f"B{n}", {"one": "B", "two": "x"}) for n in range(size // 2)]
    quotas = [Quota(c, v, least, seats) for c, v in (("one", "A"), ("one", "B"), ("two", "x"), ("two", "y"))]
    lottery = fair_lottery(pool, quotas, seats)
    assert all(chance == pytest.approx(0.1, abs=1e-9) for chance in lottery.chances.values())
    assert lottery.certificate.proof is Proof.BOUND
    assert lottery.certificate.gini == pytest.approx(0, abs=1e-9)
    assert meets(draw(lottery, "seed"), pool, quotas, seats)


def test_panel_of_thirty_from_a_hundred() -> None:
    """Leximin figures published for this pool by two other solvers: 0.2967, 0.3333, Gini 0.0100."""
    folder = external("sortition/apache2_opendlp_monitor_30")
    with (folder / "respondents.csv").open() as people, (folder / "categories.csv").open() as wanted:
        pool = [Volunteer(row.pop("id"), row) for row in csv.DictReader(people)]
        quotas = [
            Quota(row["category"], row["feature"], int(row["min"]), int(row["max"])) for row in csv.DictReader(wanted)
        ]
    lottery = fair_lottery(pool, quotas, 30)
    certificate = lottery.certificate
    assert round(certificate.smallest, 4) == 0.2967
    assert round(certificate.largest, 4) == 0.3333
    assert round(certificate.gini, 4) == 0.0100
    assert round(certificate.geometric_mean, 5) == 0.29983
    assert certificate.furthest < 1e-9
    assert meets(draw(lottery, "a seed"), pool, quotas, 30)
    ballot = numbered_panels(lottery, "a seed", 1000)
    assert all(meets(panel, pool, quotas, 30) for panel in ballot.panels)
    assert ballot.furthest < 0.006


# Every panel enumerated


@st.composite
def small_pools(draw_from: st.DrawFn) -> tuple[list[Volunteer], list[Quota], int]:
    categories = draw_from(st.integers(1, 3))
    size = draw_from(st.integers(3, 7))
    pool = [
        Volunteer(
            f"p{n}",
            {f"c{c}": draw_from(st.sampled_from("xyz"[: 2 + c % 2])) for c in range(categories)},
            draw_from(st.sampled_from([None, None, "here", "there"])),
        )
        for n in range(size)
    ]
    together = sum(person.household is None for person in pool)
    together += len({person.household for person in pool} - {None})
    seats = draw_from(st.integers(1, min(4, together)))
    quotas = []
    for c in range(categories):
        for value in "xyz"[: 2 + c % 2]:
            lowest = draw_from(st.integers(0, 2))
            quotas.append(Quota(f"c{c}", value, lowest, draw_from(st.integers(max(lowest, 1), 4))))
    return pool, quotas, seats


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(small_pools())
def test_chances_are_those_of_every_panel_enumerated(case: tuple[list[Volunteer], list[Quota], int]) -> None:
    pool, quotas, seats = case
    expected = leximin_by_hand(pool, quotas, seats)
    if expected is None:
        with pytest.raises(ImpossibleQuotasError) as refused:
            fair_lottery(pool, quotas, seats)
        changes = refused.value.changes
        moved = sum(c.quota.lowest - c.lowest + c.highest - c.quota.highest for c in changes)
        assert moved == fewest_changes_by_hand(pool, quotas, seats) > 0
        mended = {(c.quota.category, c.quota.value): (c.lowest, c.highest) for c in changes}
        quotas = [Quota(q.category, q.value, *mended.get((q.category, q.value), (q.lowest, q.highest))) for q in quotas]
        expected = leximin_by_hand(pool, quotas, seats)
        assert expected is not None
    assert smallest_change(pool, quotas, seats) == ()
    lottery = fair_lottery(pool, quotas, seats)
    assert lottery.chances == pytest.approx(expected, abs=1e-6)
    assert lottery.certificate.furthest < 1e-6
    assert lottery.certificate.proof is not Proof.NEAR
    assert meets(draw(lottery, "any seed"), pool, quotas, seats)
    assert fair_lottery(pool[::-1], quotas[::-1], seats) == lottery


# Fractions of people


def test_whole_people_where_fractions_promise_more() -> None:
    lottery = fair_lottery(TRIANGLE, triangle_quotas(0), 2)
    assert lottery.chances == pytest.approx({"p": 1 / 3, "q": 1 / 3, "r": 1 / 3, "s": 1}, abs=1e-9)
    assert lottery.certificate.proof is Proof.SEARCH
    assert lottery.certificate.bound == pytest.approx(0.5)
    assert "no other panel" in str(lottery.certificate)


def test_says_so_when_not_shown_to_be_fairest() -> None:
    lottery = fair_lottery(TRIANGLE, triangle_quotas(0), 2, search_up_to=3)
    assert lottery.certificate.proof is Proof.NEAR
    assert lottery.certificate.furthest == pytest.approx(0.5, abs=1e-6)


def test_quotas_only_fractions_could_meet_are_impossible() -> None:
    with pytest.raises(ImpossibleQuotasError, match=r"The smallest change: [abc]: yes from 1-1 to 0-1"):
        fair_lottery(TRIANGLE, triangle_quotas(1), 2)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_middling_pool_reaches_the_bound(seed: int) -> None:
    pool, quotas = lopsided_pool(seed, 300, 40, values=(4, 5, 5, 6), homes=30)
    lottery = fair_lottery(pool, quotas, 40)
    assert lottery.certificate.proof is Proof.BOUND
    assert lottery.certificate.furthest < 1e-9
    assert all(meets(draw(lottery, f"seed {n}"), pool, quotas, 40) for n in range(20))


def test_searching_every_panel_agrees_with_the_bound() -> None:
    """Two roads to the same chances: column generation from three panels, and the fractional bound."""
    asked = rules(*lopsided_pool(2, 60, 10, values=(2, 4, 5, 5, 3), width=1), 10)
    bound = leximin_bound(asked)
    assert bound is not None
    near = realise(asked, bound)
    assert near is not None
    searched, chances = leximin(asked, near.panels[:3])
    assert chances == pytest.approx(bound, abs=1e-6)
    assert searched.furthest < 1e-6


@pytest.mark.slow
def test_a_national_pool_reaches_the_bound() -> None:
    pool, quotas = lopsided_pool(3, 1700, 110)
    certificate = fair_lottery(pool, quotas, 110).certificate
    assert certificate.proof is Proof.BOUND
    assert certificate.furthest < 1e-9


def test_exchanges_only_ever_better_a_panel() -> None:
    pool, quotas = lopsided_pool(1, 600, 80, values=(4, 5, 5, 6))
    asked = rules(pool, quotas, 80)
    rng = np.random.default_rng(1)
    wanted = rng.random(len(asked.counts))
    start = best(-wanted, asked.counts, asked.rows, asked.lowest, asked.highest, whole=True, gap=0.1)
    assert start is not None
    totals = asked.rows @ start.point
    alike = replace(asked, lowest=totals, highest=totals)
    ended = Exchanges(alike, rng).improve(start.point, wanted)
    assert alike.allow(ended)
    assert wanted @ ended > 2 * (wanted @ start.point)


# The draw


def test_dice_are_sha_256_of_seed_and_throw() -> None:
    dice = Dice("ball 7")
    expected = [int(sha256(f"ball 7:{n}".encode()).hexdigest(), 16) % 6 for n in range(5)]
    assert [dice.below(6) for _ in range(5)] == expected


def test_dice_pass_over_the_last_incomplete_run() -> None:
    first = int(sha256(b"x:0").hexdigest(), 16)
    second = int(sha256(b"x:1").hexdigest(), 16)
    assert second < first, "so a limit between them refuses the first and takes the second"
    assert Dice("x").below(first) == second


def test_draws_come_as_often_as_promised() -> None:
    pool, quotas = lopsided_pool(5, 40, 8, values=(2, 3), homes=8)
    lottery = fair_lottery(pool, quotas, 8)
    draws = 4000
    drawn = Counter(person for n in range(draws) for person in draw(lottery, f"draw {n}"))
    for person, chance in lottery.chances.items():
        spread = max(1e-9, (draws * chance * (1 - chance)) ** 0.5)
        assert abs(drawn[person] - draws * chance) < 4.5 * spread + 1e-6


def test_the_same_seed_draws_the_same_panel() -> None:
    lottery = fair_lottery(SIDES, ONE_EACH, 2)
    assert draw(lottery, "s") == draw(lottery, "s")
    assert len({draw(lottery, f"s{n}") for n in range(60)}) == 6


def test_people_of_one_type_take_turns_on_numbered_panels() -> None:
    lottery = fair_lottery(SIDES, ONE_EACH, 2)
    ballot = numbered_panels(lottery, "s", how_many=100)
    turns = Counter(person for panel in ballot.panels for person in panel)
    assert sorted(turns.values()) == [33, 33, 34, 50, 50]
    assert ballot.furthest == pytest.approx(34 / 100 - 1 / 3)


# Replacements


def test_replacements_keep_quotas_and_households() -> None:
    pool, quotas = lopsided_pool(2, 120, 16, values=(2, 3, 4), homes=40)
    panel = draw(fair_lottery(pool, quotas, 16), "first")
    again = replacement_lottery(pool, quotas, 16, staying=panel[3:], gone=panel[:3])
    chosen = draw(again, "second")
    assert not set(chosen) & set(panel)
    assert meets((*panel[3:], *chosen), pool, quotas, 16)
    assert again.certificate.seats == 3


def test_replacement_may_be_impossible() -> None:
    with pytest.raises(ImpossibleQuotasError, match="side: left from 0-0 to 0-1; side: right from 1-1 to 0-1"):
        replacement_lottery(SIDES, ONE_EACH, 2, staying=["a"], gone=["d", "e"])


@pytest.mark.parametrize(
    ("staying", "gone", "message"),
    [
        (["z"], [], "z is not in the pool"),
        (["a"], ["a"], "a cannot be both staying and gone"),
        (["a", "d"], [], "No seat is empty: 2 people stay and there are 2 seats"),
    ],
)
def test_replacement_mistakes(staying: list[str], gone: list[str], message: str) -> None:
    with pytest.raises(MethodError, match=message):
        replacement_lottery(SIDES, ONE_EACH, 2, staying=staying, gone=gone)


def test_replacement_refuses_people_above_a_quota() -> None:
    quotas = [Quota("side", "left", 0, 1), Quota("side", "right", 0, 3)]
    with pytest.raises(MethodError, match="2 people staying are side: left, above its highest of 1"):
        replacement_lottery(SIDES, quotas, 3, staying=["a", "b"], gone=[])


# Mistakes and edges


@pytest.mark.parametrize(
    ("pool", "quotas", "seats", "message"),
    [
        ([], ONE_EACH, 2, "Nobody has volunteered"),
        (SIDES, ONE_EACH, 0, "at least 1 seat, not 0"),
        (SIDES, ONE_EACH, 6, "6 seats cannot be filled: 5 people"),
        ([*SIDES, SIDES[0]], ONE_EACH, 2, "Volunteer a is in the pool twice"),
        ([Volunteer("a", {})], ONE_EACH, 1, "Volunteer a has no answer for side"),
        ([Volunteer("a", {"side": "Left"})], ONE_EACH, 1, "answered 'Left' for side, which has no quota"),
        (SIDES, [*ONE_EACH, ONE_EACH[0]], 2, "two quotas for side: left"),
        (SIDES, [Quota("side", "left", -1, 1)], 2, "asks for -1 to 1 people"),
        (SIDES, [Quota("side", "left", 2, 1)], 2, "asks for 2 to 1 people"),
        (SIDES, [Quota("side", "left", 0.5, 1)], 2, "must be in whole people"),  # type: ignore[arg-type]
        ([Volunteer(n, {}, "home") for n in "ab"], [], 2, "at most 1 can sit together"),
    ],
)
def test_mistakes_are_named(pool: list[Volunteer], quotas: list[Quota], seats: int, message: str) -> None:
    with pytest.raises(MethodError, match=message):
        fair_lottery(pool, quotas, seats)


def test_draw_mistakes() -> None:
    lottery = fair_lottery(SIDES, ONE_EACH, 2)
    with pytest.raises(MethodError, match="needs a seed"):
        draw(lottery, " ")
    with pytest.raises(MethodError, match="at least 1 numbered panel, not 0"):
        numbered_panels(lottery, "s", 0)


def test_without_quotas_everyone_is_alike() -> None:
    lottery = fair_lottery([Volunteer(n, {}) for n in "abcd"], [], 1)
    assert set(lottery.chances.values()) == {0.25}


def test_a_panel_of_everyone() -> None:
    lottery = fair_lottery(SIDES, [], 5)
    assert set(lottery.chances.values()) == {1.0}


def test_gini() -> None:
    assert gini(np.array([1.0, 1, 1])) == 0
    assert gini(np.array([0.0, 0, 0, 1])) == 0.75


def test_never_publishes_a_panel_that_breaks_a_quota(monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_: object) -> Mixture:
        return Mixture(np.array([[2.0, 0.0]]), np.array([1.0]), 0.0)

    monkeypatch.setattr(fair, "realise", faulty)
    with pytest.raises(MethodError, match="breaks a quota"):
        fair_lottery(SIDES, ONE_EACH, 2)


def test_lottery_is_a_value() -> None:
    one, two = fair_lottery(SIDES, ONE_EACH, 2), fair_lottery(SIDES, ONE_EACH, 2)
    assert isinstance(one, Lottery)
    assert one == two
    assert sum(one.tickets) == fair.TICKETS
