"""The arithmetic of a drawing: from values to places on paper, and which round values to write beside them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor, isfinite, log10

from partake.methods.errors import MethodError

__all__ = ["Scale", "extent", "round_values", "spread_labels"]

_STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Scale:
    """This will turn a value between `low` and `high` into a place between `start` and `end`. `end` may be the
    smaller, as it is for what grows upwards on a page."""

    low: float
    high: float
    start: float
    end: float

    def __post_init__(self) -> None:
        if not (isfinite(self.low) and isfinite(self.high) and self.low < self.high):
            raise MethodError(f"a scale goes from a lower to a higher value, not from {self.low} to {self.high}.")

    def at(self, value: float) -> float:
        """This will give the place of a value; one beyond an end stands at that end."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def extent(values: Iterable[float], *, margin: float = 0.1, least: float = 0) -> tuple[float, float]:
    """This will give the lowest and highest of the values with `margin` (a share of what lies between) beside each, so
    that nothing stands on an edge; and at least `least` apart, so that small ups and downs are not drawn as cliffs.
    Values that are all the same stand in the middle.

    Errors: `MethodError` for no values, or one that is not finite.

    Example:
        >>> extent([20, 41, 58], margin=0.5)
        (1.0, 77.0)
    """
    found = list(values)
    if not found or not all(isfinite(value) for value in found):
        raise MethodError("an extent needs at least one value, and each must be finite.")
    low, high = min(found), max(found)
    room = max((high - low) * margin or max(abs(high) * margin, 1), (least - (high - low)) / 2)
    return low - room, high + room


def round_values(low: float, high: float, *, most: int = 5) -> tuple[float, ...]:
    """This will give at most `most` round values from `low` to `high`, evenly apart by 1, 2 or 5 times a power of ten.

    Source: Heckbert, Nice numbers for graph labels, Graphics Gems, 1990.
    Errors: `MethodError` when low is not below high, or `most` is under 2.

    Example:
        >>> round_values(17, 82)
        (20.0, 40.0, 60.0, 80.0)
    """
    if not (isfinite(low) and isfinite(high) and low < high) or most < 2:
        raise MethodError(f"round values need a low below a high and room for two, not {low}, {high} and {most}.")
    power = 10.0 ** floor(log10((high - low) / most))
    for step in (factor * power * tens for tens in (1, 10, 100) for factor in _STEPS):
        first, last = ceil(low / step), floor(high / step)
        if last - first < most:
            break
    return tuple(round(place * step, 12) for place in range(first, last + 1))


def spread_labels(wanted: Sequence[float], *, apart: float) -> tuple[float, ...]:
    """This will move places that stand too near each other until each is `apart` from the next, in their order and
    as little as that takes, so that words beside them do not cover one another.

    Errors: `MethodError` when `apart` is below 0.

    Example:
        >>> spread_labels([10, 12, 40], apart=6)
        (8.0, 14.0, 40.0)
    """
    if apart < 0:
        raise MethodError("labels cannot be less than nothing apart.")
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    # Pool neighbours that touch into one group, whose middle stands where the middles of its members wanted to be.
    groups: list[list[int]] = []
    for place in order:
        groups.append([place])
        while len(groups) > 1 and _end(groups[-2], wanted, apart) + apart > _start(groups[-1], wanted, apart):
            groups[-2:] = [groups[-2] + groups[-1]]
    found = [0.0] * len(wanted)
    for group in groups:
        for offset, place in enumerate(group):
            found[place] = _start(group, wanted, apart) + offset * apart
    return tuple(found)


def _start(group: list[int], wanted: Sequence[float], apart: float) -> float:
    return sum(wanted[place] for place in group) / len(group) - apart * (len(group) - 1) / 2


def _end(group: list[int], wanted: Sequence[float], apart: float) -> float:
    return _start(group, wanted, apart) + apart * (len(group) - 1)
