"""Codes of themes in the words of pages; templates call these as `said`."""

from django.utils.translation import gettext

from partake.insight.themes.learning import Card, Line
from partake.methods.intervals import wilson
from partake.voices.domain.labels import SENTIMENT_WORDS, ThemeSuggested
from partake.voices.words import theme_on

__all__ = ["feeling", "guess", "how_often_right", "line_right", "theme_on"]


def feeling(code: str) -> str:
    return gettext(SENTIMENT_WORDS[code]) if code else ""


def guess(one: ThemeSuggested) -> str:
    """This will give a suggestion as it is read: "Waiting, unhappy"."""
    return ", ".join(filter(None, (gettext(one.name), feeling(one.sentiment))))


def how_often_right(card: Card) -> str:
    """This will say how often the machine is right here, on comments it had not seen."""
    if card.out_of_ten is None:
        return gettext("It has suggested nothing yet on comments it had not seen.")
    return gettext("Right %(right)s times in 10 on comments here that it had not seen.") % {"right": card.out_of_ten}


def line_right(line: Line) -> str:
    """This will give the share of one theme's suggestions that were right, with its range and its base."""
    if not line.suggested:
        return gettext("Never suggested")
    share = wilson(line.right, line.suggested)
    return gettext("%(share)s%% (%(low)s to %(high)s) of %(base)s suggestions") % {
        "share": round(100 * share.estimate),
        "low": round(100 * share.low),
        "high": round(100 * share.high),
        "base": line.suggested,
    }
