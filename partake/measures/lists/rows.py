"""One row of a file of results as a reading to bring in, or as the reason it cannot be."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import BinaryIO

from django.utils.translation import gettext

from partake.kernel.csv_reading import Line, NotAList, read_lines
from partake.measures import questions, words
from partake.measures.catalogue import measure_called, measures
from partake.measures.domain import Measure, Numbers, Unit
from partake.measures.lists.columns import Column, columns_of, is_heading_row
from partake.people.lists import cells
from partake.ui.words import and_list

HEADINGS_WITHIN = 20  # rows: exports often start with a title, the date and who ran it
LONGEST_NOTE = 300
AT_HOME = frozenset({"home", "at home", "yes", "y", "self", "self measured", "patient"})
AT_A_CLINIC = frozenset({"", "clinic", "surgery", "practice", "hospital", "gp", "no", "n", "lab", "laboratory"})


@dataclass(frozen=True)
class ReadResult:
    """One row that can be read. `whose` is "nhs 9990000018" or "practice 4711"; `born_on` is for checking alone."""

    number: int
    whose: str
    born_on: date | None
    measure: str
    numbers: Numbers
    unit: str
    taken_on: date
    at_home: bool
    note: str
    cells: tuple[str, ...]

    @property
    def key(self) -> str:
        return key_of(self.measure, self.numbers, self.unit, self.taken_on)


@dataclass(frozen=True)
class FaultyLine:
    """A row that cannot go in: where it is wrong, why in plain words, and its cells as they came."""

    number: int
    column: str
    reason: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class ResultList:
    """A file whose headings were found."""

    headings: tuple[str, ...]
    columns: tuple[Column | None, ...]
    lines: Iterator[Line]

    def rows(self, *, today: date) -> Iterator[ReadResult | FaultyLine]:
        """This will give every row in order, blank ones left out."""
        for line in self.lines:
            if not line.is_blank and line.cells != self.headings:
                yield read_row(line, self.columns, today=today)


def open_results(source: BinaryIO) -> ResultList:
    """This will find the headings of a file that can seek. Raises `NotAList` with words for whoever chose it."""
    lines = read_lines(source)
    for line, _ in zip(lines, range(HEADINGS_WITHIN), strict=False):
        if is_heading_row(line.cells):
            return ResultList(line.cells, columns_of(line.cells), lines)
    raise NotAList(
        gettext(
            "We could not find the row of headings. A file of results needs a heading over each column: NHS number, "
            "measure, value, unit and date."
        )
    )


def key_of(measure: str, numbers: Numbers, unit: str, taken_on: date) -> str:
    """This will give what is the same for the same reading in every file: 64 hex figures. It says nothing of whose."""
    said = "/".join(words.number(one) for one in numbers)
    return hashlib.sha256(f"{measure}\n{said}\n{unit}\n{taken_on.isoformat()}".encode()).hexdigest()


def read_row(line: Line, columns: tuple[Column | None, ...], *, today: date) -> ReadResult | FaultyLine:
    """This will give the reading a row describes, or the first thing that is wrong with it."""
    if line.broken:
        return FaultyLine(line.number, "", line.broken, line.cells)
    if any(line.cells[len(columns) :]):
        said = gettext("This row has more cells than there are headings. Is there a stray comma in it?")
        return FaultyLine(line.number, "", said, line.cells)
    reader = _Reader(line, columns)
    try:
        return reader.result(today)
    except ValueError as wrong:
        return FaultyLine(line.number, reader.at, str(wrong), line.cells)


class _Reader:
    """The cells of one row by column; `at` is the column last read, for a reason to name."""

    def __init__(self, line: Line, columns: tuple[Column | None, ...]) -> None:
        self.line, self.at = line, ""
        self.said = {column: cell for column, cell in zip(columns, line.cells, strict=False) if column is not None}

    def result(self, today: date) -> ReadResult:
        whose = self._whose()
        born = self._cell(Column.BORN_ON)
        born_on = None if cells.is_nothing(born) else cells.day_cell(born, today=today)
        measure = self._measure()
        numbers = self._numbers(measure)
        unit = self._unit(measure)
        asked = questions.impossible(measure, numbers, unit)
        if asked is not None:
            self.at = Column.VALUE
            raise ValueError(asked[1])
        day = self._cell(Column.TAKEN_ON)
        if cells.is_nothing(day):
            raise ValueError(gettext("There is no day. Which day was it measured?"))
        taken_on = cells.day_cell(day, today=today)
        return ReadResult(
            number=self.line.number,
            whose=whose,
            born_on=born_on,
            measure=measure.code,
            numbers=numbers,
            unit=unit.name,
            taken_on=taken_on,
            at_home=self._at_home(),
            note=self._note(),
            cells=self.line.cells,
        )

    def _cell(self, column: Column) -> str:
        self.at = column
        return self.said.get(column, "")

    def _whose(self) -> str:
        number = self._cell(Column.NHS_NUMBER)
        if not cells.is_nothing(number):
            return f"nhs {cells.nhs_number_cell(number)}"
        own = self._cell(Column.PRACTICE_ID)
        if cells.is_nothing(own):
            self.at = Column.NHS_NUMBER
            raise ValueError(gettext("There is no NHS number. Whose result is it?"))
        return f"practice {own.casefold()}"

    def _measure(self) -> Measure:
        text = self._cell(Column.MEASURE)
        found = measure_called(text)
        if found is None:
            known = and_list(measure.name for measure in measures().values())
            if not text:
                raise ValueError(gettext("This does not say what was measured. We know %(known)s.") % {"known": known})
            asked = gettext("“%(text)s” is not a measure that we know. We know %(known)s.")
            raise ValueError(asked % {"text": text[:60], "known": known})
        return found

    def _numbers(self, measure: Measure) -> Numbers:
        text = self._cell(Column.VALUE)
        if cells.is_nothing(text):
            raise ValueError(gettext("There is no value. What is it?"))
        parts = re.split(r"\s*(?:/|\bover\b)\s*", text.lstrip("'").strip())
        if len(measure.numbers) == 2 and len(parts) != 2:
            asked = gettext("“%(text)s” is not two numbers. Write %(measure)s as 138/84.")
            raise ValueError(asked % {"text": text[:60], "measure": measure.in_sentence})
        if len(parts) != len(measure.numbers) or not all(re.fullmatch(r"\d{1,6}([.]\d{1,3})?", one) for one in parts):
            raise ValueError(gettext("“%(text)s” is not a number. What is the value?") % {"text": text[:60]})
        return tuple(Decimal(one) for one in parts)

    def _unit(self, measure: Measure) -> Unit:
        text = self._cell(Column.UNIT)
        if not text:
            asked = gettext("There is no unit, so nobody can know what the number means. Is it %(units)s?")
            raise ValueError(asked % {"units": words.units(measure)})
        unit = measure.unit_called(text)
        if unit is None:
            raise ValueError(questions.wrong_unit(measure, text[:30]))
        return unit

    def _at_home(self) -> bool:
        text = self._cell(Column.PLACE).casefold()
        if text not in AT_HOME | AT_A_CLINIC:
            asked = gettext("“%(text)s” is not a place that we know. Write “home” or “clinic”.")
            raise ValueError(asked % {"text": text[:30]})
        return text in AT_HOME

    def _note(self) -> str:
        text = self._cell(Column.NOTE)
        if len(text) > LONGEST_NOTE:
            raise ValueError(gettext("This note is longer than 300 letters. Can you make it shorter?"))
        return text
