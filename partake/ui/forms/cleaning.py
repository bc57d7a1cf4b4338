"""What we take out of typed text, and what we never touch. Spelling, emoji and every script stay as written."""

import re
import unicodedata
from collections.abc import Iterator

_NEWLINES = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_KEPT_CONTROLS = frozenset("\n\t")
# Unicode Standard Annex 15 (stream-safe text): no language puts more marks than this on one letter. A longer run
# draws over its neighbours, and putting a million in order takes time that grows with the square of the run.
_MOST_MARKS = 30

# Unicode Standard Annex 9: what opens a stretch of text in another direction, and what closes it. One left open
# would turn round the words that a page puts after it, so that "Stop sharing" could read as something else.
_CLOSERS = {
    "\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c",
    "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069",
}  # fmt: skip
_CLOSING = frozenset(_CLOSERS.values())


def clean_text(text: str, *, one_line: bool = False) -> str:
    """This will give `text` as it is kept: mended (`mend_text`), and trimmed."""
    return mend_text(text, one_line=one_line).strip()


def mend_text(text: str, *, one_line: bool = False) -> str:
    """This will give `text` without characters that break storage or printing, composed (NFC).

    Control characters and lone surrogates go, but for newline and tab; `one_line` turns those into spaces. So do
    marks beyond the thirtieth on one letter.
    Direction marks left open are closed at the end of their line, and closings that close nothing go.
    """
    text = _NEWLINES.sub("\n", text)
    text = "".join(_text_in(text))
    text = unicodedata.normalize("NFC", text)
    if one_line:
        text = re.sub(r"[\n\t ]+", " ", text)
    return "\n".join(_close_directions(line) for line in text.split("\n"))


def _text_in(text: str) -> Iterator[str]:
    marks = 0
    for letter in text:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks <= _MOST_MARKS and _is_text(letter):
            yield letter


def _is_text(letter: str) -> bool:
    return letter in _KEPT_CONTROLS or unicodedata.category(letter) not in ("Cc", "Cs")


def _close_directions(line: str) -> str:
    waiting: list[str] = []
    kept: list[str] = []
    for letter in line:
        if letter in _CLOSERS:
            waiting.append(_CLOSERS[letter])
        elif letter in _CLOSING:
            if not waiting or waiting[-1] != letter:
                continue
            waiting.pop()
        kept.append(letter)
    return "".join(kept) + "".join(reversed(waiting))
