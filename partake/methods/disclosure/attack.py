"""The attack: how closely can someone place a hidden count from everything that was ever published?

An attacker knows every shown number and share, that hidden counts are not below 0, and that sums add up.
Linear programming gives the smallest and largest each hidden sum can be; both ends are then drawn in to
whole numbers. Where tables cross in one or two ways (hierarchies included) no attacker can do better by
sums; where they cross in three or more, one who searches whole counts sometimes can, a little. The attack
does not know what a neighbour knows, nor use the rule that chose what to hide.

Source: Fischetti and Salazar, Journal of the American Statistical Association 95, 2000; Hundepool and
others, Statistical Disclosure Control, 2012, chapter 4.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, inf

from partake.methods.disclosure.lp import Unknowns
from partake.methods.disclosure.tables import Atom, Atoms, Name, Statement
from partake.methods.errors import MethodError

Sums = dict[frozenset[int], tuple[float, float]]

CLOSE = 1e-6
"""A bound this near to a whole number is that number: the solver works to about 1e-7."""


@dataclass(frozen=True, slots=True)
class Placed:
    """This will hold how closely one secret can be placed: somewhere from `low` to `high`."""

    secret: Name
    low: float
    high: float

    @property
    def width(self) -> float:
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class Attack:
    """This will hold what an attack found. A secret is `exposed` when it is placed more closely than
    `width`; `safe` is true when none is."""

    width: float
    placed: tuple[Placed, ...]

    @property
    def exposed(self) -> tuple[Placed, ...]:
        return tuple(found for found in self.placed if found.width < self.width)

    @property
    def safe(self) -> bool:
        return not self.exposed


def attack(statements: Iterable[Statement], secrets: Mapping[Name, Atoms], *, width: float) -> Attack:
    """This will try to place each secret from what was published.

    Args:
        statements: what every table says, earlier versions included (`statements_of`, `share_statement`,
            `friends_and_family_statements`).
        secrets: for each secret, the atoms it adds up.
        width: how far apart the smallest and largest possible value must at least lie.

    Errors: `MethodError` when a secret has no atoms, the width is not above 0, or the statements
    contradict each other.

    Example:
        >>> known = [Statement(frozenset("ab"), 9, 9), Statement(frozenset("a"), 7, 7)]
        >>> attack(known, {"b": frozenset("b")}, width=5).exposed
        (Placed(secret='b', low=2.0, high=2.0),)
    """
    if not width > 0:
        raise MethodError(f"the width must be above 0, not {width}.")
    for name, atoms in secrets.items():
        if not atoms:
            raise MethodError(f"secret {name!r} has no atoms.")
    said = tuple(statements)
    kinds = kinds_of([*(statement.atoms for statement in said), *secrets.values()])
    solvers = _Parts(kinds, said)
    placed = []
    for name, atoms in secrets.items():
        low, high = solvers.extremes({kinds[atom] for atom in atoms})
        placed.append(Placed(name, float(ceil(low - CLOSE)), float(floor(high + CLOSE)) if high < inf else inf))
    return Attack(width, tuple(placed))


def kinds_of(sums: Sequence[Atoms]) -> dict[Atom, int]:
    """This will number the atoms, with one number for all that appear in exactly the same sums: no sum can
    tell them apart, so one unknown stands for them all."""
    seen_in: dict[Atom, list[int]] = defaultdict(list)
    for place, atoms in enumerate(sums):
        for atom in atoms:
            seen_in[atom].append(place)
    numbers: dict[tuple[int, ...], int] = {}
    return {atom: numbers.setdefault(tuple(places), len(numbers)) for atom, places in seen_in.items()}


class _Parts:
    """The unknowns, split into parts that no statement ties together, each with its own programme."""

    def __init__(self, kinds: Mapping[Atom, int], statements: Sequence[Statement]) -> None:
        sums: Sums = {}
        for statement in statements:
            members = frozenset(kinds[atom] for atom in statement.atoms)
            _narrow(sums, members, statement.low, statement.high)
        self._known, left = _settle(sums)
        self._part_of = _parts(left)
        rows: dict[int, list[frozenset[int]]] = defaultdict(list)
        for members in left:
            rows[self._part_of[next(iter(members))]].append(members)
        self._column: dict[int, int] = {}
        self._programmes: dict[int, Unknowns] = {}
        for part, sums_of_part in rows.items():
            columns = sorted(set().union(*sums_of_part))
            self._column.update((kind, column) for column, kind in enumerate(columns))
            self._programmes[part] = Unknowns(
                len(columns),
                [[self._column[kind] for kind in members] for members in sums_of_part],
                [left[members] for members in sums_of_part],
            )

    def extremes(self, kinds: Iterable[int]) -> tuple[float, float]:
        low = high = 0.0
        by_part: dict[int, list[int]] = defaultdict(list)
        for kind in kinds:
            if kind in self._known:
                low, high = low + self._known[kind], high + self._known[kind]
            elif kind in self._part_of:
                by_part[self._part_of[kind]].append(self._column[kind])
            else:
                high = inf
        for part, columns in by_part.items():
            low += self._programmes[part].smallest(columns)
            high += self._programmes[part].largest(columns)
        return low, high


def _narrow(sums: Sums, members: frozenset[int], low: float, high: float) -> None:
    """Adds what is known of a sum to what was known of it."""
    known_low, known_high = sums.get(members, (0.0, inf))
    low, high = max(low, known_low), min(high, known_high)
    if low > high + CLOSE or (not members and not low - CLOSE <= 0 <= high + CLOSE):
        raise MethodError("the published numbers contradict each other: a sum does not add up.")
    if members:
        sums[members] = (low, max(low, high))


def _settle(sums: Sums) -> tuple[dict[int, float], Sums]:
    """The unknowns that follow at once (a sum of one with equal bounds), and the sums that remain of the
    others. Most shown cells settle here, so that the programmes hold little but what is hidden."""
    known: dict[int, float] = {}
    left = sums
    while settled := {
        next(iter(members)): low for members, (low, high) in left.items() if len(members) == 1 and low == high
    }:
        known.update(settled)
        remaining: Sums = {}
        for members, (low, high) in left.items():
            less = sum(settled[kind] for kind in members if kind in settled)
            others = frozenset(kind for kind in members if kind not in settled)
            # What is left of a sum cannot be below 0, or the settled ones would exceed it.
            _narrow(remaining, others, low - less, high - less)
        left = remaining
    return known, left


def _parts(sums: Iterable[frozenset[int]]) -> dict[int, int]:
    """For each unknown, the part it belongs to: unknowns of one sum are in one part."""
    root: dict[int, int] = {}

    def find(kind: int) -> int:
        while root.setdefault(kind, kind) != kind:
            root[kind] = root[root[kind]]
            kind = root[kind]
        return kind

    for members in sums:
        first, *others = members
        for other in others:
            root[find(other)] = find(first)
        find(first)
    return {kind: find(kind) for kind in list(root)}
