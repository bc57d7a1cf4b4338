"""Real panels, and how often to draw each, that give everyone the chance they were promised.

Panels are made one at a time, each taking those who are furthest behind what they were promised ("herding":
Welling, "Herding dynamical weights to learn", ICML 2009). After a few more panels than types, small
corrections to equal weights make every chance exact: the least-squares correction, in one step.
"""

from dataclasses import dataclass, replace

import numpy as np

from partake.methods.lottery.exchange import Exchanges
from partake.methods.lottery.pool import Floats, Rules
from partake.methods.lottery.programmes import best

EXACT = 1e-9
"""A chance nearer than this to what was promised is what was promised, in floating point."""
STAGES = ((1.2, np.inf), (1.5, 5.0), (2.5, 5.0))
"""Panels to make for each type, and how many panels behind (or ahead) someone may be before an integer
programme, which costs a hundred exchanges, fetches a panel that exchanges cannot reach."""
APART = 8
"""Panels made by exchanges between two integer programmes."""
FULL = 1e-6
"""A quota this close to its limit on average is at its limit in every panel of the lottery."""


@dataclass(frozen=True, eq=False)
class Mixture:
    """This will hold P panels (P x T, whole numbers), the weight of each (P, adding to 1), and `furthest`:
    the largest distance of anyone's chance from what was promised."""

    panels: Floats
    weights: Floats
    furthest: float


def realise(asked: Rules, chances: Floats) -> Mixture | None:
    """This will look for real panels that give each type its chance (T, 0 to 1), until nobody is further
    than EXACT from it. None when no panel exists at all.

    Gives the nearest it found when it cannot come near enough; the caller reads `furthest`.
    """
    rng = np.random.default_rng(0)
    face = _face(asked, chances)
    panel = _best_panel(face, rng.random(len(chances)), gap=0.5)
    if panel is None:  # whole people cannot do what fractions can, so keep to the rules alone
        face, panel = asked, _best_panel(asked, rng.random(len(chances)), gap=0.5)
    if panel is None:
        return None
    exchanges = Exchanges(face, rng)
    promised = chances * asked.counts
    given, panels, again, mixture = panel.copy(), [panel], 0, None
    for share, lost in STAGES:
        while len(panels) < share * len(promised) + 10:
            behind = ((len(panels) + 1) * promised - given) / asked.counts
            if len(panels) >= again and np.abs(behind).max() > lost:
                fetched, again = _best_panel(face, behind / asked.counts), len(panels) + APART
                assert fetched is not None, "the panels made so far show that one exists"
                panel = fetched
            panel = exchanges.improve(panel, behind / asked.counts)
            given += panel
            panels.append(panel)
        mixture = weigh(asked, np.array(panels), chances)
        if mixture.furthest <= EXACT:
            break
    return mixture


def _best_panel(face: Rules, worth: Floats, gap: float = 0.05) -> Floats | None:
    found = best(
        worth, face.counts, face.rows, face.lowest, face.highest,
        lower=face.least, whole=True, gap=gap,
    )  # fmt: skip
    return None if found is None else found.point


def weigh(asked: Rules, panels: Floats, chances: Floats) -> Mixture:
    """This will weigh the panels so that everyone comes as near as possible to their chance, in least
    squares, keeping weights as equal as that allows."""
    panels = np.unique(panels, axis=0)
    while True:
        # One more column of ones makes the weights add to 1.
        given = np.column_stack([panels / asked.counts, np.ones(len(panels))])
        missing = np.append(chances, 1.0) - given.mean(axis=0)
        power, axes = np.linalg.eigh(given.T @ given)
        sound = power > 1e-9 * power[-1]
        weights = 1 / len(panels) + given @ (axes[:, sound] @ ((axes[:, sound].T @ missing) / power[sound]))
        if weights.min() >= 0:
            break
        panels = panels[weights > 0]
    weights = weights / weights.sum()
    furthest = float(np.abs(weights @ (panels / asked.counts) - chances).max())
    return Mixture(panels, weights, furthest)


def _face(asked: Rules, chances: Floats) -> Rules:
    """The rules that every panel of the lottery must keep: an average at a limit is at it every time."""
    totals = asked.rows @ (chances * asked.counts)
    at_lowest, at_highest = totals < asked.lowest + FULL, totals > asked.highest - FULL
    return replace(
        asked,
        least=np.where(chances > 1 - FULL, asked.counts, 0.0),
        counts=np.where(chances < FULL, 0.0, asked.counts),
        lowest=np.where(at_highest, asked.highest, asked.lowest),
        highest=np.where(at_lowest, asked.lowest, asked.highest),
    )
