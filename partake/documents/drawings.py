"""Small drawings of numbers, as SVG that stands in a page and on paper alike.

Meaning is carried by shape and place, never by colour alone: everything takes the colour of the words around it. No
drawing is needed to understand a page: a sentence stands above it and a table below. Sizes are in pixels; at the size
they are drawn, words are 16 pixels (12 points).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from xml.sax.saxutils import escape, quoteattr

from partake.methods.scales import Scale, extent, round_values, spread_labels

FACE = "Atkinson Hyperlegible Next, Arial, sans-serif"
LETTER = 8.4  # pixels: how wide a letter is at 16 pixels, on the wide side of true
LINE = 22  # pixels from one line of words to the next
WIDE, NARROW = 620, 280


class Shape(Enum):
    """How a reading is drawn: filled or not, round or square."""

    DOT = "dot"
    RING = "ring"
    BLOCK = "block"
    SQUARE = "square"


@dataclass(frozen=True)
class Span:
    """From one value to another, in words; an end that is None is open."""

    low: float | None
    high: float | None
    words: str

    @property
    def ends(self) -> tuple[float, ...]:
        return tuple(end for end in (self.low, self.high) if end is not None)


@dataclass(frozen=True)
class Marked:
    """A value with the words beside it."""

    value: float
    words: str


@dataclass(frozen=True)
class Reading:
    """One value on its line, with its usual range under it as a bracket and the target as a diamond. `caption` says
    which of several numbers it is."""

    value: Marked
    usual: Span | None = None
    target: Marked | None = None
    caption: str = ""

    @property
    def values(self) -> tuple[float, ...]:
        aimed = (self.target.value,) if self.target else ()
        return (self.value.value, *aimed, *(self.usual.ends if self.usual else ()))


@dataclass(frozen=True)
class Series:
    """Readings of one kind in order of time, joined by a line. `points` are (when, value)."""

    points: tuple[tuple[float, float], ...]
    shape: Shape
    words: str


def value_line(readings: Sequence[Reading], *, alternative: str, width: int = WIDE) -> str:
    """This will draw each reading on a line of its own, all to one scale."""
    values = [value for reading in readings for value in reading.values]
    low, high = extent([*values, *_beyond(readings, max(values) - min(values))])
    scale = Scale(low, high, 14, width - 14)
    parts: list[str] = []
    top = 0.0
    for reading in readings:
        drawn, height = _reading(reading, scale, top, width)
        parts += drawn
        top += height
    return svg_of(parts, width, top, alternative)


def line_chart(
    series: Sequence[Series],
    *,
    alternative: str,
    spans: Sequence[Span] = (),
    targets: Sequence[Marked] = (),
    times: Sequence[Marked] = (),
    least: float = 0,
    width: int = WIDE,
    height: int = 230,
) -> str:
    """This will draw change over time: a band for each usual range, a broken line for each target, and what each
    shape means written underneath. `times` are the moments to name on the line of time; `least` is how much the height
    stands for at the least, so that small ups and downs are not drawn as cliffs."""
    values = [value for one in series for _, value in one.points]
    values += [end for span in spans for end in span.ends] + [target.value for target in targets]
    low, high = extent(values, least=least)
    ticks = round_values(low, high)
    gutter = max(len(plain(tick)) for tick in ticks) * LETTER + 12
    moments = [when for one in series for when, _ in one.points]
    first, last = min(moments), max(moments)
    across = Scale(first, last if last > first else first + 1, gutter + 14, width - 20)
    up = Scale(low, high, height - LINE - 6, 18)
    parts = [_band(span, up, gutter, width) for span in spans]
    for tick in ticks:
        y = up.at(tick)
        parts.append(f'<path d="M{gutter:.1f} {y:.1f}H{width}" stroke="currentColor" stroke-opacity=".2"/>')
        parts.append(words_at(plain(tick), gutter / 2 - 4, y + 5, width))
    for target in targets:
        y = up.at(target.value)
        parts.append(
            f'<path d="M{gutter:.1f} {y:.1f}H{width}" stroke="currentColor" stroke-width="2" stroke-dasharray="8 5"/>'
        )
    parts += _times(times, across, height, width)
    for one in series:
        parts += _joined(one, across, up)
    parts += _ends(series, across, up, width)
    legend, bottom = _legend(series, spans, targets, height + 14, width)
    return svg_of([*parts, *legend], width, bottom, alternative)


def _beyond(readings: Sequence[Reading], spread: float) -> list[float]:
    """Room for the open end of a range to be seen to be open."""
    spans = [reading.usual for reading in readings if reading.usual]
    below = [span.high - spread / 2 for span in spans if span.low is None and span.high is not None]
    above = [span.low + spread / 2 for span in spans if span.high is None and span.low is not None]
    return below + above


def _reading(reading: Reading, scale: Scale, top: float, width: int) -> tuple[list[str], float]:
    """One line: words above it for the value, below it for the target and then for the usual range."""
    parts: list[str] = []
    if reading.caption:
        parts.append(words_at(reading.caption, 0, top + 18, width, anchor="start"))
        top += LINE
    here, y = scale.at(reading.value.value), top + 46
    parts.append(f'<path d="M0 {y}H{width}" stroke="currentColor" stroke-width="2"/>')
    parts.append(words_at(reading.value.words, here, top + 20, width, bold=True))
    parts.append(f'<path d="M{here:.1f} {top + 26}V{y}" stroke="currentColor" stroke-width="2"/>')
    parts.append(_mark(Shape.DOT, here, y, 8))
    below = y + 12
    if reading.target:
        aim = scale.at(reading.target.value)
        parts.append(f'<path d="M{aim:.1f} {y + 11}V{y + 20}" stroke="currentColor" stroke-width="2"/>')
        parts.append(
            f'<path d="M{aim:.1f} {y - 11}l11 11l-11 11l-11 -11Z" fill="none" stroke="currentColor" stroke-width="3"/>'
        )
        parts.append(words_at(reading.target.words, aim, y + 36, width))
        below = y + 48
    if reading.usual:
        left, right = (end if end is None else scale.at(end) for end in (reading.usual.low, reading.usual.high))
        bracket = f"M{left:.1f} {below}v9" if left is not None else f"M0 {below + 9}"
        bracket += f"H{right:.1f}v-9" if right is not None else f"H{width}"
        parts.append(f'<path d="{bracket}" fill="none" stroke="currentColor" stroke-width="3"/>')
        middle = ((left or 0) + (width if right is None else right)) / 2
        parts.append(words_at(reading.usual.words, middle, below + 28, width))
        below += 36
    return parts, below - top + (LINE if reading.caption else 0)


def _band(span: Span, up: Scale, left: float, width: int) -> str:
    top = up.end if span.high is None else up.at(span.high)
    bottom = up.start if span.low is None else up.at(span.low)
    edges = [y for y, end in ((top, span.high), (bottom, span.low)) if end is not None]
    lines = "".join(f"M{left:.1f} {y:.1f}H{width}" for y in edges)
    return (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{width - left:.1f}" height="{bottom - top:.1f}" '
        f'fill="currentColor" fill-opacity=".09"/>'
        f'<path d="{lines}" stroke="currentColor" stroke-opacity=".5" stroke-dasharray="2 3"/>'
    )


def _times(times: Iterable[Marked], across: Scale, height: int, width: int) -> list[str]:
    """The words of one moment are left out when they would cover those of the one before."""
    parts: list[str] = []
    taken = 0.0
    for time in times:
        x, half = across.at(time.value), width_of(time.words) / 2
        x = min(max(x, half), width - half)
        if x - half >= taken:
            parts.append(words_at(time.words, x, height - 2, width))
            taken = x + half + 10
    return parts


def _joined(series: Series, across: Scale, up: Scale) -> list[str]:
    places = [(across.at(when), up.at(value)) for when, value in series.points]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    drawn = [f'<polyline points="{line}" fill="none" stroke="currentColor" stroke-width="2"/>'] if places[1:] else []
    return drawn + [_mark(series.shape, x, y, 5.5) for x, y in places]


def _ends(series: Sequence[Series], across: Scale, up: Scale, width: int) -> list[str]:
    """The first and the last value of each series in figures. Those that would cover one another are moved apart."""
    wanted: list[tuple[float, float, str, bool]] = []
    for one in series:
        for place in {0, len(one.points) - 1}:
            when, value = one.points[place]
            is_last = place == len(one.points) - 1
            wanted.append((across.at(when), up.at(value) - 12, plain(value), is_last))
    parts: list[str] = []
    for group in _near(sorted(wanted)):
        heights = spread_labels([y for _, y, _, _ in group], apart=18)
        for (x, _, words, is_last), y in zip(group, heights, strict=True):
            parts.append(words_at(words, x, max(y, 14), width, bold=is_last))
    return parts


def _near(labels: Sequence[tuple[float, float, str, bool]]) -> list[list[tuple[float, float, str, bool]]]:
    """Labels in order of place, those whose words might meet together."""
    groups: list[list[tuple[float, float, str, bool]]] = []
    for label in labels:
        if groups and label[0] - groups[-1][-1][0] < 5 * LETTER:
            groups[-1].append(label)
        else:
            groups.append([label])
    return groups


def _legend(
    series: Sequence[Series], spans: Sequence[Span], targets: Sequence[Marked], top: float, width: int
) -> tuple[list[str], float]:
    rows: list[tuple[str, str]] = []
    for one in series:
        rows.append((_mark(one.shape, 12, 0, 5.5), one.words))
    for span in spans:
        box = '<rect x="1" y="-7" width="22" height="14" fill="currentColor" fill-opacity=".09"/>'
        edge = '<path d="M1 -7h22M1 7h22" stroke="currentColor" stroke-opacity=".5" stroke-dasharray="2 3"/>'
        rows.append((box + edge, span.words))
    for target in targets:
        broken = '<path d="M0 0h24" stroke="currentColor" stroke-width="2" stroke-dasharray="8 5"/>'
        rows.append((broken, target.words))
    parts = [
        f'<g transform="translate(0 {top + place * LINE:.1f})">{drawn}</g>'
        + words_at(words, 34, top + place * LINE + 5, width, anchor="start")
        for place, (drawn, words) in enumerate(rows)
    ]
    return parts, top + len(rows) * LINE


def _mark(shape: Shape, x: float, y: float, size: float) -> str:
    filled = shape in (Shape.DOT, Shape.BLOCK)
    # A page in the reader's own colours fills what is hollow with its ground, by this class.
    drawn = 'fill="currentColor"' if filled else 'fill="#fff" class="partake-drawing__hollow"'
    drawn += ' stroke="currentColor" stroke-width="2"'
    if shape in (Shape.DOT, Shape.RING):
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size}" {drawn}/>'
    return f'<rect x="{x - size:.1f}" y="{y - size:.1f}" width="{size * 2}" height="{size * 2}" {drawn}/>'


def words_at(words: str, x: float, y: float, width: int, *, bold: bool = False, anchor: str = "middle") -> str:
    """Words with their middle at `x`, moved so that none of them leaves the drawing; or from `x` on."""
    half = width_of(words) / 2
    if anchor == "middle":
        x = min(max(x, half), max(width - half, half))
    weight = ' font-weight="700"' if bold else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{weight}>{escape(words)}</text>'


def width_of(words: str) -> float:
    return len(words) * LETTER


def plain(value: float) -> str:
    """A value as people write it: no needless decimals."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


@dataclass(frozen=True)
class Drawn:
    """One drawing for a page: wide with everything, and narrow, with less, for a phone."""

    wide: str
    narrow: str


def svg_of(parts: Iterable[str], width: int, height: float, alternative: str) -> str:
    """A drawing that is read aloud by its alternative alone: a browser hands the words inside it to a screen reader
    too, one label after another, unless they are hidden from it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label={quoteattr(alternative)} '
        f'width="{width}" height="{height:.0f}" viewBox="0 0 {width} {height:.0f}" font-family="{FACE}" '
        f'font-size="16" fill="currentColor" direction="ltr"><g aria-hidden="true">{"".join(parts)}</g></svg>'
    )
