"""Opinion groups on real published votes, on planted groups, and against plain arithmetic."""

import csv
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from partake.methods.errors import MethodError
from partake.methods.opinion_groups import (
    Vote,
    VoteTable,
    clusters,
    consensus_statements,
    group_agreement,
    group_informed_consensus,
    opinion_groups,
    representative_statements,
    table_of_votes,
)
from partake.methods.opinion_groups.clusters import k_means, nearest, silhouette
from tests.methods.external import external


def planted(sizes: tuple[int, ...], statements: int, asked: float, seed: int = 0) -> tuple[VoteTable, list[int]]:
    """People of known groups: each group has a view on each statement, nine in ten of them hold it."""
    rng = np.random.default_rng(seed)
    own = np.repeat(np.arange(len(sizes)), sizes)
    views = rng.choice([-1.0, 1.0], size=(len(sizes), statements))
    values = views[own] * np.where(rng.random((len(own), statements)) < 0.9, 1.0, -1.0)
    values[rng.random(values.shape) > asked] = np.nan
    table = VoteTable(tuple(f"p{n:04}" for n in range(len(own))), tuple(f"s{n:03}" for n in range(statements)), values)
    return table, own.tolist()


# Published conversations (the Computational Democracy Project, CC BY 4.0)


@pytest.mark.parametrize(
    ("conversation", "people", "statements", "votes", "agreement", "stability"),
    [("brexit-consensus", 204, 50, 5303, 0.60, 0.5), ("vtaiwan.uberx", 1921, 197, 49443, 0.72, 0.8)],
)
def test_published_votes(
    conversation: str, people: int, statements: int, votes: int, agreement: float, stability: float
) -> None:
    folder = external("polis") / conversation
    with (folder / "votes.csv").open() as file:
        cast = [Vote(row["voter-id"], row["comment-id"], int(row["vote"])) for row in csv.DictReader(file)]
    table = table_of_votes(cast)
    assert table.values.shape == (people, statements)
    assert np.isfinite(table.values).sum() == votes < len(cast)
    with (folder / "participants-votes.csv").open() as file:
        published = {row["participant"]: row for row in csv.DictReader(file)}
    for person, row in zip(table.people, table.values, strict=True):
        for statement, value in zip(table.statements, row, strict=True):
            printed = published[person][statement]
            assert (np.isnan(value) and printed == "") or value == int(printed)
    with (folder / "comments.csv").open() as file:
        rejected = {row["comment-id"] for row in csv.DictReader(file) if row["moderated"] == "-1"}
    found = opinion_groups(table_of_votes(cast, leave_out=rejected))
    theirs = {person: row["group-id"] for person, row in published.items() if row["group-id"]}
    both = sorted(set(theirs) & set(found.group_of))
    ours = np.array([found.group_of[person] for person in both])
    assert group_agreement(ours, np.array([int(theirs[person]) for person in both])) > agreement
    assert found.stability > stability
    assert min(found.sizes) >= 5
    assert sum(found.sizes) + len(found.left_out) == len(found.places)


# Planted groups


@pytest.mark.parametrize("sizes", [(60, 40), (80, 50, 30)])
def test_planted_groups_are_found(sizes: tuple[int, ...]) -> None:
    table, own = planted(sizes, 60, 0.8)
    found = opinion_groups(table)
    assert found.sizes == sizes
    assert group_agreement(np.array([found.group_of[p] for p in table.people]), np.array(own)) == 1
    assert found.stability > 0.95
    assert found.left_out == ()
    assert opinion_groups(table) == found


def test_votes_at_random_are_not_stable() -> None:
    rng = np.random.default_rng(3)
    values = rng.choice([-1.0, 1.0], size=(120, 40))
    table = VoteTable(tuple(f"p{n:03}" for n in range(120)), tuple(f"s{n:02}" for n in range(40)), values)
    assert opinion_groups(table).stability < 0.5


def test_sparse_voters_are_left_out_and_not_drawn_to_the_middle() -> None:
    table, _ = planted((40, 30), 40, 1.0)
    table.values[0, 10:] = np.nan
    table.values[1, 6:] = np.nan
    found = opinion_groups(table)
    assert found.left_out == ("p0001",)
    width = abs(found.places["p0002"][0])
    assert abs(found.places["p0000"][0]) > width / 2


def test_no_resamples_gives_no_stability() -> None:
    assert np.isnan(opinion_groups(planted((20, 20), 10, 1.0)[0], resamples=0).stability)


def test_a_resample_without_the_few_is_one_group() -> None:
    values = np.ones((40, 4))
    values[:5, :2] = -1
    table = VoteTable(tuple(f"p{n:02}" for n in range(40)), tuple("abcd"), values)
    found = opinion_groups(table, resamples=400, most_groups=2)
    assert found.sizes == (35, 5)
    assert 0.5 < found.stability < 1


def test_mistakes_are_named() -> None:
    table, _ = planted((30, 30), 12, 1.0)
    with pytest.raises(MethodError, match="There are no votes"):
        table_of_votes([Vote("a", "s", 1)], leave_out={"s"})
    with pytest.raises(MethodError, match="a's vote on s is 2: it must be 1, 0 or -1"):
        table_of_votes([Vote("a", "s", 2)])
    with pytest.raises(MethodError, match="at least 3 statements, not 2"):
        opinion_groups(VoteTable(table.people, ("a", "b"), table.values[:, :2]))
    with pytest.raises(MethodError, match="Only 60 people voted on enough statements; groups need at least 61"):
        opinion_groups(table, fewest_people=61)
    with pytest.raises(MethodError, match="leaves one with fewer than 31 people"):
        opinion_groups(table, smallest_group=31)
    with pytest.raises(MethodError, match="Everyone votes alike"):
        opinion_groups(VoteTable(table.people, table.statements, np.ones_like(table.values)))
    stranger = VoteTable(table.people[1:], table.statements, table.values[1:])
    with pytest.raises(MethodError, match="p0000 is in a group but not in the table"):
        representative_statements(stranger, opinion_groups(table))


# Statements


def test_statement_figures_by_hand() -> None:
    """Group 1 (12 people) all agree with "one"; of group 2 (10) 2 agree, 6 disagree, 2 did not vote."""
    rows = [Vote(f"a{n:02}", "one", 1) for n in range(12)]
    rows += [Vote(f"b{n:02}", "one", 1 if n < 2 else -1) for n in range(8)]
    for n in range(12):
        rows += [Vote(f"a{n:02}", name, 1) for name in ("two", "three")]
    for n in range(10):
        rows += [Vote(f"b{n:02}", name, -1) for name in ("two", "three")]
    table = table_of_votes([*rows, *(Vote(f"{g}{n:02}", "all", 1) for g in "ab" for n in range(10))])
    groups = opinion_groups(table, fewest_votes=2, fewest_people=20)
    assert groups.sizes == (12, 10)
    found = {(s.group, s.statement): s for s in representative_statements(table, groups)}
    one = found[1, "one"]
    assert (one.side, one.count, one.voted) == (1, 12, 12)
    assert one.share == pytest.approx(13 / 14)
    assert one.ratio == pytest.approx((13 / 14) / (3 / 10))
    assert one.share_score == pytest.approx(2 * 13**0.5 * 0.5)
    pooled = (12 + 2 + 2) / (12 + 8 + 2)
    expected = (1 - 3 / 9) / (pooled * (1 - pooled) * (1 / 13 + 1 / 9)) ** 0.5
    assert one.ratio_score == pytest.approx(expected)
    assert (found[2, "one"].side, found[2, "one"].count, found[2, "one"].voted) == (-1, 6, 8)
    assert not any(statement == "all" for _, statement in found)
    assert len(representative_statements(table, groups, most=1)) == 2
    agreed = consensus_statements(table)
    assert [(s.statement, s.side, s.count, s.voted) for s in agreed] == [
        ("all", 1, 20, 20),
        ("one", 1, 14, 20),
    ]
    assert agreed[0].share == pytest.approx(21 / 22)
    assert agreed[0].share_score == pytest.approx(21**0.5)
    together = group_informed_consensus(table, groups)
    assert next(iter(together)) == "all"
    assert together["one"] == pytest.approx(13 / 14 * 3 / 10)


# Points and groupings


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=14))
def test_agreement_counts_pairs(pairs: list[tuple[int, int]]) -> None:
    one, other = (np.array(side) for side in zip(*pairs, strict=True))
    both = sum(a[0] == b[0] and a[1] == b[1] for a, b in combinations(pairs, 2))
    first = sum(a[0] == b[0] for a, b in combinations(pairs, 2))
    second = sum(a[1] == b[1] for a, b in combinations(pairs, 2))
    every = max(len(pairs) * (len(pairs) - 1) / 2, 1)
    chance = first * second / every
    most = (first + second) / 2
    expected = 1.0 if most == chance else (both - chance) / (most - chance)
    assert group_agreement(one, other) == pytest.approx(expected)
    assert group_agreement(other, one) == pytest.approx(expected)


def test_agreement_needs_the_same_people() -> None:
    with pytest.raises(MethodError, match="not of 1 and 2"):
        group_agreement(np.array([1]), np.array([1, 2]))
    with pytest.raises(MethodError, match="not of 0 and 0"):
        group_agreement(np.array([], dtype=int), np.array([], dtype=int))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(hnp.arrays(float, (9, 2), elements=st.integers(-5, 5).map(float)))
def test_silhouette_by_hand(points: np.ndarray) -> None:
    own = np.array([0, 0, 0, 0, 2, 2, 2, 2, 1])
    scores = []
    for i in range(9):
        far = np.hypot(*(points - points[i]).T)
        mates = [j for j in range(9) if own[j] == own[i] and j != i]
        if not mates:
            scores.append(0.0)
            continue
        inside = far[mates].mean()
        outside = min(far[own == g].mean() for g in set(own.tolist()) - {int(own[i])})
        scores.append((outside - inside) / max(inside, outside) if max(inside, outside) > 0 else 0.0)
    assert silhouette(points, own, np.random.default_rng(0)) == pytest.approx(np.mean(scores))


def test_silhouette_of_many_points_is_sampled(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(0)
    own = rng.integers(2, size=1000)
    points = rng.normal(size=(1000, 2)) + 6 * own[:, None]
    whole = silhouette(points, own, rng)
    monkeypatch.setattr(clusters, "COMPARED", 300)
    assert silhouette(points, own, rng) == pytest.approx(whole, abs=0.05)


def test_k_means_of_points_in_one_place() -> None:
    points = np.zeros((5, 2))
    centres = k_means(points, 2, np.random.default_rng(0), np.ones(5))
    assert nearest(points, centres).tolist() == [0, 0, 0, 0, 0]


def test_k_means_gives_up_moving_after_its_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "ROUNDS", 1)
    points = np.random.default_rng(1).normal(size=(60, 2))
    assert k_means(points, 3, np.random.default_rng(0), np.ones(60)).shape == (3, 2)
