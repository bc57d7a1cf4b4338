"""What can be measured, and what is said of a number: plain values and rules, without tables, clock or Django.

A reading is one number, or two (blood pressure), in one unit. Numbers are decimals: what was written is what is kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

Numbers = tuple[Decimal, ...]


class Better(StrEnum):
    LOWER = "lower"
    HIGHER = "higher"
    NEITHER = "neither"


class Aim(StrEnum):
    """Which way a target points: reached at this number or below it, or at it or above."""

    OR_LOWER = "OR_LOWER"
    OR_HIGHER = "OR_HIGHER"


class Against(StrEnum):
    """Where a reading stands against a usual range."""

    BELOW = "BELOW"
    WITHIN = "WITHIN"
    ABOVE = "ABOVE"


class Progress(StrEnum):
    """Where a reading stands against the person's own target."""

    REACHED = "REACHED"
    CLOSE = "CLOSE"
    NOT_YET = "NOT_YET"


class Change(StrEnum):
    """What became of a number since the one before. Steady: too small a difference to call a change."""

    UP = "UP"
    DOWN = "DOWN"
    STEADY = "STEADY"


@dataclass(frozen=True)
class Unit:
    """A number in this unit becomes one in the measure's first unit by `number × scale + offset`."""

    name: str
    decimals: int
    spelled: frozenset[str]
    scale: Decimal = Decimal(1)
    offset: Decimal = Decimal(0)


@dataclass(frozen=True)
class Number:
    """One of the numbers of a reading. Beyond `least` and `most`, in the first unit, it is taken for a slip."""

    name: str
    least: Decimal
    most: Decimal


@dataclass(frozen=True)
class UsualRange:
    """One figure for each number of the reading; an empty end is open."""

    low: Numbers
    high: Numbers
    from_age: int
    source: str
    verified: bool


@dataclass(frozen=True)
class Alert:
    """What to do about a reading that may be dangerous: any number at or beyond its limit, or at or under a share of
    the person's own best."""

    words: str
    at_least: Numbers = ()
    at_most: Numbers = ()
    of_best: Decimal | None = None

    def is_met(self, numbers: Numbers, best: Numbers) -> bool:
        over = any(number >= limit for number, limit in zip(numbers, self.at_least, strict=False))
        under = any(number <= limit for number, limit in zip(numbers, self.at_most, strict=False))
        far = self.of_best is not None and best != () and numbers[0] <= best[0] * self.of_best
        return over or under or far


@dataclass(frozen=True)
class Measure:
    """Something that can be measured. `in_sentence` is its name inside one; `tells` says what it tells somebody."""

    code: str
    name: str
    in_sentence: str
    tells: str
    better: Better
    steady: Decimal
    spelled: frozenset[str]
    numbers: tuple[Number, ...]
    units: tuple[Unit, ...]
    usual: UsualRange | None
    alerts: tuple[Alert, ...]

    @property
    def main(self) -> Unit:
        return self.units[0]

    def unit_called(self, text: str) -> Unit | None:
        """This will give the unit that somebody or a file names, or None."""
        plain = " ".join(text.casefold().split())
        return next((unit for unit in self.units if plain == unit.name.casefold() or plain in unit.spelled), None)

    def usual_for(self, age: int | None) -> UsualRange | None:
        """This will give the usual range for somebody of this age in years; none for who is too young, or whose age
        is not known: a range that is not theirs would mislead."""
        if self.usual is None or age is None or age < self.usual.from_age:
            return None
        return self.usual

    def alert_of(self, numbers: Numbers, best: Numbers = ()) -> Alert | None:
        """This will give what to do about a reading in the first unit, when it may be dangerous. `best` is the
        person's own best."""
        return next((one for one in self.alerts if one.is_met(numbers, best)), None)


def in_main(numbers: Numbers, unit: Unit, measure: Measure) -> Numbers:
    """This will give a reading in the measure's first unit, rounded as that unit is read. One that is in it already
    is left as it was written."""
    if unit == measure.main:
        return numbers
    step = Decimal(1).scaleb(-measure.main.decimals)
    return tuple((number * unit.scale + unit.offset).quantize(step) for number in numbers)


def implausible(measure: Measure, numbers: Numbers, unit: Unit) -> tuple[int, Against] | None:
    """This will say which number of a reading (0 or 1) nobody has, and on which side; None when all may be true. The
    bottom number of two is never as high as the top."""
    for place, (number, limits) in enumerate(zip(in_main(numbers, unit, measure), measure.numbers, strict=True)):
        if number < limits.least:
            return place, Against.BELOW
        if number > limits.most:
            return place, Against.ABOVE
    if len(numbers) == 2 and numbers[1] >= numbers[0]:
        return 1, Against.ABOVE
    return None


def other_unit(measure: Measure, numbers: Numbers, unit: Unit) -> Unit | None:
    """This will give the unit in which an impossible reading would make sense, for a question to name."""
    fits = (one for one in measure.units if one != unit and implausible(measure, numbers, one) is None)
    return next(fits, None)


def against(usual: UsualRange, numbers: Numbers) -> tuple[Against, ...]:
    """This will say where each number of a reading stands."""

    def one(place: int, number: Decimal) -> Against:
        if usual.high and number > usual.high[place]:
            return Against.ABOVE
        return Against.BELOW if usual.low and number < usual.low[place] else Against.WITHIN

    return tuple(one(place, number) for place, number in enumerate(numbers))


def progress(numbers: Numbers, target: Numbers, aim: Aim, steady: Decimal) -> Progress:
    """This will say how near a reading is to a target. Close: within twice what is too little to call a change."""
    short = max(
        number - wanted if aim is Aim.OR_LOWER else wanted - number
        for number, wanted in zip(numbers, target, strict=True)
    )
    if short <= 0:
        return Progress.REACHED
    return Progress.CLOSE if short <= steady * 2 else Progress.NOT_YET


def change(before: Numbers, now: Numbers, steady: Decimal) -> tuple[Change, ...]:
    """This will say, for each number, what became of it."""

    def one(was: Decimal, has: Decimal) -> Change:
        if abs(has - was) <= steady:
            return Change.STEADY
        return Change.UP if has > was else Change.DOWN

    return tuple(one(was, has) for was, has in zip(before, now, strict=True))


def best_of(measure: Measure, readings: Sequence[Numbers]) -> Numbers:
    """This will give the best single-number reading, in the first unit, of a measure that has a better way; nothing
    of any other."""
    if len(measure.numbers) != 1 or measure.better is Better.NEITHER or not readings:
        return ()
    return (max if measure.better is Better.HIGHER else min)(readings)


def age_on(born: date | None, day: date) -> int | None:
    """This will give somebody's age in whole years on a day, or None when nobody knows when they were born."""
    if born is None:
        return None
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
