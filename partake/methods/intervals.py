"""Intervals and fair comparison: how sure we can be of a share, of a difference, and of many at once.

For each area against all the others see `funnel`; for weights see `raking`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, isfinite, sqrt
from statistics import NormalDist

from partake.methods.errors import MethodError

__all__ = [
    "FalseDiscoveries",
    "Interval",
    "benjamini_hochberg",
    "design_effect",
    "effective_size",
    "newcombe",
    "wilson",
]


@dataclass(frozen=True, slots=True)
class Interval:
    """This will hold an estimate and the interval that, so made, holds the truth `confidence` of the time."""

    estimate: float
    low: float
    high: float
    confidence: float


@dataclass(frozen=True, slots=True)
class FalseDiscoveries:
    """This will hold which of many tests are findings, in the order given.

    `adjusted` is the smallest rate at which each test would still be a finding.
    """

    found: tuple[bool, ...]
    adjusted: tuple[float, ...]
    rate: float


def wilson(count: float, total: float, *, confidence: float = 0.95) -> Interval:
    """This will give a share with its Wilson score interval, which stays within 0 and 1 and is honest for
    small numbers.

    Args:
        count: how many; may be a fraction when weighted.
        total: out of how many; the effective size when weighted (`effective_size`).
        confidence: 0.95 unless told.

    Errors: `MethodError` for a total not above 0, a count outside 0 to the total, or a confidence not
    between 0 and 1.
    Source: Wilson, Journal of the American Statistical Association 22, 1927; Newcombe, Statistics in
    Medicine 17:857, 1998 (method 3).

    Example:
        >>> share = wilson(81, 263)
        >>> round(share.estimate, 3), round(share.low, 4), round(share.high, 4)
        (0.308, 0.2553, 0.3662)
    """
    _check_share(count, total)
    z = _z(confidence)
    share = count / total
    middle = share + z * z / (2 * total)
    reach = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    shrink = 1 + z * z / total
    # At 0 and at the total the bound is exact; subtraction would leave a last binary digit.
    low = 0.0 if count == 0 else (middle - reach) / shrink
    high = 1.0 if count == total else (middle + reach) / shrink
    return Interval(share, low, high, confidence)


def newcombe(count_a: float, total_a: float, count_b: float, total_b: float, *, confidence: float = 0.95) -> Interval:
    """This will give the difference between two independent shares (a minus b) with its interval.

    An interval that holds 0 means the two may well be alike. Arguments and errors as `wilson`.
    Source: Newcombe, Statistics in Medicine 17:873, 1998 (method 10, hybrid score).

    Example:
        >>> difference = newcombe(56, 70, 48, 80)
        >>> round(difference.estimate, 4), round(difference.low, 4), round(difference.high, 4)
        (0.2, 0.0524, 0.3339)
    """
    a = wilson(count_a, total_a, confidence=confidence)
    b = wilson(count_b, total_b, confidence=confidence)
    difference = a.estimate - b.estimate
    down = sqrt((a.estimate - a.low) ** 2 + (b.high - b.estimate) ** 2)
    up = sqrt((a.high - a.estimate) ** 2 + (b.estimate - b.low) ** 2)
    return Interval(difference, difference - down, difference + up, confidence)


def benjamini_hochberg(p_values: Sequence[float], *, rate: float = 0.05) -> FalseDiscoveries:
    """This will say which of many tests are findings, so that on average at most `rate` of the findings
    are false.

    Args:
        p_values: one for each test, 0 to 1, independent or positively related; any order.
        rate: the false discovery rate accepted.

    Errors: `MethodError` when there are none, one is missing or outside 0 to 1, or the rate is not
    between 0 and 1.
    Source: Benjamini and Hochberg, Journal of the Royal Statistical Society B 57, 1995.

    Example:
        >>> benjamini_hochberg([0.01, 0.6, 0.02, 0.04]).found
        (True, False, True, False)
    """
    if not p_values:
        raise MethodError("there are no tests to judge.")
    if not 0 < rate < 1:
        raise MethodError(f"the rate must lie between 0 and 1, not {rate}.")
    for place, p_value in enumerate(p_values):
        if not 0 <= p_value <= 1:
            raise MethodError(f"test {place + 1} has p = {p_value}: it must lie from 0 to 1.")
    many = len(p_values)
    adjusted = [1.0] * many
    smallest = 1.0
    for rank, place in reversed(list(enumerate(sorted(range(many), key=p_values.__getitem__), start=1))):
        smallest = min(smallest, p_values[place] * (many / rank))
        adjusted[place] = smallest
    return FalseDiscoveries(tuple(value <= rate for value in adjusted), tuple(adjusted), rate)


def effective_size(weights: Sequence[float]) -> float:
    """This will give how many equally weighted answers would be as precise as these weighted ones.

    Args:
        weights: one for each answer, any scale, none below 0.

    Errors: `MethodError` when there are none, one is below 0 or not finite, or all are 0.
    Source: Kish, Survey Sampling, 1965.

    Example:
        >>> effective_size([1, 1, 1, 1]), round(effective_size([4, 1, 1]), 2)
        (4.0, 2.0)
    """
    if len(weights) == 0:
        raise MethodError("there are no weights.")
    for place, weight in enumerate(weights):
        if not (isfinite(weight) and weight >= 0):
            raise MethodError(f"weight {place + 1} is {weight}: weights must be numbers of 0 or more.")
    largest = max(weights)
    if largest == 0:
        raise MethodError("every weight is 0.")
    # Scaled by the largest, so that neither very large nor very small weights overflow when squared.
    scaled = [weight / largest for weight in weights]
    return fsum(scaled) ** 2 / fsum(weight * weight for weight in scaled)


def design_effect(weights: Sequence[float]) -> float:
    """This will give by how much weighting widens the variance: answers / effective size, 1 or more.

    Arguments, errors and source as `effective_size`.

    Example:
        >>> design_effect([4, 1, 1])
        1.5
    """
    return len(weights) / effective_size(weights)


def _z(confidence: float) -> float:
    if not 0 < confidence < 1:
        raise MethodError(f"the confidence must lie between 0 and 1, not {confidence}.")
    return NormalDist().inv_cdf((1 + confidence) / 2)


def _check_share(count: float, total: float) -> None:
    if not (isfinite(total) and total > 0):
        raise MethodError(f"the total must be above 0, not {total}.")
    if not 0 <= count <= total:
        raise MethodError(f"the count must lie between 0 and its total of {total}, not {count}.")
