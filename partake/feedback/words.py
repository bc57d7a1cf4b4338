"""The page's words in each of its languages, from dated files. Those no translator has checked say so in the file."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from partake.documents.told import whole_numbers
from partake.voices.danger import danger_words

DATA = Path(__file__).parent / "data"
# The list of danger words is in this language: of words in another nothing can be told.
DANGER_IS_READ_IN = "en"


@dataclass(frozen=True)
class HelpNow:
    """Where to get help at once."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class AfterDeath:
    """What somebody reads who writes about a person who has died."""

    way_in: str
    heading: str
    sorry: str
    question: str
    hint: str
    thanks: str
    help: str
    lines: tuple[str, ...]


@cache
def help_now(language: str) -> HelpNow:
    return HelpNow(**_words("help_now", language))


@cache
def after_death(language: str) -> AfterDeath:
    return AfterDeath(**_words("after_a_death", language))


def may_mean_danger(words: str, language: str) -> bool:
    """This will say whether help stands first after these words: they may mean danger, or cannot be told."""
    return bool(words.strip()) and (language != DANGER_IS_READ_IN or bool(danger_words(words)))


def _words(file: str, language: str) -> dict[str, Any]:
    row = tomllib.loads((DATA / f"{file}.toml").read_text(encoding="utf-8"))[language]
    return {
        name: tuple(map(whole_numbers, said)) if isinstance(said, list) else whole_numbers(said)
        for name, said in row.items()
        if name != "status"
    }
