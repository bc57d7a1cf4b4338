"""From an Excel workbook's bytes to the rows of its sheets, as `csv_reading` does for text files.

Reads a piece at a time and keeps what cells share alone, so that a file made to burst costs no more than a true one.
A workbook is a zip of XML: sizes are those the zip declares (reading stops there), a document type is refused, and
so is a row, a cell or a list of words that no sheet of people's making has. Nothing is calculated: of a formula we have
what the spreadsheet last worked out, and say that it was one.
"""

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import BinaryIO
from xml.parsers import expat

from partake.kernel.csv_reading import Line, NotAList, clean_cell

MEGABYTE = 1024 * 1024
LARGEST_UNPACKED = 400 * MEGABYTE
MOST_SHARED = 64 * 1024 * 1024  # letters of words that cells share, which are held in memory
MOST_SHARED_WORDS = 1_000_000
MOST_CELLS_IN_A_ROW = 1_000
LONGEST_CELL = 100_000  # letters
MOST_PARTS = 2_000
CHUNK = 64 * 1024

DATE_FORMATS = {*range(14, 23), *range(45, 48)}  # the numbers that mean a day or time in every workbook
_DATE_LETTERS = re.compile(r"[dmyhs]", re.IGNORECASE)
_NOT_LETTERS_OF_FORMAT = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')

BROKEN = "This workbook is broken, or only part of it came. Open it in Excel, save it again and try once more."
TOO_LARGE = "This workbook unpacks to more than 400 MB, which no list needs. Save only the sheet as “CSV UTF-8”."
NOT_OURS = "This is a zip file, and not an Excel workbook. Unpack it first."


@dataclass(frozen=True)
class SheetLine(Line):
    """One row of a sheet. `formulas` are the places of cells that hold a formula, the first cell being 0."""

    formulas: frozenset[int] = field(default=frozenset())


class Workbook:
    """An open workbook. `sheets` are the names of its sheets, in their order. Raises `NotAList`."""

    def __init__(self, source: BinaryIO) -> None:
        source.seek(0)
        try:
            self._zip = zipfile.ZipFile(source)
        except (zipfile.BadZipFile, ValueError, OSError):
            raise NotAList(BROKEN) from None
        parts = self._zip.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
            raise NotAList(TOO_LARGE)
        self._names = {part.filename.lower().lstrip("/"): part.filename for part in parts}
        if "xl/workbook.xml" not in self._names:
            raise NotAList(NOT_OURS)
        self._from_1904 = False
        self._paths: dict[str, str] = {}
        self._read_contents()
        self._date_styles = self._read_styles()
        self._shared = self._read_shared()

    @property
    def sheets(self) -> tuple[str, ...]:
        return tuple(self._paths)

    def lines(self, sheet: str) -> Iterator[SheetLine]:
        """This will give the rows of a sheet in order, those with nothing in them left out."""
        rows = _Rows(self._shared, self._date_styles, from_1904=self._from_1904)
        for _ in self._parse(self._paths[sheet], rows.start, rows.end, rows.text):
            yield from rows.taken()
        yield from rows.taken()

    def _read_contents(self) -> None:
        targets: dict[str, str] = {}
        found: list[tuple[str, str]] = []

        def relation(name: str, given: dict[str, str]) -> None:
            if name == "Relationship":
                targets[given.get("Id", "")] = given.get("Target", "")

        def sheet(name: str, given: dict[str, str]) -> None:
            if name == "sheet":
                found.append((given.get("name", ""), given.get("id", "")))
            elif name == "workbookPr":
                self._from_1904 = given.get("date1904", "") in ("1", "true")

        self._parse_whole("xl/_rels/workbook.xml.rels", relation)
        self._parse_whole("xl/workbook.xml", sheet)
        for name, key in found:
            target = targets.get(key, "")
            path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            if path.lower() in self._names:
                self._paths[name] = path
        if not self._paths:
            raise NotAList(BROKEN)

    def _read_styles(self) -> frozenset[int]:
        """The places of the cell styles that show a number as a day."""
        own: set[int] = set()
        styles: list[int] = []
        in_cells = False

        def start(name: str, given: dict[str, str]) -> None:
            nonlocal in_cells
            if name == "numFmt" and _DATE_LETTERS.search(_NOT_LETTERS_OF_FORMAT.sub("", given.get("formatCode", ""))):
                own.add(_number(given.get("numFmtId", "")))
            elif name in ("cellXfs", "cellStyleXfs"):
                in_cells = name == "cellXfs"
            elif name == "xf" and in_cells and len(styles) < 100_000:
                styles.append(_number(given.get("numFmtId", "")))

        if "xl/styles.xml" in self._names:
            self._parse_whole("xl/styles.xml", start)
        return frozenset(place for place, form in enumerate(styles) if form in DATE_FORMATS or form in own)

    def _read_shared(self) -> list[str]:
        words: list[str] = []
        pieces: list[str] = []
        letters, inside, skipped = 0, False, False

        def start(name: str, _: dict[str, str]) -> None:
            nonlocal inside, skipped
            inside = name == "t" and not skipped
            skipped = skipped or name == "rPh"  # how a word is said aloud, in Japanese: not what is written

        def end(name: str) -> None:
            nonlocal inside, skipped, letters
            if name == "t":
                inside = False
            elif name == "rPh":
                skipped = False
            elif name == "si":
                words.append("".join(pieces))
                letters += len(words[-1])
                pieces.clear()
                if letters > MOST_SHARED or len(words) > MOST_SHARED_WORDS:
                    raise NotAList(TOO_LARGE)

        def text(said: str) -> None:
            if inside:
                pieces.append(said)

        if "xl/sharedstrings.xml" in self._names:
            for _ in self._parse("xl/sharedStrings.xml", start, end, text):
                if sum(map(len, pieces)) > LONGEST_CELL * 10:
                    raise NotAList(TOO_LARGE)
        return words

    def _parse_whole(self, path: str, start: Callable[[str, dict[str, str]], None]) -> None:
        for _ in self._parse(path, start, lambda _: None, lambda _: None):
            pass

    def _parse(
        self,
        path: str,
        start: Callable[[str, dict[str, str]], None],
        end: Callable[[str], None],
        text: Callable[[str], None],
    ) -> Iterator[None]:
        """Hands over a part piece by piece, and lets its caller take what came of each."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = lambda name, given: start(
            name.rpartition(" ")[2], {key.rpartition(" ")[2]: value for key, value in given.items()}
        )
        parser.EndElementHandler = lambda name: end(name.rpartition(" ")[2])
        parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = _refuse_doctype
        fed = 0
        try:
            with self._zip.open(self._names[path.lower()]) as part:
                while chunk := part.read(CHUNK):
                    parser.Parse(chunk, False)
                    fed += len(chunk)
                    # One tag that never ends would be kept whole until it does.
                    if fed - parser.CurrentByteIndex > MEGABYTE:
                        raise NotAList(BROKEN)
                    yield
                parser.Parse(b"", True)
        except KeyError:
            raise NotAList(BROKEN) from None
        except RuntimeError:
            raise NotAList("This workbook has a password. Save a copy without one.") from None
        except (expat.ExpatError, zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError):
            raise NotAList(BROKEN) from None


class _Rows:
    """Gathers the cells of a sheet's rows from its XML."""

    def __init__(self, shared: list[str], date_styles: frozenset[int], *, from_1904: bool) -> None:
        self.shared, self.date_styles = shared, date_styles
        self.day_one = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet's days have no zone
        self.waiting: list[SheetLine] = []
        self.number = 0
        self.cells: list[str] = []
        self.formulas: set[int] = set()
        self.place = 0
        self.kind, self.style = "", 0
        self.pieces: list[str] = []
        self.letters = 0
        self.inside = False

    def taken(self) -> list[SheetLine]:
        taken, self.waiting = self.waiting, []
        return taken

    def start(self, name: str, given: dict[str, str]) -> None:
        if name == "c":
            self.place = _column(given["r"]) if "r" in given else len(self.cells)
            if self.place >= MOST_CELLS_IN_A_ROW:
                raise NotAList("A row of this workbook has more than 1,000 cells, so it is not a list.")
            self.kind, self.style = given.get("t", "n"), _number(given.get("s", ""))
            self.pieces, self.letters = [], 0
        elif name in ("v", "t"):
            self.inside = True
        elif name == "f":
            self.formulas.add(self.place)
        elif name == "row":
            self.number = _number(given.get("r", "")) or self.number + 1
            self.cells, self.formulas = [], set()

    def text(self, said: str) -> None:
        if self.inside:
            self.letters += len(said)
            if self.letters > LONGEST_CELL:
                raise NotAList("A cell of this workbook holds more than 100,000 letters, so it is not a list.")
            self.pieces.append(said)

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self.inside = False
        elif name == "c":
            said = self._said("".join(self.pieces))
            if said:
                self.cells += [""] * (self.place + 1 - len(self.cells))
                self.cells[self.place] = said
        elif name == "row" and self.cells:
            self.waiting.append(SheetLine(self.number, tuple(self.cells), formulas=frozenset(self.formulas)))

    def _said(self, raw: str) -> str:
        if self.kind == "s":
            place = _number(raw)
            return clean_cell(self.shared[place]) if raw and place < len(self.shared) else ""
        if self.kind == "n" and raw and self.style in self.date_styles:
            return self._as_day(raw)
        return clean_cell(raw)

    def _as_day(self, raw: str) -> str:
        try:
            moment = self.day_one + timedelta(seconds=round(float(raw) * 86_400))
        except (ValueError, OverflowError):
            return clean_cell(raw)
        return moment.date().isoformat() if moment.hour == moment.minute == 0 else moment.isoformat(" ", "minutes")


def is_workbook(start: bytes) -> bool:
    """This will say whether a file that begins like this is a zip, as every workbook is."""
    return start[:4] == b"PK\x03\x04"


def column_name(place: int) -> str:
    """This will name a column as a spreadsheet does: 0 is A, 26 is AA."""
    name = ""
    while place >= 0:
        name = chr(ord("A") + place % 26) + name
        place = place // 26 - 1
    return name


def _column(reference: str) -> int:
    place = 0
    for letter in reference[:4]:
        if not letter.isascii() or not letter.isalpha():
            break
        place = place * 26 + ord(letter.upper()) - ord("A") + 1
    return max(place - 1, 0)


def _number(raw: str) -> int:
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 10 else 0


def _refuse_doctype(*_: object) -> None:
    raise NotAList(BROKEN)
