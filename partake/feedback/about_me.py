"""What somebody may say of themselves when they say how it was: dated lists, each answer optional, frozen when said.

Partake's translations are looked up by these English words, so each is marked for translators where it is shown.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from partake.kernel.texts import text
from partake.people.background import background_questions
from partake.voices.domain.new import Attribute
from partake.voices.domain.voice import Speaker

# In the order of the page. A service chooses which of these it asks.
ASKED = ("AGE", "GENDER", "ETHNIC_GROUP", "DISABILITY")

# Who somebody is to the service, in words of their own voice. Asked with the rest, and kept as the voice's speaker.
SPEAKERS: dict[Speaker, str] = {
    Speaker.PATIENT: text("I used this service"),
    Speaker.CARER: text("I care for somebody who did"),
    Speaker.FAMILY: text("I am family, or a friend"),
    Speaker.SOMEONE_ELSE: text("Somebody else"),
}


@dataclass(frozen=True)
class AboutMe:
    """One question about whoever answers, with the dated list its answers come from."""

    code: str
    version: str
    words: str
    answers: tuple[tuple[str, str], ...]


@cache
def about_me() -> dict[str, AboutMe]:
    """This will give every question about whoever answers, by code, in the order of the page."""
    own = tomllib.loads((Path(__file__).parent / "data" / "about_me.toml").read_text(encoding="utf-8"))
    theirs = background_questions()
    return {
        code: AboutMe(code, own[code]["version"], own[code]["words"], tuple(map(tuple, own[code]["answers"])))
        if code in own
        else AboutMe(code, theirs[code].version, theirs[code].words, theirs[code].answers)
        for code in ASKED
    }


def questions_of(codes: Iterable[str]) -> tuple[AboutMe, ...]:
    """This will give the questions a page asks; a code that left the list is not asked."""
    chosen = set(codes)
    return tuple(one for code, one in about_me().items() if code in chosen)


def attributes_of(given: Mapping[str, str | None]) -> tuple[Attribute, ...]:
    """This will freeze what was answered, each with the list it came from. What was left out is not kept."""
    return tuple(
        Attribute(code, one.version, answer) for code, one in about_me().items() if (answer := given.get(code))
    )
