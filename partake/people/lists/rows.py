"""One row of a list as a person to bring in, or as the reason it cannot be."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO, TypeVar

from partake.kernel.csv_reading import Line, NotAList, read_lines
from partake.people.lists import cells
from partake.people.lists.columns import Column, columns_of, is_heading_row

Value = TypeVar("Value")
HEADINGS_WITHIN = 20  # rows: exports often start with a title, the date and who ran it
TOTALS = re.compile(
    r"(grand )?totals?\b.*|(row |patient |record )?count\b.*|(number|no\.?) of (patients|records|rows|people)\b.*"
    r"|\W*end of (report|file|list)\b.*|\d+ (patients|records|rows|people)( found| listed)?\.?|page \d+( of \d+)?",
    re.IGNORECASE,
)
# What the list says of somebody, compared piece by piece with the last one.
GROUPS = ("given_name", "family_name", "born_on", "nhs_number", "died_on", "address", "phone", "mobile", "email")
PIECE = 8  # hex figures of a fingerprint for each group


@dataclass(frozen=True)
class ListedPerson:
    """One good row. `number` is its row in the file; what the list does not say is "" or None. `cells` are as they
    came, for a row that is refused later."""

    number: int
    given_name: str
    family_name: str
    practice_id: str = ""
    nhs_number: str = ""
    known_as: str = ""
    born_on: date | None = None
    died_on: date | None = None
    registered_on: date | None = None
    address: str = ""
    phone: str = ""
    mobile: str = ""
    email: str = ""
    cells: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The same for the same person in the next list: the practice's own number, else the NHS number, else
        name and birth. Hashed, so that it names nobody where it is kept: 64 hex figures."""
        if self.practice_id:
            return practice_key(self.practice_id)
        if self.nhs_number:
            said = f"nhs {self.nhs_number}"
        else:
            said = f"{self.given_name}\n{self.family_name}\n{self.born_on}".casefold()
        return hashlib.sha256(said.encode()).hexdigest()

    @property
    def fingerprint(self) -> str:
        """`PIECE` hex figures for each of `GROUPS`: shows which of them changed since the last list."""
        return "".join(piece_of(getattr(self, group)) for group in GROUPS)


@dataclass(frozen=True)
class RefusedLine:
    """A row that was not brought in: where, why in plain words, and its cells as they came."""

    number: int
    column: str
    reason: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class PracticeList:
    """A list whose headings were found. `left_out` are headings of columns nothing is taken from."""

    headings: tuple[str, ...]
    columns: tuple[Column | None, ...]
    lines: Iterator[Line]

    @property
    def left_out(self) -> tuple[str, ...]:
        return tuple(
            heading for heading, column in zip(self.headings, self.columns, strict=True) if heading and column is None
        )

    def rows(self, *, today: date) -> Iterator[ListedPerson | RefusedLine]:
        """This will give every row in order, blank ones and the totals at the end left out."""
        for line in self.lines:
            if line.is_blank or _is_total(line) or line.cells == self.headings:
                continue
            yield read_row(line, self.columns, today=today)


def open_list(source: BinaryIO) -> PracticeList:
    """This will find the headings of a list in a file that can seek. Raises `NotAList` with words for whoever
    chose the file."""
    lines = read_lines(source)
    for line, _ in zip(lines, range(HEADINGS_WITHIN), strict=False):
        if is_heading_row(line.cells):
            return PracticeList(line.cells, columns_of(line.cells), lines)
    raise NotAList(
        "We could not find the row of headings. A list needs a heading over each column: family name, first name, "
        "and at least one of NHS number, date of birth and the practice’s own number."
    )


def practice_key(number: str) -> str:
    """This will give the key of whoever a practice's own number names."""
    return hashlib.sha256(f"practice {number.casefold()}".encode()).hexdigest()


def piece_of(value: object) -> str:
    """This will give the part of a fingerprint that stands for one value."""
    return hashlib.sha256(str(value or "").encode()).hexdigest()[:PIECE]


def changed_groups(before: str, after: str) -> frozenset[str]:
    """This will name the groups whose pieces differ between two fingerprints."""
    return frozenset(
        group
        for place, group in enumerate(GROUPS)
        if before[place * PIECE : (place + 1) * PIECE] != after[place * PIECE : (place + 1) * PIECE]
    )


def read_row(line: Line, columns: tuple[Column | None, ...], *, today: date) -> ListedPerson | RefusedLine:
    """This will give the person a row describes, or the first thing that is wrong with it."""
    if line.broken:
        return RefusedLine(line.number, "", line.broken, line.cells)
    if len([cell for cell in line.cells[len(columns) :] if cell]):
        words = "This row has more cells than there are headings. Is there a stray comma in it?"
        return RefusedLine(line.number, "", words, line.cells)
    reader = _Reader(line, columns)
    try:
        return reader.person(today)
    except ValueError as wrong:
        return RefusedLine(line.number, reader.at, str(wrong), line.cells)


class _Reader:
    """The cells of one row by column; `at` is the column last read, for a reason to name."""

    def __init__(self, line: Line, columns: tuple[Column | None, ...]) -> None:
        self.line, self.at = line, ""
        self.said: dict[Column, list[str]] = {}
        for column, cell in zip(columns, line.cells, strict=False):
            if column is not None:
                self.said.setdefault(column, []).append(cell)

    def person(self, today: date) -> ListedPerson:
        given, family = self._names()
        nhs_number = self._cell(Column.NHS_NUMBER, cells.nhs_number_cell, "")
        practice_id = self._cell(Column.PRACTICE_ID, str, "")
        born_on = self._cell(Column.BORN_ON, lambda text: cells.day_cell(text, today=today), None)
        died_on = self._cell(Column.DIED_ON, lambda text: cells.day_cell(text, today=today), None)
        if born_on and died_on and died_on < born_on:
            raise ValueError("They cannot have died before they were born. Which day is right?")
        if not (nhs_number or practice_id or born_on):
            self.at = Column.NHS_NUMBER
            raise ValueError(
                "Nothing here tells this person from another of the same name. Give an NHS number, a date of birth "
                "or the practice’s own number."
            )
        postcode = self._cell(Column.POSTCODE, cells.postcode_cell, "")
        return ListedPerson(
            number=self.line.number,
            given_name=given,
            family_name=family,
            practice_id=practice_id,
            nhs_number=nhs_number,
            known_as=self._cell(Column.KNOWN_AS, cells.name_cell, ""),
            born_on=born_on,
            died_on=died_on,
            registered_on=self._cell(Column.REGISTERED_ON, lambda text: cells.day_cell(text, today=today), None),
            address=cells.address_lines([*self.said.get(Column.ADDRESS, []), postcode]),
            phone=self._cell(Column.PHONE, cells.phone_cell, ""),
            mobile=self._cell(Column.MOBILE, cells.phone_cell, ""),
            email=self._cell(Column.EMAIL, cells.email_cell, ""),
            cells=self.line.cells,
        )

    def _names(self) -> tuple[str, str]:
        if Column.FAMILY_NAME in self.said and Column.GIVEN_NAME in self.said:
            given = self._cell(Column.GIVEN_NAME, cells.name_cell, "")
            if not given:
                raise ValueError("There is no first name. What is it?")
            family = self._cell(Column.FAMILY_NAME, cells.name_cell, "")
            if not family:
                raise ValueError("There is no family name. What is it?")
            return given, family
        names = self._cell(Column.WHOLE_NAME, cells.whole_name_cell, None)
        if names is None:
            raise ValueError("There is no name. Who is it?")
        return names

    def _cell(self, column: Column, read: Callable[[str], Value], nothing: Value) -> Value:
        self.at = column
        text = self.said.get(column, [""])[0]
        return nothing if cells.is_nothing(text) else read(text)


def _is_total(line: Line) -> bool:
    said = [cell for cell in line.cells if cell]
    return len(said) <= 3 and TOTALS.fullmatch(said[0]) is not None
