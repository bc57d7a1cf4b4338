"""When no panel can meet the quotas: the smallest change that would let one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from partake.methods.errors import MethodError
from partake.methods.lottery.pool import Quota, Rules, Volunteer, rules
from partake.methods.lottery.programmes import best


@dataclass(frozen=True)
class QuotaChange:
    """This will say how one quota must give way: the quota as it is, and its new lowest and highest."""

    quota: Quota
    lowest: int
    highest: int

    def __str__(self) -> str:
        was, now = (self.quota.lowest, self.quota.highest), (self.lowest, self.highest)
        return f"{self.quota.category}: {self.quota.value} from {was[0]}-{was[1]} to {now[0]}-{now[1]}"


class ImpossibleQuotasError(MethodError):
    """No panel meets these quotas; `changes` is the smallest set of changes that would let one."""

    def __init__(self, changes: tuple[QuotaChange, ...]) -> None:
        self.changes = changes
        listed = "; ".join(map(str, changes))
        super().__init__(f"No panel from this pool can meet every quota. The smallest change: {listed}.")


def smallest_change(volunteers: Sequence[Volunteer], quotas: Sequence[Quota], seats: int) -> tuple[QuotaChange, ...]:
    """This will give the fewest places by which quotas must be widened so that a panel exists; nothing when
    one exists already.

    A change of a lowest or a highest by one place counts one. Seats and households are never changed.
    Where several smallest changes exist, one is given (always the same one).

    Raises:
        MethodError: as `fair_lottery`, for a pool or quotas that make no sense.

    Example:
        >>> from partake.methods.lottery import Quota, Volunteer, smallest_change
        >>> pool = [Volunteer("ana", {"age": "16-29"}), Volunteer("ben", {"age": "30+"}),
        ...         Volunteer("cat", {"age": "30+"})]
        >>> quotas = [Quota("age", "16-29", 2, 2), Quota("age", "30+", 0, 1)]
        >>> [str(change) for change in smallest_change(pool, quotas, seats=2)]
        ['age: 16-29 from 2-2 to 1-2']
    """
    return changes_needed(rules(volunteers, quotas, seats))


def changes_needed(asked: Rules) -> tuple[QuotaChange, ...]:
    """This will do the same for a pool already put as arithmetic."""
    kinds, wanted = len(asked.counts), len(asked.quotas)
    give = np.zeros((len(asked.lowest), wanted))
    give[1 : wanted + 1] = np.eye(wanted)
    found = best(
        np.concatenate([np.zeros(kinds), -np.ones(2 * wanted)]),
        np.concatenate([asked.counts, np.full(2 * wanted, asked.lowest[0] + asked.lowest.max())]),
        np.hstack([asked.rows, give, -give]),
        asked.lowest,
        asked.highest,
        whole=True,
    )
    assert found is not None, "seats and households alone were found possible before"
    fewer, more = np.split(found.point[kinds:].astype(int), 2)
    return tuple(
        QuotaChange(quota, quota.lowest - int(down), quota.highest + int(up))
        for quota, down, up in zip(asked.quotas, fewer, more, strict=True)
        if down or up
    )
