"""Words that may mean somebody is in danger. They put a voice before a person at once; they decide nothing.

The list errs towards asking: a false alarm costs somebody a minute.
"""

import re
import tomllib
from functools import cache
from pathlib import Path

DANGER = Path(__file__).parent / "data" / "danger.toml"


def danger_words(words: str) -> tuple[str, ...]:
    """This will give the phrases in `words` that may mean danger, in lower case, each once, in their order."""
    return phrases_in(words, DANGER)


def phrases_in(words: str, listed: Path) -> tuple[str, ...]:
    """This will give which `phrases` of a list, a TOML file, stand in `words`, as `danger_words` does."""
    plain = words.replace("’", "'")
    return tuple(dict.fromkeys(found.lower() for found in _pattern(listed).findall(plain)))


@cache
def _pattern(listed: Path) -> re.Pattern[str]:
    phrases = tomllib.loads(listed.read_text(encoding="utf-8"))["phrases"]
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(phrase) for phrase in longest_first) + r")\b", re.IGNORECASE)
