"""What people have a right to, in plain words: dated texts, each with its source. What a person was told is theirs
for good, so a text that changes gets a new version and the old one stays."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from partake.kernel.texts import text
from partake.kernel.verdict import NotFound

TEXTS = Path(__file__).parent / "data" / "rights"


class ToldHow(StrEnum):
    """How somebody was told of a right."""

    FACE_TO_FACE = "FACE_TO_FACE"
    BY_PHONE = "BY_PHONE"
    LETTER = "LETTER"


TOLD_HOW_WORDS: dict[ToldHow, str] = {
    ToldHow.FACE_TO_FACE: text("face to face"),
    ToldHow.BY_PHONE: text("by phone or video"),
    ToldHow.LETTER: text("by a letter or message"),
}


@dataclass(frozen=True)
class RightPart:
    """Words under one heading: paragraphs, then points."""

    heading: str
    paragraphs: tuple[str, ...]
    points: tuple[str, ...]


@dataclass(frozen=True)
class RightText:
    """One version of one text. `source` names where the facts come from; `status` whether each was checked there."""

    code: str
    version: str
    title: str
    lead: str
    parts: tuple[RightPart, ...]
    source: str
    status: str
    order: int
    valid_from: date
    valid_to: date | None

    def is_current(self, today: date) -> bool:
        return self.valid_from <= today and (self.valid_to is None or today <= self.valid_to)


def list_rights(today: date) -> tuple[RightText, ...]:
    """This will give the text of each right that holds today, in the order of the page."""
    return tuple(one for one in _all_texts() if one.is_current(today))


def get_right(code: str, *, today: date) -> RightText:
    """This will give a right's text as it holds today, or raise `NotFound`."""
    return _first(one for one in list_rights(today) if one.code == code)


def get_right_version(code: str, version: str) -> RightText:
    """This will give one version of a right's text, whether it holds today or not, or raise `NotFound`."""
    return _first(one for one in _all_texts() if (one.code, one.version) == (code, version))


def _first(found: Iterator[RightText]) -> RightText:
    right = next(found, None)
    if right is None:
        raise NotFound
    return right


@cache
def _all_texts() -> tuple[RightText, ...]:
    texts = [_read(path) for path in sorted(TEXTS.glob("*.toml"))]
    return tuple(sorted(texts, key=lambda one: (one.order, one.valid_from)))


def _read(path: Path) -> RightText:
    row = tomllib.loads(path.read_text())
    return RightText(
        code=row["code"],
        version=row["version"],
        title=row["title"],
        lead=row["lead"],
        parts=tuple(
            RightPart(part["heading"], tuple(part.get("paragraphs", ())), tuple(part.get("points", ())))
            for part in row["part"]
        ),
        source=row["source"],
        status=row["status"],
        order=row["order"],
        valid_from=row["valid_from"],
        valid_to=row.get("valid_to"),
    )
