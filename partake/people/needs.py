"""The communication needs a person can have: the dated list, and what each asks of a message."""

import tomllib
from calendar import isleap
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from partake.correspondence.domain import Channel, Need
from partake.documents.formats import Format
from partake.kernel.texts import text
from partake.people.languages import languages


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
CATEGORY_WORDS_MINE: dict[NeedCategory, str] = {
    NeedCategory.CONTACT: text("How to get in touch with me"),
    NeedCategory.FORMAT: text("How to write to me"),
    NeedCategory.PROFESSIONAL: text("Who to book for me"),
    NeedCategory.SUPPORT: text("When you meet me"),
}

# What is asked for most, first on the page: our choice, to be changed when real use shows otherwise.
COMMON = (
    "957351000000102",  # 24 point
    "local:easy-read",
    "285055002",  # hearing aid
    "441092009",  # lip-reads
    "204331000000107",  # BSL interpreter
    "local:bsl-film",
    "936581000000101",  # information by email
    "936721000000107",  # contact by letter
    "795661000000104",  # contact by phone
    "936661000000109",  # braille, grade 2
    "225835008",  # advocate
)


@dataclass(frozen=True)
class NeedKind:
    """One need on the list. `term` is the code's own term; `words` are ours. `verified` says whether the code
    may leave Partake (an unverified one is never exported)."""

    code: str
    verified: bool
    category: NeedCategory
    term: str
    words: str
    mine: str
    meets: str

    def said(self, *, mine: bool) -> str:
        """This will give the need as an order, in the person's own voice or about them."""
        return self.mine if mine else self.words


def search_needs(wanted: str) -> tuple[NeedKind, ...]:
    """This will give the needs in whose words or term every word of `wanted` stands, in the list's order."""
    looked_for = wanted.casefold().split()
    return tuple(
        kind
        for kind in need_kinds().values()
        if looked_for and all(word in f"{kind.words} {kind.mine} {kind.term}".casefold() for word in looked_for)
    )


def review_day(recorded: date) -> date:
    """This will give the day a year on when a need is checked again (DAPB1605 asks for review; a year is our
    choice). One recorded on 29 February is checked on the 28th."""
    leap_day = (recorded.month, recorded.day) == (2, 29) and not isleap(recorded.year + 1)
    return recorded.replace(year=recorded.year + 1, day=28 if leap_day else recorded.day)


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
            row.get("mine", row["words"]),
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
        # Whoever settles a held message must read which language it is.
        wanted = code.removeprefix("language:")
        known = languages().get(wanted)
        return Need(code, words or (known.name if known else wanted), format=Format.TRANSLATION)
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
