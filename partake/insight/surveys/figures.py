"""One question of one body by year: figures with their base and range, in stretches that no line crosses."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from math import hypot

from partake.insight.surveys.catalogue import Break, Question, Scale, Survey
from partake.kernel.texts import text
from partake.methods.errors import MethodError
from partake.methods.intervals import wilson
from partake.methods.scoring.long_term_conditions import Method, Support, question_of, supported_share

METHODS: dict[str, Method] = {"A": Method.TOTAL_YES, "B": Method.NEEDED, "C": Method.WEIGHTED}
METHOD_WORDS: dict[str, str] = {
    "A": text("both kinds of yes, out of everyone who answered"),
    "B": text("both kinds of yes, out of those who needed support or do not know"),
    "C": text("“yes, definitely” counts 1 and “yes, to some extent” a half, out of those who said yes or no"),
}
ANSWERS = ("definitely", "to_some_extent", "no", "not_needed", "unknown")
NOT_REACHED = "not_reached"  # among the answers of a score: see `Figure`
Z = 1.959963984540054  # of a normal distribution: 95% lie within it


@dataclass(frozen=True)
class Given:
    """What was kept of one question in one year; `verified`: the columns of that year's file were checked."""

    year: int
    value: float | None
    low: float | None
    high: float | None
    base: int | None
    answers: dict[str, float]
    asked: int | None = None
    answered: int | None = None
    verified: bool = False
    expected_low: float | None = None
    expected_high: float | None = None


class Band(Enum):
    """Where a figure stands against the range in which its publisher expects it."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


@dataclass(frozen=True)
class Figure:
    """One year. Without a `value` it is not shown. A share has its range; a score has one only where its file does.
    `is_published_range`: the range came with the file, and is not worked out here. `expected`: the range in which its
    publisher expects it, None where it gives none. `not_reached`: the share of the country's patients of kinds that
    nobody here speaks for, of a score."""

    year: int
    value: float | None
    low: float | None
    high: float | None
    base: int | None
    asked: int | None = None
    answered: int | None = None
    verified: bool = False
    is_published_range: bool = False
    not_reached: float = 0
    expected: tuple[float, float] | None = None

    @property
    def is_shown(self) -> bool:
        return self.value is not None

    @property
    def has_range(self) -> bool:
        return self.low is not None and self.high is not None

    @property
    def band(self) -> Band | None:
        """Better, about the same, or worse than expected, by the publisher's own limits and no others."""
        if self.value is None or self.expected is None:
            return None
        low, high = self.expected
        return Band.BETTER if self.value > high else Band.WORSE if self.value < low else Band.SAME


@dataclass(frozen=True)
class Stretch:
    """Years that may be set beside one another. `began`: the break before them, if there is one."""

    figures: tuple[Figure, ...]
    began: Break | None = None


class Change(Enum):
    """What the last year says beside the one before it in the same stretch."""

    NOTHING = "nothing to compare with"
    UNKNOWN = "no range to go by"
    NONE = "no real change"
    UP = "up"
    DOWN = "down"


def figure_of(survey: Survey, question: Question, given: Given, method: str = "A") -> Figure:
    """This will give the figure of one year. Of a question counted by method, `method` is "A", "B" or "C"; where an
    answer it needs is hidden, there is no figure.

    Where its publisher gives no range of a share it is Wilson's, as if every answer weighed the same: the true one is a
    little wider. Method C counts halves, which vary less than whole answers, so there it is a little too wide instead.
    A score whose publisher gives no range has none: it cannot be worked out from the score."""
    nothing = Figure(given.year, None, None, None, None, given.asked, given.answered, given.verified)
    value = _by_method(given, method) if question.by_method else given.value
    if given.base is None or value is None:
        return nothing
    low, high = given.low, given.high
    is_given = low is not None and high is not None and not question.by_method
    if not is_given and survey.scale is Scale.SHARE:
        found = wilson(value * given.base, given.base)
        low, high = found.low, found.high
    not_reached = given.answers.get(NOT_REACHED, 0) if survey.scale is Scale.SCORE else 0
    limits = (given.expected_low, given.expected_high)
    return replace(
        nothing,
        value=value,
        low=low,
        high=high,
        base=given.base,
        is_published_range=is_given,
        not_reached=not_reached,
        expected=None if limits[0] is None or limits[1] is None else (limits[0], limits[1]),
    )


def stretches(figures: Sequence[Figure], breaks: Sequence[Break]) -> tuple[Stretch, ...]:
    """This will part years at every break between two of them. The latest of several breaks names the gap."""
    found: list[tuple[list[Figure], Break | None]] = []
    ordered = sorted(breaks, key=lambda one: one.first_year)
    for figure in sorted(figures, key=lambda one: one.year):
        last = found[-1][0][-1].year if found else None
        between = [one for one in ordered if last is not None and last < one.first_year <= figure.year]
        if last is None or between:
            found.append(([figure], between[-1] if between else None))
        else:
            found[-1][0].append(figure)
    return tuple(Stretch(tuple(one), began) for one, began in found)


def change_in(stretch: Stretch) -> tuple[Change, Figure | None]:
    """This will say whether the last two years shown of a stretch differ by more than chance, and give the earlier of
    the two. Where one of them has no range, that cannot be said."""
    shown = [one for one in stretch.figures if one.is_shown]
    if len(shown) < 2 or shown[-1] is not stretch.figures[-1]:
        return Change.NOTHING, None
    before, now = shown[-2:]
    if not (before.has_range and now.has_range):
        return Change.UNKNOWN, before
    low, high = difference(now, before)
    if low > 0:
        return Change.UP, before
    return (Change.DOWN if high < 0 else Change.NONE), before


def difference(now: Figure, before: Figure) -> tuple[float, float]:
    """This will give the range of the difference of two independent figures (now less before), from the range of each;
    where both are Wilson's it is Newcombe's. Both are shown.

    Source: Zou and Donner, Construction of confidence limits about effect measures, Statistics in Medicine 27:1693,
    2008 (MOVER)."""
    a, a_low, a_high = _three(now)
    b, b_low, b_high = _three(before)
    middle = a - b
    return middle - hypot(a - a_low, b_high - b), middle + hypot(a_high - a, b - b_low)


def worth(figure: Figure) -> float:
    """This will give as how many answers of equal weight a share is as sure: those whose Wilson range is as wide as its
    own, and never more than its base. The figure is shown."""
    value, low, high = _three(figure)
    base = float(figure.base or 0)
    least, most = 1.0, base
    for _ in range(40):
        middle = (least + most) / 2
        found = wilson(value * middle, middle)
        if found.high - found.low > high - low:
            least = middle
        else:
            most = middle
    return most


def _three(figure: Figure) -> tuple[float, float, float]:
    if figure.value is None or figure.low is None or figure.high is None:
        raise ValueError("a figure without a range")
    return figure.value, figure.low, figure.high


def _by_method(given: Given, method: str) -> float | None:
    if any(name not in given.answers for name in ANSWERS):
        return None
    try:
        answers = Support(*(given.answers[name] for name in ANSWERS))
        return supported_share(answers, METHODS[method], question=question_of(given.year)).share
    except MethodError:
        return None
