"""Which surveys there are, what they ask, where their years break, and which column holds what in each year's file.
All of it is in the data files beside this: a new year is a new file, and no program changes."""

import re
import tomllib
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from partake.kernel.verdict import NotFound

DATA = Path(__file__).parent / "data"
MAPPING = re.compile(r"\w+_\d{4}\.toml")


class Scale(StrEnum):
    """What a figure is: a share of people, from 0 to 1; or a score from 0 to 10."""

    SHARE = "share"
    SCORE = "score"

    @property
    def most(self) -> int:
        return 1 if self is Scale.SHARE else 10


@dataclass(frozen=True)
class Break:
    """A year from which on figures are not set beside earlier ones: of every question, or of those named."""

    first_year: int
    short: str
    why: str
    source: str
    verified: bool
    questions: tuple[str, ...] = ()

    def is_of(self, question: str) -> bool:
        return not self.questions or question in self.questions


@dataclass(frozen=True)
class Question:
    """`says` goes on after "people". `section` is the code of where it stands in its survey; a `whole` is not asked: it
    is that section's own score. `by_method`: its share is counted by a named method from its answers. `options`: of a
    scored question, how each answer is written in a file, best first; `not_scored`: such as don't know."""

    code: str
    name: str
    says: str
    asked: str
    section: str
    whole: bool = False
    about_person: bool = False
    by_method: bool = False
    options: tuple[str, ...] = ()
    not_scored: tuple[str, ...] = ()


@dataclass(frozen=True)
class Survey:
    code: str
    name: str
    publisher: str
    scale: Scale
    code_pattern: re.Pattern[str]
    code_words: str
    bodies: str
    who: str
    source: str
    sections: dict[str, str]
    questions: dict[str, Question]
    breaks: tuple[Break, ...] = ()

    def breaks_of(self, question: str) -> tuple[Break, ...]:
        """This will give the breaks that one question's years have."""
        return tuple(one for one in self.breaks if one.is_of(question))


@dataclass(frozen=True)
class Columns:
    """Where one question stands in a file: its share, or each of its `answers`; its score, or the one `answer` of each
    person. `low` and `high` are the ends of its range, `expected_low` and `expected_high` of the range in which the
    publisher expects it."""

    share: str = ""
    score: str = ""
    base: str = ""
    low: str = ""
    high: str = ""
    expected_low: str = ""
    expected_high: str = ""
    answer: str = ""
    answers: dict[str, str] = field(default_factory=dict)

    @property
    def figure(self) -> str:
        return self.share or self.score

    @property
    def named(self) -> tuple[str, ...]:
        given = (self.figure, self.base, self.low, self.high, self.expected_low, self.expected_high, self.answer)
        return tuple(name for name in (*given, *self.answers.values()) if name)


@dataclass(frozen=True)
class Mapping:
    """One year's file. `whole` is how everyone, or the best score, is written: 1, 10 or 100. `hidden` are the marks for
    what the publisher does not show. `cells`: of a file of answers, the columns that make the profile of its people."""

    code: str
    survey: Survey
    year: int
    verified: bool
    source: str
    file: str
    whole: float
    hidden: frozenset[str]
    columns: dict[str, str]
    questions: dict[str, Columns]
    cells: tuple[str, ...] = ()

    @property
    def has_answers(self) -> bool:
        """Whether its rows are people, whose answers are scored here."""
        return bool(self.cells)

    @property
    def named(self) -> tuple[str, ...]:
        """Every column the file must have."""
        of_questions = [name for one in self.questions.values() for name in one.named]
        return tuple(dict.fromkeys([*self.columns.values(), *self.cells, *of_questions]))


@cache
def surveys() -> dict[str, Survey]:
    """This will give every survey by its code."""
    paths = [path for path in sorted(DATA.glob("*.toml")) if not MAPPING.fullmatch(path.name)]
    return {path.stem: _survey(path.stem, tomllib.loads(path.read_text("utf-8"))) for path in paths}


@cache
def mappings() -> dict[str, Mapping]:
    """This will give every year's file that can be brought in, by its code ("gpps_2025"), the newest year first, and of
    one year what was published before what would have to be scored."""
    paths = [path for path in DATA.glob("*.toml") if MAPPING.fullmatch(path.name)]
    found = [read_mapping(tomllib.loads(path.read_text("utf-8")), path.stem) for path in paths]
    return {one.code: one for one in sorted(found, key=lambda one: (one.survey.name, -one.year, one.has_answers))}


@cache
def checked() -> frozenset[tuple[str, int]]:
    """This will give the surveys and years of which every file's columns were checked."""
    unchecked = {(one.survey.code, one.year) for one in mappings().values() if not one.verified}
    return frozenset({(one.survey.code, one.year) for one in mappings().values()} - unchecked)


def get_survey(code: str) -> Survey:
    """This will give one survey, or raise `NotFound`."""
    if code not in surveys():
        raise NotFound
    return surveys()[code]


def get_question(survey: Survey, code: str) -> Question:
    """This will give one question of a survey, or raise `NotFound`."""
    if code not in survey.questions:
        raise NotFound
    return survey.questions[code]


def read_mapping(row: dict[str, Any], code: str) -> Mapping:
    """This will read one year's file of columns, which is called `code`. Raises `ValueError` for a question its survey
    does not ask, and for one without the columns that its kind needs."""
    given = dict(row)
    survey = surveys()[given.pop("survey")]
    questions = {code: Columns(**columns) for code, columns in given.pop("questions").items()}
    hidden, cells = frozenset(given.pop("hidden")), tuple(given.pop("cells", ()))
    for name, columns in questions.items():
        if name not in survey.questions:
            raise ValueError(f"{survey.name} does not ask {name!r}.")
        if not _is_whole(survey.questions[name], columns, has_answers=bool(cells)):
            raise ValueError(f"{survey.name}: {name!r} lacks a column.")
    return Mapping(code=code, survey=survey, questions=questions, hidden=hidden, cells=cells, **given)


def _is_whole(question: Question, columns: Columns, *, has_answers: bool) -> bool:
    if bool(columns.expected_low) != bool(columns.expected_high):
        return False
    if has_answers:
        return bool(columns.answer) and bool(question.options)
    return bool(columns.base) and bool(columns.answers if question.by_method else columns.figure)


def _survey(code: str, row: dict[str, Any]) -> Survey:
    given = dict(row)
    questions = {key: _question(key, value) for key, value in given.pop("questions").items()}
    breaks = tuple(Break(**{**one, "questions": tuple(one.get("questions", ()))}) for one in given.pop("breaks", ()))
    scale, pattern = Scale(given.pop("scores")), re.compile(given.pop("code"))
    return Survey(code=code, scale=scale, code_pattern=pattern, questions=questions, breaks=breaks, **given)


def _question(code: str, row: dict[str, Any]) -> Question:
    options, not_scored = tuple(row.pop("options", ())), tuple(row.pop("not_scored", ()))
    return Question(code, options=options, not_scored=not_scored, **row)
