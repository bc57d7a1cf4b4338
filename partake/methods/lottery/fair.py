"""The fair lottery itself: everyone's chance, the panels that give it, and the proof that it is fair."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

import numpy as np

from partake.methods.errors import MethodError
from partake.methods.lottery.bound import leximin_bound
from partake.methods.lottery.exact import leximin
from partake.methods.lottery.mend import ImpossibleQuotasError, changes_needed
from partake.methods.lottery.pool import (
    Floats,
    PersonType,
    Quota,
    Rules,
    Volunteer,
    rules,
)
from partake.methods.lottery.realise import EXACT, Mixture, realise

TICKETS = 10**12
"""Tickets shared among the panels: whole tickets then move no chance by one in a hundred million."""


class Proof(Enum):
    """How we know that the chances are the fairest."""

    BOUND = "no lottery can do better: the chances are those of fractional panels"
    SEARCH = "no lottery can do better: no other panel would raise the least chances"
    NEAR = "not shown to be the fairest: see how far it may be"


@dataclass(frozen=True)
class Certificate:
    """This will say how fair the lottery is and how we know.

    `furthest` is the largest distance, either way, of anyone's chance from the fairest chances `proof` speaks
    of; those are themselves worked out to the solver's tolerance, 1e-7. Chances are 0 to 1; `gini` is 0 when
    all are equal; `geometric_mean` is 0 if anyone has no chance.
    """

    people: int
    types: int
    seats: int
    panels: int
    proof: Proof
    furthest: float
    bound: float
    smallest: float
    largest: float
    gini: float
    geometric_mean: float

    def __str__(self) -> str:
        return (
            f"{self.people} people of {self.types} types for {self.seats} seats, {self.panels} panels. "
            f"Smallest chance {self.smallest:.4%} (no lottery can give everyone more than {self.bound:.4%}), "
            f"largest {self.largest:.4%}, Gini {self.gini:.4f}, geometric mean {self.geometric_mean:.4%}. "
            f"Everyone is within {self.furthest:.1e} of the fairest chance; {self.proof.value}."
        )


@dataclass(frozen=True)
class Lottery:
    """This will hold all that is published before the draw: who may be drawn, by type, the panels (each a
    number of people of each type), and how many of the TICKETS each panel has."""

    types: tuple[PersonType, ...]
    panels: tuple[tuple[int, ...], ...]
    tickets: tuple[int, ...]
    certificate: Certificate

    @cached_property
    def chances(self) -> Mapping[str, float]:
        """Everyone's chance of a seat (0 to 1), worked out from the whole tickets."""
        shares = _shares(self.panels, self.tickets, self.types)
        return {member: float(share) for share, kind in zip(shares, self.types, strict=True) for member in kind.members}


def fair_lottery(
    volunteers: Sequence[Volunteer], quotas: Sequence[Quota], seats: int, *, search_up_to: int = 150
) -> Lottery:
    """This will find the fairest lottery for a panel: every panel meets every quota, and the chances are
    leximin, so the smallest chance is as large as it can be, then the next smallest, and so on.

    Args:
        volunteers: the pool, in any order (the lottery is the same).
        quotas: how many seats each value of each category may have.
        seats: how many people the panel has.
        search_up_to: the most types of person for which all panels are searched when fractional panels
            promise more than whole people can keep. Beyond it the nearest lottery found is given, and its
            certificate says how far from the bound it is.

    Work grows with the square of the number of types: a pool of 1,700 with 1,450 types takes about ten
    seconds of CPU and 300 MB, with many households of two about thirty seconds.

    Raises:
        ImpossibleQuotasError: no panel can meet them; its `changes` is the smallest that would let one.
        MethodError: empty pool, repeated ids or quotas, answers missing or without a quota, more seats than
            people who can sit together.

    Source: leximin after Flanigan, Gölz, Gupta, Hennig and Procaccia, "Fair algorithms for selecting
    citizens' assemblies", Nature 596:548-552 (2021). Bounded by fractional panels and realised by herding
    instead of their search, which gives the same chances (leximin chances are unique).

    Example:
        >>> from partake.methods.lottery import Quota, Volunteer, draw, fair_lottery
        >>> pool = [Volunteer(f"town {n}", {"place": "town"}) for n in range(6)]
        >>> pool += [Volunteer(f"village {n}", {"place": "village"}) for n in range(2)]
        >>> quotas = [Quota("place", "town", 1, 2), Quota("place", "village", 1, 2)]
        >>> lottery = fair_lottery(pool, quotas, seats=3)
        >>> round(lottery.chances["town 0"], 4), round(lottery.chances["village 1"], 4)
        (0.3333, 0.5)
        >>> draw(lottery, "National Lottery bonus ball 17 on 1 May 2026")
        ('town 3', 'town 4', 'village 1')
    """
    return lottery_for(rules(volunteers, quotas, seats), search_up_to)


def lottery_for(asked: Rules, search_up_to: int) -> Lottery:
    """This will do the same for a pool already put as arithmetic."""
    bound = leximin_bound(asked)
    mixture = None if bound is None else realise(asked, bound)
    if bound is None or mixture is None:
        raise ImpossibleQuotasError(changes_needed(asked))
    promised, proof, left_open = bound, Proof.BOUND, 0.0
    if mixture.furthest > EXACT:
        proof = Proof.NEAR
        if len(asked.counts) <= search_up_to:
            mixture, promised = leximin(asked, mixture.panels)
            proof, left_open = Proof.SEARCH, mixture.furthest
    return _published(asked, mixture, promised, proof, left_open, float(bound.min()))


def _published(
    asked: Rules, mixture: Mixture, promised: Floats, proof: Proof, left_open: float, bound: float
) -> Lottery:
    whole = _whole_tickets(mixture.weights)
    kept = whole > 0
    if not all(asked.allow(panel) for panel in mixture.panels[kept]):
        raise MethodError("The lottery made a panel that breaks a quota. This is a fault: please report it.")
    panels = tuple(tuple(map(int, panel)) for panel in mixture.panels[kept])
    tickets = tuple(map(int, whole[kept]))
    shares = _shares(panels, tickets, asked.types)
    everyone = np.repeat(shares, asked.counts.astype(int))
    certificate = Certificate(
        people=len(everyone),
        types=len(asked.types),
        seats=int(asked.lowest[0]),
        panels=len(panels),
        proof=proof,
        furthest=max(left_open, float(np.abs(shares - promised).max())),
        bound=bound,
        smallest=float(everyone.min()),
        largest=float(everyone.max()),
        gini=gini(everyone),
        geometric_mean=float(np.exp(np.log(everyone).mean())) if everyone.min() > 0 else 0.0,
    )
    return Lottery(asked.types, panels, tickets, certificate)


def gini(chances: Floats) -> float:
    """This will give the Gini coefficient of chances: 0 when all are equal, near 1 when one person has all.

    Half the mean absolute difference between two people, divided by the mean chance.
    """
    ranked = np.sort(chances)
    n = len(ranked)
    return max(0.0, float((2 * np.arange(1, n + 1) - n - 1) @ ranked / (n * ranked.sum())))


def _whole_tickets(weights: Floats) -> np.ndarray:
    """Largest remainders: whole tickets that add up to TICKETS."""
    exact = weights * TICKETS
    whole = np.floor(exact).astype(np.int64)
    owed = np.argsort(whole - exact, kind="stable")[: TICKETS - int(whole.sum())]
    whole[owed] += 1
    return whole


def _shares(panels: tuple[tuple[int, ...], ...], tickets: tuple[int, ...], types: tuple[PersonType, ...]) -> Floats:
    drawn = np.array(tickets, dtype=np.int64) @ np.array(panels, dtype=np.int64)
    shares: Floats = drawn / (TICKETS * np.array([len(kind.members) for kind in types]))
    return shares
