"""Drawing a panel that anybody can draw again, from a seed published after the lottery was.

Numbers come from SHA-256 (FIPS 180-4) of "seed:0", "seed:1" and so on, so that a check needs no software of
ours. A number below n is the hash taken modulo n, hashes in the last incomplete run of n being passed over.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from partake.methods.errors import MethodError
from partake.methods.lottery.fair import Lottery


class Dice:
    """This will give the same whole numbers, each equally likely, to everyone who starts from one seed."""

    def __init__(self, seed: str) -> None:
        if not seed.strip():
            raise MethodError("A draw needs a seed that has been published, such as a national lottery result.")
        self.seed, self.thrown = seed, 0

    def below(self, limit: int) -> int:
        """This will give a whole number from 0 to `limit` - 1."""
        while True:
            hashed = int.from_bytes(sha256(f"{self.seed}:{self.thrown}".encode()).digest(), "big")
            self.thrown += 1
            if hashed < 2**256 - 2**256 % limit:
                return hashed % limit

    def shuffled(self, items: Iterable[str]) -> list[str]:
        """This will give the items in a random order (Fisher and Yates, from the last place down)."""
        order = list(items)
        for place in range(len(order) - 1, 0, -1):
            other = self.below(place + 1)
            order[place], order[other] = order[other], order[place]
        return order


def draw(lottery: Lottery, seed: str) -> tuple[str, ...]:
    """This will draw one panel: ids of the people chosen, sorted. Everyone has exactly their chance in
    `lottery.chances`, and the same seed always draws the same panel.

    Publish the lottery first and the seed after, from something nobody can foresee.

    Raises:
        MethodError: an empty seed.

    Example: see `fair_lottery`.
    """
    dice = Dice(seed)
    ticket = dice.below(sum(lottery.tickets))
    upto = np.cumsum(lottery.tickets)
    panel = lottery.panels[int(np.searchsorted(upto, ticket, side="right"))]
    return _seat(lottery, panel, dice, Counter())


@dataclass(frozen=True)
class NumberedPanels:
    """This will hold panels numbered from 0, all equally likely, for a draw with numbered balls; `chances` is
    the share of panels each person is on, and `furthest` the most it differs from the lottery's."""

    panels: tuple[tuple[str, ...], ...]
    chances: dict[str, float]
    furthest: float


def numbered_panels(lottery: Lottery, seed: str, how_many: int = 1000) -> NumberedPanels:
    """This will turn a lottery into `how_many` named panels, one of which can be drawn in public with balls.

    People of one type take turns, so each is on as many panels as the next, give or take one (or a few, for
    those who share a household). With 1,000 panels chances usually move by a few thousandths; `furthest` says
    exactly how much.

    Raises:
        MethodError: fewer than one panel, or an empty seed (it settles who comes first among equals).

    Source: Flanigan, Kehne and Procaccia, "Fair sortition made transparent", NeurIPS 2021.

    Example:
        >>> from partake.methods.lottery import Quota, Volunteer, fair_lottery, numbered_panels
        >>> pool = [Volunteer(name, {"side": "left" if name < "d" else "right"}) for name in "abcde"]
        >>> lottery = fair_lottery(pool, [Quota("side", "left", 1, 1), Quota("side", "right", 1, 1)], seats=2)
        >>> ballot = numbered_panels(lottery, "a seed", how_many=6)
        >>> sorted(ballot.chances.values()), ballot.furthest < 1e-9
        ([0.3333333333333333, 0.3333333333333333, 0.3333333333333333, 0.5, 0.5], True)
    """
    if how_many < 1:
        raise MethodError(f"There must be at least 1 numbered panel, not {how_many}.")
    dice = Dice(seed)
    counts = np.array([len(kind.members) for kind in lottery.types])
    given = np.array(lottery.panels) / counts
    cost = (given**2).sum(axis=1) / 2
    share = np.array([lottery.chances[kind.members[0]] for kind in lottery.types])
    # Each panel in turn is the one that those furthest behind their chance would choose.
    behind, turns, named = np.zeros(len(counts)), Counter[str](), []
    for _ in range(how_many):
        behind += share
        chosen = int(np.argmax(given @ behind - cost))
        behind -= given[chosen]
        named.append(_seat(lottery, lottery.panels[chosen], dice, turns))
    chances = {person: turns[person] / how_many for person in lottery.chances}
    furthest = max(abs(chances[person] - chance) for person, chance in lottery.chances.items())
    return NumberedPanels(tuple(named), chances, furthest)


def _seat(lottery: Lottery, panel: tuple[int, ...], dice: Dice, turns: Counter[str]) -> tuple[str, ...]:
    """Name the people: of each type those who had the fewest turns, by lot among equals, and never two of
    one household. Households of one make-up are alike, so lots among them are fair too."""
    seated: list[str] = []
    homes: set[str] = set()
    for kind, wanted in zip(lottery.types, panel, strict=True):
        if not wanted:
            continue
        home_of = dict(zip(kind.members, kind.households, strict=True))
        queue = sorted(dice.shuffled(kind.members), key=lambda person: turns[person])
        for person in queue:
            home = home_of[person]
            if wanted and (home is None or home not in homes):
                seated.append(person)
                homes |= {home} if home is not None else set()
                wanted -= 1
    turns.update(seated)
    return tuple(sorted(seated))
