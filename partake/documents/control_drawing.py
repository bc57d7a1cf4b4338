"""A control chart as a drawing: months, their average and usual range, and what happened and when.

Shape and place carry the meaning, colour repeats it: a circle is usual, a triangle up better, a triangle down worse, a
square different and neither. The average is solid, the limits are broken lines, and what happened is a line from top to
bottom with its words. Nothing joins two stretches, or the two sides of a gap. Sizes as in `drawings`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from partake.documents.drawings import LETTER, LINE, Marked, svg_of, width_of, words_at
from partake.methods.scales import Scale, extent, round_values

CHART_WIDE, CHART_NARROW = 900, 300
BETTER, WORSE, NEITHER, EVENT = "#00558a", "#a64b00", "#5b6770", "#8a3f7c"
SIZE = 5.5


class Sign(Enum):
    """How one month is drawn. Hollow: there is too little to judge it by."""

    USUAL = "usual"
    BETTER = "better"
    WORSE = "worse"
    DIFFERENT = "different"
    HOLLOW = "hollow"


@dataclass(frozen=True)
class Dot:
    """One month at its place in time (months from any fixed one), with its lines where there are any."""

    at: int
    value: float
    sign: Sign
    lines: tuple[float, float, float] | None = None
    """The average, the lower and the upper limit."""


@dataclass(frozen=True)
class Run:
    """Months with one average, in order of time, and its words ("average 78%, usual range 71% to 85%")."""

    dots: tuple[Dot, ...]
    words: str = ""
    short_words: str = ""


@dataclass(frozen=True)
class Event:
    """What happened, before the month at this place: the words of several things are rows under one another."""

    at: int
    words: tuple[str, ...]


@dataclass(frozen=True)
class Times:
    """The words of the line of time: months, and under them years, at their places."""

    months: tuple[Marked, ...]
    years: tuple[Marked, ...]


def control_chart(
    runs: Sequence[Run],
    events: Sequence[Event] = (),
    *,
    alternative: str,
    times: Times,
    legend: Sequence[tuple[Sign, str]],
    show: Callable[[float], str],
    bounds: tuple[float, float] | None = None,
    least: float = 0,
    width: int = CHART_WIDE,
    height: int = 280,
) -> str:
    """This will draw runs of months one after another. `show` writes a value ("80%"); `bounds` are the least and the
    most a value can be; `least` is how much the height stands for at the least, so that small ups and downs are not
    drawn as cliffs. `legend` says in words what each sign drawn means. Raises `MethodError` for runs without a dot."""
    dots = [dot for run in runs for dot in run.dots]
    values = [value for dot in dots for value in (dot.value, *(dot.lines or ()))]
    low, high = extent(values, margin=0.15, least=least)
    if bounds:
        low, high = max(low, bounds[0] - 0.03), min(high, bounds[1] + 0.03)
    ticks = [tick for tick in round_values(low, high) if not bounds or bounds[0] <= tick <= bounds[1]]
    gutter = max(len(show(tick)) for tick in ticks) * (LETTER + 2) + 12
    first, last = min(dot.at for dot in dots), max(dot.at for dot in dots)
    across = Scale(first - 0.6, last + 0.6, gutter, width - 6)
    heads, rows = _heads(events, across, width)
    top = 12 + LINE * (rows + 1)  # the words of what happened, then those of an average
    up = Scale(low, high, top + height, top)
    parts: list[str] = []
    for tick in ticks:
        y = up.at(tick)
        parts.append(f'<path d="M{gutter:.1f} {y:.1f}H{width}" stroke="currentColor" stroke-opacity=".15"/>')
        parts.append(words_at(show(tick), gutter - 8, y + 5, width, anchor="end"))
    for run in runs:
        parts += _lines(run, across, up)
    for event in events:
        x = across.at(event.at - 0.5)
        parts.append(f'<path d="M{x:.1f} {LINE * rows + 8}V{top + height}" stroke="{EVENT}" stroke-width="2"/>')
    parts += heads
    for run in runs:
        parts += _dots(run, across, up)
    parts += _averages(runs, across, up, width)
    bottom = top + height + LINE
    parts += _row(times.months, across, bottom, width)
    parts += _row(times.years, across, bottom + LINE, width, bold=True)
    below, end = _legend(legend, gutter, bottom + LINE * 2 + 8, width)
    return svg_of([*parts, *below], width, end, alternative)


def _lines(run: Run, across: Scale, up: Scale) -> list[str]:
    """The band of the usual range, its broken edges and the solid average, each month as wide as it is."""
    lined = [(dot.at, dot.lines) for dot in run.dots if dot.lines]
    if not lined:
        return []
    edges = [lined[0][0] - 0.5, *((one[0] + other[0]) / 2 for one, other in pairwise(lined)), lined[-1][0] + 0.5]
    steps = [(across.at(left), across.at(right)) for left, right in pairwise(edges)]

    def path(which: int) -> str:
        return "".join(
            f"{'L' if place else 'M'}{left:.1f} {up.at(lines[which]):.1f}H{right:.1f}"
            for place, ((left, right), (_, lines)) in enumerate(zip(steps, lined, strict=True))
        )

    back = "".join(
        f"L{right:.1f} {up.at(lines[1]):.1f}H{left:.1f}"
        for (left, right), (_, lines) in reversed(list(zip(steps, lined, strict=True)))
    )
    return [
        f'<path d="{path(2)}{back}Z" fill="currentColor" fill-opacity=".07"/>',
        f'<path d="{path(1)}{path(2)}" fill="none" stroke="currentColor" stroke-opacity=".7" stroke-dasharray="5 4"/>',
        f'<path d="{path(0)}" fill="none" stroke="currentColor" stroke-width="2"/>',
    ]


def _dots(run: Run, across: Scale, up: Scale) -> list[str]:
    """Neighbours are joined; the two sides of a gap are not."""
    places = [(dot, across.at(dot.at), up.at(dot.value)) for dot in run.dots]
    line = "".join(
        f"{'L' if place and dot.at == places[place - 1][0].at + 1 else 'M'}{x:.1f} {y:.1f}"
        for place, (dot, x, y) in enumerate(places)
    )
    joined = f'<path d="{line}" fill="none" stroke="currentColor" stroke-width="1.5"/>'
    return [joined, *(mark(dot.sign, x, y) for dot, x, y in places)]


def mark(sign: Sign, x: float, y: float) -> str:
    """This will draw one month's sign with its middle here."""
    if sign is Sign.USUAL:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{SIZE - 1}" fill="currentColor"/>'
    if sign is Sign.HOLLOW:
        drawn = 'fill="#fff" class="partake-drawing__hollow" stroke="currentColor" stroke-width="2"'
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{SIZE - 1}" {drawn}/>'
    if sign is Sign.DIFFERENT:
        side = SIZE * 2
        return f'<rect x="{x - SIZE:.1f}" y="{y - SIZE:.1f}" width="{side}" height="{side}" fill="{NEITHER}"/>'
    way = -1 if sign is Sign.BETTER else 1
    tip, foot = y + way * (SIZE + 2), y - way * (SIZE - 0.5)
    colour = BETTER if sign is Sign.BETTER else WORSE
    return f'<path d="M{x:.1f} {tip:.1f}L{x + 7.5:.1f} {foot:.1f}H{x - 7.5:.1f}Z" fill="{colour}"/>'


def _heads(events: Sequence[Event], across: Scale, width: int) -> tuple[list[str], int]:
    """What happened, over its line as near as the drawing's edges let it: each words on the first row with room."""
    parts: list[str] = []
    rows: list[float] = []  # where the words of each row end so far
    for event in events:
        for words in event.words:
            half = width_of(words) / 2
            x = min(max(across.at(event.at - 0.5), half), max(width - half, half))
            row = next((place for place, end in enumerate(rows) if end + 10 <= x - half), len(rows))
            rows[row:] = [x + half] if row == len(rows) else [x + half, *rows[row + 1 :]]
            parts.append(f'<g fill="{EVENT}">{words_at(words, x, 16 + LINE * row, width, bold=True)}</g>')
    return parts, len(rows)


def _averages(runs: Sequence[Run], across: Scale, up: Scale, width: int) -> list[str]:
    """The words of each average over its own usual range, where they fit beside those before."""
    parts: list[str] = []
    taken: list[tuple[float, float, float]] = []
    for run in runs:
        lined = [dot for dot in run.dots if dot.lines]
        if not lined or not run.words:
            continue
        left, right = across.at(lined[0].at - 0.5), across.at(lined[-1].at + 0.5)
        words = run.words if width_of(run.words) <= right - left else run.short_words
        half = width_of(words) / 2
        middle = min(max((left + right) / 2, half), width - half)
        over = min(up.at(dot.lines[2]) for dot in lined if dot.lines) - 7
        under = max(up.at(dot.lines[1]) for dot in lined if dot.lines) + 18
        for y in (over, under):
            place = (middle - half, middle + half, y)
            if not any(place[0] < end and start < place[1] and abs(y - other) < LINE for start, end, other in taken):
                parts.append(words_at(words, middle, y, width))
                taken.append(place)
                break
    return parts


def _row(words: Iterable[Marked], across: Scale, y: float, width: int, *, bold: bool = False) -> list[str]:
    """Words under their places; those that would cover the ones before are left out."""
    parts: list[str] = []
    taken = 0.0
    for one in words:
        half = width_of(one.words) / 2
        x = min(max(across.at(one.value), half), width - half)
        if x - half >= taken:
            parts.append(words_at(one.words, x, y, width, bold=bold))
            taken = x + half + 8
    return parts


def _legend(legend: Sequence[tuple[Sign, str]], left: float, top: float, width: int) -> tuple[list[str], float]:
    """Signs and their words side by side, on as many rows as they take."""
    parts: list[str] = []
    x, y = left, top
    for sign, words in legend:
        long = width_of(words) + 34
        if x > left and x + long > width:
            x, y = left, y + LINE
        parts += [mark(sign, x + 8, y), words_at(words, x + 20, y + 5, width, anchor="start")]
        x += long
    return parts, y + 14
