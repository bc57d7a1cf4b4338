"""How many answered, and what share said good or very good: exact counts in, a share with its range out."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from partake.methods.intervals import wilson

GOOD = (1, 2)
POOR = (4, 5)
# Our own floor: under it a share says more about who happened to answer than about the service.
TOO_FEW = 10


@dataclass(frozen=True)
class Results:
    """Answers to the Friends and Family question. `by_score` holds 1 (very good) to 6 (don't know)."""

    by_score: Mapping[int, int] = field(default_factory=Counter)

    @property
    def answered(self) -> int:
        return sum(self.by_score.values())

    @property
    def good(self) -> int:
        return sum(self.by_score.get(score, 0) for score in GOOD)

    @property
    def poor(self) -> int:
        return sum(self.by_score.get(score, 0) for score in POOR)

    @property
    def is_too_few(self) -> bool:
        return self.answered < TOO_FEW

    @property
    def positive(self) -> tuple[int, int, int] | None:
        """The percentage who said good or very good of all who answered, with its 95% range (Wilson); None when too
        few did. NHS England counts "neither" and "don't know" among all."""
        if self.is_too_few:
            return None
        share = wilson(self.good, self.answered)
        return round(100 * share.estimate), round(100 * share.low), round(100 * share.high)
