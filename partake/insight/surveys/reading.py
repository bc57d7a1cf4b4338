"""From a published file to figures, by the mapping of its year. Nothing here writes. Every fault has its row and
column, and of a file with one nothing is taken: half a survey would look like a whole one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import isfinite
from typing import BinaryIO

from django.utils.translation import gettext

from partake.insight.surveys.catalogue import Columns, Mapping, Question, Scale
from partake.insight.surveys.hiding import Published, publish, publish_score
from partake.kernel.csv_reading import Line, NotAList, read_lines

MOST_FAULTS = 200
ADDS_UP = 0.02  # of everyone: published shares are rounded
LEAST_OFF = 0.0051  # of everyone, or of the best score: so far may what is rounded lie beside its rounded range


@dataclass(frozen=True)
class Fault:
    """What is wrong in one cell, in words; `row` as a spreadsheet counts."""

    row: int
    column: str
    words: str


@dataclass(frozen=True)
class ReadBody:
    """One practice or trust as the file has it. A number that is hidden or not given is None."""

    code: str
    name: str
    asked: int | None
    answered: int | None
    results: dict[str, Published]


@dataclass
class ReadFile:
    """What a file says. Faults after the first 200 are counted in `faulty`, and not kept."""

    mapping: Mapping
    bodies: list[ReadBody] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    faulty: int = 0

    def wrong(self, row: int, column: str, words: str) -> None:
        self.faulty += 1
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(Fault(row, column, words))


class _Wrong(ValueError):
    """A cell that cannot be so. Its words are for whoever brought the file."""

    def __init__(self, column: str, words: str) -> None:
        super().__init__(words)
        self.column, self.words = column, words


def read_survey(source: BinaryIO, mapping: Mapping) -> ReadFile:
    """This will read a whole file of figures, one row a body, with its faults. Raises `NotAList` when it is no list."""
    found = ReadFile(mapping)
    lines = iter(read_lines(source))
    places = find_columns(lines, found)
    if places is None:
        return found
    seen: dict[str, int] = {}
    for line in lines:
        if line.is_blank:
            continue
        try:
            body = _body(_Row(line, places, mapping))
        except _Wrong as wrong:
            found.wrong(line.number, wrong.column, wrong.words)
            continue
        first = seen.setdefault(body.code, line.number)
        if first != line.number:
            words = gettext("%(code)s stands in row %(row)s too. Which one is right?")
            found.wrong(line.number, mapping.columns["code"], words % {"code": body.code, "row": first})
            continue
        found.bodies.append(body)
    if not (found.bodies or found.faults):
        raise NotAList(gettext("There is nothing under the headings."))
    return found


def find_columns(lines: Iterator[Line], found: ReadFile) -> dict[str, int] | None:
    """This will give the place of every column that the mapping names, from the first row that is not blank; None, and
    the faults, when one is missing or stands there twice."""
    head = next((line for line in lines if not line.is_blank), None)
    if head is None:
        raise NotAList(gettext("This file is empty. Export the list again."))
    cells = [cell.casefold() for cell in head.cells]
    places: dict[str, int] = {}
    for name in found.mapping.named:
        times = cells.count(name.casefold())
        if times == 1:
            places[name] = cells.index(name.casefold())
        elif times:
            found.wrong(head.number, name, gettext("This column stands there twice. Which one is right?"))
        else:
            said = gettext("This column is not in the file. Is it the file of %(survey)s %(year)s?")
            given = {"survey": found.mapping.survey.name, "year": found.mapping.year}
            found.wrong(head.number, name, said % given)
    return None if found.faults else places


@dataclass(frozen=True)
class _Row:
    """One row by the names of its columns."""

    line: Line
    places: dict[str, int]
    mapping: Mapping

    def text(self, column: str) -> str:
        if self.line.broken:
            raise _Wrong("", self.line.broken)
        place = self.places[column]
        if place >= len(self.line.cells):
            raise _Wrong(column, gettext("This row stops before this column."))
        return self.line.cells[place]

    def is_hidden(self, column: str) -> bool:
        return self.text(column) in self.mapping.hidden

    def number(self, column: str) -> float:
        text = self.text(column)
        if not text:
            raise _Wrong(column, gettext("There is nothing here. What did the publisher write?"))
        try:
            value = float(text.replace(",", "").removesuffix("%"))
        except ValueError:
            value = float("nan")
        if not isfinite(value):
            raise _Wrong(column, gettext("“%(text)s” is not a number.") % {"text": text[:40]})
        if value < 0:
            raise _Wrong(column, gettext("%(text)s is less than nothing.") % {"text": text[:40]})
        return value

    def many(self, column: str) -> int | None:
        """How many people; a weighted base has a fraction, which is left out."""
        return None if not column or self.is_hidden(column) else int(self.number(column))

    def figure(self, column: str) -> float | None:
        """A share from 0 to 1, or a score from 0 to 10."""
        if not column or self.is_hidden(column):
            return None
        value, scale = self.number(column), self.mapping.survey.scale
        whole = 100 if scale is Scale.SHARE and self.text(column).endswith("%") else self.mapping.whole
        if value > whole:
            words = {
                Scale.SHARE: gettext("%(text)s is more than %(whole)s, which would be everyone. What is the share?"),
                Scale.SCORE: gettext("%(text)s is more than %(whole)s, the best there is. What is the score?"),
            }[scale]
            raise _Wrong(column, words % {"text": self.text(column)[:40], "whole": f"{whole:g}"})
        return value / (whole / scale.most)


def _body(row: _Row) -> ReadBody:
    columns, survey = row.mapping.columns, row.mapping.survey
    code, name = row.text(columns["code"]).upper(), row.text(columns["name"])
    if not survey.code_pattern.fullmatch(code):
        words = gettext("“%(code)s” is not a code: it is %(like)s.")
        raise _Wrong(columns["code"], words % {"code": code[:40], "like": gettext(survey.code_words)})
    if not name:
        raise _Wrong(columns["name"], gettext("There is no name here."))
    eligible = row.many(columns["eligible"]) or 0 if "eligible" in columns else None
    results = {
        code: _share(row, survey.questions[code], columns_of, eligible)
        if survey.scale is Scale.SHARE
        else _score(row, columns_of)
        for code, columns_of in row.mapping.questions.items()
    }
    asked, answered = row.many(columns.get("asked", "")), row.many(columns.get("answered", ""))
    if asked is not None and answered is not None and answered > asked:
        words = gettext("%(answered)s answered, and %(asked)s were asked.")
        raise _Wrong(columns["answered"], words % {"answered": answered, "asked": asked})
    return ReadBody(code, name[:200], asked, answered, results)


def _share(row: _Row, question: Question, columns: Columns, eligible: int | None) -> Published:
    base, value = row.many(columns.base), row.figure(columns.share)
    low, high = _range(row, columns, value)
    answers = {code: row.figure(column) for code, column in columns.answers.items()}
    if answers and None not in answers.values():
        total = sum(share or 0 for share in answers.values())
        if abs(total - 1) > ADDS_UP:
            words = gettext("The answers add up to %(total)s%%, not to everyone.") % {"total": f"{100 * total:.0f}"}
            raise _Wrong(next(iter(columns.answers.values())), words)
    return publish(question, value, low, high, base=base, answers=answers, eligible=eligible)


def _score(row: _Row, columns: Columns) -> Published:
    base, value = row.many(columns.base), row.figure(columns.score)
    low, high = _range(row, columns, value)
    expected_low, expected_high = row.figure(columns.expected_low), row.figure(columns.expected_high)
    if (expected_low is None) != (expected_high is None):
        raise _Wrong(columns.expected_high, gettext("The expected range has one end and not the other."))
    if expected_low is not None and expected_high is not None and expected_low > expected_high:
        raise _Wrong(columns.expected_high, gettext("The expected range ends before it begins."))
    if value is not None and base is None:
        raise _Wrong(columns.base, gettext("There is a score here, and not how many people it is of."))
    found = Published(value, low, high, base, expected_low=expected_low, expected_high=expected_high)
    return publish_score(found)


def _range(row: _Row, columns: Columns, value: float | None) -> tuple[float | None, float | None]:
    """The ends as the publisher gives them, around the figure."""
    low, high, most = row.figure(columns.low), row.figure(columns.high), row.mapping.survey.scale.most
    off = LEAST_OFF * most
    if value is not None and not (low or 0) - off <= value <= (most if high is None else high) + off:
        words = {
            Scale.SHARE: gettext("The share lies outside its own range."),
            Scale.SCORE: gettext("The score lies outside its own range."),
        }[row.mapping.survey.scale]
        raise _Wrong(columns.figure, words)
    return low, high
