"""How days, times, lists and counts are said, the same on every page and on paper. Times are given in UTC."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, ngettext, pgettext
from markupsafe import Markup, escape

from partake.kernel import clock


def _as_day(moment: date) -> date:
    return clock.local(moment).date() if isinstance(moment, datetime) else moment


def _said(moment: date, form: str) -> str:
    return in_words(get_language(), _as_day(moment), form)


@lru_cache(10_000)
def in_words(_language: str | None, on: date, form: str) -> str:
    """This will give a day as Django formats it in the reader's language, which must be `_language`. A page of a plan
    or a list of people says thirty, and lists say the same ones all day."""
    return date_format(on, form)


def day(moment: date) -> str:
    """This will give "24 November 2026", of a day or of a time (its day in London)."""
    return _said(moment, "j E Y")


def weekday_day(moment: date) -> str:
    """This will give "Tuesday 24 November", with the year when it is not this year."""
    on = _as_day(moment)
    return _said(on, "l j E" if on.year == clock.today().year else "l j E Y")


def month(moment: date) -> str:
    """This will give "November 2026"."""
    return _said(moment, "F Y")


def short_weekday(moment: date) -> str:
    """This will give "Tue"."""
    return _said(moment, "D")


def day_number(moment: date) -> str:
    """This will give "24"."""
    return _said(moment, "j")


def short_month(moment: date) -> str:
    """This will give "Nov"."""
    return _said(moment, "M")


def clock_time(moment: datetime) -> str:
    """This will give "9:05am", "4pm", "midday" or "midnight" as a London clock shows it."""
    at = clock.local(moment)
    if at.minute == 0 and at.hour in (0, 12):
        return gettext("midnight") if at.hour == 0 else gettext("midday")
    hour = at.hour % 12 or 12
    half = pgettext("time of day", "am") if at.hour < 12 else pgettext("time of day", "pm")
    return f"{hour}:{at.minute:02}{half}" if at.minute else f"{hour}{half}"


def how_long(seconds: int) -> str:
    """This will give "45 seconds", "1 minute" or "2 minutes 5 seconds"."""
    minutes, rest = divmod(seconds, 60)
    parts = []
    if minutes:
        parts.append(ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes})
    if rest or not minutes:
        parts.append(ngettext("%(count)s second", "%(count)s seconds", rest) % {"count": rest})
    return " ".join(parts)


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
