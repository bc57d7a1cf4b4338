"""A file as a table: its headings, wherever they stand, and the lines under them; a sheet of a workbook or text."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import BinaryIO

from django.utils.translation import gettext

from partake.imports.domain import USUAL_HEADINGS, heading_key
from partake.kernel.csv_reading import Line, NotAList, read_lines
from partake.kernel.workbook_reading import SheetLine, Workbook, is_workbook

HEADINGS_WITHIN = 30  # rows: NHS England's sheets start with a title, the month and notes
MOST_ROWS = 1_000_000

_USUAL = frozenset(chain.from_iterable(USUAL_HEADINGS.values()))


@dataclass(frozen=True)
class Table:
    """One sheet (`sheet` is "" for a text file). `above` is what stands over the headings."""

    sheet: str
    headings: tuple[str, ...]
    above: tuple[str, ...]
    lines: Iterator[Line]

    def formulas(self, line: Line) -> frozenset[int]:
        return line.formulas if isinstance(line, SheetLine) else frozenset()


def open_table(source: BinaryIO) -> Table:
    """This will find the table of words in a file that can seek: in a workbook, the sheet whose headings we know best.
    Raises `NotAList` in words for whoever gave it."""
    tables = [table for table in _sheets(source, _known_headings) if table is not None]
    if not tables:
        raise NotAList(gettext("We found no row of headings. A file needs a heading over each column, in one row."))
    return max(tables, key=lambda table: sum(heading_key(one) in _USUAL for one in table.headings))


def open_tables(source: BinaryIO, is_heading_row: Callable[[Sequence[str]], bool]) -> Iterator[Table]:
    """This will give each sheet that has a row of headings, by `is_heading_row`. Raises `NotAList`."""
    for table in _sheets(source, lambda cells: int(is_heading_row(cells))):
        if table is not None:
            yield table


def _sheets(source: BinaryIO, worth: Callable[[Sequence[str]], int]) -> Iterator[Table | None]:
    source.seek(0)
    start = source.read(4)
    if not is_workbook(start):
        yield _table("", read_lines(source), worth)
        return
    workbook = Workbook(source)
    for sheet in workbook.sheets:
        yield _table(sheet, workbook.lines(sheet), worth)


def _table(sheet: str, lines: Iterator[Line], worth: Callable[[Sequence[str]], int]) -> Table | None:
    """The headings are the first row that is worth most. A heading merged over two rows stands in the upper one."""
    first = list(islice(lines, HEADINGS_WITHIN))
    values = [worth(line.cells) for line in first]
    if not first or max(values) == 0:
        return None
    at = values.index(max(values))
    headings = list(first[at].cells)
    upper = first[at - 1].cells if at and first[at - 1].number == first[at].number - 1 else ()
    if sum(map(bool, upper)) > 1:  # one cell alone is a title over all of it
        headings += [""] * (len(upper) - len(headings))
        headings = [own or above for own, above in zip(headings, (*upper, *[""] * len(headings)), strict=False)]
    above = tuple(cell for line in first[:at] for cell in line.cells if cell)
    return Table(sheet, tuple(headings), above, chain(first[at + 1 :], lines))


def _known_headings(cells: Sequence[str]) -> int:
    """Rows of headings have several cells, each with letters in it, and none as long as a comment."""
    filled = [cell for cell in cells if cell]
    if not filled or any(len(cell) > 200 for cell in filled):
        return 0
    known = sum(heading_key(cell) in _USUAL for cell in filled)
    return known * 10 + int(len(filled) > 1 and all(any(letter.isalpha() for letter in cell) for cell in filled))
