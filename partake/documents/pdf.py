"""Print: tagged PDF (PDF/UA-1) at the reader's own size, laid out by typst.

What people typed reaches typst as JSON, never as typst's own language, so it cannot be an instruction. The layout is
`print.typ`; this file only turns blocks into the plain values it reads.
"""

import json
from datetime import UTC, date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from partake.documents import blocks
from partake.documents.document import Document
from partake.documents.fitting import fitted
from partake.documents.glyphs import FONTS, Proof, Replacement, coverage
from partake.documents.pictures import Picture
from partake.documents.told import (
    address_after,
    by_line,
    facts,
    footer_facts,
    printed_address,
    qr_svg,
    sentences,
    whole_numbers,
)
from partake.documents.words import day

if TYPE_CHECKING:
    import typst

LAYOUT = Path(__file__).with_name("print.typ")
SENTENCES_FROM = 20  # points: from here a table's columns would hold two words each
SHORT_ITEM = 24  # characters that stand in half a line at 16 point
PAGE_WIDTH = 499  # points between the margins of A4

Value = dict[str, Any]


def pdf(document: Document, points: int, printed_on: date) -> tuple[bytes, tuple[Replacement, ...]]:
    """This will give a tagged A4 PDF in type of `points`, and what could not be printed as typed.

    PDF/UA-1 is ISO 14289-1:2014. The same document, size and day give the same bytes.
    """
    import typst

    page = Page(document, points, printed_on)
    try:
        return page.compile(), page.replaced
    except typst.TypstError:
        # Whatever was typed has been proofed, so a picture is at fault: the right shape outside, broken inside.
        pictures = [block for block in document.blocks if isinstance(block, Picture)]
        broken = tuple(picture for picture in pictures if _is_broken(picture))
        page = Page(document, points, printed_on, unseen=broken)
        return page.compile(), page.replaced


def _is_broken(picture: Picture) -> bool:
    import typst

    try:
        Page(Document("Picture", (picture,)), 12, date.min).compile()
    except typst.TypstError:
        return True
    return False


def _fit_beside(items: tuple[blocks.Runs, ...]) -> bool:
    """Whether answers to tick are many and short enough for two columns of 12 or 16 point."""
    return len(items) >= 4 and all(sum(len(run.text) for run in item) <= SHORT_ITEM for item in items)


@lru_cache(maxsize=1)
def typst_fonts() -> "typst.Fonts":
    """This will give the shipped fonts, read once."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


class Page:
    """One document on its way to paper at one size."""

    def __init__(self, document: Document, points: int, printed_on: date, *, unseen: tuple[Picture, ...] = ()) -> None:
        self.document = document
        self.points = points
        self.printed_on = printed_on
        self.unseen = unseen
        self.proof = Proof()

    @property
    def replaced(self) -> tuple[Replacement, ...]:
        """What does not stand on the page as it was given: characters, then pictures by their alternatives."""
        return (*self.proof.replaced, *(Replacement(gone.alternative, gone.alternative) for gone in self.unseen))

    def compile(self) -> bytes:
        """This will lay the document out; raises `typst.TypstError` for a broken picture."""
        import typst

        made = typst.Compiler(str(LAYOUT), root=str(LAYOUT.parent), font_paths=typst_fonts()).compile(
            format="pdf",
            sys_inputs={"document": json.dumps(self.values())},
            pdf_standards=["ua-1"],
            timestamp=datetime.combine(self.printed_on, time(12), tzinfo=UTC),
        )
        assert isinstance(made, bytes)
        return made

    def values(self) -> Value:
        """This will give all that the layout reads."""
        document, words = self.document, self.document.words
        language, *subtags = document.language.split("-")
        laid = [self.block(block) for block in document.blocks]
        return {
            "name": document.title,
            "title": self.text(document.title, 0.5),
            "mark": self.text(document.mark, 0.4),
            "corner": self.text(document.corner, 0.5),
            "points": self.points,
            "fonts": list(coverage().families),
            "language": language.lower(),
            "region": next((tag.upper() for tag in subtags if len(tag) == 2 and tag.isalpha()), None),
            "direction": document.direction,
            "facts": [self.text(fact) for fact in facts(document)],
            "footer": [self.text(fact) for fact in footer_facts(document)],
            "printed": self.text(words.printed.format(date=day(self.printed_on, document.language))),
            "page": self.text(words.page),
            "blocks": laid,
            "replaced_words": self.text(words.replaced),
            "replaced": [replacement.shown for replacement in self.proof.replaced],
        }

    def text(self, text: str, share: float = 1) -> str:
        """This will give printable text in which a word too long for `share` of the line can break."""
        return fitted(whole_numbers(self.proof.print(text)), PAGE_WIDTH * share / self.points)

    def runs(self, runs: tuple[blocks.Run, ...]) -> list[Value]:
        """This will give words in their styles, each link followed by its address, as paper needs."""
        laid: list[Value] = []
        for run in runs:
            address = address_after(run)
            laid.append({"text": self.text(run.text), "bold": run.bold, "address": run.address})
            if address:
                laid.append({"text": self.text(f" ({address})"), "bold": run.bold, "address": ""})
        return laid

    def block(self, block: blocks.Block) -> Value:
        """This will give one block as the layout reads it."""
        match block:
            case blocks.Heading(level, text):
                return {"kind": "heading", "level": level, "text": self.text(text, 0.7)}
            case blocks.Paragraph(runs):
                return {"kind": "paragraph", "runs": self.runs(runs)}
            case blocks.BulletList(items) | blocks.NumberedList(items) | blocks.TickList(items):
                said = [self.runs(item) for item in items]
                return {"kind": type(block).__name__, "items": said, "beside": _fit_beside(items)}
            case blocks.Table():
                return self._table(block)
            case blocks.Voice():
                return {
                    "kind": "voice",
                    "words": self.text(block.words, 0.9),
                    "by": self.text(by_line(block, self.document)),
                }
            case Picture():
                return self._picture(block)
            case blocks.QrCode(address, words):
                shown = self.text(printed_address(address), 0.7)
                return {"kind": "code", "drawing": qr_svg(address), "words": self.text(words, 0.7), "address": shown}
            case blocks.WriteHere(lines):
                return {"kind": "write", "lines": lines}
            case blocks.Zone():
                inner = [self.block(part) for part in block.blocks]
                title = self.text(block.title, 0.6)
                zone = {"kind": "zone", "number": block.number, "title": title, "blocks": inner}
                return zone | {"strength": block.strength.value}
        return {"kind": "page"}

    def _table(self, table: blocks.Table) -> Value:
        caption = self.text(table.caption)
        if self.points >= SENTENCES_FROM:
            told = [sentences(table.header, row, self.document.words) for row in table.rows]
            rows = [[self.text(first), self.text(rest)] for first, rest in told]
            return {"kind": "sentences", "caption": caption, "rows": rows}
        columns = zip(table.header, *table.rows, strict=True)
        longest = [min(40, max(8, *map(len, column))) for column in columns]
        shares = [length / sum(longest) for length in longest]
        rows = [
            [self.text(cell, share * 0.9) for cell, share in zip(row, shares, strict=True)]
            for row in (table.header, *table.rows)
        ]
        return {"kind": "table", "caption": caption, "header": rows[0], "rows": rows[1:], "shares": longest}

    def _picture(self, picture: Picture) -> Value:
        words = picture.alternative
        if picture in self.unseen:
            return {"kind": "unseen", "words": self.text(f"{self.document.words.picture} {words}")}
        if picture.media_type != "image/svg+xml":
            form = "png" if picture.media_type == "image/png" else "jpg"
            return {"kind": "photograph", "bytes": list(picture.image), "format": form, "words": words}
        return {"kind": "drawing", "svg": picture.image.decode("utf-8", "replace"), "words": words}
