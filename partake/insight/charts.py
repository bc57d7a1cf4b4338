"""A series as a drawing, on the page and on paper. What is drawn is worked out in `series`."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext

from partake.documents.control_drawing import CHART_NARROW, CHART_WIDE, Dot, Event, Run, Sign, Times, control_chart
from partake.documents.drawings import Drawn, Marked
from partake.insight import findings
from partake.insight.months import months_after, months_apart
from partake.insight.series import Kind, Mark, MonthPoint, Stretch, Worked
from partake.insight.subjects import Subject
from partake.kernel.texts import text

SIGNS = {
    Mark.USUAL: Sign.USUAL,
    Mark.BETTER: Sign.BETTER,
    Mark.WORSE: Sign.WORSE,
    Mark.DIFFERENT: Sign.DIFFERENT,
    Mark.UNSURE: Sign.HOLLOW,
}
SIGN_WORDS = {
    Sign.USUAL: text("usual ups and downs"),
    Sign.BETTER: text("better than usual"),
    Sign.WORSE: text("worse than usual"),
    Sign.DIFFERENT: text("different from usual"),
    Sign.HOLLOW: text("too little to say"),
}
MONTHS_SHOWN_NARROW = 12
LEAST_SHARE = 0.2  # of everyone: a smaller height would draw ups and downs of chance as cliffs
ROOM_FOR_EVERYTHING = 480  # pixels: in less, 2 years of months touch one another


def drawn(worked: Worked, subject: Subject, *, about: str) -> Drawn | None:
    """This will draw a series for a page; None when there is nothing to draw. `about` names whose it is."""
    if worked.latest is None:
        return None
    return Drawn(*(draw(worked, subject, about=about, width=width) for width in (CHART_WIDE, CHART_NARROW)))


def draw(worked: Worked, subject: Subject, *, about: str, width: int) -> str:
    """This will draw a series at this width in pixels, the last year alone where it is narrow."""
    points = worked.points if width >= ROOM_FOR_EVERYTHING else worked.points[-MONTHS_SHOWN_NARROW:]
    start = points[0].month
    runs = [_run(worked, number, points, start) for number in range(len(worked.stretches))]
    runs = [run for run in runs if run.dots]
    events = [
        Event(months_apart(start, stretch.first), _event_words(stretch))
        for stretch in worked.stretches[1:]
        if stretch.first > start
    ]
    used = {dot.sign for run in runs for dot in run.dots}
    given = {
        "what": subject.name,
        "about": about,
        "months": findings.months_words(points[0].month, points[-1].month),
        "verdict": findings.verdict(worked),
    }
    return control_chart(
        runs,
        events,
        alternative=gettext("%(what)s, %(about)s, %(months)s. %(verdict)s The table has every month.") % given,
        times=_times(start, points[-1].month, width),
        legend=[(sign, gettext(words)) for sign, words in SIGN_WORDS.items() if sign in used],
        show=lambda value: findings.value(value, worked.kind),
        bounds=(0, 1) if worked.kind is Kind.SHARE else None,
        least=LEAST_SHARE if worked.kind is Kind.SHARE else 0,
        width=width,
        height=220 if width >= ROOM_FOR_EVERYTHING else 200,
    )


def _run(worked: Worked, number: int, points: tuple[MonthPoint, ...], start: date) -> Run:
    stretch = worked.stretches[number]
    short = gettext("average %(average)s") % {"average": findings.value(stretch.centre or 0, worked.kind)}
    return Run(
        tuple(_dot(one, start) for one in points if one.stretch == number),
        findings.lines_of(stretch, worked.kind),
        short if stretch.centre is not None else "",
    )


def _dot(point: MonthPoint, start: date) -> Dot:
    assert point.value is not None, "a month in a stretch has a value"
    lines = None
    if point.centre is not None and point.lower is not None and point.upper is not None:
        # The range of a number is not drawn below nobody.
        lines = (point.centre, max(point.lower, 0), point.upper)
    return Dot(months_apart(start, point.month), point.value, SIGNS[point.mark], lines)


def _event_words(stretch: Stretch) -> tuple[str, ...]:
    return tuple(one.words for one in stretch.began)


def _times(first: date, last: date, width: int) -> Times:
    """A month at every third place and the last; a year under its first month that is named."""
    apart = months_apart(first, last)
    step = 3 if apart > 5 else 1
    if apart * 45 / step > width:
        step *= 2
    named = [*range(0, apart + 1, step)]
    if apart - named[-1] > step / 2:
        named.append(apart)
    months = [Marked(place, date_format(months_after(first, place), "M")) for place in named]
    years: dict[int, int] = {}
    for place in named:
        years.setdefault(months_after(first, place).year, place)
    return Times(tuple(months), tuple(Marked(place, str(year)) for year, place in years.items()))
