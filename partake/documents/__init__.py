"""One document in every format. See README.md.

Pure: no Django, no clock, no settings. What a document says belongs to the room that writes it; who needs which
format belongs to `people`; sending it belongs to `correspondence`.
"""

from partake.documents.blocks import (
    Block,
    BulletList,
    Heading,
    NumberedList,
    PageBreak,
    Paragraph,
    QrCode,
    Run,
    Strength,
    Table,
    TickList,
    Voice,
    WriteHere,
    Zone,
    bold,
    bullets,
    link,
    numbered,
    paragraph,
)
from partake.documents.document import Document
from partake.documents.formats import Format, NeedsAPerson
from partake.documents.glyphs import Replacement
from partake.documents.kinds import DocumentError
from partake.documents.pictures import Picture
from partake.documents.rendering import Rendered, render
from partake.documents.stored import from_json, to_json
from partake.documents.words import Words

__all__ = [
    "Block",
    "BulletList",
    "Document",
    "DocumentError",
    "Format",
    "Heading",
    "NeedsAPerson",
    "NumberedList",
    "PageBreak",
    "Paragraph",
    "Picture",
    "QrCode",
    "Rendered",
    "Replacement",
    "Run",
    "Strength",
    "Table",
    "TickList",
    "Voice",
    "Words",
    "WriteHere",
    "Zone",
    "bold",
    "bullets",
    "from_json",
    "link",
    "numbered",
    "paragraph",
    "render",
    "to_json",
]
