"""Results as drawings: which number stands where, in whose words. The drawing itself is `documents.drawings`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext

from partake.documents.drawings import NARROW, WIDE, Marked, Reading, Series, Shape, Span, line_chart, value_line
from partake.measures import words
from partake.measures.domain import Measure, Numbers, UsualRange
from partake.ui.words import day

__all__ = ["NARROW", "WIDE", "Chart", "Dot", "change_chart", "value_pictures"]

SHAPES = {(0, False): Shape.DOT, (0, True): Shape.RING, (1, False): Shape.BLOCK, (1, True): Shape.SQUARE}
MONTHS_APART = (1, 3, 6, 12, 24, 60, 120)
MOST_TIMES = 8
STEADY_SHARE = 8  # a change too small to be called one takes at most an eighth of the height


@dataclass(frozen=True)
class Dot:
    """One reading of a chart, in the measure's first unit."""

    on: date
    numbers: Numbers
    at_home: bool


@dataclass(frozen=True)
class Chart:
    """One drawing, wide and narrow. Of change over time, the narrow one has the last year alone."""

    wide: str
    narrow: str


def value_pictures(
    measure: Measure, numbers: Numbers, range_: UsualRange | None, target: Numbers, *, alternative: str
) -> Chart | None:
    """This will draw a reading on a line, with its usual range and the person's target; None when it has neither."""
    if range_ is None and not target:
        return None
    readings = [
        Reading(
            value=Marked(float(number), words.number(number)),
            usual=_span(range_, place),
            target=_target(target, place),
            caption=measure.numbers[place].name.capitalize() if len(numbers) > 1 else "",
        )
        for place, number in enumerate(numbers)
    ]
    return Chart(*(value_line(readings, alternative=alternative, width=width) for width in (WIDE, NARROW)))


def change_chart(measure: Measure, dots: Sequence[Dot], range_: UsualRange | None, target: Numbers) -> Chart:
    """This will draw readings in order of time, at least two of them."""
    year = [dot for dot in dots if dot.on > dots[-1].on - timedelta(days=366)]
    recent = year if len(year) > 1 else dots[-2:]
    return Chart(
        _chart(measure, dots, range_, target, WIDE),
        _chart(measure, recent, range_, target, NARROW),
    )


def _chart(measure: Measure, dots: Sequence[Dot], range_: UsualRange | None, target: Numbers, width: int) -> str:
    places = range(len(measure.numbers))
    homes = sorted({dot.at_home for dot in dots})
    series = [
        Series(
            tuple((float(dot.on.toordinal()), float(dot.numbers[place])) for dot in dots if dot.at_home == at_home),
            SHAPES[place, at_home],
            _kind(measure, place, at_home),
        )
        for place in places
        for at_home in homes
    ]
    said = {"measure": measure.name, "first": day(dots[0].on), "last": day(dots[-1].on)}
    return line_chart(
        series,
        alternative=gettext("%(measure)s from %(first)s to %(last)s. The table has every reading.") % said,
        spans=[span for place in places if (span := _span(range_, place, measure.numbers[place].name))],
        targets=[aim for place in places if (aim := _target(target, place, measure.numbers[place].name))],
        times=_times(dots[0].on, dots[-1].on),
        least=float(measure.steady) * STEADY_SHARE,
        width=width,
    )


def _kind(measure: Measure, place: int, at_home: bool) -> str:
    where = gettext("at home") if at_home else gettext("by a professional")
    name = measure.numbers[place].name
    return f"{name}, {where}" if name else where


def _span(range_: UsualRange | None, place: int, name: str = "") -> Span | None:
    if range_ is None:
        return None
    low, high = (float(end[place]) if end else None for end in (range_.low, range_.high))
    values = {"range": words.usual_of(range_, place), "which": name}
    said = gettext("usual %(which)s %(range)s") if name else gettext("usual range %(range)s")
    return Span(low, high, said % values)


def _target(target: Numbers, place: int, name: str = "") -> Marked | None:
    if not target:
        return None
    values = {"target": words.number(target[place]), "which": name}
    said = gettext("target %(which)s %(target)s") if name else gettext("target %(target)s")
    return Marked(float(target[place]), said % values)


def _times(first: date, last: date) -> list[Marked]:
    """The starts of months, at most eight of them; the first and the last day of a shorter time."""
    months = (last.year - first.year) * 12 + last.month - first.month
    apart = next((one for one in MONTHS_APART if months / one <= MOST_TIMES), MONTHS_APART[-1])
    starts = [first.year * 12 + first.month - 1 + place for place in range(1, months + 1)]
    found = [date(start // 12, start % 12 + 1, 1) for start in starts if start % apart == 0]
    if len(found) < 2:
        return [Marked(float(on.toordinal()), date_format(on, "j M")) for on in dict.fromkeys((first, last))]
    return [Marked(float(on.toordinal()), date_format(on, "M Y")) for on in found]
