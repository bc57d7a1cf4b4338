"""Years of a survey as a drawing: a dot with its range as a bracket, the range its publisher expects as a band, and a
line only between years that may be set beside one another. A break is a named line from top to bottom; nothing crosses
it."""

from collections.abc import Sequence

from django.utils.translation import gettext

from partake.documents.drawings import LETTER, LINE, NARROW, WIDE, Drawn, svg_of, width_of, words_at
from partake.insight.surveys import words
from partake.insight.surveys.catalogue import Scale
from partake.insight.surveys.figures import Figure, Stretch
from partake.methods.scales import Scale as Along
from partake.methods.scales import extent, round_values

BREAK = "#8a3f7c"
HEIGHT = 190
CAP = 7  # pixels: half the width of a bracket's end
LEAST = {Scale.SHARE: 0.3, Scale.SCORE: 3.0}
EXPECTED = 16  # pixels: half the width of the band
YEARS_NARROW = 4
ROW_WIDTH, ROW_HEIGHT = 380, 44


def years_drawn(parts: Sequence[Stretch], scale: Scale, *, alternative: str) -> Drawn | None:
    """This will draw stretches of years; None when no year is shown."""
    if not any(one.is_shown for part in parts for one in part.figures):
        return None
    late = _latest(parts)
    narrow = draw_years(late, scale, alternative=alternative, width=NARROW) if late else ""
    return Drawn(draw_years(parts, scale, alternative=alternative, width=WIDE), narrow)


def draw_years(parts: Sequence[Stretch], scale: Scale, *, alternative: str, width: int) -> str:
    """This will draw stretches at this width in pixels. At least one year is shown."""
    figures = [one for part in parts for one in part.figures]
    shown = [one for one in figures if one.is_shown]
    ends = [end for one in shown for end in (one.value, one.low, one.high, *(one.expected or ())) if end is not None]
    low, high = extent(ends, margin=0.15, least=LEAST[scale])
    low, high = max(low, -0.02 * scale.most), min(high, 1.02 * scale.most)
    ticks = [tick for tick in round_values(low, high) if 0 <= tick <= scale.most]
    written = [_end(tick, scale) for tick in ticks]
    gutter = max(map(len, written)) * LETTER + 24  # a per cent sign is wider than a letter
    top = 14 + LINE * (2 if any(part.began for part in parts) else 1)
    up, across = Along(low, high, top + HEIGHT, top), Along(-0.6, len(figures) - 0.4, gutter, width - 4)
    svg = []
    for tick, said in zip(ticks, written, strict=True):
        y = up.at(tick)
        svg.append(f'<path d="M{gutter:.1f} {y:.1f}H{width}" stroke="currentColor" stroke-opacity=".15"/>')
        svg.append(words_at(said, gutter - 8, y + 5, width, anchor="end"))
    place = 0
    for part in parts:
        if part.began:
            svg += _break(part.began.short, across.at(place - 0.5), top, width)
        svg += _stretch(part.figures, place, across, up, scale, width)
        place += len(part.figures)
    bottom = top + HEIGHT + LINE
    svg += [words_at(str(one.year), across.at(at), bottom, width) for at, one in enumerate(figures)]
    return svg_of(svg, width, bottom + 10, alternative)


def row_drawn(figure: Figure, limits: tuple[float, float], centre: float) -> str:
    """This will draw one practice among those of its place, from 0 to everyone: its share as a dot with its range, the
    share of them all as a line, and how far chance usually takes a practice of its size as a band."""
    assert figure.value is not None and figure.low is not None and figure.high is not None, "a row is of a shown figure"
    at, middle = Along(0, 1, 8, ROW_WIDTH - 8), ROW_HEIGHT / 2
    left, right = (at.at(one) for one in limits)
    low, high, here = at.at(figure.low), at.at(figure.high), at.at(figure.value)
    svg = (
        f'<rect x="{left:.1f}" y="4" width="{right - left:.1f}" height="{ROW_HEIGHT - 8}" '
        f'fill="currentColor" fill-opacity=".12"/>'
        f'<path d="M{at.at(centre):.1f} 2V{ROW_HEIGHT - 2}" stroke="currentColor" stroke-width="2"/>'
        f'<path d="M{at.at(0):.1f} {ROW_HEIGHT - 1}H{at.at(1):.1f}" stroke="currentColor" stroke-opacity=".4"/>'
        f'<path d="M{low:.1f} {middle - CAP}v{2 * CAP}M{high:.1f} {middle - CAP}v{2 * CAP}'
        f'M{low:.1f} {middle}H{high:.1f}" '
        f'fill="none" stroke="currentColor" stroke-width="2"/>'
        f'<circle cx="{here:.1f}" cy="{middle}" r="6" fill="currentColor"/>'
    )
    return (
        f'<svg class="partake-bars__bar" width="{ROW_WIDTH}" height="{ROW_HEIGHT}" '
        f'viewBox="0 0 {ROW_WIDTH} {ROW_HEIGHT}" aria-hidden="true" focusable="false">{svg}</svg>'
    )


def _latest(parts: Sequence[Stretch]) -> list[Stretch]:
    """The last four years, if any of them is shown; a break before the first of them is not drawn."""
    late: list[Stretch] = []
    room = YEARS_NARROW
    for part in reversed(parts):
        if room <= 0:
            break
        late.insert(0, Stretch(part.figures[-room:], part.began if len(part.figures) <= room else None))
        room -= len(part.figures)
    if late:
        late[0] = Stretch(late[0].figures)
    return late if any(one.is_shown for part in late for one in part.figures) else []


def _break(short: str, x: float, top: float, width: int) -> list[str]:
    said = gettext(short)
    half = width_of(said) / 2
    middle = min(max(x, half), width - half)
    return [
        f'<path d="M{x:.1f} {LINE}V{top + HEIGHT}" stroke="{BREAK}" stroke-width="2" stroke-dasharray="2 4"/>',
        f'<g fill="{BREAK}">{words_at(said, middle, 16, width, bold=True)}</g>',
    ]


def _stretch(figures: Sequence[Figure], first: int, across: Along, up: Along, scale: Scale, width: int) -> list[str]:
    """Neighbouring years are joined; the two sides of one that is not shown are not."""
    svg: list[str] = []
    line = ""
    pen = "M"
    for at, one in enumerate(figures, start=first):
        if one.value is None:
            pen = "M"
            svg.append(words_at("–", across.at(at), up.start - 8, width))
            continue
        x, y = across.at(at), up.at(one.value)
        high = y - 6  # pixels: above the dot, where nothing reaches higher
        line += f"{pen}{x:.1f} {y:.1f}"
        pen = "L"
        if one.expected is not None:
            bottom, top = up.at(one.expected[0]), up.at(one.expected[1])
            band = f'y="{top:.1f}" width="{2 * EXPECTED}" height="{bottom - top:.1f}" fill-opacity=".12"'
            svg.append(f'<rect x="{x - EXPECTED:.1f}" {band} fill="currentColor"/>')
            high = min(high, top)
        if one.low is not None and one.high is not None:
            low, high = up.at(one.low), min(high, up.at(one.high))
            svg.append(
                f'<path d="M{x - CAP:.1f} {low:.1f}h{2 * CAP}M{x - CAP:.1f} {up.at(one.high):.1f}h{2 * CAP}'
                f'M{x:.1f} {low:.1f}V{up.at(one.high):.1f}" '
                f'fill="none" stroke="currentColor" stroke-width="1.5"/>'
            )
        svg.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5.5" fill="currentColor"/>')
        svg.append(words_at(_end(one.value, scale), x, high - 8, width, bold=True))
    return [f'<path d="{line}" fill="none" stroke="currentColor" stroke-width="1.5"/>', *svg] if line else svg


def _end(value: float, scale: Scale) -> str:
    return words.end_of(value, scale) + ("%" if scale is Scale.SHARE else "")
