"""What has been published, as an attacker reads it: sums of unknown counts.

An *atom* is the smallest group of people any table could speak of: one ward's "Poor" answers in one month.
Every published number, of any table or date, is the sum of some atoms. Two tables about the same people
use the same atoms; a later version of a table that adds late answers adds atoms for those who came late.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from partake.methods.disclosure.safe_count import SafeCount
from partake.methods.errors import MethodError

Atom = Any
Name = Any
"""Anything hashable; not typed so, because a mapping's type is strict about its keys."""

Atoms = frozenset[Atom]


@dataclass(frozen=True, slots=True)
class Table:
    """This will hold which atoms each cell of a table adds up. Totals are cells like any other."""

    name: str
    cells: Mapping[Name, Atoms]


@dataclass(frozen=True, slots=True)
class Dimension:
    """This will say how a table goes along one part of the atoms.

    Attributes:
        place: which part of the atom, counted from 0.
        parents: what each code belongs to (ward to site, site to trust); codes without one are the top.
        total: the name of a total over everything, or None for no such total.
    """

    place: int
    parents: Mapping[str, str]
    total: str | None = None

    def codes(self, atom: Sequence[str]) -> list[str]:
        """This will give every code the atom counts under: its own, its parent's and so on to the total."""
        found = [atom[self.place]]
        while (parent := self.parents.get(found[-1])) is not None:
            if parent in found:
                raise MethodError(f"{parent!r} lies within itself.")
            found.append(parent)
        return found if self.total is None else [*found, self.total]


def cross_table(name: str, atoms: Iterable[tuple[str, ...]], dimensions: Sequence[Dimension]) -> Table:
    """This will make a table with a cell for every crossing of the dimensions' codes and totals.

    Args:
        name: what the table is called.
        atoms: the atoms it covers, each a tuple of codes; parts no dimension looks at are added up.
        dimensions: how the table goes along the atoms; a cell's name is the tuple of its codes.

    Errors: `MethodError` for no atoms or dimensions, or a code that lies within itself.

    Example:
        >>> table = cross_table("wards", [("w1", "Good"), ("w2", "Good"), ("w2", "Poor")],
        ...     [Dimension(0, {"w1": "site", "w2": "site"}), Dimension(1, {}, total="all")])
        >>> sorted(table.cells[("site", "Good")])
        [('w1', 'Good'), ('w2', 'Good')]
    """
    members: dict[Name, set[Atom]] = {}
    for atom in atoms:
        for cell in product(*(dimension.codes(atom) for dimension in dimensions)):
            members.setdefault(cell, set()).add(atom)
    if not members or not dimensions:
        raise MethodError(f"table {name!r} needs at least one atom and one dimension.")
    return Table(name, {cell: frozenset(found) for cell, found in members.items()})


@dataclass(frozen=True, slots=True)
class Statement:
    """This will hold one thing the public knows: these atoms add up to at least `low`, at most `high`."""

    atoms: Atoms
    low: float
    high: float


def statements_of(table: Table, published: Mapping[Name, SafeCount]) -> tuple[Statement, ...]:
    """This will give what a published table says: one statement for every shown cell.

    Errors: `MethodError` for a published cell the table does not have.

    Example:
        >>> from partake.methods.disclosure import single_count
        >>> table = Table("visits", {"spring": frozenset({"march", "april"}), "summer": frozenset({"july"})})
        >>> len(statements_of(table, {"spring": single_count(40), "summer": single_count(3)}))
        1
    """
    found = []
    for cell, count in published.items():
        if cell not in table.cells:
            raise MethodError(f"table {table.name!r} has no cell {cell!r}.")
        if count.shown is not None:
            found.append(Statement(table.cells[cell], count.shown, count.shown))
    return tuple(found)


def share_statement(atoms: Atoms, share: float, total: int, *, decimals: int | None = None) -> Statement:
    """This will give what a published share of a known total says about the number of people.

    Args:
        atoms: the people counted.
        share: the share as published, 0 to 1.
        total: out of how many; known.
        decimals: to how many decimals of a per cent it was rounded; None when it was not.

    Example:
        >>> share_statement(frozenset({"positive"}), 0.789, 19, decimals=1)
        Statement(atoms=frozenset({'positive'}), low=15, high=15)
    """
    if not 0 <= share <= 1 or total < 0:
        raise MethodError(f"{share} of {total} is not a share of a total.")
    slack = (0.5 / 10 ** (decimals + 2) + 1e-12 if decimals is not None else 1e-9) * total
    least, most = -int(-(share * total - slack) // 1), int((share * total + slack) // 1)
    if least > most:
        raise MethodError(f"no whole number out of {total} gives a share of {share}.")
    return Statement(atoms, max(0, least), min(total, most))


def same_number(one: Atoms, other: Atoms, *, less: Atom, most: int) -> tuple[Statement, Statement]:
    """This will say that two sums are the same number, whatever it is: how two tables hang together.

    Args:
        one, other: the atoms of the two sums.
        less: an atom of its own, whose count is how far that number lies below `most`.
        most: more than anybody would think the number could be.

    Errors: `MethodError` where `less` is an atom of either sum.

    Example:
        >>> for said in same_number(frozenset({"online", "on paper"}), frozenset({"answered"}), less="gap", most=900):
        ...     print(sorted(said.atoms), said.low, said.high)
        ['gap', 'on paper', 'online'] 900 900
        ['answered', 'gap'] 900 900
    """
    if less in one or less in other:
        raise MethodError(f"{less!r} must be an atom of its own.")
    return Statement(one | {less}, most, most), Statement(other | {less}, most, most)
