"""The services of a body, each with what changed; and one service whole."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

from django.urls import reverse

from partake.documents.drawings import Drawn
from partake.insight import findings, theme_names
from partake.insight.charts import drawn
from partake.insight.months import months_after
from partake.insight.queries import figures, missing
from partake.insight.queries.asked import AskedLine, list_asked
from partake.insight.queries.figures import PEOPLE, PEOPLE_AND_MACHINE, Heard, Scope
from partake.insight.queries.series import get_series, series_by_service, window
from partake.insight.series import FEWEST_ANSWERS, MonthPoint, Verdict, Worked
from partake.insight.subjects import FFT, Subject, subject_of
from partake.insight.theme_bars import ThemeBar, ThemeCount, theme_bars
from partake.kernel import clock
from partake.methods.intervals import wilson
from partake.organisations.models import Organisation, Service
from partake.voices.queries.keeping_up import KeepingUp, keeping_up
from partake.voices.queries.labelled import Example, newest_about
from partake.voices.queries.services import list_services

MONTHS_OF_THEMES = 3
THEMES_SHOWN = 5
MONTHS_IN_TABLE = 4
ANSWERED_SINCE = timedelta(days=90)


@dataclass(frozen=True)
class ServiceFinding:
    """One service in a list: what changed, and the sentence that says so."""

    service: Service
    verdict: Verdict
    words: str
    sentence: str


@dataclass(frozen=True)
class Share:
    """A share as people read it: in a hundred, with its range, and out of how many. `parts` is None when there are too
    few answers for one."""

    base: int
    parts: tuple[int, int, int] | None


@dataclass(frozen=True)
class ServicePage:
    """One service whole. `talked` is None when nobody has labelled anything in these months."""

    service: Service
    subject: Subject
    worked: Worked
    drawing: Drawn | None
    headline: str
    unhappiest: ThemeCount | None
    month: date
    share: Share
    up: KeepingUp
    newest: tuple[MonthPoint, ...]
    missing: str
    first: date
    last: date
    heard: Heard
    base: int
    bars: tuple[ThemeBar, ...]
    without_machine: bool
    example: Example | None
    asked: tuple[AskedLine, ...]


def list_findings(body: Organisation) -> tuple[ServiceFinding, ...]:
    """This will give the services of a body by name, each with what changed, from the cubes alone."""
    subject, series = subject_of(FFT), series_by_service(body)
    nothing = Worked(subject.kind, subject.better, "", (), (), (), (), Verdict.NOTHING)
    found = []
    for service in list_services(body):
        worked = series.get(service.pk, nothing)
        sentence = findings.headline(worked, subject)
        found.append(ServiceFinding(service, worked.verdict, findings.changed_lately(worked), sentence))
    return tuple(found)


def get_service_page(body: Organisation, service: Service, *, put_on_by: frozenset[str]) -> ServicePage:
    """This will give everything on the page of one service, for somebody who may read its voices. Themes are of the
    last three months, by whom `put_on_by` says."""
    scope, subject = Scope.of(body, service), subject_of(FFT)
    worked = get_series(body, service, subject)
    _, last = window()
    first = months_after(last, 1 - MONTHS_OF_THEMES)
    heard = figures.heard(scope, first=first, last=last)
    counts = [
        ThemeCount(one.theme, name, one.voices, one.unhappy, one.happy, explored(body, service, one.theme, first, last))
        for one in figures.themes(scope, first=first, last=last, put_on_by=put_on_by)
        if (name := theme_names.find_name(one.theme))
    ]
    base = heard.read(put_on_by)
    unhappiest = max(counts, key=lambda one: one.unhappy or 0, default=None)
    unhappiest = unhappiest if unhappiest and unhappiest.unhappy else None
    latest = worked.latest
    since = datetime.combine(clock.today() - ANSWERED_SINCE, time.min, tzinfo=clock.now().tzinfo)
    return ServicePage(
        service=service,
        subject=subject,
        worked=worked,
        drawing=drawn(worked, subject, about=service.name),
        headline=findings.headline(worked, subject),
        unhappiest=unhappiest,
        month=latest.month if latest else last,
        share=share_of(latest.count, latest.base) if latest else Share(0, None),
        up=keeping_up(service, since=since),
        newest=tuple(reversed(worked.points))[:MONTHS_IN_TABLE],
        missing=missing.one_sentence(body, scope),
        first=first,
        last=last,
        heard=heard,
        base=base,
        bars=theme_bars(counts, base)[:THEMES_SHOWN] if base else (),
        without_machine=put_on_by == PEOPLE,
        example=newest_about(service, unhappiest.theme) if unhappiest else None,
        asked=list_asked(body, service),
    )


def put_on_by(machine: str) -> frozenset[str]:
    """This will give whose labels an address asks for: "no" leaves the machine's out."""
    return PEOPLE if machine == "no" else PEOPLE_AND_MACHINE


def share_of(count: int, base: int) -> Share:
    """This will give a share with its range, in a hundred; none of too few answers."""
    if base < FEWEST_ANSWERS:
        return Share(base, None)
    found = wilson(count, base)
    return Share(base, (round(100 * found.estimate), round(100 * found.low), round(100 * found.high)))


def explored(body: Organisation, service: Service | None, theme: str, first: date, last: date) -> str:
    """This will give the address of the voices behind a number."""
    return reverse("insight:explore", args=[body.public_id]) + asked_of(service, theme, first, last)


def asked_of(service: Service | None, theme: str, first: date, last: date) -> str:
    """This will say in an address whose voices a number counts: from a month's first day to another's last."""
    ends = months_after(last, 1) - timedelta(days=1)
    asked = {"theme": theme, "from": f"{first}", "to": f"{ends}", "service": str(service.public_id) if service else ""}
    return "?" + urlencode({name: value for name, value in asked.items() if value})
