"""Groups of people who vote alike, found as Polis finds them, and how far they can be trusted."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from partake.methods.errors import MethodError
from partake.methods.opinion_groups.clusters import group_agreement, k_means, nearest, silhouette
from partake.methods.opinion_groups.votes import Floats, VoteTable


@dataclass(frozen=True)
class OpinionGroups:
    """This will hold each person's group (1 is the largest) and place on the picture, those left out because
    they voted too little, how far apart the groups stand (`silhouette`, -1 to 1) and how far they would stay
    the same with other people (`stability`: 1 the same, 0 no better than chance)."""

    group_of: Mapping[str, int]
    places: Mapping[str, tuple[float, float]]
    left_out: tuple[str, ...]
    silhouette: float
    stability: float

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many people are in group 1, group 2 and so on."""
        return tuple(np.bincount(list(self.group_of.values()))[1:].tolist())


def opinion_groups(
    table: VoteTable,
    *,
    fewest_votes: int = 7,
    fewest_people: int = 20,
    smallest_group: int = 5,
    most_groups: int = 5,
    resamples: int = 20,
    seed: int = 0,
) -> OpinionGroups:
    """This will put people who vote alike into groups, as Polis does: missing votes become the statement's
    mean, people are placed on the two directions that differ most, those who voted little are moved out in
    proportion (the root of statements over votes), and the number of groups, from 2 to `most_groups`, is the
    one that stands furthest apart.

    Args:
        fewest_votes: people with fewer are left out (or fewer than all statements, if those are fewer).
        fewest_people: with fewer than this to group, there is no honest answer.
        smallest_group: a number of groups that makes one smaller than this is not used: it could point to
            someone, and one person is not a group.
        resamples: times people are drawn again, with repeats, and grouped anew, for `stability`: the mean
            agreement (adjusted Rand index) of those groupings with this one. Below about 0.6, do not show
            groups as fact.
        seed: of the random starts; the same table and seed give the same groups.

    2,000 people and 900 statements take a few seconds on one core.

    Raises:
        MethodError: too few people or statements, everyone votes alike, or every number of groups makes one
            too small.

    Source: Small, Bjorkegren, Erkkilä, Shaw and Megill, "Polis: scaling deliberation by mapping high
    dimensional opinion spaces", Recerca 26 (2021). Polis first gathers people into a hundred small clusters
    and is slow to change the number of groups; we do neither, so our groups can differ from its own: on two
    published conversations (vTaiwan on UberX; Brexit) the adjusted Rand index with its groups is 0.75 and
    0.64.

    Example:
        >>> from partake.methods.opinion_groups import Vote, opinion_groups, table_of_votes
        >>> votes = [Vote(f"p{p:02}", f"s{s}", 1 if (p < 15) == (s < 4) or (p + s) % 7 == 0 else -1)
        ...          for p in range(25) for s in range(8)]
        >>> found = opinion_groups(table_of_votes(votes))
        >>> found.sizes, found.group_of["p00"], found.group_of["p24"]
        ((15, 10), 1, 2)
    """
    seen = np.isfinite(table.values)
    enough = seen.sum(axis=1) >= min(fewest_votes, len(table.statements))
    if len(table.statements) < 3:
        raise MethodError(f"Groups need at least 3 statements, not {len(table.statements)}.")
    needed = max(fewest_people, 3)
    if enough.sum() < needed:
        raise MethodError(f"Only {enough.sum()} people voted on enough statements; groups need at least {needed}.")
    rng = np.random.default_rng(seed)
    everyone = np.ones(len(table.people))
    places = _places(table.values, everyone)
    points = places[enough]
    if not points.any():
        raise MethodError("Everyone votes alike, so there are no groups.")
    apart, centres = -np.inf, points[:0]
    for count in range(2, most_groups + 1):
        found = k_means(points, count, rng, np.ones(len(points)))
        own = nearest(points, found)
        if np.bincount(own, minlength=count).min() < smallest_group:
            continue
        score = silhouette(points, own, rng)
        if score > apart:
            apart, centres = score, found
    if not len(centres):
        raise MethodError(f"Every way to make groups leaves one with fewer than {smallest_group} people.")
    own = nearest(points, centres)
    again = [_grouped_again(table.values, enough, len(centres), rng) for _ in range(resamples)]
    stability = float(np.mean([group_agreement(own, other) for other in again])) if again else float("nan")
    rank = np.empty(len(centres), dtype=int)
    rank[np.argsort(-np.bincount(own), kind="stable")] = np.arange(1, len(centres) + 1)
    grouped = [person for person, kept in zip(table.people, enough, strict=True) if kept]
    return OpinionGroups(
        group_of=dict(zip(grouped, rank[own].tolist(), strict=True)),
        places={p: (float(x), float(y)) for p, (x, y) in zip(table.people, places, strict=True)},
        left_out=tuple(p for p, kept in zip(table.people, enough, strict=True) if not kept),
        silhouette=apart,
        stability=stability,
    )


def _grouped_again(values: Floats, enough: np.ndarray, count: int, rng: np.random.Generator) -> np.ndarray:
    """Everyone's group had other people, drawn with repeats from these, made the groups."""
    times = np.bincount(rng.integers(len(values), size=len(values)), minlength=len(values)).astype(float)
    points = _places(values, times)[enough]
    return nearest(points, k_means(points, count, rng, times[enough]))


def _places(values: Floats, times: Floats) -> Floats:
    """Each person's place (n x 2) on the two directions in which people, counted `times`, differ most."""
    from scipy.sparse.linalg import LinearOperator, svds

    seen = np.isfinite(values)
    votes = np.where(seen, values, 0.0)
    means = (times @ votes) / np.maximum(times @ seen, 1.0)
    centred = np.where(seen, values - means, 0.0)
    weighted = np.sqrt(times)[:, None] * centred
    if not np.any(weighted):
        return np.zeros((len(values), 2))
    start = np.ones(min(values.shape))
    _, size, axes = svds(LinearOperator(weighted.shape, weighted.dot, weighted.T.dot, dtype=float), k=2, v0=start)
    axes = axes[np.argsort(-size)]
    # A direction and its opposite are the same: point each to where its largest part is positive.
    axes *= np.sign(axes[[0, 1], np.abs(axes).argmax(axis=1)])[:, None]
    scale = np.sqrt(values.shape[1] / np.maximum(seen.sum(axis=1), 1))
    places: Floats = (centred @ axes.T) * scale[:, None]
    return places
