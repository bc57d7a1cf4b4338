"""The dated lists of this room: the rules and what was checked of them, what is no complaint by them, subjects."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Rule:
    regulation: str
    says: str
    kept_by: str
    is_verified: bool
    source: str


@dataclass(frozen=True)
class Exclusion:
    """What need not be handled as a complaint; `instead` is where else somebody can go."""

    code: str
    words: str
    instead: str


@cache
def rules() -> tuple[Rule, ...]:
    """This will give the regulations, each with whether its text was read."""
    return tuple(
        Rule(row["regulation"], row["says"], row["kept_by"], row["status"] == "verified", row["source"])
        for row in _file("rules")["rule"]
    )


@cache
def exclusions() -> dict[str, Exclusion]:
    return {row["code"]: Exclusion(**row) for row in _file("exclusions")["exclusion"]}


@cache
def subjects() -> dict[str, str]:
    """This will give what complaints are about, in words by code."""
    return dict(_file("subjects")["subjects"])


def _file(name: str) -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "data" / f"{name}.toml").read_text(encoding="utf-8"))
