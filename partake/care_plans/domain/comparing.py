"""Two versions of a plan, compared line by line: what is new, what changed and what ended.

Lines are paired by their key, which a line keeps for life, so that a goal said in other words is a changed goal and
never one ended and one begun.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from uuid import UUID

from partake.care_plans.domain.contents import Content, Kind, title_of


class ChangeKind(StrEnum):
    NEW = "NEW"
    CHANGED = "CHANGED"
    ENDED = "ENDED"


@dataclass(frozen=True)
class Difference:
    """One field before and after. A value that was not said is None."""

    field: str
    before: object
    after: object


@dataclass(frozen=True)
class Change:
    """One line that is not the same. `title` names it as it is now, or as it was when it ended."""

    change: ChangeKind
    kind: Kind
    key: UUID
    title: str
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """Every change in the order of the plan, and how many lines stayed the same."""

    changes: tuple[Change, ...]
    same: int

    def count(self, change: ChangeKind) -> int:
        return sum(one.change is change for one in self.changes)


Lines = Mapping[UUID, tuple[Kind, Content]]


def compare(before: Lines, after: Lines) -> Comparison:
    """This will say how `after` differs from `before`."""
    changes = [change for key in _in_order([*after, *before]) if (change := _change(key, before, after)) is not None]
    place = {kind: number for number, kind in enumerate(Kind)}
    changes.sort(key=lambda change: place[change.kind])
    return Comparison(tuple(changes), same=len(before.keys() | after.keys()) - len(changes))


def _in_order(keys: Iterable[UUID]) -> Iterable[UUID]:
    return dict.fromkeys(keys)


def _change(key: UUID, before: Lines, after: Lines) -> Change | None:
    old, new = before.get(key), after.get(key)
    if new is None:
        assert old is not None  # a key comes from one of the two
        return Change(ChangeKind.ENDED, old[0], key, title_of(*old))
    if old is None:
        return Change(ChangeKind.NEW, new[0], key, title_of(*new))
    found = tuple(
        Difference(field.name, _said(old[1], field.name), _said(new[1], field.name))
        for field in fields(new[1])
        if _said(old[1], field.name) != _said(new[1], field.name)
    )
    return Change(ChangeKind.CHANGED, new[0], key, title_of(*new), found) if found else None


def _said(content: Content, field: str) -> object:
    value = getattr(content, field)
    return None if value == "" else value


class Mark(StrEnum):
    SAME = "SAME"
    GONE = "GONE"
    ADDED = "ADDED"


def marked(before: str, after: str) -> tuple[tuple[tuple[Mark, str], ...], tuple[tuple[Mark, str], ...]]:
    """This will give both texts as runs of words: those that went are marked in the first, those that came in the
    second. Word by word, by the longest common run (Ratcliff and Obershelp, 1988, as Python's `difflib` has it)."""
    from difflib import SequenceMatcher

    old, new = before.split(), after.split()
    first: list[tuple[Mark, str]] = []
    second: list[tuple[Mark, str]] = []
    for step, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        mark = step == "equal"
        if j > i:
            first.append((Mark.SAME if mark else Mark.GONE, " ".join(old[i:j])))
        if m > k:
            second.append((Mark.SAME if mark else Mark.ADDED, " ".join(new[k:m])))
    return tuple(first), tuple(second)
