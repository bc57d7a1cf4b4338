"""Funnel limits: which areas differ from the whole by more than chance and their usual spread explain.

Used instead of a league table, which ranks chance. Source: Spiegelhalter, Funnel plots for comparing
institutional performance, Statistics in Medicine 24:1185, 2005, and Handling over-dispersion of
performance indicators, Quality and Safety in Health Care 14:347, 2005.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from math import asin, fsum, pi, sin, sqrt
from statistics import NormalDist

from partake.methods.errors import MethodError

__all__ = ["Funnel", "FunnelPoint", "Position", "Spread", "funnel"]

_TWO_SIDED = {0.95: NormalDist().inv_cdf(0.975), 0.998: NormalDist().inv_cdf(0.999)}


class Spread(Enum):
    """This will say how spread between areas beyond chance is allowed for.

    NONE: not at all. MULTIPLY: every limit is widened by the same factor. ADD: areas are taken to differ
    truly a little, so that limits of large areas widen most (the better choice for areas of mixed size).
    """

    NONE = "none"
    MULTIPLY = "multiply"
    ADD = "add"


class Position(Enum):
    """This will say where an area lies: 95 in 100 ordinary areas are within, 998 in 1,000 within or near."""

    WITHIN = "within the limits"
    HIGH = "above the 95% limit"
    LOW = "below the 95% limit"
    VERY_HIGH = "above the 99.8% limit"
    VERY_LOW = "below the 99.8% limit"


@dataclass(frozen=True, slots=True)
class FunnelPoint:
    """This will hold one area: its share, its limits at 95% and 99.8%, its z score and where it lies."""

    share: float
    total: float
    z: float
    limits_95: tuple[float, float]
    limits_998: tuple[float, float]
    position: Position


@dataclass(frozen=True, slots=True)
class Funnel:
    """This will hold a funnel: the pooled share, the spread found, and one point for each area in order.

    `factor` is the over-dispersion phi (1 is chance alone); `between` the variance between areas, on the
    scale of asin √share; both are as used (1 and 0 when no spread is allowed for).
    """

    centre: float
    factor: float
    between: float
    points: tuple[FunnelPoint, ...]

    def limits_at(self, total: float, *, confidence: float = 0.95) -> tuple[float, float]:
        """This will give the limits for an area of any `total`, for drawing the curves.

        `confidence` is 0.95 or 0.998. Errors: `MethodError` for another, or a total not above 0.

        Example:
            >>> found = funnel([80, 82, 78], [100, 100, 100], spread=Spread.NONE)
            >>> [round(limit, 2) for limit in found.limits_at(100)]
            [0.72, 0.87]
        """
        if confidence not in _TWO_SIDED:
            raise MethodError(f"funnel limits are drawn at 0.95 and 0.998, not {confidence}.")
        if not total > 0:
            raise MethodError(f"the total must be above 0, not {total}.")
        middle = asin(sqrt(self.centre))
        reach = _TWO_SIDED[confidence] * sqrt(self.factor / (4 * total) + self.between)
        return sin(max(0.0, middle - reach)) ** 2, sin(min(pi / 2, middle + reach)) ** 2


def funnel(
    counts: Sequence[float], totals: Sequence[float], *, spread: Spread = Spread.ADD, winsorise: float = 0.1
) -> Funnel:
    """This will compare many areas' shares with the share of them all.

    Args:
        counts, totals: how many, out of how many, one of each for every area.
        spread: how spread beyond chance is allowed for.
        winsorise: the share of areas at each end whose z scores are drawn in to their neighbours before
            the spread is measured, so that true outliers do not hide themselves. 0 to below 0.5.

    Shares are compared as asin √share, whose variance (1 / 4n) does not depend on the share; limits
    therefore stay within 0 and 1. Spread below chance is treated as chance alone.
    Errors: `MethodError` for fewer than 2 areas, arrays that differ, a total not above 0, a count outside
    0 to its total, or everyone (or no one) counted.

    Example:
        >>> found = funnel([90, 88, 92, 50], [100, 100, 100, 100], spread=Spread.NONE)
        >>> found.centre, [point.position.name for point in found.points]
        (0.8, ['HIGH', 'HIGH', 'VERY_HIGH', 'VERY_LOW'])
    """
    _check(counts, totals, winsorise)
    centre = fsum(counts) / fsum(totals)
    middle = asin(sqrt(centre))
    chance_z = [
        2 * sqrt(total) * (asin(sqrt(count / total)) - middle) for count, total in zip(counts, totals, strict=True)
    ]
    factor, between = _spread(chance_z, totals, spread, winsorise)
    whole = Funnel(centre, factor, between, ())
    points = []
    for count, total, z in zip(counts, totals, chance_z, strict=True):
        true_z = z / (2 * sqrt(total)) / sqrt(factor / (4 * total) + between)
        points.append(
            FunnelPoint(
                count / total,
                total,
                true_z,
                whole.limits_at(total),
                whole.limits_at(total, confidence=0.998),
                _position(true_z),
            )
        )
    return Funnel(centre, factor, between, tuple(points))


def _spread(
    z_scores: Sequence[float], totals: Sequence[float], spread: Spread, winsorise: float
) -> tuple[float, float]:
    """The over-dispersion factor and the variance between areas, as the chosen spread uses them."""
    many = len(z_scores)
    drawn_in = int(winsorise * many)
    ordered = sorted(z_scores)
    lowest, highest = ordered[drawn_in], ordered[many - 1 - drawn_in]
    phi = fsum(min(max(z, lowest), highest) ** 2 for z in z_scores) / many
    if spread is Spread.NONE:
        return 1.0, 0.0
    if spread is Spread.MULTIPLY:
        return max(1.0, phi), 0.0
    # Additive: the method of moments of DerSimonian and Laird, with weights 1 / variance = 4n.
    weights = [4 * total for total in totals]
    total_weight = fsum(weights)
    scale = total_weight - fsum(weight * weight for weight in weights) / total_weight
    return 1.0, max(0.0, (many * phi - (many - 1)) / scale)


def _position(z: float) -> Position:
    if abs(z) > _TWO_SIDED[0.998]:
        return Position.VERY_HIGH if z > 0 else Position.VERY_LOW
    if abs(z) > _TWO_SIDED[0.95]:
        return Position.HIGH if z > 0 else Position.LOW
    return Position.WITHIN


def _check(counts: Sequence[float], totals: Sequence[float], winsorise: float) -> None:
    if len(counts) != len(totals):
        raise MethodError(f"there are {len(counts)} counts and {len(totals)} totals: they must match.")
    if len(counts) < 2:
        raise MethodError(f"a funnel needs at least 2 areas, not {len(counts)}.")
    if not 0 <= winsorise < 0.5:
        raise MethodError(f"the share to draw in must be at least 0 and below 0.5, not {winsorise}.")
    for place, (count, total) in enumerate(zip(counts, totals, strict=True)):
        if not 0 < total < float("inf"):
            raise MethodError(f"area {place + 1} has a total of {total}: it must be above 0.")
        if not 0 <= count <= total:
            raise MethodError(f"area {place + 1} has {count} of {total}: a count lies from 0 to its total.")
    if not 0 < fsum(counts) < fsum(totals):
        raise MethodError("everyone gave the same answer, so there is nothing to compare.")
