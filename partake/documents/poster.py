"""One sheet for a wall: a few words to be read from across a room, and a large square for a phone's camera.

Its layout is `poster.typ`. It is A4, tagged (PDF/UA-1), and prints in black alone.
"""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from partake.documents.document import RIGHT_TO_LEFT
from partake.documents.glyphs import Proof, coverage
from partake.documents.kinds import DocumentError, one_line, required, safe_address, typed
from partake.documents.pdf import typst_fonts
from partake.documents.rendering import Rendered, filename_of
from partake.documents.told import qr_svg, whole_numbers

LAYOUT = Path(__file__).with_name("poster.typ")


@dataclass(frozen=True)
class Poster:
    """What the wall says. `heading` is the largest; `address` is what the square opens and `short` what is typed
    instead; `ways` are other ways, each a word and a few words; `quote` is what came of something, as (words, bold)
    parts; `foot` stands small at the bottom."""

    above: str
    heading: str
    lead: str
    camera: str
    or_go_to: str
    address: str
    short: str
    ways: tuple[tuple[str, str], ...]
    quote: tuple[tuple[str, bool], ...] = ()
    foot: str = ""
    mark: str = "Partake"
    language: str = "en-GB"

    def __post_init__(self) -> None:
        required(self.heading, "a poster's heading")
        if not safe_address(required(self.address, "a poster's address")):
            raise DocumentError("a poster's address is not one to open")


def poster_pdf(poster: Poster, *, printed_on: date) -> Rendered:
    """This will give the poster as a tagged PDF. The same poster and day give the same bytes."""
    import typst

    proof = Proof()

    def said(words: str) -> str:
        return whole_numbers(proof.print(one_line(typed(words))))

    language, *subtags = poster.language.split("-")
    values = {
        **{name: said(getattr(poster, name)) for name in ("above", "heading", "lead", "camera", "or_go_to", "short")},
        "ways": [[said(name), said(words)] for name, words in poster.ways],
        "quote": [[said(words), bold] for words, bold in poster.quote],
        "foot": said(poster.foot),
        "mark": said(poster.mark),
        "drawing": qr_svg(poster.address),
        "fonts": list(coverage().families),
        "language": language.lower(),
        "region": next((tag.upper() for tag in subtags if len(tag) == 2), None),
        "direction": "rtl" if language in RIGHT_TO_LEFT else "ltr",
    }
    made = typst.Compiler(str(LAYOUT), root=str(LAYOUT.parent), font_paths=typst_fonts()).compile(
        format="pdf",
        sys_inputs={"poster": json.dumps(values)},
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(printed_on, time(12), tzinfo=UTC),
    )
    assert isinstance(made, bytes)
    return Rendered(made, "application/pdf", f"{filename_of(poster.above)}-poster.pdf", proof.replaced)
