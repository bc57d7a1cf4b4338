"""Web page: semantic HTML that carries no style of ours inside it, every typed character escaped.

`fragment` stands in a page of the site; `page` is a file to keep, readable with no network.
"""

import base64
from datetime import date
from html import escape

from partake.documents import blocks
from partake.documents.document import Document
from partake.documents.pictures import Picture
from partake.documents.told import by_line, facts, qr_svg, whole_numbers
from partake.documents.words import day

STYLE = """
body { font: 1.1875rem/1.5 "Atkinson Hyperlegible Next", Arial, sans-serif; max-width: 42em; margin: 1em auto;
  padding: 0 1em; color: #212b32; background: #fff; overflow-wrap: anywhere }
.voice { margin: 1.5em 0; padding: 1em; border: 1px solid; border-inline-start: 6px solid #8a3f7c }
.voice blockquote { margin: 0 }
.zone { margin: 1em 0; padding: 0 1em; border: 2px solid }
.zone-barred { border-inline-start-width: 12px }
.zone-solid { border-width: 6px }
.ticks { list-style: none; padding: 0 }
.write { border: 1px solid; min-height: 8em }
table { border-collapse: collapse; width: 100% }
caption { font-weight: bold; text-align: start }
th, td { border-bottom: 1px solid; padding: .5em; text-align: start; vertical-align: top }
img { max-width: 100% }
footer { border-top: 2px solid; margin-top: 2em }
"""


def page(document: Document, printed_on: date) -> str:
    """This will give a whole HTML page with its own small style sheet and nothing fetched from anywhere."""
    return (
        f'<!DOCTYPE html>\n<html lang="{document.language}" dir="{document.direction}">\n<head>\n'
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(document.title)}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{fragment(document, printed_on)}</main>\n</body>\n</html>\n"
    )


def fragment(document: Document, printed_on: date) -> str:
    """This will give the document as one `article`, with its title as the h1 and its facts in a footer."""
    language = document.language
    closing = (*facts(document), document.words.copied.format(date=day(printed_on, language)))
    parts = [_element("p", _text(document.corner))] if document.corner else []
    parts.append(_element("h1", _text(document.title)))
    parts += [_block(block, document) for block in document.blocks]
    parts.append("<footer>\n" + "".join(_element("p", _text(fact)) for fact in closing) + "</footer>\n")
    return f'<article lang="{language}" dir="{document.direction}">\n{"".join(parts)}</article>\n'


def _text(text: str) -> str:
    return escape(whole_numbers(text)).replace("\n", "<br>")


def _element(tag: str, content: str, **attributes: str) -> str:
    named = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return f"<{tag}{named}>{content}</{tag}>\n"


def _runs(runs: blocks.Runs) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: blocks.Run) -> str:
    words = f"<strong>{_text(run.text)}</strong>" if run.bold else _text(run.text)
    return f'<a href="{escape(run.address)}">{words}</a>' if run.address else words


def _block(block: blocks.Block, document: Document) -> str:
    match block:
        case blocks.Heading(level, text):
            return _element(f"h{level}", _text(text))
        case blocks.Paragraph(runs):
            return _element("p", _runs(runs))
        case blocks.NumberedList(items):
            return _list("ol", items)
        case blocks.BulletList(items):
            return _list("ul", items)
        case blocks.TickList(items):
            return _list("ul", tuple((blocks.Run("☐ "), *item) for item in items), **{"class": "ticks"})
        case blocks.Table():
            return _table(block)
        case blocks.Voice():
            return _voice(block, document)
        case Picture(alternative, image):
            # As an img, a drawing cannot run a script or fetch anything, whatever is inside it.
            return f'<p><img alt="{escape(alternative)}" src="data:{block.media_type};base64,{_base64(image)}"></p>\n'
        case blocks.QrCode(address, words):
            drawn = _base64(qr_svg(address).encode())
            code = f'<img alt="" width="160" height="160" src="data:image/svg+xml;base64,{drawn}">'
            return f'<p>{code}<br><a href="{escape(address)}">{_text(words)}</a><br>{_text(address)}</p>\n'
        case blocks.WriteHere():
            return _element("p", _text(document.words.write)) + '<div class="write"></div>\n'
        case blocks.Zone():
            title = _element("h2", f"{block.number}. {_text(block.title)}")
            inner = "".join(_block(part, document) for part in block.blocks)
            return f'<section class="zone zone-{block.strength.value}">\n{title}{inner}</section>\n'
    return ""  # a page break: a screen has no pages


def _base64(image: bytes) -> str:
    return base64.b64encode(image).decode("ascii")


def _list(tag: str, items: tuple[blocks.Runs, ...], **attributes: str) -> str:
    return _element(tag, "\n" + "".join(_element("li", _runs(item)) for item in items), **attributes)


def _table(table: blocks.Table) -> str:
    header = "".join(_element("th", _text(cell), scope="col") for cell in table.header)
    rows = "".join(_element("tr", _row(row)) for row in table.rows)
    head = _element("caption", _text(table.caption)) + _element("thead", _element("tr", header))
    return _element("table", head + _element("tbody", rows))


def _row(row: tuple[str, ...]) -> str:
    first, *rest = (_text(cell) for cell in row)
    about = _element("th", first, scope="row") if first else _element("td", "")
    return about + "".join(_element("td", cell) for cell in rest)


def _voice(voice: blocks.Voice, document: Document) -> str:
    quote = _element("blockquote", _element("p", _text(voice.words)))
    by = by_line(voice, document)
    return _element("figure", quote + (_element("figcaption", _text(by)) if by else ""), **{"class": "voice"})
