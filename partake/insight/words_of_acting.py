"""Actions in the words of their pages; templates call them as `said`."""

from datetime import date

from django.utils.translation import gettext

from partake.insight.domain_of_acting import NOTE_WORDS, STATE_WORDS, ImprovementState, NoteKind
from partake.insight.findings import finding as sentences
from partake.insight.findings import how_sure, verdict
from partake.insight.queries.signals import Figure
from partake.ui.words import month
from partake.voices.words import outcome, own_words, satisfied, score, speaker, who, without_words

__all__ = [
    "between",
    "figure",
    "finding",
    "how_sure",
    "note",
    "outcome",
    "own_words",
    "satisfied",
    "score",
    "sentences",
    "speaker",
    "state",
    "verdict",
    "who",
    "without_words",
]


def state(code: str) -> str:
    return gettext(STATE_WORDS[ImprovementState(code)])


def note(code: str) -> str:
    return gettext(NOTE_WORDS[NoteKind(code)])


def between(first: date, last: date) -> str:
    """This will give the months a figure is of: "August to October 2026"."""
    if (first.year, first.month) == (last.year, last.month):
        return month(last)
    start = month(first) if first.year != last.year else month(first).rpartition(" ")[0]
    return gettext("%(first)s to %(last)s") % {"first": start, "last": month(last)}


def figure(one: Figure) -> str:
    """This will give a share with its range and base: "23% (19 to 28) of 412"."""
    share = one.share
    values = {"share": _in_100(share.estimate), "low": _in_100(share.low), "high": _in_100(share.high)}
    return gettext("%(share)s%% (%(low)s to %(high)s) of %(base)s") % (values | {"base": f"{one.base:,}"})


def finding(one: Figure | None, *, theme: str = "", says: str = "") -> str:
    """This will give the sentence an action begins with; "" when no figure stands behind it. `theme` is its name,
    `says` what people answered to a body's own question."""
    if one is None:
        return ""
    values = {
        "theme": theme,
        "says": says,
        "when": between(one.first, one.last),
        "figure": figure(one),
        "many": f"{one.count:,}",
        "unhappy": f"{one.unhappy:,}",
        "happy": f"{one.happy:,}",
    }
    if says:
        return gettext("%(when)s: %(many)s %(says)s, %(figure)s people who answered.") % values
    if not theme:
        said = gettext("%(when)s: %(many)s people said good or very good, %(figure)s people.")
        return said % values
    said = gettext("%(theme)s, %(when)s: %(many)s comments, %(figure)s labelled comments.") % values
    if one.unhappy or one.happy:
        said += " " + gettext("%(unhappy)s unhappy, %(happy)s happy.") % values
    return said


def _in_100(share: float) -> int:
    return round(100 * share)
