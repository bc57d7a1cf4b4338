"""Who is missing: who was heard, beside who lives in the place. The caller has asked who may see the figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.utils.translation import gettext

from partake.insight.matching import BAND, Matched, band, match, questions
from partake.insight.months import months_after
from partake.insight.queries import figures
from partake.insight.queries.figures import GroupCount, Scope
from partake.insight.queries.series import window
from partake.kernel.texts import text
from partake.kernel.verdict import NotFound
from partake.methods.errors import MethodError
from partake.methods.representativeness import Finding, Representation, compare_with_population
from partake.organisations.models import Organisation, Place
from partake.organisations.queries import PopulationTable, population_of
from partake.people.background import background_questions

MONTHS_COMPARED = 12
# Counts of one place on one day are of the same people: beyond this, one of them is wrong.
MOST_APART = 0.02

FINDING_WORDS: dict[Finding, str] = {
    Finding.FEWER: text("Fewer than live here"),
    Finding.ALIKE: text("About right"),
    Finding.MORE: text("More than live here"),
    Finding.TOO_FEW: text("Too few to say"),
}


@dataclass(frozen=True)
class GroupLine:
    """One group: how many of those heard, as a percentage with its range; and of those who live there."""

    name: str
    people: int
    share: int
    low: int
    high: int
    live: int
    finding: Finding

    @property
    def words(self) -> str:
        return gettext(FINDING_WORDS[self.finding])


@dataclass(frozen=True)
class Compared:
    """One question compared. `said` gave an answer that is compared; `unsaid` were heard and did not."""

    words: str
    groups: tuple[GroupLine, ...]
    said: int
    unsaid: int
    counted_on: date
    source: str
    checked: bool

    @property
    def missing(self) -> GroupLine | None:
        """The group that is missing most, where one is: by how much smaller its share is than where they live."""
        fewer = [one for one in self.groups if one.finding is Finding.FEWER]
        return max(fewer, key=lambda one: one.live - one.share, default=None)


@dataclass(frozen=True)
class MissingPage:
    """Who is missing. `places` are the body's own and those around it, the nearest first; `place` is the one compared
    with, None when the body has none. `not_compared` says why for each question that is left out, `warnings` what is
    wrong with the counts."""

    first: date
    last: date
    heard: int
    place: Place | None
    places: tuple[Place, ...]
    compared: tuple[Compared, ...]
    not_compared: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    has_population: bool


def period() -> tuple[date, date]:
    """This will give the months that are compared: the last year's, of the whole window of the charts."""
    _, last = window()
    return months_after(last, 1 - MONTHS_COMPARED), last


def get_missing(body: Organisation, scope: Scope, *, place_id: UUID | None = None) -> MissingPage:
    """This will compare who was heard with a place: the nearest that was counted, or the one asked for among those
    around the body. Raises `NotFound`."""
    first, last = period()
    places = _around(body)
    counted = {one.pk: population_of(one) for one in places}
    if place_id is None:
        place = next((one for one in places if counted[one.pk]), places[0] if places else None)
    else:
        place = next((one for one in places if one.public_id == place_id), None)
        if place is None:
            raise NotFound
    tables = counted[place.pk] if place else ()
    groups, heard = figures.groups(scope, first=first, last=last), figures.heard(scope, first=first, last=last).voices
    compared, left_out = _compare(groups, heard, tables)
    return MissingPage(first, last, heard, place, places, compared, left_out, tuple(_warnings(tables)), bool(tables))


def one_sentence(body: Organisation, scope: Scope) -> str:
    """This will say in a sentence who is missing most; or that it cannot be said."""
    page = get_missing(body, scope)
    where = page.place.name if page.place else ""
    worst = [(one.missing, one) for one in page.compared if one.missing]
    if worst:
        line, compared = max(worst, key=lambda found: found[0].live - found[0].share)
        given = {
            "question": compared.words.lower(),
            "group": line.name,
            "live": line.live,
            "here": line.share,
            "where": where,
        }
        return (
            gettext(
                "Who is missing, by %(question)s: %(group)s, %(live)s%% of %(where)s and %(here)s%% of those heard."
            )
            % given
        )
    if page.compared:
        return gettext("No group that we can compare with %(where)s is clearly missing.") % {"where": where}
    return gettext("We cannot say who is missing: there is nothing here to compare with.")


def name_of_group(characteristic: str, category: str) -> str:
    """This will give what people read of a group: "25 to 34", "Under 16", or the words of its list."""
    edges = band(category) if BAND.match(category) else None
    if edges:
        low, high = edges
        if low == 0:
            return gettext("Under %(age)s") % {"age": high + 1}
        if category.rstrip().endswith(("-", "+")):
            return gettext("%(age)s or over") % {"age": low}
        return gettext("%(low)s to %(high)s") % {"low": low, "high": high} if low != high else str(low)
    listed = background_questions().get(characteristic)
    known = {
        **dict(listed.answers if listed else ()),
        **(questions()[characteristic].names if characteristic in questions() else {}),
    }
    return gettext(known.get(category, category))


def name_of_question(characteristic: str) -> str:
    found = questions().get(characteristic)
    return gettext(found.words) if found else characteristic


def by_question(groups: Iterable[GroupCount]) -> dict[tuple[str, str], list[GroupCount]]:
    """This will put groups together by question and dated list."""
    found: dict[tuple[str, str], list[GroupCount]] = {}
    for one in groups:
        found.setdefault((one.characteristic, one.list_version), []).append(one)
    return found


def _around(body: Organisation) -> tuple[Place, ...]:
    """The body's place and those it lies within, the nearest first."""
    found: list[Place] = []
    place = Place.objects.filter(pk=body.place_id).select_related("within").first() if body.place_id else None
    while place is not None and place not in found:
        found.append(place)
        place = place.within
    return tuple(found)


def _compare(
    groups: Iterable[GroupCount], heard: int, tables: Iterable[PopulationTable]
) -> tuple[tuple[Compared, ...], tuple[tuple[str, str], ...]]:
    counted = {table.characteristic: table for table in tables}
    found, left = [], []
    asked = by_question(groups)
    for (characteristic, version), rows in asked.items():
        question, words = questions().get(characteristic), name_of_question(characteristic)
        if sum(key[0] == characteristic for key in asked) > 1:
            words = gettext("%(question)s (list %(version)s)") % {"question": words, "version": version}
        table = counted.get(question.counted_as) if question and question.counted_as else None
        if question and question.counted_as and table is None:
            left.append((words, gettext("The people of this place are not counted by this.")))
            continue
        spoke = {one.category: one.voices for one in rows}
        live = dict(table.rows) if table else {}
        matched = match(characteristic, version, spoke, table.list_version if table else "", live)
        if not isinstance(matched, Matched) or table is None:
            left.append((words, gettext(getattr(matched, "why", ""))))
            continue
        try:
            judged = _judged(tuple(matched.spoke.items()), tuple(matched.live.items()))
        except MethodError:
            left.append((words, gettext("Nobody who was heard is in any of its groups, or nobody was counted.")))
            continue
        said = sum(matched.spoke.values())
        lines = tuple(
            GroupLine(
                name_of_group(characteristic, one.name),
                one.people,
                round(100 * one.share.estimate),
                round(100 * one.share.low),
                round(100 * one.share.high),
                round(100 * one.population),
                one.finding,
            )
            for one in judged.groups
        )
        found.append(
            Compared(words, lines, said, max(heard - said, 0), table.counted_on, table.source, matched.checked)
        )
    return tuple(found), tuple(left)


@lru_cache(maxsize=256)
def _judged(spoke: tuple[tuple[str, int], ...], live: tuple[tuple[str, int], ...]) -> Representation:
    """The same counts are compared on every page about a service: once is enough."""
    return compare_with_population(dict(spoke), dict(live))


def _warnings(tables: Iterable[PopulationTable]) -> Iterable[str]:
    """Two counts of one place on one day that are of different numbers of people."""
    by_day: dict[date, list[PopulationTable]] = {}
    for table in tables:
        by_day.setdefault(table.counted_on, []).append(table)
    for same in by_day.values():
        totals = [table.total for table in same]
        if max(totals) - min(totals) > MOST_APART * max(totals):
            said = ", ".join(f"{table.characteristic.lower()} {table.total:,}" for table in same)
            yield gettext(
                "The counts of this place do not add up to the same number of people (%(totals)s). One of them is "
                "wrong, or is of other people. Ask who brought them in before you rely on this."
            ) % {"totals": said}
