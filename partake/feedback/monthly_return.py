"""The monthly Friends and Family return in NHS England's columns: exact counts, by service and by mode, as files.

Nothing in a file says when it was made: the same counts give the same bytes. Small numbers are not hidden: it goes to
NHS England, which hides them before it publishes. What Partake does not hold is left empty and never guessed.
"""

import csv
import io
import tomllib
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from partake.documents.spreadsheet import Cell, Sheet, workbook
from partake.feedback.results import Results

OTHER = "Mode Other"
# English in every language: the columns and the months are NHS England's own names.
MONTHS = (
    "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER",
    "DECEMBER",
)  # fmt: skip


@dataclass(frozen=True, order=True)
class Month:
    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.year, day.month)

    @classmethod
    def named(cls, code: str) -> "Month | None":
        """This will read a code such as "2026-10", or give None."""
        year, _, number = code.partition("-")
        if not (len(year) == 4 and len(number) == 2 and (year + number).isascii() and (year + number).isdecimal()):
            return None
        return cls(int(year), int(number)) if int(year) and 1 <= int(number) <= 12 else None

    @property
    def code(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return date(self.year, self.number, monthrange(self.year, self.number)[1])

    @property
    def before(self) -> "Month":
        return Month(self.year, self.number - 1) if self.number > 1 else Month(self.year - 1, 12)

    def back(self, many: int) -> "tuple[Month, ...]":
        """This will give this month and those before it, `many` in all, the newest first."""
        found = [self]
        while len(found) < many:
            found.append(found[-1].before)
        return tuple(found)

    @property
    def financial_year(self) -> str:
        """From April to March, as NHS England writes it: "2026_27"."""
        start = self.year if self.number >= 4 else self.year - 1
        return f"{start}_{(start + 1) % 100:02d}"


@dataclass(frozen=True)
class ServiceReturn:
    """What was answered about one service in a month."""

    name: str
    results: Results
    by_mode: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class MonthlyReturn:
    """A body's return for one month. `without_score` counts what was said and gave no answer to the set question;
    `taken_back` what its author took back: neither is in any other number."""

    month: Month
    organisation: str
    ods_code: str
    services: tuple[ServiceReturn, ...]
    without_score: int = 0
    taken_back: int = 0

    @property
    def total(self) -> ServiceReturn:
        scores: Counter[int] = Counter()
        modes: Counter[str] = Counter()
        for one in self.services:
            scores.update(one.results.by_score)
            modes.update(one.by_mode)
        return ServiceReturn("", Results(scores), modes)


def mode_of(channel: str) -> str:
    """This will give NHS England's mode for a channel of ours."""
    return str(_columns()["mode_of"].get(channel, OTHER))


def modes() -> tuple[str, ...]:
    return tuple(_columns()["modes"]["names"])


def as_csv(made: MonthlyReturn) -> bytes:
    """This will give the services, one a row, as UTF-8 with the mark by which a spreadsheet knows it."""
    file = io.StringIO(newline="")
    rows = csv.writer(file, lineterminator="\r\n")
    rows.writerows([_plain(cell) for cell in row] for row in _service_rows(made))
    return b"\xef\xbb\xbf" + file.getvalue().encode()


def as_workbook(made: MonthlyReturn, not_counted: Iterable[tuple[str, int | None, str]]) -> bytes:
    """This will give an .xlsx: the services, the body as a whole, and what is not counted and why."""
    return workbook(
        [
            Sheet("Services", _service_rows(made)),
            Sheet("Organisation", [_heading(), _row(made, made.total)]),
            Sheet("Not counted", [("What", "How many", "Why"), *not_counted]),
        ]
    )


def _service_rows(made: MonthlyReturn) -> list[tuple[Cell, ...]]:
    return [_heading(), *(_row(made, one) for one in made.services)]


def _heading() -> tuple[str, ...]:
    columns = _columns()
    return (
        *columns["columns"]["place"],
        *columns["scores"]["names"],
        *columns["columns"]["after_scores"],
        *columns["modes"]["names"],
    )


def _row(made: MonthlyReturn, one: ServiceReturn) -> tuple[Cell, ...]:
    month, results = made.month, one.results
    place: tuple[Cell, ...] = (
        month.financial_year, MONTHS[month.number - 1], None, None, made.ods_code, made.organisation, None, None,
        one.name, None, None,
    )  # fmt: skip
    positive = round(results.good / results.answered, 4) if results.answered else None
    scores = tuple(results.by_score.get(score, 0) for score in range(1, 7))
    return (*place, *scores, results.answered, None, positive, *(one.by_mode[mode] for mode in modes()))


def _plain(cell: Cell) -> Cell:
    """A spreadsheet would run a name that begins like a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


@cache
def _columns() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "data" / "monthly_return.toml").read_text(encoding="utf-8"))
