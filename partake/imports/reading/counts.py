"""NHS England's Friends and Family workbooks, and the sheets bodies send them: monthly counts by trust, site, ward or
practice. Columns are known by their headings, in any order; what is not known is left alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import BinaryIO

from django.utils.translation import gettext

from partake.imports.domain import Fault, Series, SeriesFacts, Setting, heading_key
from partake.imports.reading.tables import Table, open_tables
from partake.imports.series import series_of
from partake.kernel.csv_reading import Line, NotAList
from partake.kernel.workbook_reading import column_name
from partake.people.lists.cells import MONTHS
from partake.ui.words import month as month_words

HIDDEN = "*"
LONGEST_TITLE = 90  # letters: longer is a note, which may name other months
_ANSWERS = {
    True: ("verygood", "good", "neithergoodnorpoor", "poor", "verypoor", "dontknow"),
    False: ("extremelylikely", "likely", "neitherlikelynorunlikely", "unlikely", "extremelyunlikely", "dontknow"),
}
_OTHER_WORDS = {"neither": "neitherlikelynorunlikely", "totaleligiblesum": "totaleligible"}
_BODY = ("trustcode", "orgcode", "organisationcode", "practicecode", "providercode")
_BODY_NAME = ("trustname", "orgname", "organisationname", "practicename", "providername")
_SPECIALTIES = ("firstspeciality", "secondspeciality", "firstspecialty", "secondspecialty", "spec1", "spec2")


@dataclass(frozen=True)
class Figure:
    """The counts of one place, as a row gives them."""

    sheet: str
    number: int
    body_code: str
    body_name: str
    site_code: str
    site_name: str
    ward_name: str
    specialties: str
    responses: int
    eligible: int | None
    answers: tuple[int | None, ...]
    modes: dict[str, int | None] = field(default_factory=dict)

    @property
    def place(self) -> tuple[str, str, str, str]:
        return (self.body_code, self.site_code, self.ward_name, self.specialties)


def read_counts(source: BinaryIO, *, setting: Setting, month: date, only: str = "") -> Iterator[Figure | Fault]:
    """This will give every row of every sheet that has counts. `only` is the one body whose rows a sheet may hold.
    Raises `NotAList` when no sheet has them, when they are of another month, or of a question not asked then."""
    series = series_of(setting, month)
    if series is None:
        raise NotAList(gettext("This test was not asked in %(month)s.") % {"month": month_words(month)})
    found = False
    for table in open_tables(source, _is_heading_row):
        found = True
        _refuse_other_month(table, month)
        yield from _Sheet(table, series, month, only).rows()
    if not found:
        raise NotAList(
            gettext(
                "We found no sheet with counts. It needs a row of headings with a code of the organisation, “Total "
                "Responses”, and each answer from “Very Good” to “Don’t Know”."
            )
        )


def _is_heading_row(cells: Sequence[str]) -> bool:
    keys = {_key(cell) for cell in cells}
    return "totalresponses" in keys and bool(keys & {*_BODY}) and bool(keys & {"verygood", "extremelylikely"})


def _key(heading: str) -> str:
    """ "1 Very Good SUM" and "Very Good" are one heading."""
    key = re.sub(r"^[1-6](?=[a-z])|sum$", "", heading_key(heading))
    return _OTHER_WORDS.get(key, key)


def _refuse_other_month(table: Table, month: date) -> None:
    """A title above the headings that names one month alone must name this one."""
    said = set()
    for cell in (one for one in table.above if len(one) <= LONGEST_TITLE):
        for name, year in re.findall(r"\b([A-Za-z]{3,9})[ -]+(20\d\d)\b", cell):
            if name[:3].lower() in MONTHS:
                said.add((int(year), MONTHS.index(name[:3].lower()) + 1))
    if len(said) == 1 and said != {(month.year, month.month)}:
        (year, number) = said.pop()
        words = gettext("The sheet “%(sheet)s” says that it is of %(other)s, and you chose %(month)s.")
        other = month_words(date(year, number, 1))
        raise NotAList(words % {"sheet": table.sheet, "other": other, "month": month_words(month)})


class _Sheet:
    """Reads one sheet's rows; `at` is the heading last read."""

    def __init__(self, table: Table, series: SeriesFacts, month: date, only: str) -> None:
        self.table, self.month, self.only = table, month, only
        self.at = ""
        self.line = Line(0, ())
        self.columns: dict[str, int] = {}
        for place, heading in enumerate(table.headings):
            key = _key(heading)
            if key in self.columns and key in {"totalresponses", *_ANSWERS[True], *_ANSWERS[False]}:
                words = gettext("In the sheet “%(sheet)s”, columns %(first)s and %(second)s are both “%(heading)s”.")
                first = column_name(self.columns[key])
                given = {"sheet": table.sheet, "first": first, "second": column_name(place), "heading": heading}
                raise NotAList(words % given)
            self.columns.setdefault(key, place)
        self.answers = _ANSWERS[series.code is Series.EXPERIENCE]
        missing = [answer for answer in self.answers if answer not in self.columns]
        if missing:
            self._refuse(series, missing)

    def _refuse(self, series: SeriesFacts, missing: list[str]) -> None:
        if set(_ANSWERS[series.code is not Series.EXPERIENCE][:2]) <= set(self.columns):
            words = gettext(
                "The sheet “%(sheet)s” counts another question than was asked in %(month)s: “%(question)s”."
            )
            given = {"question": series.question}
        else:
            words = gettext("In the sheet “%(sheet)s” the column “%(column)s” is missing, in %(month)s.")
            given = {"column": series.answers[self.answers.index(missing[0])]}
        raise NotAList(words % {"sheet": self.table.sheet, "month": month_words(self.month), **given})

    def rows(self) -> Iterator[Figure | Fault]:
        seen: dict[tuple[str, ...], int] = {}
        for line in self.table.lines:
            self.line, self.at = line, ""
            if line.is_blank or not self._body_code():
                continue  # England's own totals, and notes under the table, have no code of a body
            try:
                row = self._figure()
                if (first := seen.setdefault(row.place, line.number)) != line.number:
                    self.at = ""
                    raise ValueError(gettext("This is row %(row)s again: the same place twice.") % {"row": first})
                yield row
            except ValueError as wrong:
                yield Fault(self.table.sheet, line.number, self.at, str(wrong))

    def _body_code(self) -> str:
        code = next((self._plain(key) for key in _BODY if key in self.columns), "").upper()
        return code if re.fullmatch(r"[A-Z0-9]{3,12}", code) else ""

    def _figure(self) -> Figure:
        if self.line.broken:
            raise ValueError(self.line.broken)
        code = self._body_code()
        if self.only and code != self.only:
            raise ValueError(
                gettext("This row is about %(code)s. You can send the counts of %(own)s alone.")
                % {"code": code, "own": self.only}
            )
        self._in_this_month()
        responses = self._count("totalresponses")
        if responses is None:
            raise ValueError(gettext("The total is hidden, or not there. How many answered?"))
        answers = tuple(self._count(answer) for answer in self.answers)
        self.at = self._heading("totalresponses")
        known = sum(one or 0 for one in answers)
        if known > responses or (None not in answers and known != responses):
            words = gettext("The answers add up to %(sum)s, and the total says %(total)s.")
            raise ValueError(words % {"sum": known, "total": responses})
        eligible = self._count("totaleligible") if self._plain("totaleligible") else None
        specialties = [self._plain(key) for key in _SPECIALTIES if key in self.columns]
        return Figure(
            sheet=self.table.sheet,
            number=self.line.number,
            body_code=code,
            body_name=next((self._plain(key) for key in _BODY_NAME if key in self.columns), "")[:200],
            site_code=self._plain("sitecode").upper()[:12],
            site_name=self._plain("sitename")[:200],
            ward_name=self._plain("wardname")[:200],
            specialties=", ".join(one for one in specialties if one)[:200],
            responses=responses,
            eligible=eligible,
            answers=answers,
            modes={key[4:]: self._count(key) for key in self.columns if key.startswith("mode") and self._plain(key)},
        )

    def _in_this_month(self) -> None:
        """Rows that bodies send say their year ("2025_26") and month ("AUGUST")."""
        period, year = self._plain("periodname"), self._plain("yearnumber")
        if not period or not year:
            return
        self.at = self._heading("periodname")
        number = MONTHS.index(period[:3].lower()) + 1 if period[:3].lower() in MONTHS else 0
        first = int(year[:4]) if year[:4].isdigit() else 0
        if (first + (number < 4), number) != (self.month.year, self.month.month):
            words = gettext("This row is of %(period)s %(year)s, and you chose %(month)s.")
            raise ValueError(words % {"period": period, "year": year, "month": month_words(self.month)})

    def _plain(self, key: str) -> str:
        place = self.columns.get(key)
        return self.line.cells[place] if place is not None and place < len(self.line.cells) else ""

    def _heading(self, key: str) -> str:
        return self.table.headings[self.columns[key]][:60]

    def _count(self, key: str) -> int | None:
        """A whole number, or None where it is hidden. An empty cell is no nought."""
        self.at = self._heading(key)
        cell = self._plain(key).replace(",", "")
        if self.columns[key] in self.table.formulas(self.line):
            raise ValueError(gettext("This is a formula. Copy the sheet, and paste it again as values."))
        if cell == HIDDEN:
            return None
        number = re.fullmatch(r"(\d{1,9})(?:\.0+)?", cell)
        if number is None:
            words = gettext("“%(cell)s” is not a whole number. How many are there?")
            raise ValueError(
                words % {"cell": cell[:30]} if cell else gettext("This cell is empty. How many are there?")
            )
        return int(number.group(1))
