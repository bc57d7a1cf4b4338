"""What a chart can be about: a question, how many spoke, or a theme. The address of a chart names one by its code."""

from datetime import date

from django.utils.translation import gettext

from partake.insight import questions, theme_names
from partake.insight.months import MonthShare
from partake.insight.queries import figures
from partake.insight.queries.figures import Scope
from partake.insight.series import Better, Kind
from partake.insight.subject import Subject
from partake.kernel.verdict import NotFound

FFT, ANSWERED = "fft", "answered"
ABOUT, UNHAPPY = "about", "unhappy"


__all__ = ["ABOUT", "ANSWERED", "FFT", "UNHAPPY", "Subject", "months_of", "subject_of"]


def subject_of(code: str) -> Subject:
    """This will give the subject with this code: "fft", "answered", "about:<theme>" (how many spoke of it),
    "unhappy:<theme>" (how many were unhappy about it), or one of `questions`. Raises `NotFound`."""
    if code == FFT:
        return Subject(
            code,
            gettext("Good or very good"),
            gettext("people say care was good or very good"),
            gettext("answers"),
            Kind.SHARE,
            Better.HIGHER,
        )
    if code == ANSWERED:
        return Subject(
            code,
            gettext("People who spoke"),
            gettext("people spoke"),
            gettext("people"),
            Kind.NUMBER,
            Better.NEITHER,
        )
    kind, _, theme = code.partition(":")
    name = theme_names.find_name(theme)
    if kind == ABOUT and name:
        words = gettext("comments are about “%(theme)s”") % {"theme": name}
        return Subject(code, name, words, gettext("labelled comments"), Kind.SHARE, Better.NEITHER, theme)
    if kind == UNHAPPY and name:
        heading = gettext("%(theme)s: unhappy") % {"theme": name}
        words = gettext("comments are unhappy about “%(theme)s”") % {"theme": name}
        return Subject(code, heading, words, gettext("labelled comments"), Kind.SHARE, Better.LOWER, theme)
    if asked := questions.find_subject(code):
        return asked
    raise NotFound


def months_of(subject: Subject, scope: Scope, *, first: date, last: date) -> tuple[MonthShare, ...]:
    """This will give the subject's months, in order. The caller has asked who may see them."""
    if subject.code == FFT:
        return figures.shares_by_month(scope, first=first, last=last)
    if subject.question:
        return figures.shares_by_month(scope, subject.question, subject.chosen, first=first, last=last)
    if subject.code == ANSWERED:
        heard = figures.heard_by_month(scope, first=first, last=last)
        return tuple(MonthShare(month, heard[month].voices, heard[month].voices) for month in sorted(heard))
    if subject.code.startswith(ABOUT):
        return figures.theme_shares_by_month(scope, subject.theme, first=first, last=last)
    return figures.unhappy_shares_by_month(scope, subject.theme, first=first, last=last)
