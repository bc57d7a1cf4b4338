"""NHS England's rules for publishing the Friends and Family Test, exactly as its own code applies them.

They are what a trust must be able to reproduce, and they leak: Total Responses is never hidden and a row
hidden only to protect another keeps its percentages, so that the small row's answers can be subtracted
from its parent (`friends_and_family_statements` and `attack` show it). For our own publications use
`protect`.

Source: nhsengland/fft_pipeline at 1a1acbb (June 2026): threshold 5, first level, second level, cascade.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from partake.methods.disclosure.safe_count import SafeCount, Withheld, _shown, _withheld
from partake.methods.disclosure.single import check_count
from partake.methods.disclosure.tables import Atoms, Name, Statement, share_statement
from partake.methods.errors import MethodError

THRESHOLD = 5
ANSWERS = ("Very good", "Good", "Neither good nor poor", "Poor", "Very poor", "Don’t know")
_POSITIVE, _NEGATIVE = (0, 1), (3, 4)


class Flag(Enum):
    """This will say which rule hides a row."""

    FIRST = "1 to 4 responses"
    SECOND = "next lowest beside a row of 1 to 4"
    CASCADE = "one of the two lowest within a hidden parent"


@dataclass(frozen=True, slots=True)
class Unit:
    """This will hold one row: a body, trust, site or ward, under its `parent` (None at the top).

    `answers` are the six counts in the order of `ANSWERS`; `modes` the counts by way of collection;
    `eligible` how many could have answered, or None. Of rows with equal responses, the one whose
    `tie_break` sorts first counts as lower (for wards: first specialty, second specialty, name); then the
    one given first.
    """

    key: str
    parent: str | None
    answers: tuple[int, int, int, int, int, int]
    modes: tuple[int, ...] = ()
    eligible: int | None = None
    tie_break: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        return sum(self.answers)


@dataclass(frozen=True, slots=True)
class PublishedUnit:
    """This will hold one row as published. `positive` and `negative` are shares of all responses, 0 to 1,
    or None when hidden or when nobody answered. `flags` are for the publisher, not the public."""

    key: str
    parent: str | None
    total: SafeCount
    eligible: SafeCount | None
    answers: tuple[SafeCount, ...]
    modes: tuple[SafeCount, ...]
    positive: float | None
    negative: float | None
    flags: frozenset[Flag]


def first_level(totals: Sequence[int]) -> list[bool]:
    """This will mark rows with 1 to 4 responses. Nobody (0) is not marked.

    Example:
        >>> first_level([0, 3, 5, 10, 2])
        [False, True, False, False, True]
    """
    return [0 < total < THRESHOLD for total in totals]


def ranks(
    totals: Sequence[int], groups: Sequence[Name], tie_breaks: Sequence[tuple[str, ...]] | None = None
) -> list[int]:
    """This will rank rows from the fewest responses (1) within each group; rows with none have rank 0.

    Example:
        >>> ranks([0, 3, 10, 8, 5], ["A", "A", "A", "B", "B"])
        [0, 1, 2, 2, 1]
    """
    ties = tie_breaks or [()] * len(totals)
    found, reached = [0] * len(totals), dict.fromkeys(groups, 0)
    for place in sorted(range(len(totals)), key=lambda row: (totals[row], ties[row])):
        if totals[place] > 0:
            reached[groups[place]] += 1
            found[place] = reached[groups[place]]
    return found


def second_level(rank: Sequence[int], first: Sequence[bool], groups: Sequence[Name] | None = None) -> list[bool]:
    """This will mark, in each group whose lowest row is marked at the first level, the next lowest row
    unless it is marked already.

    Example:
        >>> second_level([1, 2, 3, 1, 2], [True, False, False, False, False], ["A", "A", "A", "B", "B"])
        [False, True, False, False, False]
    """
    within = groups or [None] * len(rank)
    small = {group for group, place, flag in zip(within, rank, first, strict=True) if place == 1 and flag}
    return [group in small and place == 2 and not flag for group, place, flag in zip(within, rank, first, strict=True)]


def cascade(hidden_parents: Mapping[Name, bool], parents: Sequence[Name], rank: Sequence[int]) -> list[bool]:
    """This will mark the two lowest rows within each hidden parent.

    Example:
        >>> cascade({"A": True, "B": False}, ["A", "A", "A", "B", "B"], [1, 2, 3, 1, 2])
        [True, True, False, False, False]
    """
    return [hidden_parents.get(parent, False) and place in (1, 2) for parent, place in zip(parents, rank, strict=True)]


def publish_friends_and_family(units: Sequence[Unit]) -> tuple[PublishedUnit, ...]:
    """This will apply the three rules from the top down and hide what they say, in the order given.

    Any flag hides the six answers and the ways of collection; only the first also hides the percentages;
    total responses and those eligible are always shown.

    Args:
        units: every row of every level, each naming its parent. Rows at the top are one group.

    Errors: `MethodError` for a key given twice, a parent not given, a circle, or a count that is not a
    whole number of 0 or more.

    Example:
        >>> rows = publish_friends_and_family([
        ...     Unit("trust", None, (60, 30, 2, 4, 1, 2)), Unit("a", "trust", (1, 0, 0, 1, 0, 0)),
        ...     Unit("b", "trust", (9, 6, 1, 2, 0, 1)), Unit("c", "trust", (50, 24, 1, 1, 1, 1)),
        ... ])
        >>> [(row.key, row.answers[0].short, row.positive and round(row.positive, 3)) for row in rows]
        [('trust', '60', 0.909), ('a', '–', None), ('b', '–', 0.789), ('c', '50', 0.949)]
    """
    _check(units)
    groups = [unit.parent for unit in units]
    rank = ranks([unit.total for unit in units], groups, [unit.tie_break for unit in units])
    first = first_level([unit.total for unit in units])
    second = second_level(rank, first, groups)
    flags: dict[str, frozenset[Flag]] = {}
    for place in _top_down(units):
        unit = units[place]
        parent_hidden = unit.parent is not None and bool(flags[unit.parent])
        falls = cascade({unit.parent: parent_hidden}, [unit.parent], [rank[place]])[0]
        marks = zip((Flag.FIRST, Flag.SECOND, Flag.CASCADE), (first[place], second[place], falls), strict=True)
        flags[unit.key] = frozenset(flag for flag, marked in marks if marked)
    return tuple(_published(unit, flags[unit.key]) for unit in units)


def _published(unit: Unit, flags: frozenset[Flag]) -> PublishedUnit:
    def seen(count: int) -> SafeCount:
        return _withheld(Withheld.SMALL) if flags else _shown(count)

    def share(places: tuple[int, ...]) -> float | None:
        if Flag.FIRST in flags or unit.total == 0:
            return None
        return sum(unit.answers[place] for place in places) / unit.total

    return PublishedUnit(
        unit.key,
        unit.parent,
        _shown(unit.total),
        None if unit.eligible is None else _shown(unit.eligible),
        tuple(map(seen, unit.answers)),
        tuple(map(seen, unit.modes)),
        share(_POSITIVE),
        share(_NEGATIVE),
        flags,
    )


def _top_down(units: Sequence[Unit]) -> list[int]:
    """The places of the units, every parent before its children."""
    children: dict[str | None, list[int]] = {}
    for place, unit in enumerate(units):
        children.setdefault(unit.parent, []).append(place)
    order = list(children.get(None, []))
    for place in order:
        order.extend(children.get(units[place].key, []))
    if len(order) != len(units):
        lost = next(place for place in range(len(units)) if place not in set(order))
        raise MethodError(f"{units[lost].key!r} does not lead up to the top: its parents form a circle.")
    return order


def _check(units: Sequence[Unit]) -> None:
    keys = {unit.key for unit in units}
    if len(keys) != len(units):
        raise MethodError("each row needs a key of its own.")
    for unit in units:
        if unit.parent is not None and unit.parent not in keys:
            raise MethodError(f"{unit.key!r} is under {unit.parent!r}, which is not given.")
        if len(unit.answers) != len(ANSWERS):
            raise MethodError(f"{unit.key!r} has {len(unit.answers)} answers, not {len(ANSWERS)}.")
        counts = (*unit.answers, *unit.modes, *(() if unit.eligible is None else (unit.eligible,)))
        for count in counts:
            check_count(count, f"a count of {unit.key!r}")


def friends_and_family_statements(
    published: Sequence[PublishedUnit], *, decimals: int | None = None
) -> tuple[Statement, ...]:
    """This will give what a Friends and Family publication says, for `attack`.

    The atoms are (key, answer) of the rows that nothing is under; a row above them is their sum, so the
    rows given must add up. `decimals` is to how many decimals of a per cent shares were rounded, or None.

    Example:
        >>> rows = publish_friends_and_family([Unit("ward", None, (5, 0, 0, 0, 0, 0))])
        >>> len(friends_and_family_statements(rows))
        9
    """
    found = []
    for row, keys in _leaves(published).items():
        total = row.total.shown or 0
        found.append(Statement(_atoms(keys, ANSWERS), total, total))
        for answer, count in zip(ANSWERS, row.answers, strict=True):
            if count.shown is not None:
                found.append(Statement(_atoms(keys, (answer,)), count.shown, count.shown))
        for places, share in ((_POSITIVE, row.positive), (_NEGATIVE, row.negative)):
            if share is not None:
                seen = round(share, decimals + 2) if decimals is not None else share
                atoms = _atoms(keys, tuple(ANSWERS[place] for place in places))
                found.append(share_statement(atoms, seen, total, decimals=decimals))
    return tuple(found)


def friends_and_family_secrets(published: Sequence[PublishedUnit]) -> dict[str, Atoms]:
    """This will give what the rules mean to hide, for `attack`: for each row of 1 to 4 responses, how many
    were positive and how many negative.

    Example: the one positive and the one negative of ward a, both hidden, come back by subtraction.
        >>> from partake.methods.disclosure.attack import attack
        >>> rows = publish_friends_and_family([
        ...     Unit("site", None, (60, 30, 2, 4, 1, 2)), Unit("a", "site", (1, 0, 0, 1, 0, 0)),
        ...     Unit("b", "site", (9, 6, 1, 2, 0, 1)), Unit("c", "site", (50, 24, 1, 1, 1, 1)),
        ... ])
        >>> known = friends_and_family_statements(rows)
        >>> for placed in attack(known, friends_and_family_secrets(rows), width=1).exposed:
        ...     print(placed.secret, placed.low, placed.high)
        a: positive 1.0 1.0
        a: negative 1.0 1.0
    """
    found = {}
    for row, keys in _leaves(published).items():
        if Flag.FIRST in row.flags:
            for what, places in (("positive", _POSITIVE), ("negative", _NEGATIVE)):
                found[f"{row.key}: {what}"] = _atoms(keys, tuple(ANSWERS[place] for place in places))
    return found


def _atoms(keys: Sequence[str], answers: Sequence[str]) -> Atoms:
    return frozenset((key, answer) for key in keys for answer in answers)


def _leaves(published: Sequence[PublishedUnit]) -> dict[PublishedUnit, list[str]]:
    """For each row, the keys of the rows under it that have none under them (itself when it has none)."""
    parent_of = {row.key: row.parent for row in published}
    with_children = set(parent_of.values())
    found: dict[str, list[str]] = {row.key: [] for row in published}
    for row in published:
        if row.key not in with_children:
            above: str | None = row.key
            while above is not None:
                found[above].append(row.key)
                above = parent_of[above]
    return {row: found[row.key] for row in published}
