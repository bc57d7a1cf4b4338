"""A funnel as a drawing: each service by how many answered and what share said so, inside the limits that chance and
the usual spread draw. It ranks nobody: the nearer the left, the less is known, and the wider the limits.

Numbers name the dots, in the order of the table beside the drawing. Sizes as in `drawings`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from partake.documents.control_drawing import CHART_WIDE, NEITHER
from partake.documents.drawings import LETTER, LINE, svg_of, words_at
from partake.methods.scales import Scale, extent, round_values

STEPS = 40
RADIUS = 5


@dataclass(frozen=True)
class Spot:
    """One service: out of how many, what share (0 to 1), its number in the table, and whether it is outside the outer
    limits: a filled square then, else a circle."""

    total: float
    share: float
    number: int
    outside: bool


def funnel_chart(
    spots: Sequence[Spot],
    centre: float,
    limits: Callable[[float, float], tuple[float, float]],
    *,
    alternative: str,
    show: Callable[[float], str],
    words: tuple[str, str, str, str],
    width: int = CHART_WIDE,
    height: int = 300,
) -> str:
    """This will draw at least one spot. `limits` gives the low and high end for a total at a confidence of 0.95 or
    0.998; `words` name the line across, the inner and the outer limits, and what goes along the bottom."""
    most = max(spot.total for spot in spots) * 1.08
    least = max(min(spot.total for spot in spots) * 0.6, 1)
    totals = [least + (most - least) * step / STEPS for step in range(STEPS + 1)]
    curves = {one: [limits(total, one) for total in totals] for one in (0.95, 0.998)}
    ends = [end for total in (least, most) for end in limits(total, 0.998)]
    low, high = extent([*(spot.share for spot in spots), *ends], margin=0.05)
    low, high = max(low, -0.02), min(high, 1.02)
    ticks = [tick for tick in round_values(low, high) if 0 <= tick <= 1]
    gutter = max(len(show(tick)) for tick in ticks) * (LETTER + 2) + 12
    top = 12.0
    up, across = Scale(low, high, top + height, top), Scale(least, most, gutter, width - 24)
    parts: list[str] = []
    for tick in ticks:
        y = up.at(tick)
        parts.append(f'<path d="M{gutter:.1f} {y:.1f}H{width}" stroke="currentColor" stroke-opacity=".15"/>')
        parts.append(words_at(show(tick), gutter - 8, y + 5, width, anchor="end"))
    for confidence, dashes in ((0.95, "3 3"), (0.998, "8 4")):
        for side in (0, 1):
            line = "L".join(
                f"{across.at(total):.1f} {up.at(pair[side]):.1f}"
                for total, pair in zip(totals, curves[confidence], strict=True)
            )
            parts.append(f'<path d="M{line}" fill="none" stroke="currentColor" stroke-dasharray="{dashes}"/>')
    middle = up.at(centre)
    parts.append(f'<path d="M{gutter:.1f} {middle:.1f}H{width}" stroke="currentColor" stroke-width="2"/>')
    for spot in spots:
        x, y = across.at(spot.total), up.at(spot.share)
        shape = (
            f'<rect x="{x - RADIUS:.1f}" y="{y - RADIUS:.1f}" width="{2 * RADIUS}" height="{2 * RADIUS}" '
            f'fill="{NEITHER}"/>'
            if spot.outside
            else f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{RADIUS}" fill="currentColor"/>'
        )
        parts += [shape, words_at(str(spot.number), x, y - 10, width, bold=True)]
    bottom = top + height + LINE
    named = [total for total in round_values(least, most) if total >= least]
    for total in named:
        said = f"{total:,.0f}"
        # Digits are wider than other letters: the last of them would stand outside the drawing.
        parts.append(words_at(said, min(across.at(total), width - LETTER * len(said)), bottom, width))
    parts.append(words_at(words[3], width / 2, bottom + LINE, width))
    keys = (("", words[0], 2), ("3 3", words[1], 1), ("8 4", words[2], 1))
    for place, (dashes, said, thick) in enumerate(keys):
        y = bottom + LINE * (2.2 + place)
        broken = f' stroke-dasharray="{dashes}"' if dashes else ""
        parts.append(f'<path d="M4 {y:.1f}h36" stroke="currentColor" stroke-width="{thick}"{broken}/>')
        parts.append(words_at(said, 50, y + 5, width, anchor="start"))
    return svg_of(parts, width, bottom + LINE * 5, alternative)
