"""The tables of one publication, protected together. No Django, no database: exact counts in, safe counts out.

What one table says of another is told to the protection too. Where two tables are tied only loosely, each is protected
against somebody who knew the other exactly, which is more than anybody does:

- answers by unit add up to bodies, and these to everyone;
- comments by unit likewise, beside how many a person and a machine labelled;
- a theme's comments and those not about it are all comments of the unit, so each theme is protected beside the
  published numbers of comments, and a unit whose number of comments is hidden shows no theme at all;
- people of one characteristic are at most everyone who answered;
- comments heard are at least those with an answer.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import inf

from partake.insight.publishing.counting import EVERYONE, GOOD, LABELLED, OTHER, SUGGESTED, Exact, Units
from partake.methods.disclosure import Dimension, SafeCount, Statement, Table, cross_table, protect
from partake.methods.errors import MethodError

FEWEST, WIDTH = 5, 5
ALL = "all"
COMMENT = "COMMENT"
ANSWERS, COMMENTS, THEMES, PEOPLE, HEARD = "answers", "comments", "themes", "people", "heard"
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
    units = Dimension(0, exact.parents)
    table = cross_table(ANSWERS, exact.answers, [units, Dimension(1, {}, total=ALL)])
    answers = protect(exact.answers, [table], fewest=FEWEST, width=WIDTH).tables[ANSWERS]
    cells = [Cell(ANSWERS, unit, "fft", answer, count) for (unit, answer), count in answers.items()]
    cells += _comments_and_themes(exact, units)
    for characteristic, people in exact.people.items():
        cells += _people(characteristic, people, answers)
    cells += _heard(exact)
    return [cell for cell in cells if not cell.unit.startswith("r")]


def _comments_and_themes(exact: Exact, units: Dimension) -> list[Cell]:
    if not sum(exact.comments.values()):
        return []
    counts = {
        (unit, by): exact.comments.get((unit, by), 0) for unit, _ in exact.comments for by in (LABELLED, SUGGESTED)
    }
    table = cross_table(COMMENTS, counts, [units])
    read = Table("read", {by: frozenset(atom for atom in counts if atom[1] == by) for by in (LABELLED, SUGGESTED)})
    found = protect(counts, [table, read], fewest=FEWEST, width=WIDTH)
    comments = {unit: count for (unit,), count in found.tables[COMMENTS].items()}
    cells = [Cell(COMMENTS, unit, "read", ALL, count) for unit, count in comments.items()]
    cells += [Cell(COMMENTS, EVERYONE, "read", by, count) for by, count in found.tables["read"].items()]
    totals = {unit: counts[unit, LABELLED] + counts[unit, SUGGESTED] for unit, _ in counts}
    for theme, of_theme in exact.themes.items():
        cells += _theme(theme, of_theme, totals, comments, units)
    return cells


def _theme(
    theme: str, of_theme: Units, totals: Mapping[str, int], comments: Mapping[str, SafeCount], units: Dimension
) -> list[Cell]:
    if not sum(of_theme.values()):
        return []
    moods = ("unhappy", "happy", "neither")
    counts: dict[tuple[str, ...], int] = {
        (unit, mood): of_theme.get((unit, mood), 0) for unit in totals for mood in moods
    }
    rest = {(unit, "rest"): many - sum(counts[unit, mood] for mood in moods) for unit, many in totals.items()}
    everything = cross_table("all", [*counts, *rest], [units]).cells
    known = [
        Statement(everything[(unit,)], count.shown, count.shown)
        for unit, count in comments.items()
        if count.shown is not None
    ]
    both = cross_table(THEMES, counts, [units, Dimension(1, {}, total=ALL)]).cells
    printed = {cell: atoms for cell, atoms in both.items() if comments[cell[0]].is_shown}
    secrets = {("comments", unit): everything[(unit,)] for unit, count in comments.items() if not count.is_shown}
    secrets |= {("theme", *cell): atoms for cell, atoms in both.items() if cell not in printed}
    try:
        found = protect(
            counts | rest,
            [Table(THEMES, printed)],
            fewest=FEWEST,
            width=WIDTH,
            earlier=known,
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


def _heard(exact: Exact) -> list[Cell]:
    if not sum(exact.heard.values()):
        return []
    kinds = {cell[0]: atoms for cell, atoms in cross_table("k", exact.heard, [Dimension(0, {})]).cells.items()}
    ways = {cell[0]: atoms for cell, atoms in cross_table("c", exact.heard, [Dimension(1, {})]).cells.items()}
    tables = [Table("kind", kinds), Table("channel", ways), Table("heard", {ALL: frozenset(exact.heard)})]
    atoms = kinds.get(COMMENT, frozenset())
    answered = min(sum(exact.answers.values()), sum(exact.heard[atom] for atom in atoms))
    known = [Statement(atoms, answered, inf)] if atoms else []
    try:
        found = protect(exact.heard, tables, fewest=FEWEST, width=WIDTH, earlier=known).tables
    except MethodError:
        return []
    return [
        Cell(HEARD, EVERYONE, table, code, count) for table, counts in found.items() for code, count in counts.items()
    ]
