"""Points in the plane put into groups, and how alike two groupings are."""

import numpy as np

from partake.methods.errors import MethodError
from partake.methods.opinion_groups.votes import Floats, Groups

STARTS = 10
"""Times k-means starts afresh; the tightest grouping is kept."""
ROUNDS = 100
COMPARED = 2000
"""Points among which silhouettes are worked out, since they need every distance."""


def k_means(points: Floats, groups: int, rng: np.random.Generator, weights: Floats) -> Floats:
    """This will give the centres (groups x 2) about which weighted points (n x 2) lie tightest.

    Lloyd's algorithm from k-means++ starts (Arthur and Vassilvitskii, 2007).
    """
    best, tightest = points[:groups], np.inf
    for _ in range(STARTS):
        centres = _spread(points, groups, rng, weights)
        for _ in range(ROUNDS):
            own = nearest(points, centres)
            size = np.bincount(own, weights, groups)
            sums = np.stack([np.bincount(own, weights * side, groups) for side in points.T], axis=1)
            moved = np.where(size[:, None] > 0, sums / np.maximum(size, 1e-12)[:, None], centres)
            if np.allclose(moved, centres, atol=1e-10):
                break
            centres = moved
        spread = float(weights @ _square_distances(points, centres).min(axis=1))
        if spread < tightest:
            best, tightest = centres, spread
    return best


def nearest(points: Floats, centres: Floats) -> Groups:
    """This will give the number of the centre nearest each point."""
    own: Groups = np.argmin(_square_distances(points, centres), axis=1)
    return own


def silhouette(points: Floats, own: Groups, rng: np.random.Generator) -> float:
    """This will say how far groups stand apart: 1 far, 0 touching, below 0 mixed up (Rousseeuw, 1987).

    Above COMPARED points, a sample of them. Needs two groups or more with points in them.
    """
    if len(points) > COMPARED:
        chosen = rng.choice(len(points), COMPARED, replace=False)
        points, own = points[chosen], own[chosen]
    member = np.eye(own.max() + 1)[own]
    member = member[:, member.any(axis=0)]
    size, mine = member.sum(axis=0), member.astype(bool)
    totals = np.sqrt(_square_distances(points, points)) @ member
    own_size = member @ size
    inside = totals[mine] / np.maximum(own_size - 1, 1)
    outside = np.where(mine, np.inf, totals / size).min(axis=1)
    scores = np.where(own_size > 1, (outside - inside) / np.maximum(np.maximum(inside, outside), 1e-300), 0.0)
    return float(scores.mean())


def group_agreement(one: Groups, other: Groups) -> float:
    """This will say how far two groupings of the same people (n and n whole numbers) agree: 1 wholly, 0 no
    more than chance. The names of the groups do not matter.

    Raises:
        MethodError: groupings of different lengths, or of nobody.

    Source: the adjusted Rand index, Hubert and Arabie, Journal of Classification 2 (1985).

    Example:
        >>> import numpy as np
        >>> from partake.methods.opinion_groups import group_agreement
        >>> group_agreement(np.array([1, 1, 2, 2]), np.array([7, 7, 3, 3]))
        1.0
    """
    if len(one) != len(other) or not len(one):
        raise MethodError(f"Two groupings of the same people are needed, not of {len(one)} and {len(other)}.")
    rows, columns = np.unique(one, return_inverse=True)[1], np.unique(other, return_inverse=True)[1]
    table = np.zeros((rows.max() + 1, columns.max() + 1))
    np.add.at(table, (rows, columns), 1)
    together = _pairs(table).sum()
    first, second = _pairs(table.sum(axis=1)).sum(), _pairs(table.sum(axis=0)).sum()
    chance = first * second / max(float(_pairs(np.array(len(one)))), 1.0)
    most = (first + second) / 2
    return 1.0 if most == chance else float((together - chance) / (most - chance))


def _pairs(counts: Floats) -> Floats:
    return counts * (counts - 1) / 2


def _square_distances(points: Floats, centres: Floats) -> Floats:
    across = points[:, None, 0] - centres[None, :, 0]
    along = points[:, None, 1] - centres[None, :, 1]
    distances: Floats = across**2 + along**2
    return distances


def _spread(points: Floats, groups: int, rng: np.random.Generator, weights: Floats) -> Floats:
    """Starting centres far from one another: each the likelier the further from those before."""
    centres = points[rng.choice(len(points), 1, p=weights / weights.sum())]
    while len(centres) < groups:
        far = weights * _square_distances(points, centres).min(axis=1)
        odds = far / far.sum() if far.sum() > 0 else weights / weights.sum()
        centres = np.vstack([centres, points[rng.choice(len(points), 1, p=odds)]])
    return centres
