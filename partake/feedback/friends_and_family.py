"""The Friends and Family question in the languages we have, from a dated file."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ENGLISH = "en"


@dataclass(frozen=True)
class Wording:
    """The page's words in one language. `is_checked` says that a translator, or its publisher, stands behind them.
    `answers` are in the set order: the first is 1, very good; the sixth is 6, don't know."""

    code: str
    name: str
    is_checked: bool
    direction: str
    question: str
    answers: tuple[str, ...]
    why: str
    why_hint: str
    quote: str
    yes: str
    no: str
    send: str
    not_watched: str
    emergency: str
    missing: str


@cache
def wordings() -> dict[str, Wording]:
    """This will give every language of the question by its code, English first."""
    rows = tomllib.loads((Path(__file__).parent / "data" / "friends_and_family.toml").read_text(encoding="utf-8"))
    return {
        code: Wording(
            code=code,
            is_checked=row["status"] == "verified",
            answers=tuple(row["answers"]),
            **{key: words for key, words in row.items() if key not in ("status", "answers")},
        )
        for code, row in rows.items()
        if isinstance(row, dict)
    }
