"""The one way in: a document, a format and the day, to bytes that can be sent."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from partake.documents.document import Document
from partake.documents.formats import Format, NeedsAPerson
from partake.documents.glyphs import Replacement
from partake.documents.html import page
from partake.documents.pdf import pdf
from partake.documents.text import plain_text


@dataclass(frozen=True)
class Rendered:
    """A document in one format. `replaced` lists what could not be shown as typed: whoever sends it should look."""

    content: bytes
    media_type: str
    filename: str
    replaced: tuple[Replacement, ...] = ()


def render(document: Document, format: Format, *, printed_on: date) -> Rendered:
    """This will make `document` in `format`, or raise `NeedsAPerson` where no machine can make that format well."""
    name = filename_of(document.title)
    if format is Format.HTML:
        return Rendered(page(document, printed_on).encode(), "text/html; charset=utf-8", f"{name}.html")
    if format is Format.TEXT:
        return Rendered(plain_text(document, printed_on).encode(), "text/plain; charset=utf-8", f"{name}.txt")
    if format.points is None:
        raise NeedsAPerson(format)
    content, replaced = pdf(document, format.points, printed_on)
    return Rendered(content, "application/pdf", f"{name}-{format.points}-point.pdf", replaced)


def filename_of(title: str) -> str:
    """Plain letters only: a header, a disk and a screen reader all take them. A title in another script gives
    "document"."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:60].strip("-") or "document"
