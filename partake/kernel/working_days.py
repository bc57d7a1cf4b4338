"""Working days in England, as rules with a clock mean them: no weekends, no bank holidays.

Bank holidays are worked out, so that no list runs out: Good Friday and Christmas Day (common law); Easter Monday, the
last Mondays of May and August, 26 December and what stands in for it (Banking and Financial Dealings Act 1971,
schedule 1); New Year's Day and the first Monday of May (proclaimed each year). The rules are from memory, and
tests/kernel compares them with the dates published for some years. A day that is proclaimed for one occasion is added
to `ADDED` or `MOVED` when it is known; until then what is due is due sooner, never later.
"""

from datetime import date, timedelta
from functools import cache

# One occasion each: GOV.UK, bank holidays.
ADDED = frozenset({date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)})
MOVED = {date(2020, 5, 4): date(2020, 5, 8), date(2022, 5, 30): date(2022, 6, 2)}

MONDAY, SATURDAY = 0, 5


def is_working_day(day: date) -> bool:
    """This will say whether a day is Monday to Friday and no bank holiday in England."""
    return day.weekday() < SATURDAY and day not in bank_holidays(day.year)


def working_days_on(start: date, days: int) -> date:
    """This will give the working day so many after `start`, which itself is not counted."""
    day, left = start, days
    while left:
        day += timedelta(days=1)
        left -= is_working_day(day)
    return day


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """This will give the bank holidays of a year in England and Wales."""
    easter = easter_sunday(year)
    usual = {
        _stood_in(date(year, 1, 1)),
        easter - timedelta(days=2),
        easter + timedelta(days=1),
        _monday_from(date(year, 5, 1)),
        _monday_from(date(year, 5, 25)),
        _monday_from(date(year, 8, 25)),
        *_christmas(year),
    }
    return frozenset({MOVED.get(day, day) for day in usual} | {day for day in ADDED if day.year == year})


def easter_sunday(year: int) -> date:
    """This will give Easter Sunday (Meeus, Jones and Butcher's rule for the Gregorian calendar)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, left = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - moon + 15) % 30
    weekday = (32 + 2 * left + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _monday_from(day: date) -> date:
    """The first Monday on or after a day."""
    return day + timedelta(days=(MONDAY - day.weekday()) % 7)


def _stood_in(day: date) -> date:
    """A holiday at the weekend is kept on the Monday after."""
    return day if day.weekday() < SATURDAY else _monday_from(day)


def _christmas(year: int) -> tuple[date, date]:
    """Two working days off, whichever of the two holidays falls on the weekend."""
    first, second = _stood_in(date(year, 12, 25)), _stood_in(date(year, 12, 26))
    return (first, second) if first != second else (first, first + timedelta(days=1))
