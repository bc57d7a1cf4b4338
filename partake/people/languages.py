"""The languages a person can choose from: a dated list of codes and English names."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class KnownLanguage:
    """One language. `code` is its BCP 47 tag; a signed language has no written form to send."""

    code: str
    name: str
    is_written: bool = True


@cache
def languages() -> dict[str, KnownLanguage]:
    """This will give every language on the list by its code, in the order of their English names."""
    rows = tomllib.loads((Path(__file__).parent / "data" / "languages.toml").read_text())["language"]
    known = [KnownLanguage(row["code"], row["name"], row.get("written", True)) for row in rows]
    return {one.code: one for one in sorted(known, key=lambda one: one.name)}
