"""The communication needs a person can have: the dated list, and what each asks of a message."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from partake.correspondence.domain import Channel, Need
from partake.documents.formats import Format
from partake.kernel.texts import text


class NeedCategory(StrEnum):
    CONTACT = "CONTACT"
    FORMAT = "FORMAT"
    PROFESSIONAL = "PROFESSIONAL"
    SUPPORT = "SUPPORT"


CATEGORY_WORDS: dict[NeedCategory, str] = {
    NeedCategory.CONTACT: text("How to get in touch"),
    NeedCategory.FORMAT: text("How to write to them"),
    NeedCategory.PROFESSIONAL: text("Who to book"),
    NeedCategory.SUPPORT: text("When you meet"),
}


@dataclass(frozen=True)
class NeedKind:
    """One need on the list. `term` is the code's own term; `words` are ours. `verified` says whether the code
    may leave Partake (an unverified one is never exported)."""

    code: str
    verified: bool
    category: NeedCategory
    term: str
    words: str
    meets: str


@cache
def need_kinds() -> dict[str, NeedKind]:
    """This will give every need on the list by its code, in the list's order."""
    rows = tomllib.loads((Path(__file__).parent / "data" / "communication_needs.toml").read_text())["need"]
    return {
        row["code"]: NeedKind(
            row["code"],
            row["status"] == "verified",
            NeedCategory(row["category"]),
            row["term"],
            row["words"],
            row["meets"],
        )
        for row in rows
    }


def need_for_message(code: str, *, words: str = "") -> Need | None:
    """This will give what a need asks of a message, or None when it matters only face to face.

    `language:xx` asks for a translation by a person. A code that is not on today's list still holds the message:
    a need is never ignored because a list changed.
    """
    if code.startswith("language:"):
        return Need(code, words, format=Format.TRANSLATION)
    kind = need_kinds().get(code)
    if kind is None:
        return Need(code, words or code)
    if kind.meets == "meeting":
        return None
    if kind.meets == "person":
        return Need(code, kind.words)
    if kind.meets in Channel.__members__:
        return Need(code, kind.words, channel=Channel[kind.meets])
    return Need(code, kind.words, format=Format[kind.meets])
