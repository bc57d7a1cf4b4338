"""Comparing services, groups of people and times, without a league table. The caller has asked who may see figures.

Everything is about one answer: good or very good to the Friends and Family question, of all who answered it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum
from statistics import NormalDist

from django.utils.translation import gettext

from partake.documents.control_drawing import CHART_NARROW, CHART_WIDE
from partake.documents.drawings import Drawn
from partake.documents.funnel_drawing import Spot, funnel_chart
from partake.insight.months import months_after
from partake.insight.queries import figures
from partake.insight.queries.figures import GroupCount, Scope
from partake.insight.queries.missing import by_question, get_missing, name_of_group, name_of_question
from partake.insight.queries.series import window
from partake.insight.queries.service_page import Share, share_of
from partake.insight.series import FEWEST_ANSWERS
from partake.kernel.texts import text
from partake.methods.errors import MethodError
from partake.methods.funnel import Funnel, Position, Spread, funnel
from partake.methods.intervals import benjamini_hochberg, newcombe, wilson
from partake.organisations.models import Organisation
from partake.organisations.queries import population_of
from partake.voices.queries.services import list_services

PERIODS = (3, 6, 12)
# A funnel of fewer learns the usual spread between services from too little.
FEWEST_FOR_SPREAD = 10
POSITIONS: dict[Position, str] = {
    Position.WITHIN: text("No different from the whole, as far as chance allows"),
    Position.HIGH: text("A little above what chance allows: look again next time"),
    Position.LOW: text("A little below what chance allows: look again next time"),
    Position.VERY_HIGH: text("Higher than chance allows: worth learning from"),
    Position.VERY_LOW: text("Lower than chance allows: worth a closer look"),
}


@dataclass(frozen=True)
class Row:
    """One service or group: its share, and what that means beside the others."""

    number: int
    name: str
    share: Share
    words: str


@dataclass(frozen=True)
class Services:
    """Services in the order of their names. `drawing` is None when there are too few to set beside one another."""

    rows: tuple[Row, ...]
    whole: Share
    drawing: Drawn | None
    few: bool


@dataclass(frozen=True)
class Weighted:
    """What the share would be if answers came from each group as people live there. `as_good_as` equally weighted
    answers would be as sure; `largest` is the most any answer counts for; `groups` are what was evened out."""

    question: str
    place: str
    share: Share
    plain: Share
    as_good_as: int
    answers: int
    largest: float
    met: bool


@dataclass(frozen=True)
class Groups:
    """One question's groups. `unsaid` answered and did not say which is theirs."""

    question: str
    rows: tuple[Row, ...]
    unsaid: int
    weighted: Weighted | None
    no_weights: str


@dataclass(frozen=True)
class Times:
    """The same months this time and the time before; `more` is the difference with its range, in points."""

    first: date
    last: date
    now: Share
    before_first: date
    before_last: date
    before: Share
    more: tuple[int, int, int] | None

    @property
    def is_different(self) -> bool:
        return self.more is not None and (self.more[1] > 0 or self.more[2] < 0)


def months_of(many: int) -> tuple[date, date]:
    """This will give the first and last of the newest `many` months that are over."""
    _, last = window()
    return months_after(last, 1 - many), last


def compare_services(body: Organisation, *, months: int) -> Services:
    """This will set the services of a body beside one another, in a funnel and by name: no order says which is best."""
    first, last = months_of(months)
    shares = figures.shares_by_service(body.pk, first=first, last=last)
    found = []
    for service in list_services(body):
        mine = shares.get(service.pk, ())
        found.append((service.name, sum(one.count for one in mine), sum(one.base for one in mine)))
    enough = [one for one in found if one[2] >= FEWEST_ANSWERS]
    judged = _funnel(enough)
    positions = dict(zip([name for name, *_ in enough], judged.points, strict=True)) if judged else {}
    rows = []
    for number, (name, count, base) in enumerate(found, start=1):
        point = positions.get(name)
        said = gettext(POSITIONS[point.position]) if point else _unjudged(base)
        rows.append(Row(number, name, share_of(count, base), said))
    whole = share_of(sum(count for _, count, _ in found), sum(base for *_, base in found))
    drawing = _drawn(judged, rows) if judged else None
    return Services(tuple(rows), whole, drawing, len(enough) < FEWEST_FOR_SPREAD)


def compare_groups(body: Organisation, scope: Scope, *, months: int) -> tuple[Groups, ...]:
    """This will set the groups of each question beside the rest of those who said, with allowance for how many are
    compared; and weight the whole to the people of the place, where they are counted by the same groups."""
    first, last = months_of(months)
    answered = sum(figures.answers(scope, first=first, last=last).values())
    found = []
    for (characteristic, version), rows in by_question(figures.groups(scope, first=first, last=last)).items():
        said = [(one.category, one.good, one.scored) for one in rows if one.scored]
        words = _against_the_rest(said)
        lines = tuple(
            Row(number, name_of_group(characteristic, name), share_of(good, scored), words[name])
            for number, (name, good, scored) in enumerate(said, start=1)
        )
        weighted, why_not = _weighted(body, characteristic, version, rows)
        unsaid = max(answered - sum(scored for *_, scored in said), 0)
        found.append(Groups(name_of_question(characteristic), lines, unsaid, weighted, why_not))
    return tuple(found)


def compare_times(scope: Scope, *, months: int) -> Times:
    """This will set the newest months beside as many a year before, so that both have the same seasons."""
    first, last = months_of(months)
    before_first, before_last = months_after(first, -12), months_after(last, -12)
    (now, now_base), (then, then_base) = (
        _total(scope, one, other) for one, other in ((first, last), (before_first, before_last))
    )
    more = None
    if min(now_base, then_base) >= FEWEST_ANSWERS:
        found = newcombe(now, now_base, then, then_base)
        more = (round(100 * found.estimate), round(100 * found.low), round(100 * found.high))
    return Times(first, last, share_of(now, now_base), before_first, before_last, share_of(then, then_base), more)


def _total(scope: Scope, first: date, last: date) -> tuple[int, int]:
    months = figures.shares_by_month(scope, first=first, last=last)
    return sum(one.count for one in months), sum(one.base for one in months)


def _funnel(found: Sequence[tuple[str, int, int]]) -> Funnel | None:
    try:
        spread = Spread.ADD if len(found) >= FEWEST_FOR_SPREAD else Spread.NONE
        return funnel([count for _, count, _ in found], [base for *_, base in found], spread=spread)
    except MethodError:  # one service alone, or everyone of one mind: nothing to set beside one another
        return None


def _unjudged(base: int) -> str:
    return gettext("Too few answers to say") if base < FEWEST_ANSWERS else gettext("Nothing to set it beside")


def _drawn(judged: Funnel, rows: Sequence[Row]) -> Drawn:
    numbers = [row.number for row in rows if row.share.parts]
    outer = (Position.VERY_HIGH, Position.VERY_LOW)
    spots = [
        Spot(point.total, point.share, number, point.position in outer)
        for number, point in zip(numbers, judged.points, strict=True)
    ]
    words = (
        gettext("all together: %(share)s%%") % {"share": round(100 * judged.centre)},
        gettext("19 in 20 lie inside by chance"),
        gettext("998 in 1,000 lie inside by chance"),
        gettext("answers"),
    )
    alternative = gettext("A funnel of services: good or very good, by how many answered. The table has every number.")
    wide, narrow = (
        funnel_chart(
            spots,
            judged.centre,
            lambda total, confidence: judged.limits_at(total, confidence=confidence),
            alternative=alternative,
            show=lambda share: f"{100 * share:.0f}%",
            words=words,
            width=width,
        )
        for width in (CHART_WIDE, CHART_NARROW)
    )
    return Drawn(wide, narrow)


def _against_the_rest(said: Sequence[tuple[str, int, int]]) -> dict[str, str]:
    """Each group beside all who said theirs. Many are looked at, so some would stand out by chance: not more than 1 in
    20 of those that are named here (Benjamini and Hochberg)."""
    enough = [one for one in said if one[2] >= FEWEST_ANSWERS]
    words = {name: gettext("Too few to say") for name, *_ in said}
    try:
        judged = funnel([good for _, good, _ in enough], [scored for *_, scored in enough], spread=Spread.NONE)
    except MethodError:
        return words | {name: gettext("Nothing to set it beside") for name, *_ in enough}
    p_values = [2 * (1 - NormalDist().cdf(abs(point.z))) for point in judged.points]
    found = benjamini_hochberg(p_values).found
    for (name, *_), point, stands_out in zip(enough, judged.points, found, strict=True):
        if not stands_out:
            words[name] = gettext("No different from the rest, as far as chance allows")
        elif point.z > 0:
            words[name] = gettext("More of them say good than chance alone would explain")
        else:
            words[name] = gettext("Fewer of them say good than chance alone would explain")
    return words


def _weighted(
    body: Organisation, characteristic: str, version: str, rows: Sequence[GroupCount]
) -> tuple[Weighted | None, str]:
    """Raked to the nearest place that is counted by the same groups; or why not."""
    from partake.insight.matching import Matched, match, questions
    from partake.methods.raking import rake

    question, page = questions().get(characteristic), get_missing(body, Scope.of(body))
    tables = {one.characteristic: one for one in population_of(page.place)} if page.place else {}
    table = tables.get(question.counted_as) if question else None
    if question is None or table is None or page.place is None:
        return None, gettext(question.why_not) if question and question.why_not else gettext(
            "The people of this place are not counted by this, so nothing is evened out."
        )
    live = dict(table.rows)
    scored = match(characteristic, version, {one.category: one.scored for one in rows}, table.list_version, live)
    good = match(characteristic, version, {one.category: one.good for one in rows}, table.list_version, live)
    if not (isinstance(scored, Matched) and isinstance(good, Matched)):
        return None, gettext(getattr(scored, "why", ""))
    people = {name: many for name, many in scored.live.items() if many and scored.spoke[name]}
    silent = [name for name, many in scored.live.items() if many and not scored.spoke[name]]
    answers = [name for name in people for _ in range(scored.spoke[name])]
    if len(answers) < FEWEST_ANSWERS:
        return None, gettext("Too few answers to even out.")
    raked = rake({characteristic: answers}, {characteristic: people}, trim=(0.2, 5.0))
    weight = dict(zip(answers, raked.weights, strict=True))
    share = fsum(weight[name] * good.spoke[name] for name in people) / fsum(raked.weights)
    range_ = wilson(share * raked.effective_size, raked.effective_size)
    parts = tuple(round(100 * one) for one in (share, range_.low, range_.high))
    plain = share_of(sum(good.spoke[name] for name in people), len(answers))
    found = Weighted(
        name_of_question(characteristic),
        page.place.name,
        Share(len(answers), (parts[0], parts[1], parts[2])),
        plain,
        round(raked.effective_size),
        len(answers),
        round(max(raked.weights), 1),
        raked.converged,
    )
    said = [name_of_group(characteristic, name) for name in silent]
    return found, (
        gettext("Nobody spoke for: %(groups)s. No weight can make up for them.") % {"groups": ", ".join(said)}
        if said
        else ""
    )
