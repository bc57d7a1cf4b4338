"""How what people say of themselves meets how the people of a place are counted.

Pure: categories in, one list of groups for both out, or why they cannot be compared. Which question may be read against
which count is `data/population.toml`; bands of age meet by arithmetic. Nothing is guessed.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from partake.kernel.texts import text

BAND = re.compile(r"(?:aged? )?(\d{1,3})(?: ?(?:-|–|to) ?(\d{1,3})| ?(?:-|–|\+| and over| or over| plus))?(?: years)?$")
UNDER = re.compile(r"under (\d{1,3})$")
OLDEST = 200

ANOTHER_LIST = text(
    "People were asked by one list and the place is counted by another. We do not guess which fits which."
)
NO_QUESTION = text("We do not know how to compare this with a count of a place.")


@dataclass(frozen=True)
class Matched:
    """The same groups on both sides, in order: how many spoke, and how many live there. `left_out` said something that
    is in no group ("prefer not to say"). `checked` is whether the pairing was read in its source."""

    spoke: dict[str, int]
    live: dict[str, int]
    left_out: int = 0
    checked: bool = True


@dataclass(frozen=True)
class Unmatched:
    """Why two lists cannot be compared: a sentence to translate."""

    why: str


@dataclass(frozen=True)
class Question:
    """One question about whoever answers; `counted_as` is the characteristic of a place it may be read against."""

    code: str
    words: str
    counted_as: str = ""
    how: str = ""
    why_not: str = ""
    names: dict[str, str] = field(default_factory=dict)
    lists: tuple[dict[str, Any], ...] = ()


@cache
def questions() -> dict[str, Question]:
    """This will give every question whose answers are known here, by its code."""
    rows = tomllib.loads((Path(__file__).parent / "data" / "population.toml").read_text("utf-8"))
    return {code: _question(code, row) for code, row in rows.items()}


def _question(code: str, row: dict[str, Any]) -> Question:
    given: dict[str, Any] = {name: tuple(value) if name == "lists" else value for name, value in row.items()}
    return Question(code, **given)


def match(
    code: str, asked_list: str, spoke: Mapping[str, int], counted_list: str, live: Mapping[str, int]
) -> Matched | Unmatched:
    """This will put the answers to a question (`spoke`, by category of `asked_list`) beside a count of a place (`live`,
    by category of `counted_list`)."""
    question = questions().get(code)
    if question is None or not question.counted_as:
        return Unmatched(question.why_not if question else NO_QUESTION)
    if asked_list == counted_list and set(spoke) <= set(live):
        return Matched({name: spoke.get(name, 0) for name in live}, dict(live))
    if question.how == "bands":
        return _by_bands(spoke, live)
    return _by_names(question, asked_list, spoke, live)


def band(category: str) -> tuple[int, int] | None:
    """This will read a band of age: ("25-34", "25 to 34", "85+", "Under 16", "40"); None when it is none.

    >>> band("85-"), band("under 16"), band("25 to 34")
    ((85, 200), (0, 15), (25, 34))
    """
    said = category.strip().lower()
    if under := UNDER.match(said):
        return 0, int(under[1]) - 1
    found = BAND.match(said)
    if found is None:
        return None
    first = int(found[1])
    if found[2]:
        return (first, int(found[2])) if int(found[2]) >= first else None
    return first, first if found[0].removesuffix(" years").endswith(found[1]) else OLDEST


def _by_bands(spoke: Mapping[str, int], live: Mapping[str, int]) -> Matched | Unmatched:
    """Bands are put together until both sides have the same edges: people aged 20 to 24 and 25 to 29 are among those
    aged 16 to 34, and no arithmetic says how many of those aged 16 to 29 are 25."""
    asked = {band(name): many for name, many in spoke.items()}
    counted = {band(name): many for name, many in live.items()}
    if None in asked or None in counted:
        return Unmatched(ANOTHER_LIST)
    one, other = (dict(sorted((key, many) for key, many in side.items() if key)) for side in (asked, counted))
    edges = _shared_edges(list(one), list(other))
    if len(edges) < 2:
        return Unmatched(ANOTHER_LIST)
    spoke_in, live_in = _within(one, edges), _within(other, edges)
    # Who is of an age that nobody counted stands in no share.
    uncounted = [name for name, many in live_in.items() if not many]
    left_out = sum(spoke_in.pop(name) for name in uncounted)
    return Matched(spoke_in, {name: many for name, many in live_in.items() if many}, left_out)


def _shared_edges(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The narrowest bands in which every band of both sides lies whole."""
    found: list[list[int]] = []
    for first, last in sorted([*one, *other]):
        if found and first <= found[-1][1]:
            found[-1][1] = max(found[-1][1], last)
        else:
            found.append([first, last])
    return [(first, last) for first, last in found]


def _within(side: Mapping[tuple[int, int], int], edges: list[tuple[int, int]]) -> dict[str, int]:
    return {
        f"{low}-{'' if high == OLDEST else high}": sum(
            many for (first, last), many in side.items() if low <= first and last <= high
        )
        for low, high in edges
    }


def _by_names(
    question: Question, asked_list: str, spoke: Mapping[str, int], live: Mapping[str, int]
) -> Matched | Unmatched:
    for known in question.lists:
        if known["list_version"] != asked_list:
            continue
        codes = {code for _, _, codes in known["groups"] for code in codes}
        names = {name.casefold(): group for group, called, _ in known["groups"] for name in called}
        if all(category.casefold() in names for category in live):
            counted: dict[str, int] = {group: 0 for group, _, _ in known["groups"]}
            for category, many in live.items():
                counted[names[category.casefold()]] += many
            said = {group: sum(spoke.get(code, 0) for code in codes) for group, _, codes in known["groups"]}
            left_out = sum(many for code, many in spoke.items() if code not in codes)
            return Matched(said, counted, left_out, checked=known["status"] == "verified")
    return Unmatched(ANOTHER_LIST)
