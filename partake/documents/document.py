"""A document before it has a format: what is said, in which language, until when it holds and whom to call."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from partake.documents.blocks import Block, Heading, Zone
from partake.documents.kinds import DocumentError, one_line, required
from partake.documents.words import Words

# Languages written from right to left in the script they are usually written in, and scripts that make any language so.
RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
RIGHT_TO_LEFT_SCRIPTS = frozenset({"arab", "aran", "hebr", "syrc", "thaa"})


@dataclass(frozen=True)
class Document:
    """What one reader is told, format-neutral and checked.

    `language` is a BCP 47 tag. `reference` names it and its version ("My plan, version 3"), `call` says whom to ring
    ("Key worker: Sam Whitcombe, 01632 960144"); both stand in the footer of every page with `valid_until`. `mark` is
    the name beside the quotation mark at the top, `corner` a short line opposite it ("Keep this where you can see it").
    Raises `DocumentError` for a missing title, a skipped heading level or a language that is not a tag.
    """

    title: str
    blocks: tuple[Block, ...]
    language: str = "en-GB"
    reference: str = ""
    valid_until: date | None = None
    call: str = ""
    mark: str = "Partake"
    corner: str = ""
    words: Words = field(default_factory=Words)

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", one_line(required(self.title, "the title")))
        for name in ("reference", "call", "mark", "corner"):
            object.__setattr__(self, name, one_line(getattr(self, name)))
        parts = self.language.split("-")
        if not (2 <= len(parts[0]) <= 3 and all(part.isascii() and part.isalnum() for part in parts)):
            raise DocumentError(f"{self.language!r} is not a language tag such as 'en-GB', 'cy' or 'pa'")
        _check_levels(self.headings())

    @property
    def direction(self) -> str:
        """ "rtl" or "ltr", from the language: the two cannot disagree."""
        language, *rest = self.language.lower().split("-")
        scripts = {part for part in rest if len(part) == 4 and part.isalpha()}
        if scripts:
            return "rtl" if scripts & RIGHT_TO_LEFT_SCRIPTS else "ltr"
        return "rtl" if language in RIGHT_TO_LEFT else "ltr"

    def headings(self) -> Iterator[tuple[int, str]]:
        """This will give each heading's level and words in order, the title first."""
        yield 1, self.title
        for block in self.blocks:
            if isinstance(block, Heading):
                yield block.level, block.text
            elif isinstance(block, Zone):
                yield 2, block.title


def _check_levels(headings: Iterator[tuple[int, str]]) -> None:
    before = 0
    for level, text in headings:
        if level > before + 1:
            raise DocumentError(f"heading {text!r} is at level {level} after level {before}: use {before + 1}")
        before = level
