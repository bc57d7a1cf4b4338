"""New panels from old by exchanging two people for two others, so quickly that thousands can be tried.

An exchange must leave every full quota as it is. Each type gets a random number that adds up its full quotas,
so two pairs may be exchanged when their sums agree: one sorted list of pairs finds them all.
"""

import numpy as np

from partake.methods.lottery.pool import Floats, Rules

TRIED = 10_000
"""Exchanges looked at in one pass: more finds better ones, more slowly."""
WORTHWHILE = 15
"""A pass that exchanged fewer than this is the last: later panels make up for what is left."""
MOST = 300
"""Exchanges tried in one pass, the most gainful first."""


class Exchanges:
    """This will hold every pair of types that some other pair could stand in for (about 12 T² bytes)."""

    def __init__(self, asked: Rules, rng: np.random.Generator) -> None:
        kinds = len(asked.counts)
        self.asked, self.rng = asked, rng
        full = asked.lowest == asked.highest
        marks = (rng.integers(0, 2**61, len(full)) * full) @ asked.rows.astype(np.int64)
        one, other = np.triu_indices(kinds)
        _, group, sizes = np.unique(marks[one] + marks[other], return_inverse=True, return_counts=True)
        order = np.argsort(group, kind="stable")
        self.one, self.other = one[order].astype(np.int32), other[order].astype(np.int32)
        # Pairs of group g are those from start[g] to start[g] + sizes[g].
        self.start, self.sizes = np.cumsum(sizes) - sizes, sizes
        self.group = np.zeros((kinds, kinds), dtype=np.int32)
        self.group[one, other] = self.group[other, one] = group

    def improve(self, panel: Floats, wanted: Floats) -> Floats:
        """This will exchange people while that gives a panel worth more, `wanted` (T) being the worth of one
        more person of each type."""
        panel = panel.copy()
        totals = self.asked.rows @ panel
        exchanged = WORTHWHILE
        while exchanged >= WORTHWHILE:
            exchanged = self._pass(panel, totals, wanted)
        return panel

    def _pass(self, panel: Floats, totals: Floats, wanted: Floats) -> int:
        sitting = np.repeat(np.arange(len(panel)), (panel - self.asked.least).astype(int))
        if len(sitting) < 2:
            return 0
        out, away = (sitting[side] for side in np.triu_indices(len(sitting), k=1))
        group = self.group[out, away]
        upto = np.cumsum(self.sizes[group])
        looked = np.arange(upto[-1]) if upto[-1] <= TRIED else self.rng.integers(upto[-1], size=TRIED)
        pair = np.searchsorted(upto, looked, side="right")
        position = self.start[group[pair]] + upto[pair] - looked - 1
        come, join = self.one[position], self.other[position]
        gain = wanted[come] + wanted[join] - (wanted[out] + wanted[away])[pair]
        room = panel < self.asked.counts
        better = np.flatnonzero((gain > 1e-9) & room[come] & room[join])
        better = better[np.argsort(-gain[better], kind="stable")][:MOST]
        moved: set[int] = set()
        exchanges = 0
        for four in np.column_stack([out[pair[better]], away[pair[better]], come[better], join[better]]).tolist():
            if moved.isdisjoint(four) and self._exchange(panel, totals, four):
                moved.update(four)
                exchanges += 1
        return exchanges

    def _exchange(self, panel: Floats, totals: Floats, four: list[int]) -> bool:
        leave, away, come, join = four
        rows = self.asked.rows
        after = totals + (rows[:, come] + rows[:, join] - rows[:, leave] - rows[:, away])
        if (after < self.asked.lowest).any() or (after > self.asked.highest).any():
            return False
        if come == join and panel[come] + 2 > self.asked.counts[come]:
            return False
        panel[leave] -= 1
        panel[away] -= 1
        panel[come] += 1
        panel[join] += 1
        totals[:] = after
        return True
