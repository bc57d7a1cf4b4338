"""The strong rule: hide small counts, and as many more as it takes that no sum gives them away.

Works on any number of tables at once, hierarchies and totals included, beside whatever was published
before. Hidden cells are then attacked, and the result carries the attack.

Source: the linear-programming heuristic for secondary cell suppression of Kelly, Golden and Assad,
Networks 22, 1992, and Fischetti and Salazar, Journal of the American Statistical Association 95, 2000.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, inf, log1p

from partake.methods.disclosure.attack import CLOSE, Attack, attack, kinds_of
from partake.methods.disclosure.lp import Shifts, Unknowns
from partake.methods.disclosure.safe_count import SafeCount, Withheld, _shown, _withheld
from partake.methods.disclosure.single import check_count
from partake.methods.disclosure.tables import Atom, Atoms, Name, Statement, Table, statements_of
from partake.methods.errors import MethodError


@dataclass(frozen=True, slots=True)
class Protected:
    """This will hold protected tables, cell by cell, and the attack they stood up to.

    `small` counts the cells hidden because they are small, `beside` those hidden to protect them; cells
    that add up the same people in several tables count once.
    """

    tables: Mapping[str, Mapping[Name, SafeCount]]
    statements: tuple[Statement, ...]
    attack: Attack
    small: int
    beside: int


def protect(
    counts: Mapping[Atom, int],
    tables: Sequence[Table],
    *,
    fewest: int = 5,
    width: float = 5,
    earlier: Sequence[Statement] = (),
    secrets: Mapping[Name, Atoms] | None = None,
) -> Protected:
    """This will hide what must be hidden in tables that are published together or after others.

    Every cell of 1 to `fewest` - 1 people is hidden, and then the cheapest further cells (small ones
    first, totals last) until an attacker who has all the tables and everything published `earlier` cannot
    place any hidden small count within less than `width`.

    Nobody (0) is shown, as NHS England does, and so is a group who all gave one answer: what that says of
    everyone in the group is not hidden here.

    Args:
        counts: how many people each atom holds.
        tables: the tables to publish.
        fewest: the smallest number above 0 that may be shown.
        width: how far apart the smallest and largest possible value of a small count must at least lie.
            5 with `fewest` 5 means that 0 and 5 cannot both be ruled out.
        earlier: what has been published about these atoms before; it cannot be hidden again.
        secrets: further sums that no table prints but that must not be placed when they are small, such
            as the late answers between two versions of a table.

    Errors: `MethodError` when a count is not a whole number of 0 or more, a table speaks of unknown
    atoms or two have one name, or earlier publications already place a small count.

    Example:
        >>> from partake.methods.disclosure import Dimension, cross_table
        >>> counts = {("w1", "Good"): 30, ("w1", "Poor"): 2, ("w2", "Good"): 25, ("w2", "Poor"): 9}
        >>> both = [Dimension(0, {}, total="all"), Dimension(1, {}, total="all")]
        >>> table = cross_table("wards", counts, both)
        >>> found = protect(counts, [table])
        >>> [found.tables["wards"][cell].short for cell in counts], found.attack.safe
        (['–', '–', '–', '–'], True)
    """
    _check(counts, tables, fewest, width, [*(said.atoms for said in earlier), *(secrets or {}).values()])
    names = _names(tables, secrets or {})
    sums = list(names)
    totals = [sum(counts[atom] for atom in atoms) for atoms in sums]
    printed = {atoms for table in tables for atoms in table.cells.values()}
    small = [place for place, total in enumerate(totals) if 0 < total < fewest]
    hidden = _cover(counts, sums, totals, earlier, small, [atoms in printed for atoms in sums], width)

    shown = {atoms: _shown(total) for atoms, total in zip(sums, totals, strict=True)}
    shown.update((sums[place], _withheld(Withheld.SMALL)) for place in hidden)
    published = {table.name: {cell: shown[atoms] for cell, atoms in table.cells.items()} for table in tables}
    said = tuple(statement for table in tables for statement in statements_of(table, published[table.name]))
    tested = attack([*earlier, *said], {names[sums[place]]: sums[place] for place in small}, width=width)
    if not tested.safe:
        # Never seen: it would mean that the solver's answers to the two questions do not agree.
        raise MethodError("the tables did not stand up to the attack, so nothing is published.")
    small_printed = sum(sums[place] in printed for place in small)
    beside = sum(sums[place] in printed for place in hidden) - small_printed
    return Protected(published, said, tested, small_printed, beside)


def _names(tables: Sequence[Table], secrets: Mapping[Name, Atoms]) -> dict[Atoms, Name]:
    """Every different sum that is printed or secret, with the first name it goes by."""
    names: dict[Atoms, Name] = {}
    for table in tables:
        for cell, atoms in table.cells.items():
            names.setdefault(atoms, (table.name, cell))
    for name, atoms in secrets.items():
        names.setdefault(atoms, name)
    return names


def _cover(
    counts: Mapping[Atom, int],
    sums: Sequence[Atoms],
    totals: Sequence[int],
    earlier: Sequence[Statement],
    small: Sequence[int],
    printed: Sequence[bool],
    width: float,
) -> set[int]:
    """The sums to hide: the small ones, those never printed, and the cheapest others that cover them.

    Once a small sum is seen to range over the width, hiding more can only widen it, so each is looked at
    once.
    """
    kinds = kinds_of([*sums, *(statement.atoms for statement in earlier)])
    values = [0] * len(set(kinds.values()))
    for atom, kind in kinds.items():
        values[kind] += counts[atom]
    cells = [sorted({kinds[atom] for atom in atoms}) for atoms in sums]
    before = [
        (sorted({kinds[atom] for atom in statement.atoms}), statement.low, statement.high) for statement in earlier
    ]
    # A total is as dear as all it adds up, so that totals go last. An empty cell is dear too: hiding it
    # protects little, since it can only be thought larger.
    weights = [len(cell) * (1 + log1p(total or 10 * width)) for cell, total in zip(cells, totals, strict=True)]
    shifts = Shifts(values, cells, weights, before)
    unknowns = Unknowns(
        len(values),
        [*cells, *(columns for columns, _, _ in before)],
        [*((total, total) for total in totals), *((low, high) for _, low, high in before)],
    )
    hidden: set[int] = set()

    def hide(places: Iterable[int]) -> None:
        for place in set(places) - hidden:
            hidden.add(place)
            shifts.hide(place)
            unknowns.forget(place)

    hide(small)
    hide(place for place, seen in enumerate(printed) if not seen)
    for place in small:
        free_up = unknowns.largest(cells[place]) - totals[place] + CLOSE
        if free_up < width:
            free_down = totals[place] - ceil(unknowns.smallest(cells[place]) - CLOSE)
            hide(_cheapest_range(shifts, place, totals[place], free_down, free_up, width))
    return hidden


def _cheapest_range(shifts: Shifts, place: int, total: int, free_down: int, free_up: float, width: float) -> list[int]:
    """The sums that must be free for this one to range over the width around its true total."""
    if free_down + free_up >= width:
        return []
    # First as far down as is already free, then any other split of the width around the total.
    for down in sorted(range(total + 1), key=lambda step: step != free_down):
        up = ceil(width) - down
        moved: list[int] | None = []
        for shift, free in ((-down, free_down), (up, free_up)):
            found = [] if abs(shift) <= free else shifts.cheapest(place, shift)
            moved = None if moved is None or found is None else moved + found
        if moved is not None:
            return moved
    raise MethodError("what was published earlier already places a small count; it can no longer be hidden.")


def _check(
    counts: Mapping[Atom, int],
    tables: Sequence[Table],
    fewest: int,
    width: float,
    others: Iterable[Atoms],
) -> None:
    if fewest < 2:
        raise MethodError(f"the fewest shown must be at least 2, not {fewest}.")
    if not 0 < width < inf:
        raise MethodError(f"the width must be above 0 and finite, not {width}.")
    if len({table.name for table in tables}) != len(tables):
        raise MethodError("each table needs a name of its own.")
    for atom, count in counts.items():
        check_count(count, f"the count of {atom!r}")
    for table in tables:
        for cell, atoms in table.cells.items():
            if not atoms:
                raise MethodError(f"cell {cell!r} of table {table.name!r} adds up no atoms.")
            for atom in atoms:
                if atom not in counts:
                    raise MethodError(f"table {table.name!r} speaks of {atom!r}, which has no count.")
    for atom in frozenset().union(*others):
        if atom not in counts:
            raise MethodError(f"what is secret or was published earlier speaks of {atom!r}, which has no count.")
