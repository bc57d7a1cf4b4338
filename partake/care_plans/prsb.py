"""The PRSB standard for a plan, element by element: where each is kept, or why it is left out."""

import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

LIST = Path(__file__).parent / "data" / "prsb.toml"


@dataclass(frozen=True)
class Element:
    """What is decided for the elements whose path fits `path`. `field` is "room.Model.field", empty when left out."""

    path: str
    field: str = ""
    reason: str = ""


@dataclass(frozen=True)
class ValueSet:
    """A reference set of SNOMED CT that the standard names, and its code for each status of ours; empty, and `status`
    "not found", where nobody could read it there."""

    refset: str
    name: str
    path: str
    status: str
    codes: dict[str, str]


@dataclass(frozen=True)
class Beyond:
    """A kind of line the standard has no place for, and under which of its headings it is told to others."""

    kind: str
    told_as: str
    reason: str


@cache
def value_sets() -> tuple[ValueSet, ...]:
    """This will give the codes that our statuses await."""
    return tuple(ValueSet(**one) for one in tomllib.loads(LIST.read_text(encoding="utf-8"))["value_set"])


@cache
def beyond() -> tuple[Beyond, ...]:
    """This will give what is ours and not the standard's."""
    return tuple(Beyond(**one) for one in tomllib.loads(LIST.read_text(encoding="utf-8"))["beyond"])


@cache
def elements() -> tuple[Element, ...]:
    """This will give the whole list: what is left out first, in the order the first fitting entry counts."""
    read = tomllib.loads(LIST.read_text(encoding="utf-8"))
    left_out = [Element(one["path"], reason=one["reason"]) for one in read["left_out"]]
    return (*left_out, *(Element(one["path"], field=one["field"]) for one in read["kept"]))


def decided(path: str) -> Element | None:
    """This will give what is decided for one element of the standard, by its path; None when nothing is."""
    return next((one for one in elements() if fnmatchcase(path, one.path)), None)
