"""Places to break a word that is wider than its line: off the edge of the paper it would be lost.

Widths are estimates, a little wide, so that only words that may not fit get a place to break.
"""

import re
import unicodedata
from collections.abc import Iterator

ZERO_WIDTH_SPACE = "\u200b"
_WIDE = frozenset("MWmw@%&—…ŒœÆæЖМФШЩЫЮжмфшщыю")
_LETTER, _CAPITAL, _WIDE_LETTER = 0.6, 0.72, 1.0  # in em; Devanagari and the scripts after it are counted wide


def fitted(text: str, room: float) -> str:
    """This will give `text` with zero-width spaces in each word wider than `room` (in em), never between a letter and
    its marks; a chain of numbers tied together by no-break spaces is untied first."""
    if len(text) * _WIDE_LETTER <= room:
        return text
    return re.sub(r"[^ \n]+", lambda word: _word(word[0], room), text)


def _word(word: str, room: float) -> str:
    if sum(map(_width, word)) <= room:
        return word
    if "\u00a0" in word:
        return fitted(word.replace("\u00a0", " "), room)
    return ZERO_WIDTH_SPACE.join(_slices(word, room / 3))  # short enough to fill a line that is part full


def _slices(word: str, room: float) -> Iterator[str]:
    start, used = 0, 0.0
    for at, character in enumerate(word):
        width = _width(character)
        if width and used + width > room and at > start:
            yield word[start:at]
            start, used = at, 0.0
        used += width
    yield word[start:]


def _width(character: str) -> float:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if character in _WIDE or character >= "\u0900":
        return _WIDE_LETTER
    return _CAPITAL if character.isupper() else _LETTER
