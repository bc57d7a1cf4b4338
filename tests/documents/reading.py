"""Ways to read a rendered document back, so that tests see what its readers get."""

import io
import re
import subprocess
from collections.abc import Iterator

import pikepdf

from partake.documents import Document, Format, render
from tests.documents.example import PRINTED_ON

PRINT = tuple(format for format in Format if format.points)


def rendered(document: Document, format: Format = Format.PDF_12) -> bytes:
    """This will give the document's bytes in `format`."""
    return render(document, format, printed_on=PRINTED_ON).content


def opened(document: Document, format: Format = Format.PDF_12) -> pikepdf.Pdf:
    """This will give the PDF, open."""
    return pikepdf.open(io.BytesIO(rendered(document, format)))


def poppler(tool: str, content: bytes, *options: str) -> bytes:
    """This will give what one of poppler's tools says about a PDF."""
    return subprocess.run([tool, *options, "-"], input=content, capture_output=True, check=True).stdout


def page_words(document: Document, format: Format = Format.PDF_12) -> list[str]:
    """This will give each page's words on one line, as a reader's clipboard has them."""
    content = rendered(document, format)
    said = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True).stdout.decode()
    return [" ".join(page.replace("\u200b", "").split()) for page in said.split("\f")[:-1]]


def tags(pdf: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Dictionary]]:
    """This will give every structure element in reading order: its tag and itself."""
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting += reversed(list(node))
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                yield str(node.S).removeprefix("/"), node
            if "/K" in node:
                waiting.append(node.K)


def type_sizes(pdf: pikepdf.Pdf) -> set[float]:
    """This will give the sizes of type in points that the pages really use: font size times the matrix it is set in."""
    sizes: set[float] = set()
    for page in pdf.pages:
        size, stack, scale = 0.0, [], 1.0
        text_scale = 1.0
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "q":
                    stack.append(scale)
                case "Q":
                    scale = stack.pop()
                case "cm":
                    scale *= abs(float(operands[3]))
                case "Tf":
                    size = float(operands[1])
                case "Tm":
                    text_scale = abs(float(operands[3]))
                case "Tj" | "TJ":
                    sizes.add(round(size * text_scale * scale, 1))
    return sizes


def boxes(document: Document, format: Format) -> Iterator[tuple[float, float]]:
    """This will give the left and right edge in points of every word on every page."""
    content = rendered(document, format)
    said = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=content, capture_output=True, check=True
    ).stdout.decode()
    for left, right in re.findall(r'<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)"', said):
        yield float(left), float(right)
