"""What the public page says, worked out from published counts alone."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext

from partake.insight import frameworks
from partake.insight.missing_in_public import MissingTable, missing_in_public
from partake.insight.months import months_after
from partake.insight.publishing.counting import GOOD, HAPPY, LABELLED, NO_MOOD, SUGGESTED, UNHAPPY
from partake.insight.publishing.protecting import PEOPLE, THEMES
from partake.insight.publishing.ties import COMMENTS
from partake.insight.queries import published as queries
from partake.insight.queries.missing import name_of_group, name_of_question
from partake.insight.queries.notices import Correction, list_corrections
from partake.insight.queries.published import EVERYONE, Edition, Figures, Unit
from partake.insight.theme_bars import ThemeBar, ThemeCount, theme_bars
from partake.methods.intervals import Interval, newcombe, wilson
from partake.organisations.domain import CHARACTERISTICS, Characteristic
from partake.ui.words import month

MOST_THEMES = 6
# Several things are looked at together, so each is asked for more than the usual 95 in 100.
SURE = 0.99


class Change(Enum):
    """Which way something went, for those who receive care."""

    BETTER = "better"
    WORSE = "worse"
    NONE = "none"
    TOO_FEW = "too few"


@dataclass(frozen=True)
class Changed:
    name: str
    change: Change


@dataclass(frozen=True)
class Share:
    """A percentage with its range, its base and how many."""

    percent: int
    low: int
    high: int
    count: int
    base: int


@dataclass(frozen=True)
class Choice:
    """One thing to choose. `inside` is the body a service belongs to."""

    value: str
    words: str
    inside: str = ""


@dataclass(frozen=True)
class Dashboard:
    """What one choice shows. `answered` is None when there are too few answers to show safely, or nothing was published
    of what was asked for; then there is no other number of it either. `corrections` are what is known to be wrong with
    these three months, or with the three before, which they are set beside."""

    edition: Edition
    corrections: tuple[Correction, ...]
    period: str
    place: str
    unit: Unit
    about: str
    people: str
    group_name: str
    answered: int | None
    good: Share | None
    bars: tuple[ThemeBar, ...]
    base: int | None
    unhappiest: str
    changes: tuple[Changed, ...]
    missing: tuple[MissingTable, ...]
    labelled: int | None
    suggested: int | None
    units: tuple[Choice, ...]
    groups: tuple[Choice, ...]


def get_dashboard(about: str, people: str) -> Dashboard | None:
    """This will give what the public page shows for a choice of a body or service (`about`, its id) and of a kind of
    people ("AGE:16-24"), each "" for all; None before anything was published. Both together would pick out few: nothing
    is published of them, so nothing is shown."""
    editions = queries.list_editions(2)
    if not editions:
        return None
    now, *before = editions
    units = queries.list_units(now)
    whole = queries.figures_of(EVERYONE, editions)
    unit = _chosen(units, about)
    figures = whole if unit == EVERYONE else queries.figures_of(unit, editions) if unit else {}
    here = figures.get(now.number, Figures({}))
    earlier = figures.get(before[0].number, Figures({})) if before else Figures({})
    if people:
        here, earlier = (here if unit == EVERYONE else Figures({})), Figures({})
    answered = here.shown(PEOPLE, people) if people else here.answered
    good = here.shown(PEOPLE, people, GOOD) if people else here.good
    bars, base = ((), None) if people or answered is None else _bars(here)
    place = queries.whole_place([body.organisation_id for body, _ in units if body.organisation_id])
    everyone = whole[now.number]
    return Dashboard(
        edition=now,
        corrections=tuple(list_corrections(editions, unit)),
        period=period(now.quarter),
        place=place.name if place else "",
        unit=unit or EVERYONE,
        about=about,
        people=people,
        group_name=group_name(people) if people in everyone.groups else "",
        answered=answered or None,
        good=_share(good, answered),
        bars=bars,
        base=base,
        unhappiest=_unhappiest(here) if bars else "",
        changes=() if people else _changes(here, earlier, bars),
        missing=missing_in_public(everyone, now, place) if place and not about and not people else (),
        labelled=everyone.shown(COMMENTS, "read", LABELLED),
        suggested=everyone.shown(COMMENTS, "read", SUGGESTED),
        units=tuple(
            Choice(str(one.id), one.name, one.body_name if one.service_id else "")
            for body, services in units
            for one in (body, *services)
        ),
        groups=tuple(Choice(one, group_name(one)) for one in everyone.groups),
    )


def group_name(code: str) -> str:
    """This will give a kind of people in words: "Age: 85 or over" for "AGE:85-"."""
    characteristic, _, category = code.partition(":")
    known = characteristic in Characteristic.__members__
    name = gettext(CHARACTERISTICS[Characteristic(characteristic)]) if known else name_of_question(characteristic)
    return f"{name}: {name_of_group(characteristic, category)}"


def share_words(good: Share) -> str:
    """This will say how many said their care was good, in one or two words and no number."""
    if good.low > 50:
        return gettext("Most said it was good.")
    return gettext("Fewer than half said it was good.") if good.high < 50 else gettext("About half said it was good.")


def period(quarter: date) -> str:
    """This will give the three months of a quarter: "From July to September 2026"."""
    last = months_after(quarter, 2)
    return gettext("From %(first)s to %(last)s") % {"first": date_format(quarter, "F"), "last": month(last)}


def _chosen(units: list[tuple[Unit, list[Unit]]], about: str) -> Unit | None:
    if not about:
        return EVERYONE
    try:
        wanted = UUID(about)
    except ValueError:
        return None
    return queries.get_service_unit(units, wanted)


def _share(count: int | None, base: int | None) -> Share | None:
    if count is None or not base:
        return None
    found = wilson(count, base)
    return Share(_percent(found.estimate), _percent(found.low), _percent(found.high), count, base)


def _percent(share: float) -> int:
    return round(100 * share)


def _bars(figures: Figures) -> tuple[tuple[ThemeBar, ...], int | None]:
    """The themes most spoken of. Those that are hidden are not named here: they would fill the page with dashes."""
    base = figures.comments
    if not base:
        return (), None
    counts = [_theme_count(figures, theme) for theme in figures.themes if figures.shown(THEMES, theme)]
    counts.sort(key=lambda one: (-(one.comments or 0), one.name))
    return theme_bars(counts[:MOST_THEMES], base), base


def _theme_count(figures: Figures, theme: str) -> ThemeCount:
    """Where one mood is hidden, what is left of the comments is drawn as hidden: it is a sum of two moods or more."""
    moods = (figures.shown(THEMES, theme, mood) for mood in (UNHAPPY, HAPPY, NO_MOOD))
    unhappy, happy, neither = moods
    name, comments = frameworks.name_of(theme), figures.shown(THEMES, theme)
    return ThemeCount(theme, name, comments, unhappy, happy, shown_neither=neither)


def _unhappiest(figures: Figures) -> str:
    """The theme most people were unhappy about; "" where a hidden number might be larger."""
    most, name = 0, ""
    for theme in figures.themes:
        unhappy = figures.shown(THEMES, theme, UNHAPPY)
        if unhappy is not None and unhappy > most:
            most, name = unhappy, theme
    hidden = [figures.shown(THEMES, one) for one in figures.themes if figures.shown(THEMES, one, UNHAPPY) is None]
    # Somebody is unhappy about a theme at most as often as somebody speaks of it.
    sure = all(comments is not None and comments < most for comments in hidden)
    return frameworks.name_of(name) if name and sure and figures.comments else ""


def _changes(now: Figures, before: Figures, bars: tuple[ThemeBar, ...]) -> tuple[Changed, ...]:
    """This quarter beside the one before, by the share of all who answered or wrote."""
    found = [
        Changed(
            gettext("How many said their care was good"),
            _change(now.good, now.answered, before.good, before.answered, good=True),
        )
    ]
    for bar in bars:
        theme = bar.count.theme
        shares = (
            now.shown(THEMES, theme, UNHAPPY),
            now.comments,
            before.shown(THEMES, theme, UNHAPPY),
            before.comments,
        )
        found.append(Changed(bar.count.name, _change(*shares, good=False)))
    return tuple(found)


def _change(count: int | None, base: int | None, was: int | None, was_of: int | None, *, good: bool) -> Change:
    if count is None or was is None or not base or not was_of:
        return Change.TOO_FEW
    gap: Interval = newcombe(count, base, was, was_of, confidence=SURE)
    if gap.low <= 0 <= gap.high:
        return Change.NONE
    return Change.BETTER if (gap.estimate > 0) == good else Change.WORSE
