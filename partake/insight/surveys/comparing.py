"""One question of the practices of a place beside one another: in the order of their names, never of their figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from partake.insight.surveys.figures import Figure, worth
from partake.methods.errors import MethodError
from partake.methods.funnel import Position, Spread, funnel

# With fewer bodies, how much they truly differ cannot be told from chance, so no spread is allowed for.
FEWEST_FOR_SPREAD = 10


@dataclass(frozen=True)
class Compared:
    """One body; without a position, it is not shown or there is nothing to compare it with."""

    code: str
    name: str
    figure: Figure
    position: Position | None = None
    limits: tuple[float, float] | None = None


@dataclass(frozen=True)
class Comparison:
    """All of them in the order given; `centre` is the share of all their answers together, None when fewer than two are
    shown or all say the same. `base` people answered, whose weighted answers are `worth` so many of equal weight."""

    bodies: tuple[Compared, ...]
    centre: float | None
    base: int
    worth: float
    spread_allowed: bool


def compare(bodies: Sequence[tuple[str, str, Figure]]) -> Comparison:
    """This will set (code, name, figure) of each body beside the share of them all, with limits by its own size: as
    many answers as its own range is worth, so that weights do not make chance look small."""
    shown = [one for one in bodies if one[2].is_shown]
    totals = [worth(figure) for _, _, figure in shown]
    counts = [(figure.value or 0) * total for (_, _, figure), total in zip(shown, totals, strict=True)]
    base, all_worth = sum(figure.base or 0 for _, _, figure in shown), fsum(totals)
    spread = Spread.ADD if len(shown) >= FEWEST_FOR_SPREAD else Spread.NONE
    try:
        found = funnel(counts, totals, spread=spread)
    except MethodError:
        return Comparison(tuple(Compared(*one) for one in bodies), None, base, all_worth, False)
    points = {code: point for (code, _, _), point in zip(shown, found.points, strict=True)}
    return Comparison(
        tuple(
            Compared(code, name, figure, points[code].position, points[code].limits_95)
            if code in points
            else Compared(code, name, figure)
            for code, name, figure in bodies
        ),
        found.centre,
        base,
        all_worth,
        spread is Spread.ADD,
    )
