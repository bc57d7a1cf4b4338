"""Bars by theme: table rows that each hold one small drawing and live words, so that they reflow and are read aloud.

Solid is unhappy, outlined is happy, plain is neither, dashed is hidden to protect people; a bracket is the range the
share probably lies in. The macro that draws them is `insight/bars.jinja`. Sizes are attributes of the drawing, for the
content policy lets in no style.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from partake.methods.intervals import wilson

WIDTH = 380
_ROOM = 4  # pixels at each side, so that the end of a bracket is not cut


@dataclass(frozen=True)
class ThemeCount:
    """How many comments are about one theme, and how those who wrote them felt. None: too few to show, or what would
    give too few away. `address` leads to the comments behind it, or is "". `shown_neither` is given where not both
    others are known."""

    theme: str
    name: str
    comments: int | None
    unhappy: int | None = None
    happy: int | None = None
    address: str = ""
    shown_neither: int | None = None

    @property
    def tells_all(self) -> bool:
        return self.unhappy is not None and self.happy is not None

    @property
    def neither(self) -> int:
        return self._beside_both if self.tells_all else self.shown_neither or 0

    @property
    def untold(self) -> int:
        """How many are about it of whom nothing more may be shown."""
        return 0 if self.tells_all else max(0, self._beside_both - self.neither)

    @property
    def _beside_both(self) -> int:
        return max(0, (self.comments or 0) - (self.unhappy or 0) - (self.happy or 0))


@dataclass(frozen=True)
class Piece:
    """A rectangle of a bar, in pixels."""

    x: float
    width: float


@dataclass(frozen=True)
class ThemeBar:
    """One row. `share`, `low` and `high` are percentages of `base` comments; they are None where the count may not be
    shown, and then there is nothing to draw. Pieces and ends are in pixels of a drawing `WIDTH` wide."""

    count: ThemeCount
    base: int
    share: int | None = None
    low: int | None = None
    high: int | None = None
    unhappy: Piece = Piece(0, 0)
    happy: Piece = Piece(0, 0)
    neither: Piece = Piece(0, 0)
    untold: Piece = Piece(0, 0)
    left: float = 0
    right: float = 0


def theme_bars(counts: Iterable[ThemeCount], base: int) -> tuple[ThemeBar, ...]:
    """This will give a bar for each theme, the most spoken of first, all to one scale; those that may not be shown
    come last. `base` is how many comments could have been about any of them. A theme of nobody has no bar.

    Ranges are Wilson's at 95%: how far chance alone could move the share.
    """
    wanted = [one for one in counts if one.comments is None or one.comments]
    ranges = {one.theme: wilson(one.comments, base) for one in wanted if one.comments is not None}
    most = max((found.high for found in ranges.values()), default=1.0)
    pixels = (WIDTH - 2 * _ROOM) / most

    def drawn(one: ThemeCount) -> ThemeBar:
        if one.theme not in ranges:
            return ThemeBar(one, base)
        found = ranges[one.theme]
        ends: list[float] = [_ROOM]
        for people in (one.unhappy or 0, one.happy or 0, one.neither, one.untold):
            ends.append(ends[-1] + people / base * pixels)
        unhappy, happy, neither, untold = (
            Piece(round(start, 1), round(end - start, 1)) for start, end in pairwise(ends)
        )
        return ThemeBar(
            one,
            base,
            share=round(100 * found.estimate),
            low=round(100 * found.low),
            high=round(100 * found.high),
            unhappy=unhappy,
            happy=happy,
            neither=neither,
            untold=untold,
            left=round(_ROOM + found.low * pixels, 1),
            right=round(_ROOM + found.high * pixels, 1),
        )

    return tuple(
        drawn(one) for one in sorted(wanted, key=lambda one: (one.comments is None, -(one.comments or 0), one.name))
    )
