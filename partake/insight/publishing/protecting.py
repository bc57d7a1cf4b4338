"""The tables of one publication, protected together. No Django, no database: exact counts in, safe counts out.

What one table says of another is told to the protection too:

- answers by unit, comments by unit and what was heard are protected as one (`ties.py`): they count the same voices;
- a theme's comments and those not about it are all comments of the unit, so each theme is protected beside what can be
  known of these, and a unit whose number of comments is hidden shows no theme at all;
- people of one characteristic are at most everyone who answered.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from partake.insight.publishing.counting import EVERYONE, GOOD, HAPPY, NO_MOOD, OTHER, UNHAPPY, Exact, Units
from partake.insight.publishing.ties import ALL, ANSWERS, CHANNEL, COMMENTS, HEARD, KIND, READ, Tied, tie
from partake.methods.disclosure import (
    Dimension,
    Protected,
    SafeCount,
    Statement,
    Table,
    attack,
    cross_table,
    protect,
)
from partake.methods.errors import MethodError

FEWEST, WIDTH = 5, 5
THEMES, PEOPLE = "themes", "people"
MOODS = (UNHAPPY, HAPPY, NO_MOOD)
CUBES = (ANSWERS, COMMENTS, THEMES, PEOPLE, HEARD)


@dataclass(frozen=True)
class Cell:
    """One published count. `unit` is a service, a body or everyone."""

    cube: str
    unit: str
    subject: str
    part: str
    count: SafeCount


def protect_all(exact: Exact) -> list[Cell]:
    """This will protect every table of a quarter and give its cells. A table that cannot be protected beside the others
    is left out whole. Without any answers there is nothing to publish, and the list is empty."""
    if not sum(exact.answers.values()):
        return []
    tied = tie(exact)
    found = protect(tied.counts, tied.tables, fewest=FEWEST, width=WIDTH, earlier=tied.ties)
    tables = found.tables
    cells = [Cell(ANSWERS, unit, "fft", answer, count) for (unit, answer), count in tables[ANSWERS].items()]
    cells += [Cell(COMMENTS, unit, "read", ALL, count) for (unit,), count in tables.get(COMMENTS, {}).items()]
    cells += [Cell(COMMENTS, EVERYONE, "read", by, count) for (by,), count in tables.get(READ, {}).items()]
    for table in (KIND, CHANNEL, HEARD):
        cells += [Cell(HEARD, EVERYONE, table, code, count) for (code,), count in tables.get(table, {}).items()]
    cells += _themes(exact, tied, found)
    for characteristic, people in exact.people.items():
        cells += _people(characteristic, people, tables[ANSWERS])
    return [cell for cell in cells if not cell.unit.startswith("r")]


def _themes(exact: Exact, tied: Tied, found: Protected) -> list[Cell]:
    if not tied.comments:
        return []
    comments = {unit: count for (unit,), count in found.tables[COMMENTS].items()}
    hidden = {unit: atoms for unit, atoms in tied.comments.items() if not comments[unit].is_shown}
    placed = attack([*tied.ties, *found.statements], hidden, width=WIDTH).placed
    ranges = {one.secret: (one.low, one.high) for one in placed}
    ranges |= {unit: (count.shown, count.shown) for unit, count in comments.items() if count.shown is not None}
    totals: Counter[str] = Counter()
    for (unit, _), many in exact.comments.items():
        totals[unit] += many
    cells: list[Cell] = []
    for theme, of_theme in exact.themes.items():
        cells += _theme(theme, of_theme, totals, ranges, set(hidden), Dimension(0, exact.parents))
    return cells


def _theme(
    theme: str,
    of_theme: Units,
    totals: Mapping[str, int],
    ranges: Mapping[str, tuple[float, float]],
    hidden: Collection[str],
    units: Dimension,
) -> list[Cell]:
    """One theme, beside what is known of how many comments each unit has: `ranges`, of which some are `hidden`."""
    if not sum(of_theme.values()):
        return []
    counts: dict[tuple[str, ...], int] = {
        (unit, mood): of_theme.get((unit, mood), 0) for unit in totals for mood in MOODS
    }
    rest = {(unit, "rest"): many - sum(counts[unit, mood] for mood in MOODS) for unit, many in totals.items()}
    everything = cross_table("all", [*counts, *rest], [units]).cells
    both = cross_table(THEMES, counts, [units, Dimension(1, {}, total=ALL)]).cells
    printed = {cell: atoms for cell, atoms in both.items() if cell[0] not in hidden}
    secrets = {(COMMENTS, unit): everything[(unit,)] for unit in hidden}
    secrets |= {("theme", *cell): atoms for cell, atoms in both.items() if cell not in printed}
    try:
        found = protect(
            counts | rest,
            [Table(THEMES, printed)],
            fewest=FEWEST,
            width=WIDTH,
            earlier=[Statement(everything[(unit,)], low, high) for unit, (low, high) in ranges.items()],
            secrets=secrets,
        )
    except MethodError:
        return []
    return [Cell(THEMES, unit, theme, mood, count) for (unit, mood), count in found.tables[THEMES].items()]


def _people(characteristic: str, people: Units, answers: Mapping[tuple[str, str], SafeCount]) -> list[Cell]:
    everyone, good = answers[EVERYONE, ALL].shown, answers.get((EVERYONE, GOOD))
    if everyone is None or good is None or good.shown is None or not sum(people.values()):
        return []
    table = cross_table(PEOPLE, people, [Dimension(0, {}), Dimension(1, {}, total=ALL)])
    at_most = [
        _at_most(people, everyone),
        _at_most([key for key in people if key[1] == GOOD], good.shown),
        _at_most([key for key in people if key[1] == OTHER], everyone - good.shown),
    ]
    try:
        found = protect(people, [table], fewest=FEWEST, width=WIDTH, earlier=at_most).tables[PEOPLE]
    except MethodError:
        return []
    return [
        Cell(PEOPLE, EVERYONE, f"{characteristic}:{category}", part, count)
        for (category, part), count in found.items()
        if part != OTHER
    ]


def _at_most(atoms: Iterable[tuple[str, ...]], many: int) -> Statement:
    return Statement(frozenset(atoms), 0, many)
