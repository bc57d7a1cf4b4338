"""One number month by month: its usual range, what happened and when, and whether it really changed.

The values alone. How they are worked out from months and recorded changes is `working_out`, with
`methods.control_charts`; how they are drawn is `charts`; how they are said is `findings`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from partake.insight.months import month_of, months_after

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
    """A recorded change: the day, and a few words. `is_break`: what is counted is another thing from that day, so that
    months before it are never compared with months after it."""

    on: date
    words: str
    id: UUID | None = None
    is_break: bool = False

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

    @property
    def is_break(self) -> bool:
        return any(one.is_break for one in self.began)


@dataclass(frozen=True)
class Worked:
    """A series worked out. `points` has every month from the first to the last with any answer, gaps too. `earlier`
    and `later` happened before the first month and after the last: no line can be drawn there. `since_change` is 1 or
    -1 when the months since the newest recorded change are higher or lower than those before it."""

    kind: Kind
    better: Better
    preset: str
    points: tuple[MonthPoint, ...]
    stretches: tuple[Stretch, ...]
    earlier: tuple[Happened, ...]
    later: tuple[Happened, ...]
    verdict: Verdict
    since_change: int = 0

    @property
    def latest(self) -> MonthPoint | None:
        return next((one for one in reversed(self.points) if one.value is not None), None)

    @property
    def compared(self) -> tuple[Stretch, ...]:
        """The newest stretches that may be compared with one another: those since the last break."""
        return compared(self.stretches)

    @property
    def bases(self) -> tuple[int, int]:
        """The fewest and the most answers in any month that has some; (0, 0) when none has."""
        found = [one.base for one in self.points if one.value is not None]
        return (min(found), max(found)) if found else (0, 0)


def compared(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """This will give the stretches since the last break."""
    begun = max((place for place, one in enumerate(stretches) if one.is_break), default=0)
    return tuple(stretches[begun:])
