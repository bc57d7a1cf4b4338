"""One row of a benchmark table, and CPU time measured the same way everywhere.

CPU time, never the wall clock: the machines we measure on are shared.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

Result = TypeVar("Result")


@dataclass(frozen=True)
class Row:
    """One measured figure: `what` was done, at what `size`, its `value` in `unit`, the `budget` (same unit)
    or None, and beside it the `rival` (named) measured in the same run, or None. `beside` holds further figures
    by name ("p99 ms"), without budgets."""

    what: str
    size: str
    value: float
    unit: str
    budget: float | None = None
    higher_is_better: bool = False
    rival: str | None = None
    rival_value: float | None = None
    beside: dict[str, float] = field(default_factory=dict)

    @property
    def within_budget(self) -> bool | None:
        if self.budget is None:
            return None
        return self.value >= self.budget if self.higher_is_better else self.value <= self.budget


def cpu_seconds(work: Callable[[], Result], *, repeat: int = 1) -> tuple[float, Result]:
    """This will run `work` `repeat` times and give the smallest CPU seconds (user + system, this process,
    all threads) of one run, with the last result."""
    best = float("inf")
    for _ in range(repeat):
        start = time.process_time()
        result = work()
        best = min(best, time.process_time() - start)
    return best, result
