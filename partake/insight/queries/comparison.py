"""Bodies of a place beside each other, from what was published: by name, each with its range, never ranked."""

from dataclasses import dataclass

from partake.insight.queries import published as queries
from partake.insight.queries.notices import Correction, list_corrections
from partake.insight.queries.published import Edition
from partake.methods.funnel import Position, Spread, funnel
from partake.methods.intervals import wilson

# Fewer than this, and the limits would be drawn by the very bodies they judge.
ENOUGH = 5


@dataclass(frozen=True)
class BodyLine:
    """Percentages who said good or very good, of `answered` people; all None where they are hidden. `position` is None
    where too few bodies are compared to say."""

    name: str
    answered: int | None = None
    percent: int | None = None
    low: int | None = None
    high: int | None = None
    position: Position | None = None


@dataclass(frozen=True)
class Comparison:
    edition: Edition
    lines: tuple[BodyLine, ...]
    corrections: tuple[Correction, ...]


def compare_bodies() -> Comparison | None:
    """This will compare the bodies of the newest publication; None before there is one."""
    editions = queries.list_editions(1)
    if not editions:
        return None
    figures = queries.answers_of_bodies(editions[0])
    names = {body.organisation_id: body.name for body, _ in queries.list_units(editions[0]) if body.organisation_id}
    shown = {body: (one.good, one.answered) for body, one in figures.items() if one.good is not None and one.answered}
    counts, totals = [good for good, _ in shown.values()], [answered for _, answered in shown.values()]
    positions: dict[int, Position] = {}
    if len(shown) >= ENOUGH and 0 < sum(counts) < sum(totals):
        points = funnel(counts, totals, spread=Spread.ADD).points
        positions = {body: point.position for body, point in zip(shown, points, strict=True)}
    lines = []
    for body, name in names.items():
        if body not in shown:
            lines.append(BodyLine(name))
            continue
        good, answered = shown[body]
        found = wilson(good, answered)
        percents = (round(100 * found.estimate), round(100 * found.low), round(100 * found.high))
        lines.append(BodyLine(name, answered, *percents, positions.get(body)))
    return Comparison(editions[0], tuple(lines), tuple(list_corrections(editions)))
