"""What is known about a condition: a reviewed, dated file of plain words, the usual pathway and links to trust.

The rooms of local support and of trusted resources will take the file's place; pages ask `queries.knowledge` alone.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "knowledge.toml"


@dataclass(frozen=True)
class Resource:
    """A page to trust. `status` says whether somebody opened the address and read it there."""

    words: str
    address: str
    status: str


@dataclass(frozen=True)
class Topic:
    """One condition. `pathway` is what usually happens, and how often; `status` whether a clinician checked it."""

    code: str
    name: str
    lead: str
    pathway: tuple[str, ...]
    ask: tuple[str, ...]
    urgent: str
    resources: tuple[Resource, ...]
    written_on: date
    status: str


@cache
def topics() -> tuple[Topic, ...]:
    """This will give every condition of the file, in its order."""
    read = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return tuple(
        Topic(
            code=row["code"],
            name=row["name"],
            lead=row["lead"],
            pathway=tuple(row["pathway"]),
            ask=tuple(row["ask"]),
            urgent=row["urgent"],
            resources=tuple(Resource(one["words"], one["address"], one["status"]) for one in row["resource"]),
            written_on=read["written_on"],
            status=read["status"],
        )
        for row in read["topic"]
    )


def topic_of(code: str) -> Topic | None:
    """This will give the condition with this code; None for one that the file does not have, or has no more."""
    return next((topic for topic in topics() if topic.code == code), None)
