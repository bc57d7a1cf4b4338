"""What the public page says of its codes. Templates call these as `words`."""

from django.utils.translation import gettext

from partake.insight import open_data
from partake.insight.dashboard import Change, period, share_words
from partake.kernel.texts import text
from partake.methods.funnel import Position
from partake.methods.representativeness import Finding

__all__ = ["change", "cube", "finding", "mark", "period", "position", "share_words"]

_CHANGES = {
    Change.BETTER: text("Better"),
    Change.WORSE: text("Worse"),
    Change.NONE: text("No real change"),
    Change.TOO_FEW: text("Too few answers to say"),
}
_MARKS = {Change.BETTER: "▲", Change.WORSE: "▼", Change.NONE: "●", Change.TOO_FEW: "–"}
_FINDINGS = {
    Finding.FEWER: text("Missing: fewer than live here"),
    Finding.ALIKE: text("About right"),
    Finding.MORE: text("More than live here"),
    Finding.TOO_FEW: text("Too soon to say"),
}
_POSITIONS = {
    Position.WITHIN: text("As usual here"),
    Position.HIGH: text("Higher than usual here"),
    Position.VERY_HIGH: text("Much higher than usual here"),
    Position.LOW: text("Lower than usual here"),
    Position.VERY_LOW: text("Much lower than usual here"),
}
_CUBES = {
    "answers": text("Answers: how many said good, by service"),
    "comments": text("Comments: how many were sorted by theme"),
    "themes": text("Themes: what comments are about"),
    "people": text("People: who answered"),
    "heard": text("Heard: how people told us"),
}


def change(one: Change) -> str:
    return gettext(_CHANGES[one])


def mark(one: Change) -> str:
    """This will give the shape of a change: it stands beside the word, never alone."""
    return _MARKS[one]


def finding(one: Finding | None) -> str:
    return gettext(_FINDINGS[one]) if one else gettext("Too few answers to show safely")


def position(one: Position | None) -> str:
    return gettext(_POSITIONS[one]) if one else gettext("Too few organisations to set side by side")


def cube(code: str) -> str:
    return gettext(_CUBES[code]) if code in open_data.ABOUT else code
