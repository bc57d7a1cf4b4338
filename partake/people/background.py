"""The questions about a person's background: dated lists, each with its source. Nobody need answer any."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class BackgroundQuestion:
    """One question as it is asked today. `many` lets several answers stand; `none_code` stands alone. `why` is said
    to whoever is asked. Codes that are not `verified` may not leave Partake."""

    code: str
    version: str
    words: str
    theirs: str
    why: str
    answers: tuple[tuple[str, str], ...]
    many: bool
    none_code: str
    declined_code: str
    verified: bool
    source: str
    valid_from: date

    def said(self, answer: str) -> tuple[str, ...]:
        """This will give the words of what was answered; a code that left the list is shown as it is."""
        known = dict(self.answers)
        return tuple(known.get(code, code) for code in answer.split(",") if code)


@cache
def background_questions() -> dict[str, BackgroundQuestion]:
    """This will give today's questions by code, in the order of the page."""
    rows = tomllib.loads((Path(__file__).parent / "data" / "demographics.toml").read_text())["question"]
    return {
        row["code"]: BackgroundQuestion(
            code=row["code"],
            version=row["version"],
            words=row["words"],
            theirs=row["theirs"],
            why=row["why"],
            answers=tuple((code, words) for code, words in row["answers"]),
            many=row.get("many", False),
            none_code=row.get("none_code", ""),
            declined_code=row["declined_code"],
            verified=row["status"] == "verified",
            source=row["source"],
            valid_from=row["valid_from"],
        )
        for row in rows
    }
