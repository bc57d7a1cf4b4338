"""Leximin over real panels, exactly, for pools with few types of person.

Column generation: the fairest lottery over the panels known so far prices each type; an integer programme
looks for a panel worth more at those prices; when there is none the level is final, and every type with a
price stays at it (Flanigan, Gölz, Gupta, Hennig and Procaccia, "Fair algorithms for selecting citizens'
assemblies", Nature 596, 2021, with types in place of people).
"""

import numpy as np

from partake.methods.lottery.bound import PRICED
from partake.methods.lottery.pool import Floats, Rules
from partake.methods.lottery.programmes import Solution, best
from partake.methods.lottery.realise import Mixture

BETTER = 1e-8
"""A panel must be worth this much more than those known before it is added."""


def leximin(asked: Rules, panels: Floats) -> tuple[Mixture, Floats]:
    """This will give the leximin lottery, starting from any panels known (P x T), and everyone's chance by
    type (T). `furthest` is what the integer programmes leave open."""
    kinds = len(asked.counts)
    level = np.zeros(kinds)
    free = np.ones(kinds, dtype=bool)
    left_open = 0.0
    while free.any():
        while True:
            fairest = _fairest(asked, panels, level, free)
            prices = np.abs(fairest.prices[:kinds])
            worth = prices / asked.counts
            found = best(worth, asked.counts, asked.rows, asked.lowest, asked.highest, whole=True)
            assert found is not None, "the panels known show that one exists"
            gain = float(worth @ found.point - (panels @ worth).max())
            if gain <= BETTER:
                break
            panels = np.vstack([panels, found.point])
        left_open += max(gain, 0.0)
        stuck = free & (prices > PRICED)
        if not stuck.any():  # only the ceiling of 1 holds the level: everyone left is certain of a seat
            stuck = free
        level[stuck] = fairest.worth
        free &= ~stuck
    weights = np.clip(fairest.point[:-1], 0, None)
    weights /= weights.sum()
    chances = weights @ (panels / asked.counts)
    furthest = max(left_open, float(np.abs(chances - level).max()))
    return Mixture(panels[weights > 0], weights[weights > 0], furthest), level


def _fairest(asked: Rules, panels: Floats, level: Floats, free: np.ndarray) -> Solution:
    """The highest level all free types can reach together over the panels known, settled types kept."""
    reach = np.hstack([(panels / asked.counts).T, -free.astype(float)[:, None]])
    mixed = np.append(np.ones(len(panels)), 0.0)
    found = best(
        np.append(np.zeros(len(panels)), 1.0),
        np.ones(len(panels) + 1),
        np.vstack([reach, mixed]),
        # A hair below the settled levels, so that rounding never makes them impossible.
        np.append(np.where(free, 0.0, level - 1e-10), 1.0),
        np.append(np.full(len(level), np.inf), 1.0),
    )
    assert found is not None, "the lottery of the level before is still one"
    return found
