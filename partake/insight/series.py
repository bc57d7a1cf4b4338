"""One number month by month: its usual range, what happened and when, and whether it really changed.

Pure: months and recorded changes in, everything a chart, a table and a sentence need out. How it is worked out is
`methods.control_charts`; how it is drawn is `charts`; how it is said is `findings`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from partake.insight.months import MonthShare, month_of, months_after, months_between

if TYPE_CHECKING:  # numbers are a heavy library, and only wanted when something is worked out
    from partake.methods.control_charts import Chart, Point

# Our own floors: under so many answers a month's share is not judged, and under so many months nothing is.
FEWEST_ANSWERS = 10
FEWEST_MONTHS = 6
USUAL_PRESET = "plot-the-dots"
# A change in the second half of a month is seen from the month after it.
FIRST_HALF = 15


class Kind(StrEnum):
    """What is counted: a share whose base changes from month to month (p′), or a plain number (XmR)."""

    SHARE = "SHARE"
    NUMBER = "NUMBER"


class Better(StrEnum):
    """Which way is good. How often people speak of something is neither."""

    HIGHER = "HIGHER"
    LOWER = "LOWER"
    NEITHER = "NEITHER"


class Mark(StrEnum):
    """What one month is drawn as."""

    USUAL = "USUAL"
    BETTER = "BETTER"
    WORSE = "WORSE"
    DIFFERENT = "DIFFERENT"
    UNSURE = "UNSURE"


class Meaning(StrEnum):
    """What one month means, by the first rule it met. OLD is measured by the usual range before the last change."""

    NOBODY = "NOBODY"
    TOO_FEW = "TOO_FEW"
    TOO_SOON = "TOO_SOON"
    USUAL = "USUAL"
    ABOVE = "ABOVE"
    BELOW = "BELOW"
    RISING = "RISING"
    FALLING = "FALLING"
    NEAR_TOP = "NEAR_TOP"
    NEAR_BOTTOM = "NEAR_BOTTOM"
    LONG_ABOVE = "LONG_ABOVE"
    LONG_BELOW = "LONG_BELOW"
    ABOVE_OLD = "ABOVE_OLD"
    BELOW_OLD = "BELOW_OLD"
    HIGHER_THAN_OLD = "HIGHER_THAN_OLD"
    LOWER_THAN_OLD = "LOWER_THAN_OLD"


class Verdict(StrEnum):
    NOTHING = "NOTHING"
    TOO_SOON = "TOO_SOON"
    NO_CHANGE = "NO_CHANGE"
    BETTER = "BETTER"
    WORSE = "WORSE"
    HIGHER = "HIGHER"
    LOWER = "LOWER"

    @property
    def is_change(self) -> bool:
        return self in (Verdict.BETTER, Verdict.WORSE, Verdict.HIGHER, Verdict.LOWER)


@dataclass(frozen=True)
class Happened:
    """A recorded change: the day, and a few words."""

    on: date
    words: str
    id: UUID | None = None

    @property
    def seen_from(self) -> date:
        """The first month that shows it."""
        return month_of(self.on) if self.on.day <= FIRST_HALF else months_after(month_of(self.on), 1)


@dataclass(frozen=True)
class MonthPoint:
    """One month. `value` is a share from 0 to 1, or a number; None in a gap. The lines are None where they rest on too
    little to be drawn. `stretch` is the place of its stretch, None in a gap. `against_old` says whether it left the
    lines as they were before the last change: 1 upwards, -1 downwards, 0 not."""

    month: date
    count: int
    base: int
    value: float | None
    stretch: int | None = None
    centre: float | None = None
    lower: float | None = None
    upper: float | None = None
    mark: Mark = Mark.UNSURE
    meaning: Meaning = Meaning.NOBODY
    against_old: int = 0


@dataclass(frozen=True)
class Stretch:
    """Months between two changes, with their own average and usual range (at their average base). `began` is what
    happened at its start, empty for the first. `is_early`: its lines rest on so few months that they are a first
    guess. A stretch of one month has no lines (None)."""

    first: date
    last: date
    months: int
    began: tuple[Happened, ...]
    centre: float | None = None
    lower: float | None = None
    upper: float | None = None
    is_early: bool = True


@dataclass(frozen=True)
class Worked:
    """A series worked out. `points` has every month from the first to the last with any answer, gaps too. `earlier`
    and `later` happened before the first month and after the last: no line can be drawn there."""

    kind: Kind
    better: Better
    preset: str
    points: tuple[MonthPoint, ...]
    stretches: tuple[Stretch, ...]
    earlier: tuple[Happened, ...]
    later: tuple[Happened, ...]
    verdict: Verdict

    @property
    def latest(self) -> MonthPoint | None:
        return next((one for one in reversed(self.points) if one.value is not None), None)

    @property
    def since_change(self) -> int:
        """1 or -1 when the months since the newest recorded change are higher or lower than those before it: see
        `_since_change`. 0 for not, or when nothing was recorded."""
        return _since_change(self.points, self.stretches)

    @property
    def bases(self) -> tuple[int, int]:
        """The fewest and the most answers in any month that has some; (0, 0) when none has."""
        found = [one.base for one in self.points if one.value is not None]
        return (min(found), max(found)) if found else (0, 0)


def work_out(
    months: Sequence[MonthShare],
    happened: Sequence[Happened] = (),
    *,
    better: Better = Better.HIGHER,
    kind: Kind = Kind.SHARE,
    preset: str = USUAL_PRESET,
) -> Worked:
    """This will work out a series. A month without an answer (base 0, or left out) is a gap; of numbers, the count is
    the number, and a month left out counts 0. `preset` is a name of `control_charts.PRESETS`: raises `KeyError`."""
    by_month = {one.month: one for one in months if one.base or kind is Kind.NUMBER}
    if not by_month:
        return Worked(kind, better, preset, (), (), (), tuple(happened), Verdict.NOTHING)
    every = months_between(min(by_month), max(by_month))
    points = [_point(month, by_month.get(month), kind) for month in every]
    seen = [place for place, one in enumerate(points) if one.value is not None]
    begins, earlier, later = _begins([points[place].month for place in seen], happened)
    stretches: list[Stretch] = []
    before: list[MonthPoint] = []
    starts = [0, *begins]
    for number, (start, stop) in enumerate(zip(starts, [*begins, len(seen)], strict=True)):
        own = [points[place] for place in seen[start:stop]]
        judged, stretch = _stretch(own, before, number, begins.get(start, ()), kind, better, preset)
        for place, point in zip(seen[start:stop], judged, strict=True):
            points[place] = point
        stretches.append(stretch)
        before = own
    found = tuple(points)
    return Worked(kind, better, preset, found, tuple(stretches), earlier, later, _verdict(found, stretches, better))


def _point(month: date, one: MonthShare | None, kind: Kind) -> MonthPoint:
    if kind is Kind.NUMBER:
        number = one.count if one else 0
        return MonthPoint(month, number, number, float(number))
    return MonthPoint(month, one.count, one.base, one.share) if one else MonthPoint(month, 0, 0, None)


def _begins(
    months: Sequence[date], happened: Sequence[Happened]
) -> tuple[dict[int, tuple[Happened, ...]], tuple[Happened, ...], tuple[Happened, ...]]:
    """Where new stretches begin, by the place of their first month among those with a value. What two changes made
    of the same months nobody can tell apart: they begin one stretch together."""
    begins: dict[int, tuple[Happened, ...]] = {}
    earlier: list[Happened] = []
    later: list[Happened] = []
    for one in sorted(happened, key=lambda it: (it.on, it.words)):
        place = sum(month < one.seen_from for month in months)
        if place == 0:
            earlier.append(one)
        elif place == len(months):
            later.append(one)
        else:
            begins[place] = (*begins.get(place, ()), one)
    return begins, tuple(earlier), tuple(later)


def _chart(points: Sequence[MonthPoint], kind: Kind, preset: str, baseline: int | None = None) -> "Chart":
    from partake.methods.control_charts import PRESETS, p_prime, xmr

    if kind is Kind.NUMBER:
        return xmr([one.value or 0 for one in points], preset=PRESETS[preset], baseline=baseline)
    counts, bases = [one.count for one in points], [one.base for one in points]
    return p_prime(counts, bases, preset=PRESETS[preset], baseline=baseline)


def _stretch(
    own: list[MonthPoint],
    before: list[MonthPoint],
    number: int,
    began: tuple[Happened, ...],
    kind: Kind,
    better: Better,
    preset: str,
) -> tuple[list[MonthPoint], Stretch]:
    stretch = Stretch(own[0].month, own[-1].month, len(own), began)
    # Against the lines as they were before the change: did these months leave them?
    old = _chart([*before, *own], kind, preset, len(before)).points[len(before) :] if len(before) >= 2 else None
    chart = _chart(own, kind, preset) if len(own) >= 2 else None
    judged = []
    for place, point in enumerate(own):
        if chart:
            drawn = chart.points[place]
            point = replace(point, centre=drawn.centre, lower=drawn.lower, upper=drawn.upper)
        meaning = _meaning(chart.points[place], _UP, _DOWN) if chart else Meaning.TOO_SOON
        if old and meaning in (Meaning.USUAL, Meaning.TOO_SOON):
            left = _meaning(old[place], _UP_OLD, _DOWN_OLD)
            meaning = left if left is not Meaning.USUAL else meaning
        if kind is Kind.SHARE and point.base < FEWEST_ANSWERS:
            meaning = Meaning.TOO_FEW
        against = old[place].side if old else 0
        judged.append(replace(point, stretch=number, meaning=meaning, mark=_mark(meaning, better), against_old=against))
    if not chart:
        return judged, stretch
    return judged, replace(
        stretch,
        centre=chart.points[0].centre,
        lower=sum(one.lower for one in chart.points) / len(own),
        upper=sum(one.upper for one in chart.points) / len(own),
        is_early=len(own) < chart.preset.settled_after,
    )


# In the order of `control_charts.Signal`: none, outside, trend, two of three, run.
_UP = (Meaning.USUAL, Meaning.ABOVE, Meaning.RISING, Meaning.NEAR_TOP, Meaning.LONG_ABOVE)
_DOWN = (Meaning.USUAL, Meaning.BELOW, Meaning.FALLING, Meaning.NEAR_BOTTOM, Meaning.LONG_BELOW)
_UP_OLD = (Meaning.USUAL, Meaning.ABOVE_OLD, *[Meaning.HIGHER_THAN_OLD] * 3)
_DOWN_OLD = (Meaning.USUAL, Meaning.BELOW_OLD, *[Meaning.LOWER_THAN_OLD] * 3)
UPWARD = frozenset({*_UP, *_UP_OLD}) - {Meaning.USUAL}
DOWNWARD = frozenset({*_DOWN, *_DOWN_OLD}) - {Meaning.USUAL}
OF_OLD = frozenset({*_UP_OLD, *_DOWN_OLD}) - {Meaning.USUAL}


def _meaning(point: "Point", up: Sequence[Meaning], down: Sequence[Meaning]) -> Meaning:
    return (down if point.side < 0 else up)[int(point.signal)]


def _mark(meaning: Meaning, better: Better) -> Mark:
    if meaning in (Meaning.TOO_FEW, Meaning.TOO_SOON):
        return Mark.UNSURE
    if meaning is Meaning.USUAL:
        return Mark.USUAL
    if better is Better.NEITHER:
        return Mark.DIFFERENT
    return Mark.BETTER if (meaning in UPWARD) == (better is Better.HIGHER) else Mark.WORSE


def _verdict(points: Sequence[MonthPoint], stretches: Sequence[Stretch], better: Better) -> Verdict:
    """After a change: what it made of the months since. Else, or when that is nothing: what the latest month says by
    the range of its own stretch."""
    latest = [one for one in points if one.stretch == len(stretches) - 1]
    if len(stretches) > 1:
        if stretches[-2].months < FEWEST_MONTHS or len(latest) < 2:
            return Verdict.TOO_SOON
        if side := _since_change(points, stretches):
            return _direction(side > 0, better)
    elif len(latest) < FEWEST_MONTHS:
        return Verdict.TOO_SOON
    own = latest[-1].meaning
    if own in (UPWARD | DOWNWARD) - OF_OLD:
        return _direction(own in UPWARD, better)
    return Verdict.NO_CHANGE


def _since_change(points: Sequence[MonthPoint], stretches: Sequence[Stretch]) -> int:
    """1 or -1 when most months since the newest change left the range before it the same way, or their average did."""
    if len(stretches) < 2:
        return 0
    since = [one for one in points if one.stretch == len(stretches) - 1]
    for side in (1, -1):
        if sum(one.against_old == side for one in since) * 2 > len(since):
            return side
    return _moved(stretches[-2], stretches[-1])


def _moved(before: Stretch, since: Stretch) -> int:
    """1 or -1 when the average since a change lies further from the one before than chance moves two averages of so
    many months: three standard errors of their difference, the usual range of a month being three of a month's own.
    0 for not, or when either rests on too few months."""
    if before.centre is None or before.lower is None or before.upper is None or since.centre is None:
        return 0
    if min(before.months, since.months) < FEWEST_MONTHS:
        return 0
    half_width = max(before.upper - before.centre, before.centre - before.lower)
    by_chance = half_width * (1 / before.months + 1 / since.months) ** 0.5
    shift = since.centre - before.centre
    return (shift > by_chance) - (shift < -by_chance)


def _direction(up: bool, better: Better) -> Verdict:
    if better is Better.NEITHER:
        return Verdict.HIGHER if up else Verdict.LOWER
    return Verdict.BETTER if up == (better is Better.HIGHER) else Verdict.WORSE
