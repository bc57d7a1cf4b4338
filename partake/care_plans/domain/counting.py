"""How many people have a plan, were offered one, were reviewed on time and felt involved: by group, for one practice
and one quarter, and safe to show.

What counts is decided here, one person at a time; `methods.disclosure` alone makes the numbers that are shown.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import product

from partake.kernel.texts import text
from partake.methods.disclosure import Dimension, SafeCount, cross_table, protect, read_stored

ALL = "ALL"  # the row of everybody, and the column of the base


class Stage(StrEnum):
    """Each registered person is in one of these on the last day of the quarter. A plan counts once it was agreed."""

    HAS_PLAN = "HAS_PLAN"
    OFFERED = "OFFERED"
    NOT_NOW = "NOT_NOW"
    SAID_NO = "SAID_NO"
    NOT_OFFERED = "NOT_OFFERED"


class Reviewed(StrEnum):
    """Of those whose review fell due by the end of the quarter. LATE counts those that are still to be held too."""

    ON_TIME = "ON_TIME"
    LATE = "LATE"


class Felt(StrEnum):
    """Of those who had a talk in the quarter, or said how involved they felt."""

    AS_WANTED = "AS_WANTED"
    OTHERWISE = "OTHERWISE"
    NOT_ANSWERED = "NOT_ANSWERED"


class Measure(StrEnum):
    PLANS = "PLANS"
    REVIEWS = "REVIEWS"
    INVOLVED = "INVOLVED"


VALUES: dict[Measure, tuple[str, ...]] = {
    Measure.PLANS: tuple(Stage),
    Measure.REVIEWS: tuple(Reviewed),
    Measure.INVOLVED: tuple(Felt),
}
MEASURE_WORDS: dict[Measure, str] = {
    Measure.PLANS: text("Who has a plan, and who was offered one"),
    Measure.REVIEWS: text("Whose plan was looked at again on time"),
    Measure.INVOLVED: text("Who felt as involved as they wanted"),
}
BASE_WORDS: dict[Measure, str] = {
    Measure.PLANS: text("People registered"),
    Measure.REVIEWS: text("Reviews due"),
    Measure.INVOLVED: text("People who talked about their plan"),
}
VALUE_WORDS: dict[str, str] = {
    Stage.HAS_PLAN: text("Has an agreed plan"),
    Stage.OFFERED: text("Offered, not agreed yet"),
    Stage.NOT_NOW: text("Said not now"),
    Stage.SAID_NO: text("Said no"),
    Stage.NOT_OFFERED: text("Not offered"),
    Reviewed.ON_TIME: text("On time"),
    Reviewed.LATE: text("Late, or still to come"),
    Felt.AS_WANTED: text("As much as they wanted"),
    Felt.OTHERWISE: text("Less, or more, than they wanted"),
    Felt.NOT_ANSWERED: text("Did not answer"),
}


class Grouping(StrEnum):
    AGE = "AGE"
    ETHNIC_GROUP = "ETHNIC_GROUP"
    GENDER = "GENDER"


GROUPING_WORDS: dict[Grouping, str] = {
    Grouping.AGE: text("Age"),
    Grouping.ETHNIC_GROUP: text("Ethnic group"),
    Grouping.GENDER: text("Gender"),
}
UNKNOWN = "UNKNOWN"
GROUP_WORDS: dict[Grouping, dict[str, str]] = {
    Grouping.AGE: {
        "0_17": text("Under 18"),
        "18_39": text("18 to 39"),
        "40_64": text("40 to 64"),
        "65_79": text("65 to 79"),
        "80": text("80 and over"),
        UNKNOWN: text("Not known"),
    },
    Grouping.ETHNIC_GROUP: {
        "WHITE": text("White"),
        "MIXED": text("Mixed"),
        "ASIAN": text("Asian"),
        "BLACK": text("Black"),
        "OTHER": text("Chinese, or any other"),
        UNKNOWN: text("Not known"),
    },
    Grouping.GENDER: {
        "MEN": text("Men"),
        "WOMEN": text("Women"),
        "OTHER": text("Another gender"),
        UNKNOWN: text("Not known"),
    },
}
# The five groups of the 2001 list by its codes (UK Core, EthnicCategoryEngland); what was declined is not known.
_ETHNIC = {
    **dict.fromkeys("ABC", "WHITE"),
    **dict.fromkeys("DEFG", "MIXED"),
    **dict.fromkeys("HJKL", "ASIAN"),
    **dict.fromkeys("MNP", "BLACK"),
    **dict.fromkeys("RS", "OTHER"),
}
_GENDER = {"1": "MEN", "2": "WOMEN", "3": "OTHER", "4": "OTHER"}
_AGES = ((18, "0_17"), (40, "18_39"), (65, "40_64"), (80, "65_79"))


@dataclass(frozen=True)
class Quarter:
    """Three months of a year. Counts are made of whole quarters that have ended, each once."""

    year: int
    number: int

    @property
    def code(self) -> str:
        return f"{self.year}-Q{self.number}"

    @property
    def first_on(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last_on(self) -> date:
        year, month = divmod(12 * self.year + 3 * self.number, 12)
        return date(year, month + 1, 1) - timedelta(days=1)


def quarter_named(code: str) -> Quarter | None:
    """This will read "2026-Q3", or give None."""
    year, _, number = code.partition("-Q")
    if len(year) == 4 and year.isascii() and year.isdigit() and number in {"1", "2", "3", "4"} and int(year):
        return Quarter(int(year), int(number))
    return None


def last_ended(today: date) -> Quarter:
    """This will give the newest quarter that is over."""
    this = (today.month - 1) // 3 + 1
    return Quarter(today.year, this - 1) if this > 1 else Quarter(today.year - 1, 4)


def age_group(born_on: date | None, on: date) -> str:
    """This will give the age group of somebody on a day."""
    if born_on is None:
        return UNKNOWN
    years = on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))
    return next((group for below, group in _AGES if years < below), "80")


def ethnic_group(code: str) -> str:
    return _ETHNIC.get(code, UNKNOWN)


def gender(code: str) -> str:
    return _GENDER.get(code, UNKNOWN)


@dataclass(frozen=True)
class Counted:
    """What is counted of one person. `reviewed` is None when no review was due, `felt` when there was no talk."""

    age: str
    ethnic_group: str
    gender: str
    stage: Stage
    reviewed: Reviewed | None = None
    felt: Felt | None = None

    @property
    def groups(self) -> tuple[str, str, str]:
        return self.age, self.ethnic_group, self.gender

    def value(self, measure: Measure) -> str | None:
        return {Measure.PLANS: self.stage, Measure.REVIEWS: self.reviewed, Measure.INVOLVED: self.felt}[measure]


@dataclass(frozen=True)
class CountRow:
    """One group (`ALL` for everybody): how many people there are, and how many of them by each value."""

    grouping: Grouping | None
    group: str
    base: SafeCount
    counts: tuple[SafeCount, ...]


@dataclass(frozen=True)
class CountTable:
    """One measure for one practice and quarter: everybody first, then group by group."""

    measure: Measure
    values: tuple[str, ...]
    rows: tuple[CountRow, ...]

    @property
    def everybody(self) -> CountRow:
        return self.rows[0]


Stored = Mapping[str, Mapping[str, str]]


def count(people: Iterable[Counted]) -> dict[str, dict[str, str]]:
    """This will count, hide what must be hidden, and give the counts as they are stored, by measure and cell.

    All tables of one measure are protected together, since they add up the same people; so no sum or difference of
    what is shown places a small number. Each practice and quarter is counted once, and never again with somebody
    more or less, so that no two counts of one quarter can be set against each other.
    """
    seen = list(people)
    found: dict[str, dict[str, str]] = {}
    for measure, values in VALUES.items():
        counted: Counter[tuple[str, ...]] = Counter(
            (*one.groups, said) for one in seen if (said := one.value(measure)) is not None
        )
        atoms = {atom: counted[atom] for atom in product(*(GROUP_WORDS[grouping] for grouping in Grouping), values)}
        across = Dimension(len(Grouping), {}, total=ALL)
        tables = [
            cross_table(grouping, atoms, [Dimension(place, {}, total=ALL), across])
            for place, grouping in enumerate(Grouping)
        ]
        safe = protect(atoms, tables)
        found[measure] = {
            _cell(grouping, group, value): number.stored
            for grouping, cells in safe.tables.items()
            for (group, value), number in cells.items()
        }
    return found


def tables_of(stored: Stored) -> tuple[CountTable, ...]:
    """This will give the tables back from what `count` gave."""
    return tuple(
        CountTable(measure, values, tuple(_rows(stored[measure], values)))
        for measure, values in VALUES.items()
        if measure in stored
    )


def _rows(cells: Mapping[str, str], values: Sequence[str]) -> Iterable[CountRow]:
    def row(grouping: Grouping | None, group: str) -> CountRow:
        base, *counts = (read_stored(cells[_cell(grouping or Grouping.AGE, group, value)]) for value in (ALL, *values))
        return CountRow(grouping, group, base, tuple(counts))

    yield row(None, ALL)
    for grouping in Grouping:
        for group in GROUP_WORDS[grouping]:
            yield row(grouping, group)


def _cell(grouping: str, group: str, value: str) -> str:
    return f"{grouping}:{group}:{value}"
