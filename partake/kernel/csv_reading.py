"""From a file's bytes to its rows of cells, whatever wrote it: encoding, delimiter, quotes that span lines, NULs.

Reads a piece at a time, so a list of any length needs the same memory. Nothing here knows what a column means.
"""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

LONGEST_LINE = 100_000  # letters: a list has lines, and this is more than any of them
MOST_LINES_IN_A_ROW = 20  # an address in one cell may span lines; more means a quotation mark never closed
LOOKED_AT_FIRST = 64 * 1024  # bytes
DELIMITERS = (",", ";", "\t", "|")

NOT_A_LIST = (
    (b"PK\x03\x04", "This is an Excel workbook, not a CSV file. Open it in Excel and save it as “CSV UTF-8”."),
    (
        b"\xd0\xcf\x11\xe0",
        "This is an old Excel workbook, not a CSV file. Open it in Excel and save it as “CSV UTF-8”.",
    ),
    (b"%PDF", "This is a PDF, not a CSV file. Export the list again as CSV."),
    (b"\x89PNG", "This is a picture, not a CSV file. Export the list as CSV."),
    (b"\xff\xd8\xff", "This is a picture, not a CSV file. Export the list as CSV."),
    (b"GIF8", "This is a picture, not a CSV file. Export the list as CSV."),
    (b"BM\x00", "This is a picture, not a CSV file. Export the list as CSV."),
    (b"\x1f\x8b", "This file is compressed. Unpack it first."),
    (b"<?xml", "This is an XML file, not a CSV file. Export the list as CSV."),
    (b"<html", "This is a web page, not a CSV file. Export the list as CSV."),
    (b"{\\rtf", "This is a document, not a CSV file. Export the list as CSV."),
)
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class NotAList(ValueError):
    """The whole file cannot be read as a list. Its words are for whoever chose the file."""


@dataclass(frozen=True)
class Line:
    """One row of the file. `number` counts as a spreadsheet does, the first row being 1. `broken` says, in plain
    words, why its cells cannot be trusted ("" if they can)."""

    number: int
    cells: tuple[str, ...]
    broken: str = ""

    @property
    def is_blank(self) -> bool:
        return not any(self.cells)


def read_lines(source: BinaryIO, *, delimiter: str | None = None) -> Iterator[Line]:
    """This will give every row of a file that can seek, from its start. Raises `NotAList`. The delimiter is the
    one that splits the first rows most evenly, unless it is given."""
    source.seek(0)
    start = source.read(LOOKED_AT_FIRST)
    _refuse_other_kinds(start)
    encoding = find_encoding(source, start)
    source.seek(0)
    text = io.TextIOWrapper(source, encoding=encoding, errors="replace", newline="")
    try:
        lines = _Physical(text)
        yield from _rows(lines, delimiter or _delimiter_of(lines.peek(MOST_LINES_IN_A_ROW)))
    finally:
        if not source.closed:
            text.detach()  # the file is whoever opened it's to close


def find_encoding(source: BinaryIO, start: bytes) -> str:
    """This will name the encoding: by its mark; by the zeros of UTF-16; UTF-8 if the whole file is that; else
    Windows' own (cp1252), which older systems still export."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if start.startswith(mark):
            return encoding
    pairs = max(len(start) // 2, 1)
    if start[1::2].count(0) > pairs * 0.4 and start[0::2].count(0) < pairs * 0.1:
        return "utf-16-le"
    if start[0::2].count(0) > pairs * 0.4 and start[1::2].count(0) < pairs * 0.1:
        return "utf-16-be"
    decoder = codecs.getincrementaldecoder("utf-8")()
    source.seek(0)
    try:
        while piece := source.read(LOOKED_AT_FIRST):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def clean_cell(text: str) -> str:
    """This will take out what no one typed: NULs, spaces of every kind at the ends and doubled, Excel's ="…"."""
    text = re.sub(r"[^\S\n]+", " ", text.replace("\x00", "").replace("\ufeff", "").replace("\r\n", "\n")).strip()
    wrapped = re.fullmatch(r'="?([^"]*)"?', text)
    if wrapped and text.startswith('="'):
        text = wrapped.group(1).strip()
    return text


def _refuse_other_kinds(start: bytes) -> None:
    if not start.strip(b"\x00\xef\xbb\xbf\xff\xfe \t\r\n"):
        raise NotAList("This file is empty. Export the list again.")
    for mark, words in NOT_A_LIST:
        if start[: len(mark)].lower() == mark.lower():
            raise NotAList(words)


class _Physical:
    """Lines as they stand in the file, some of them looked at before they are taken."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self.text, self.waiting = text, list[str]()

    def take(self) -> str:
        return self.waiting.pop(0) if self.waiting else self._read()

    def peek(self, count: int) -> list[str]:
        while len(self.waiting) < count and (line := self._read()):
            self.waiting.append(line)
        return self.waiting[:count]

    def put_back(self, lines: list[str]) -> None:
        self.waiting[:0] = lines

    def _read(self) -> str:
        line = self.text.readline(LONGEST_LINE)
        if len(line) == LONGEST_LINE:
            raise NotAList("This file has a line of more than 100,000 letters, so it is not a list.")
        return line


def _delimiter_of(first: list[str]) -> str:
    """Whichever splits the first lines into most cells, counting only what stands outside quotation marks."""
    if first and (said := re.match(r"^\ufeff?sep=(.)\s*$", first[0], re.IGNORECASE)):
        return said.group(1)
    unquoted = [re.sub(r'"[^"]*"', "", line) for line in first]
    return max(DELIMITERS, key=lambda mark: sum(line.count(mark) for line in unquoted))


def _rows(lines: _Physical, delimiter: str) -> Iterator[Line]:
    number = 0
    while first := lines.take():
        taken = [first]
        while sum(line.count('"') for line in taken) % 2 and len(taken) < MOST_LINES_IN_A_ROW:
            following = lines.take()
            if not following:
                break
            taken.append(following)
        if sum(line.count('"') for line in taken) % 2:
            # A mark that never closes must not swallow the people below it: this line alone is in doubt.
            lines.put_back(taken[1:])
            taken = [first]
        for cells, broken in _parse("".join(taken), delimiter):
            number += 1
            yield Line(number, tuple(clean_cell(cell) for cell in cells), broken)


def _parse(text: str, delimiter: str) -> list[tuple[list[str], str]]:
    attempts: tuple[Callable[[], list[list[str]]], ...] = (
        lambda: list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)),
        lambda: list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=csv.QUOTE_NONE)),
    )
    try:
        return [(cells, "") for cells in attempts[0]()]
    except csv.Error:
        words = 'A quotation mark (") in this row is not closed, or closes too soon. Take it out.'
    try:
        return [(cells, words) for cells in attempts[1]()]
    except csv.Error:
        return [([], words)]
