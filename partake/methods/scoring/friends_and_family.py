"""The Friends and Family Test: three questions over time, three scores that never join.

Source: NHS England, fft_pipeline (June 2026) for the present score; its calculations page for the one
before; the net promoter formula is the usual one and was not verified against NHS England's own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from math import isfinite

from partake.methods.errors import MethodError
from partake.methods.intervals import Interval, wilson

__all__ = ["Answers", "Score", "Series", "one_series", "score", "series_in"]


class Series(Enum):
    """This will name one of the three series. A chart or a comparison holds one of them only."""

    NET_PROMOTER = "net promoter score, months to September 2014"
    RECOMMEND = "would recommend, October 2014 to March 2020"
    EXPERIENCE = "good experience, from April 2020"


@dataclass(frozen=True, slots=True)
class Answers:
    """This will hold how many gave each answer, best first. To March 2020: extremely likely, likely,
    neither, unlikely, extremely unlikely, don't know. From April 2020: very good, good, neither, poor,
    very poor, don't know."""

    best: int
    good: int
    neither: int
    poor: int
    worst: int
    unknown: int

    @property
    def total(self) -> int:
        return self.best + self.good + self.neither + self.poor + self.worst + self.unknown


@dataclass(frozen=True, slots=True)
class Score:
    """This will hold one score. `positive` and `negative` are shares of all answers, don't know included,
    with 95% intervals. `net` is the net promoter score, -100 to 100, in that series alone."""

    series: Series
    answered: int
    positive: Interval | None
    negative: Interval | None
    net: float | None


def series_in(month: date) -> Series:
    """This will give the series a month belongs to.

    Example:
        >>> [series_in(month).name for month in (date(2014, 9, 1), date(2020, 3, 1), date(2020, 4, 1))]
        ['NET_PROMOTER', 'RECOMMEND', 'EXPERIENCE']
    """
    if month < date(2014, 10, 1):
        return Series.NET_PROMOTER
    return Series.RECOMMEND if month < date(2020, 4, 1) else Series.EXPERIENCE


def score(answers: Answers, series: Series) -> Score:
    """This will score one body's answers of one month, in the series asked for.

    RECOMMEND and EXPERIENCE: the two best, and the two worst, out of all answers, don't know included.
    NET_PROMOTER: per cent best less per cent neither, poor and worst; good counts as neither side, and
    don't know is left out.
    Errors: `MethodError` for a count that is not a whole number of 0 or more, or nobody to score.

    Example:
        >>> found = score(Answers(60, 30, 4, 3, 1, 2), Series.EXPERIENCE)
        >>> found.positive.estimate, found.negative.estimate
        (0.9, 0.04)
        >>> round(score(Answers(60, 30, 4, 3, 1, 2), Series.NET_PROMOTER).net, 1)
        53.1
    """
    counts = (answers.best, answers.good, answers.neither, answers.poor, answers.worst, answers.unknown)
    if any(not isfinite(count) or count < 0 or count != int(count) for count in counts):
        raise MethodError(f"every count must be a whole number of 0 or more: {counts}.")
    if series is Series.NET_PROMOTER:
        known = answers.total - answers.unknown
        if known == 0:
            raise MethodError("nobody gave an answer that can be scored.")
        against = answers.neither + answers.poor + answers.worst
        return Score(series, answers.total, None, None, 100 * (answers.best - against) / known)
    if answers.total == 0:
        raise MethodError("nobody answered, so there is no share to give.")
    return Score(
        series,
        answers.total,
        wilson(answers.best + answers.good, answers.total),
        wilson(answers.poor + answers.worst, answers.total),
        None,
    )


def one_series(scores: Iterable[Score]) -> tuple[Score, ...]:
    """This will give the scores back when they may stand on one chart, and refuse them otherwise.

    Errors: `MethodError` when there are none, or they come from more than one series: the questions
    differ, so a line through them would show a change that no patient felt.

    Example:
        >>> march = score(Answers(60, 30, 4, 3, 1, 2), Series.EXPERIENCE)
        >>> len(one_series([march, march]))
        2
    """
    found = tuple(scores)
    kinds = sorted({each.series.value for each in found})
    if len(kinds) != 1:
        raise MethodError(f"scores of one chart must come from one series, not {len(kinds)}: {kinds}.")
    return found
