"""Figures from the staff cubes: of a service, or of a whole body, summed over whole months.

Exact, so the caller has asked `access.can_see_figures` of its reader. `first` and `last` are first days of months, both
counted. Nothing here makes a share: a share travels with its base and its range, and those who show it make all three.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet, Sum

from partake.insight.models import AnswersMonth, GroupsMonth, HeardMonth, ThemesMonth
from partake.insight.months import MonthShare
from partake.kernel.prepared import prepared
from partake.organisations.models import Organisation, Service
from partake.voices.domain.labels import LabelledBy

FFT = "fft"
# Of a body's own question: everyone who answered it, whichever answers they gave.
EVERYONE = ""
GOOD = frozenset({"1", "2"})
POOR = frozenset({"4", "5"})
PEOPLE = frozenset({str(LabelledBy.PERSON)})
PEOPLE_AND_MACHINE = frozenset(map(str, LabelledBy))


@dataclass(frozen=True)
class Scope:
    """What figures are about: a body, or one of its services. A body's own figures count each voice once."""

    organisation_id: int
    service_id: int | None = None

    @classmethod
    def of(cls, body: Organisation, service: Service | None = None) -> "Scope":
        return cls(body.pk, service.pk if service else None)


@dataclass(frozen=True)
class Heard:
    """How many voices were heard in some months; `with_words` of them could be about a theme, `labelled` of these have
    a person's label, and `suggested` a machine's alone."""

    voices: int = 0
    with_words: int = 0
    labelled: int = 0
    suggested: int = 0

    def read(self, put_on_by: frozenset[str]) -> int:
        """This will give how many have a label by any of these: the base of a theme's share."""
        return self.labelled * (LabelledBy.PERSON in put_on_by) + self.suggested * (LabelledBy.MACHINE in put_on_by)


@dataclass(frozen=True)
class ThemeCount:
    """How many voices are about a theme ("framework:theme"), and how many of them are happy or unhappy about it."""

    theme: str
    voices: int
    happy: int
    unhappy: int

    @property
    def neither(self) -> int:
        return self.voices - self.happy - self.unhappy


@dataclass(frozen=True)
class GroupCount:
    """How many of one kind of people were heard, by the dated list its name is of; `scored` of them answered the
    Friends and Family question."""

    characteristic: str
    list_version: str
    category: str
    voices: int
    scored: int
    good: int
    poor: int


def heard(scope: Scope, *, first: date, last: date) -> Heard:
    """This will give how many were heard in these months together."""
    return _sum(heard_by_month(scope, first=first, last=last).values())


def heard_by_month(scope: Scope, *, first: date, last: date) -> dict[date, Heard]:
    """This will give how many were heard in each month; a month without any is left out."""
    read = _heard_of_body if scope.service_id is None else _heard_of_service
    return {month: Heard(*many) for month, *many in read(_key(scope), first, last)}


def heard_by(scope: Scope, what: str, *, first: date, last: date) -> dict[str, int]:
    """This will give how many were heard by "kind", "channel", "sampling" or "speaker", the most first."""
    if what not in ("kind", "channel", "sampling", "speaker"):
        raise ValueError(f"voices are not counted by {what}")
    rows = _within(HeardMonth.objects.all(), scope, first, last)
    counted = rows.values_list(what).annotate(many=Sum("voices")).order_by("-many", what)
    return dict(counted)


def answers(scope: Scope, question: str = FFT, *, first: date, last: date) -> dict[str, int]:
    """This will give how many gave each answer in these months together."""
    found: dict[str, int] = {}
    for _, answer, many in _answers(scope, question, first, last):
        found[answer] = found.get(answer, 0) + many
    return found


def shares_by_month(
    scope: Scope, question: str = FFT, chosen: frozenset[str] = GOOD, *, first: date, last: date
) -> tuple[MonthShare, ...]:
    """This will give for each month, in order, how many gave one of the `chosen` answers, out of all who gave any. Of
    the Friends and Family question these are good or very good, with "don't know" among all, as NHS England counts."""
    return shares_in(_answers(scope, question, first, last), chosen)


def answers_by_question(scope: Scope, *, first: date, last: date) -> dict[str, list[tuple[date, str, int]]]:
    """This will give (month, answer, how many) for each of the bodies' own questions that was answered in these months,
    by "<questionnaire>:<question>": one read, for a page that has a sentence about each."""
    read = _own_questions_of_body if scope.service_id is None else _own_questions_of_service
    found: dict[str, list[tuple[date, str, int]]] = {}
    for question, *row in read(_key(scope), first, last):
        found.setdefault(question, []).append((row[0], row[1], row[2]))
    return found


def was_asked(organisation_id: int, question: str) -> bool:
    """This will say whether one of the bodies' own questions was ever answered where this body answers for it now."""
    return AnswersMonth.objects.filter(organisation=organisation_id, question=question).exists()


def shares_by_service(organisation_id: int, *, first: date, last: date) -> dict[int, tuple[MonthShare, ...]]:
    """This will give `shares_by_month` of the Friends and Family question for every service of a body at once, by the
    service's row id: one read, for a page that has a sentence about each."""
    counts: dict[int, dict[date, tuple[int, int]]] = {}
    for service, month, answer, many in _answers_of_services(organisation_id, first, last):
        some, base = counts.setdefault(service, {}).get(month, (0, 0))
        counts[service][month] = some + many * (answer in GOOD), base + many
    return {
        service: tuple(MonthShare(month, *months[month]) for month in sorted(months))
        for service, months in counts.items()
    }


def themes(
    scope: Scope, *, first: date, last: date, put_on_by: frozenset[str] = PEOPLE_AND_MACHINE
) -> tuple[ThemeCount, ...]:
    """This will give every theme people spoke of in these months, the most voices first. With `PEOPLE`, what a machine
    alone suggested is left out."""
    read = _themes_of_body if scope.service_id is None else _themes_of_service
    found = [ThemeCount(*row) for row in read(_key(scope), put_on_by, first, last)]
    return tuple(sorted(found, key=lambda one: (-one.voices, one.theme)))


def theme_by_month(
    scope: Scope, theme: str, *, first: date, last: date, put_on_by: frozenset[str] = PEOPLE_AND_MACHINE
) -> tuple[tuple[date, ThemeCount], ...]:
    """This will give one theme in each month, in order; a month when nobody spoke of it is left out."""
    rows = _within(ThemesMonth.objects.all(), scope, first, last).filter(theme=theme, put_on_by__in=put_on_by)
    summed = rows.values_list("month").annotate(Sum("voices"), Sum("happy"), Sum("unhappy")).order_by("month")
    return tuple((month, ThemeCount(theme, *many)) for month, *many in summed)


def theme_shares_by_month(
    scope: Scope, theme: str, *, first: date, last: date, put_on_by: frozenset[str] = PEOPLE_AND_MACHINE
) -> tuple[MonthShare, ...]:
    """This will give for each month, in order, how many voices were about a theme, out of those that have any label by
    the same: what nobody has looked at yet is about nothing so far."""
    return _of_theme(scope, theme, "voices", first, last, put_on_by)


def unhappy_shares_by_month(
    scope: Scope, theme: str, *, first: date, last: date, put_on_by: frozenset[str] = PEOPLE_AND_MACHINE
) -> tuple[MonthShare, ...]:
    """This will give for each month, in order, how many were unhappy about a theme, out of the voices that have any
    label by the same."""
    return _of_theme(scope, theme, "unhappy", first, last, put_on_by)


def groups(scope: Scope, *, first: date, last: date) -> tuple[GroupCount, ...]:
    """This will give who was heard in these months, by what they said of themselves, in the order of their lists. Who
    said nothing of themselves is in none: compare with `heard`."""
    read = _groups_of_body if scope.service_id is None else _groups_of_service
    return tuple(GroupCount(*row) for row in read(_key(scope), first, last))


def months_held(scope: Scope) -> tuple[date, date] | None:
    """This will give the first and the last month with any voice; None when nothing was ever heard."""
    rows = HeardMonth.objects.filter(organisation=scope.organisation_id, service=scope.service_id)
    ends = [rows.order_by(by).values_list("month", flat=True).first() for by in ("month", "-month")]
    return (ends[0], ends[1]) if ends[0] and ends[1] else None


def _of_theme(
    scope: Scope, theme: str, field: str, first: date, last: date, put_on_by: frozenset[str]
) -> tuple[MonthShare, ...]:
    some = dict(theme_by_month(scope, theme, first=first, last=last, put_on_by=put_on_by))
    nobody = ThemeCount(theme, 0, 0, 0)
    return tuple(
        MonthShare(month, getattr(some.get(month, nobody), field), base)
        for month, all_heard in sorted(heard_by_month(scope, first=first, last=last).items())
        if (base := all_heard.read(put_on_by))
    )


def shares_in(rows: Iterable[tuple[date, str, int]], chosen: Collection[str]) -> tuple[MonthShare, ...]:
    """This will give `shares_by_month` from rows (month, answer, how many) of one question. Where a row counts everyone
    who answered, that is the base; else the answers add up to it."""
    read = list(rows)
    has_everyone = any(answer == EVERYONE for _, answer, _ in read)
    counts: dict[date, tuple[int, int]] = {}
    for month, answer, many in read:
        some, base = counts.get(month, (0, 0))
        counts[month] = some + many * (answer in chosen), base + many * ((answer == EVERYONE) == has_everyone)
    return tuple(MonthShare(month, *counts[month]) for month in sorted(counts))


def _sum(parts: Iterable[Heard]) -> Heard:
    found = list(parts)
    return Heard(*(sum(getattr(one, name) for one in found) for name in Heard.__dataclass_fields__))


def _key(scope: Scope) -> int:
    return scope.organisation_id if scope.service_id is None else scope.service_id


def _answers(scope: Scope, question: str, first: date, last: date) -> list[tuple[date, str, int]]:
    read = _answers_of_body if scope.service_id is None else _answers_of_service
    return read(_key(scope), question, first, last)


def _within(rows: "QuerySet[Any]", scope: Scope, first: date, last: date) -> "QuerySet[Any]":
    return rows.filter(organisation=scope.organisation_id, service=scope.service_id, month__gte=first, month__lte=last)


@prepared
def _heard_of_service(service: int, first: date, last: date) -> QuerySet[HeardMonth, Any]:
    return _by_month(HeardMonth.objects.filter(service_id=service, month__gte=first, month__lte=last))


@prepared
def _heard_of_body(body: int, first: date, last: date) -> QuerySet[HeardMonth, Any]:
    rows = HeardMonth.objects.filter(organisation_id=body, service__isnull=True)
    return _by_month(rows.filter(month__gte=first, month__lte=last))


def _by_month(rows: "QuerySet[HeardMonth]") -> QuerySet[HeardMonth, Any]:
    counted = rows.values_list("month").annotate(Sum("voices"), Sum("with_words"), Sum("labelled"), Sum("suggested"))
    return counted.order_by("month")


@prepared
def _answers_of_service(service: int, question: str, first: date, last: date) -> QuerySet[AnswersMonth, Any]:
    rows = AnswersMonth.objects.filter(service_id=service, question=question, month__gte=first, month__lte=last)
    return rows.values_list("month", "answer", "voices").order_by("month", "answer")


@prepared
def _answers_of_body(body: int, question: str, first: date, last: date) -> QuerySet[AnswersMonth, Any]:
    rows = AnswersMonth.objects.filter(organisation_id=body, service__isnull=True, question=question)
    rows = rows.filter(month__gte=first, month__lte=last)
    return rows.values_list("month", "answer", "voices").order_by("month", "answer")


@prepared
def _answers_of_services(body: int, first: date, last: date) -> QuerySet[AnswersMonth, Any]:
    rows = AnswersMonth.objects.filter(organisation_id=body, service__isnull=False, question=FFT)
    rows = rows.filter(month__gte=first, month__lte=last)
    return rows.values_list("service_id", "month", "answer", "voices").order_by("service_id", "month")


@prepared
def _own_questions_of_service(service: int, first: date, last: date) -> QuerySet[AnswersMonth, Any]:
    return _own_questions(AnswersMonth.objects.filter(service_id=service, month__gte=first, month__lte=last))


@prepared
def _own_questions_of_body(body: int, first: date, last: date) -> QuerySet[AnswersMonth, Any]:
    rows = AnswersMonth.objects.filter(organisation_id=body, service__isnull=True)
    return _own_questions(rows.filter(month__gte=first, month__lte=last))


def _own_questions(rows: "QuerySet[AnswersMonth]") -> QuerySet[AnswersMonth, Any]:
    return rows.exclude(question=FFT).values_list("question", "month", "answer", "voices").order_by("question", "month")


@prepared
def _themes_of_service(service: int, put_on_by: frozenset[str], first: date, last: date) -> QuerySet[ThemesMonth, Any]:
    rows = ThemesMonth.objects.filter(service_id=service, put_on_by__in=put_on_by)
    return _by_theme(rows.filter(month__gte=first, month__lte=last))


@prepared
def _themes_of_body(body: int, put_on_by: frozenset[str], first: date, last: date) -> QuerySet[ThemesMonth, Any]:
    rows = ThemesMonth.objects.filter(organisation_id=body, service__isnull=True, put_on_by__in=put_on_by)
    return _by_theme(rows.filter(month__gte=first, month__lte=last))


def _by_theme(rows: "QuerySet[ThemesMonth]") -> QuerySet[ThemesMonth, Any]:
    return rows.values_list("theme").annotate(Sum("voices"), Sum("happy"), Sum("unhappy")).order_by("theme")


@prepared
def _groups_of_service(service: int, first: date, last: date) -> QuerySet[GroupsMonth, Any]:
    return _by_group(GroupsMonth.objects.filter(service_id=service, month__gte=first, month__lte=last))


@prepared
def _groups_of_body(body: int, first: date, last: date) -> QuerySet[GroupsMonth, Any]:
    rows = GroupsMonth.objects.filter(organisation_id=body, service__isnull=True)
    return _by_group(rows.filter(month__gte=first, month__lte=last))


def _by_group(rows: "QuerySet[GroupsMonth]") -> QuerySet[GroupsMonth, Any]:
    summed = rows.values_list("characteristic", "list_version", "category").annotate(
        Sum("voices"), Sum("scored"), Sum("good"), Sum("poor")
    )
    return summed.order_by("characteristic", "list_version", "category")
