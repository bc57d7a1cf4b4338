"""Plain text for email and for a voice to read: 72 columns, no drawing with characters, tables as sentences."""

import textwrap
from datetime import date

from partake.documents import blocks
from partake.documents.document import Document
from partake.documents.pictures import Picture
from partake.documents.told import by_line, facts, flat, printed_address, sentences, whole_numbers
from partake.documents.words import day

COLUMNS = 72


def plain_text(document: Document, printed_on: date) -> str:
    """This will give the document as lines of at most 72 columns, except where one word (an address) is longer."""
    copied = document.words.copied.format(date=day(printed_on, document.language))
    parts = [_wrapped(document.title), _wrapped(document.corner)]
    parts += [_block(block, document) for block in document.blocks]
    parts.append("\n".join(map(_wrapped, (*facts(document), copied))))
    return "\n\n".join(part for part in parts if part) + "\n"


def _wrapped(text: str, first: str = "", rest: str = "") -> str:
    """Lines of the text stay lines; the address of a link is never cut, so that it can still be pressed."""
    lines = []
    for number, line in enumerate(whole_numbers(text).split("\n")):
        lines += textwrap.wrap(
            line,
            COLUMNS,
            initial_indent=rest if number else first,
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]
    return "\n".join(lines)


def _block(block: blocks.Block, document: Document) -> str:
    words = document.words
    match block:
        case blocks.Heading(_, text):
            return _wrapped(text)
        case blocks.Paragraph(runs):
            return _wrapped(flat(runs))
        case blocks.NumberedList(items):
            return "\n".join(_item(f"{number}. ", item) for number, item in enumerate(items, 1))
        case blocks.TickList(items):
            return "\n".join(_item("[ ] ", item) for item in items)
        case blocks.BulletList(items):
            return "\n".join(_item("- ", item) for item in items)
        case blocks.Table(caption, header, rows):
            told = [" ".join(part for part in sentences(header, row, words) if part) for row in rows]
            return "\n".join([_wrapped(caption + ":"), *(_wrapped(f"- {row}", rest="  ") for row in told)])
        case blocks.Voice():
            by = by_line(block, document)
            return "\n".join([words.own_words, _wrapped(block.words, "  ", "  "), *([_wrapped(by)] if by else [])])
        case Picture(alternative):
            return _wrapped(f"{words.picture} {alternative}")
        case blocks.QrCode(address, said):
            return f"{_wrapped(said)}\n{address if address.startswith('http') else printed_address(address)}"
        case blocks.WriteHere(lines):
            return _wrapped(words.write_lines.format(lines=lines))
        case blocks.Zone(number, title, inner):
            return "\n\n".join([_wrapped(f"{number}. {title}"), *(_block(part, document) for part in inner)])
    return ""  # a page break: an email has no pages


def _item(mark: str, item: blocks.Runs) -> str:
    return _wrapped(flat(item), mark, " " * len(mark))
