"""The exact counts of one quarter, from the cubes of the staff, cut so that they add up.

A unit is a service ("s12"), or what was said of a body and of no one service of it ("r5"). A body ("b5") is its units
together, and `EVERYONE` is all bodies together: somebody who spoke of two services counts once in each, here alone, so
that every sum an attacker can make is one that the protection made too.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet, Sum

from partake.insight import frameworks
from partake.insight.models import AnswersMonth, GroupsMonth, HeardMonth, ThemesMonth
from partake.insight.publishing.quarters import months_of

EVERYONE = "all"
GOOD, NEITHER, POOR, DONT_KNOW = "good", "neither", "poor", "dont_know"
ANSWERS = {"1": GOOD, "2": GOOD, "3": NEITHER, "4": POOR, "5": POOR, "6": DONT_KNOW}
UNHAPPY, HAPPY, NO_MOOD = "unhappy", "happy", "neither"
LABELLED, SUGGESTED = "labelled", "suggested"
OTHER = "other"
FFT = "fft"  # the one question that is the same everywhere

Units = Mapping[tuple[str, ...], int]


@dataclass(frozen=True)
class Exact:
    """Exact counts of one quarter. Keys: `answers` (unit, answer); `comments` (unit, read by whom); `themes` by theme,
    (unit, mood); `people` by characteristic, (category, good or other); `heard` (kind, channel). `parents` leads from a
    unit to its body and from a body to `EVERYONE`; `lists` from a characteristic to the dated list of its kinds."""

    parents: Mapping[str, str]
    answers: Units
    comments: Units
    themes: Mapping[str, Units]
    people: Mapping[str, Units]
    heard: Units
    lists: Mapping[str, str] = field(default_factory=dict)


def count_quarter(quarter: date) -> Exact:
    """This will add up one quarter."""
    parents: dict[str, str] = {}
    months = months_of(quarter)
    answered = AnswersMonth.objects.filter(month__in=months, question=FFT)
    answers = _units(((o, s, (ANSWERS[code],), many) for o, s, code, many in _summed(answered, "answer")), parents)
    heard = HeardMonth.objects.filter(month__in=months)
    read = heard.values_list("organisation_id", "service_id").annotate(Sum("labelled"), Sum("suggested"))
    pairs = [(o, s, ((LABELLED, one), (SUGGESTED, two))) for o, s, one, two in read]
    comments = Counter(_units(((o, s, (by,), many) for o, s, both in pairs for by, many in both), parents))
    themes = _themes(months, parents)
    for of_theme in themes.values():
        _no_fewer_than(of_theme, comments)
    whole = heard.filter(service__isnull=True).values_list("kind", "channel").annotate(Sum("voices"))
    people, lists = _people(months)
    return Exact(parents, answers, dict(comments), themes, people, {(k, c): many for k, c, many in whole}, lists)


def _summed(rows: "QuerySet[AnswersMonth]", what: str) -> Iterable[tuple[int, int | None, str, int]]:
    return rows.values_list("organisation_id", "service_id", what).annotate(Sum("voices"))


def _units(rows: Iterable[tuple[int, int | None, tuple[str, ...], int]], parents: dict[str, str]) -> dict:
    """Counts of each unit. What a body has beyond its services is a unit of its own."""
    found: Counter[tuple[str, ...]] = Counter()
    beyond: Counter[tuple[str, ...]] = Counter()
    for body, service, rest, many in rows:
        if service is None:
            beyond[(f"r{body}", *rest)] += many
        else:
            found[(f"s{service}", *rest)] += many
            beyond[(f"r{body}", *rest)] -= many
            parents[f"s{service}"] = f"b{body}"
        parents[f"b{body}"] = EVERYONE
        parents[f"r{body}"] = f"b{body}"
    found.update({key: many for key, many in beyond.items() if many > 0})
    return dict(found)


def _themes(months: tuple[date, ...], parents: dict[str, str]) -> dict[str, Units]:
    """Themes of the frameworks that come with Partake: what a body calls a theme of its own may tell who said it."""
    common = {theme.key for one in frameworks.built_in().values() for theme in one.themes}
    rows = (
        ThemesMonth.objects.filter(month__in=months)
        .values_list("theme", "organisation_id", "service_id")
        .annotate(Sum("voices"), Sum("happy"), Sum("unhappy"))
    )
    by_theme: dict[str, list[tuple[int, int | None, tuple[str, ...], int]]] = {}
    for theme, body, service, voices, happy, unhappy in rows:
        if theme in common and not frameworks.is_none(theme):
            moods = ((HAPPY, happy), (UNHAPPY, unhappy), (NO_MOOD, voices - happy - unhappy))
            by_theme.setdefault(theme, []).extend((body, service, (mood,), many) for mood, many in moods)
    return {theme: _units(found, parents) for theme, found in sorted(by_theme.items())}


def _no_fewer_than(theme: Units, comments: "Counter[tuple[str, ...]]") -> None:
    """Where somebody spoke of two services, what is left of their body can be more of a theme than of all comments."""
    units: Counter[str] = Counter()
    for (unit, _), many in theme.items():
        units[unit] += many
    for unit, many in units.items():
        missing = many - comments[(unit, LABELLED)] - comments[(unit, SUGGESTED)]
        if missing > 0:
            comments[(unit, SUGGESTED)] += missing


def _people(months: tuple[date, ...]) -> tuple[dict[str, Units], dict[str, str]]:
    """By each characteristic, on the dated list that most people answered by: categories of two lists do not add up."""
    rows = (
        GroupsMonth.objects.filter(month__in=months, service__isnull=True)
        .values_list("characteristic", "list_version", "category")
        .annotate(Sum("scored"), Sum("good"))
    )
    lists: dict[tuple[str, str], dict[tuple[str, ...], int]] = {}
    for characteristic, version, category, scored, good in rows:
        of_list = lists.setdefault((characteristic, version), {})
        of_list[category, GOOD], of_list[category, OTHER] = good, scored - good
    found: dict[str, Units] = {}
    chosen: dict[str, str] = {}
    for (characteristic, version), counts in sorted(lists.items(), key=lambda one: (sum(one[1].values()), one[0])):
        found[characteristic], chosen[characteristic] = counts, version
    return dict(sorted(found.items())), dict(sorted(chosen.items()))
