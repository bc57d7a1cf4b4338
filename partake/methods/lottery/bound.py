"""The fairest chances imaginable: leximin with panels allowed to be fractions of people.

Leximin raises the smallest chance as far as it will go, then the next smallest, and so on. Every real lottery
is an average of panels, so it is one of these fractional ones: no lottery can be fairer than this bound, and
one that reaches it is the fairest there is.
"""

import numpy as np

from partake.methods.lottery.pool import Floats, Rules
from partake.methods.lottery.programmes import best

PRICED = 1e-7
"""A type whose level has a price above this cannot be raised by any solution (complementary slackness)."""


def leximin_bound(asked: Rules) -> Floats | None:
    """This will give the leximin chance (0 to 1) of a person of each type when panels may be fractional, or
    None when not even those can meet the quotas.

    One linear programme for each distinct level: usually about 20.
    """
    kinds = len(asked.counts)
    level = np.zeros(kinds)
    free = np.ones(kinds, dtype=bool)
    worth = np.append(np.zeros(kinds), 1.0)
    while free.any():
        # Columns: seats for each type, then the level that every free type must reach.
        reach = np.hstack([np.eye(kinds), -np.where(free, asked.counts, 0.0)[:, None]])
        found = best(
            worth,
            np.append(asked.counts, 1.0),
            np.vstack([np.pad(asked.rows, ((0, 0), (0, 1))), reach]),
            np.concatenate([asked.lowest, level * asked.counts]),
            np.concatenate([asked.highest, np.full(kinds, np.inf)]),
        )
        if found is None:
            return None
        stuck = free & (np.abs(found.prices[-kinds:]) * asked.counts > PRICED)
        if not stuck.any():  # only the ceiling of 1 holds the level: everyone left is certain of a seat
            stuck = free
        level[stuck] = found.worth
        free &= ~stuck
    return level
