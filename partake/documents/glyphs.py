"""What the shipped fonts can draw, and names in square brackets for what they cannot.

PDF/UA refuses a page with a missing glyph, and rightly: an empty box says nothing. But what somebody typed never
stops their document, so an emoji is printed as its name ("[slightly smiling face]") and the sender is told.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"


@dataclass(frozen=True)
class Replacement:
    """What was typed (or the picture's alternative), what stands on the page instead, and how often."""

    original: str
    shown: str
    times: int = 1


@dataclass(frozen=True)
class Coverage:
    """The characters each font family can draw, in the order the families are tried."""

    families: dict[str, frozenset[str]]
    missing: re.Pattern[str]


@lru_cache(maxsize=1)
def coverage() -> Coverage:
    """This will read which characters the fonts have (`fonts/coverage.txt`, made with them)."""
    families: dict[str, frozenset[str]] = {}
    classes: list[str] = []
    for line in (FONTS / "coverage.txt").read_text(encoding="utf-8").splitlines():
        family, spans = line.split(": ")
        drawn: set[str] = set()
        for span in spans.split():
            first, _, last = span.partition("-")
            drawn.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
            classes.append(f"\\U{int(first, 16):08x}-\\U{int(last or first, 16):08x}")
        families[family] = frozenset(drawn)
    return Coverage(families, re.compile(f"[^\\n{''.join(classes)}]"))


@lru_cache(maxsize=20_000)
def drawn_together(cluster: str) -> bool:
    """Whether one family has every character of a letter with its marks: marks never join across fonts."""
    return any(drawn.issuperset(cluster) for drawn in coverage().families.values())


class Proof:
    """One reading of one document: gives back what can be printed and remembers what was replaced."""

    def __init__(self) -> None:
        self._replaced: Counter[tuple[str, str]] = Counter()

    def print(self, text: str) -> str:
        """This will give `text` with a name in brackets for each character that no font can draw."""
        if text.isascii():
            return text
        text = unicodedata.normalize("NFC", text)
        if not coverage().missing.search(text) and not any(map(_follows, text)):
            return text
        return "".join(self._pieces(text))

    @property
    def replaced(self) -> tuple[Replacement, ...]:
        return tuple(Replacement(original, shown, times) for (original, shown), times in self._replaced.items())

    def _pieces(self, text: str) -> Iterator[str]:
        unseen = ""
        for cluster in _clusters(text):
            if cluster == "\n" or drawn_together(cluster):
                drawn, foreign = cluster, ""
            else:
                drawn, foreign = "", cluster
                if drawn_together(cluster[0]):
                    drawn, foreign = cluster[0], cluster[1:]
            if drawn:
                yield from self._named(unseen)
                yield drawn
                unseen = ""
            unseen += foreign
        yield from self._named(unseen)

    def _named(self, unseen: str) -> Iterator[str]:
        for original, shown in names(unseen):
            self._replaced[original, shown] += 1
            yield shown


def _clusters(text: str) -> Iterator[str]:
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or not _follows(text[end]):
            yield text[start:end]
            start = end


def _follows(character: str) -> bool:
    return character == "\u200d" or unicodedata.category(character)[0] == "M"


def names(unseen: str) -> Iterator[tuple[str, str]]:
    """This will pair each character with its name in brackets; letters of one script together ("[5 Hangul letters]"),
    joiners, selectors and skin tones not at all."""
    for script, characters in groupby(filter(_is_seen, unseen), key=_script):
        word = "".join(characters)
        if script:
            yield word, f"[{len(word)} {script} {'letters' if len(word) > 1 else 'letter'}]"
        else:
            yield from ((character, f"[{_name(character)}]") for character in word)


def _is_seen(character: str) -> bool:
    invisible = unicodedata.name(character, "").startswith(("EMOJI MODIFIER", "VARIATION SELECTOR"))
    return not invisible and unicodedata.category(character) != "Cf"


def _script(character: str) -> str:
    """The script of a letter or of a mark that belongs to one, from its name; nothing for signs and symbols."""
    first = unicodedata.name(character, "").partition(" ")[0]
    if unicodedata.category(character)[0] not in "LM" or first == "COMBINING":
        return ""
    return "Chinese" if first == "CJK" else first.title()


def _name(character: str) -> str:
    return unicodedata.name(character, f"character {ord(character):x}").lower()
