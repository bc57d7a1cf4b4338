"""Who has not been heard from, as everyone reads it: from published counts alone.

Lists meet as they do for staff (`matching.py`). A group that holds a hidden number is hidden; what is left is set
beside the same groups of the place. So every number here is a sum of published ones, and says nothing that they do not.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from partake.insight.matching import Matched, match, questions
from partake.insight.publishing.protecting import PEOPLE
from partake.insight.publishing.ties import ALL
from partake.insight.queries.missing import name_of_group, name_of_question
from partake.insight.queries.published import Edition, Figures
from partake.methods.errors import MethodError
from partake.methods.representativeness import Finding, compare_with_population
from partake.organisations.models import Place
from partake.organisations.queries import PopulationTable, population_of


@dataclass(frozen=True)
class MissingLine:
    """One kind of people: percentages of those who live here, and of those who said which is theirs and whose number is
    shown; None: hidden."""

    group: str
    live: int
    answered: int | None = None
    finding: Finding | None = None


@dataclass(frozen=True)
class MissingTable:
    """One question people were asked of themselves, beside a count of the place. `checked` is whether somebody has read
    in its source which group belongs to which."""

    question: str
    lines: tuple[MissingLine, ...]
    counted_on: date
    source: str
    checked: bool

    @property
    def missing(self) -> MissingLine | None:
        """The group that is missing most, where one is."""
        fewer = [one for one in self.lines if one.finding is Finding.FEWER]
        return max(fewer, key=lambda one: one.live - (one.answered or 0), default=None)

    @property
    def hides_some(self) -> bool:
        return any(one.answered is None for one in self.lines)


def missing_in_public(figures: Figures, edition: Edition, place: Place) -> tuple[MissingTable, ...]:
    """This will compare the kinds of people in a publication with the newest counts of a place, where they can be."""
    counted = {table.characteristic: table for table in population_of(place)}
    asked: dict[str, dict[str, int | None]] = {}
    for (cube, subject, part), count in figures.counts.items():
        if (cube, part) == (PEOPLE, ALL):
            characteristic, _, category = subject.partition(":")
            asked.setdefault(characteristic, {})[category] = count.shown
    found = []
    for characteristic, spoke in sorted(asked.items()):
        question = questions().get(characteristic)
        table = counted.get(question.counted_as) if question else None
        if table and (made := _compared(characteristic, edition.lists.get(characteristic, ""), spoke, table)):
            found.append(made)
    return tuple(found)


def _compared(
    characteristic: str, asked_list: str, spoke: Mapping[str, int | None], table: PopulationTable
) -> MissingTable | None:
    given = (table.list_version, dict(table.rows))
    shown = match(characteristic, asked_list, {name: many or 0 for name, many in spoke.items()}, *given)
    # The same groups, with one in each that holds a hidden number.
    hidden = match(characteristic, asked_list, {name: int(many is None) for name, many in spoke.items()}, *given)
    if not isinstance(shown, Matched) or not isinstance(hidden, Matched):
        return None
    kept = {name: many for name, many in shown.spoke.items() if not hidden.spoke[name]}
    try:
        judged = _judged(tuple(kept.items()), tuple((name, shown.live[name]) for name in kept))
    except MethodError:
        return None
    whole = sum(shown.live.values())
    lines = tuple(
        MissingLine(name_of_group(characteristic, name), round(100 * people / whole), *judged.get(name, ()))
        for name, people in shown.live.items()
    )
    return MissingTable(name_of_question(characteristic), lines, table.counted_on, table.source, shown.checked)


@lru_cache(maxsize=64)
def _judged(spoke: tuple[tuple[str, int], ...], live: tuple[tuple[str, int], ...]) -> dict[str, tuple[int, Finding]]:
    """Exact tests take longer than the rest of the page, and what is published never changes."""
    found = compare_with_population(dict(spoke), dict(live))
    return {one.name: (round(100 * one.share.estimate), one.finding) for one in found.groups}
