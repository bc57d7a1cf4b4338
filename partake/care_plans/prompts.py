"""What a person is asked before a talk: dated lists of questions. One that changes gets a new version, and the old
one stays for the sheets that were printed with it."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path

LISTS = Path(__file__).parent / "data" / "preparation"


@dataclass(frozen=True)
class Prompt:
    """One question. `topic` says it in a few words; `with_results` puts the person's own results beside it."""

    code: str
    topic: str
    words: str
    hint: str
    with_results: bool


@dataclass(frozen=True)
class PromptPart:
    """Questions under one heading. `area` is a part of life (`NeedArea`), or empty for the first and the last."""

    heading: str
    area: str
    prompts: tuple[Prompt, ...]


@dataclass(frozen=True)
class PromptList:
    version: str
    source: str
    status: str
    valid_from: date
    valid_to: date | None
    parts: tuple[PromptPart, ...]

    @property
    def prompts(self) -> tuple[Prompt, ...]:
        return tuple(chain.from_iterable(part.prompts for part in self.parts))

    def number(self, code: str) -> int:
        """This will give a question's number on the sheet, from 1."""
        return 1 + next(place for place, one in enumerate(self.prompts) if one.code == code)


def current_prompts(today: date) -> PromptList:
    """This will give the newest list that holds today."""
    return next(
        one for one in reversed(_lists()) if one.valid_from <= today and (one.valid_to is None or today <= one.valid_to)
    )


def prompts_of(version: str) -> PromptList:
    """This will give one version of the list, whether it holds today or not."""
    return next(one for one in _lists() if one.version == version)


def find_prompt(code: str) -> Prompt:
    """This will give a question by its code, in the newest list that asks it."""
    return next(one for found in reversed(_lists()) for one in found.prompts if one.code == code)


def is_asked(code: str) -> bool:
    """Whether any list asks this."""
    return any(one.code == code for found in _lists() for one in found.prompts)


@cache
def _lists() -> tuple[PromptList, ...]:
    read = [_read(path) for path in LISTS.glob("*.toml")]
    return tuple(sorted(read, key=lambda one: one.valid_from))


def _read(path: Path) -> PromptList:
    row = tomllib.loads(path.read_text(encoding="utf-8"))
    return PromptList(
        version=row["version"],
        source=row["source"],
        status=row["status"],
        valid_from=row["valid_from"],
        valid_to=row.get("valid_to"),
        parts=tuple(
            PromptPart(
                part["heading"],
                part.get("area", ""),
                tuple(
                    Prompt(one["code"], one["topic"], one["words"], one.get("hint", ""), one.get("results", False))
                    for one in part["question"]
                ),
            )
            for part in row["part"]
        ),
    )
