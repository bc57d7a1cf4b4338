"""How days, times, lists and counts are said, the same on every page and on paper. Times are given in UTC."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext
from markupsafe import Markup, escape

from partake.kernel import clock


def _as_day(moment: date) -> date:
    return clock.local(moment).date() if isinstance(moment, datetime) else moment


def day(moment: date) -> str:
    """This will give "24 November 2026", of a day or of a time (its day in London)."""
    return date_format(_as_day(moment), "j F Y")


def weekday_day(moment: date) -> str:
    """This will give "Tuesday 24 November", with the year when it is not this year."""
    on = _as_day(moment)
    return date_format(on, "l j F" if on.year == clock.today().year else "l j F Y")


def month(moment: date) -> str:
    """This will give "November 2026"."""
    return date_format(_as_day(moment), "F Y")


def short_weekday(moment: date) -> str:
    """This will give "Tue"."""
    return date_format(_as_day(moment), "D")


def day_number(moment: date) -> str:
    """This will give "24"."""
    return date_format(_as_day(moment), "j")


def short_month(moment: date) -> str:
    """This will give "Nov"."""
    return date_format(_as_day(moment), "M")


def clock_time(moment: datetime) -> str:
    """This will give "9:05am", "4pm", "midday" or "midnight" as a London clock shows it."""
    at = clock.local(moment)
    if at.minute == 0 and at.hour in (0, 12):
        return gettext("midnight") if at.hour == 0 else gettext("midday")
    hour = at.hour % 12 or 12
    half = pgettext("time of day", "am") if at.hour < 12 else pgettext("time of day", "pm")
    return f"{hour}:{at.minute:02}{half}" if at.minute else f"{hour}{half}"


def and_list(words: Iterable[object]) -> str:
    """This will give "my plan, my results and my messages". If any of the words is marked up the whole list is,
    and the others are escaped."""
    parts = list(words)
    join: type[str] = Markup if any(hasattr(part, "__html__") for part in parts) else str
    said: list[str] = [escape(part) if join is Markup else str(part) for part in parts]
    if len(said) < 2:
        return said[0] if said else ""
    comma, ending = pgettext("between things in a list", ", "), pgettext("end of a list", "%(first)s and %(last)s")
    return join(ending) % {"first": join(comma).join(said[:-1]), "last": said[-1]}
