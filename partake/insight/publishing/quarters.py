"""Quarters of a year as their first days, and when the figures of one are settled."""

from datetime import date, timedelta

from partake.insight.months import months_after

SETTLES = timedelta(days=30)


def quarter_of(day: date) -> date:
    """This will give the first day of a day's quarter.

    >>> quarter_of(date(2026, 11, 19))
    datetime.date(2026, 10, 1)
    """
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


def is_settled(quarter: date, today: date) -> bool:
    """This will say whether a quarter has been over for 30 days: what came on paper has then been typed in."""
    return today >= months_after(quarter, 3) + SETTLES


def months_of(quarter: date) -> tuple[date, ...]:
    return tuple(months_after(quarter, place) for place in range(3))
