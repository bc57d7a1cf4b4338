"""Months as their first days, the place in time that a cube's rows have; and a share in one of them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class MonthShare:
    """How many of those who answered in a month, out of how many."""

    month: date
    count: int
    base: int

    @property
    def share(self) -> float:
        """0 to 1. A month nobody answered in has none: raises `ZeroDivisionError`."""
        return self.count / self.base


def month_of(day: date) -> date:
    """This will give the first day of a day's month."""
    return day.replace(day=1)


def months_after(month: date, many: int) -> date:
    """This will give the month so many after this one; before it, when `many` is below 0.

    >>> months_after(date(2026, 11, 1), -11)
    datetime.date(2025, 12, 1)
    """
    years, place = divmod(month.year * 12 + month.month - 1 + many, 12)
    return date(years, place + 1, 1)


def months_between(first: date, last: date) -> tuple[date, ...]:
    """This will give every month from `first` to `last`, both counted; none when the last is before the first."""
    return tuple(months_after(first, place) for place in range(months_apart(first, last) + 1))


def months_apart(first: date, last: date) -> int:
    """This will give how many months lie from the first to the last: 0 for the same one."""
    return (last.year - first.year) * 12 + last.month - first.month


def last_ended(today: date) -> date:
    """This will give the newest month that is over: figures of a month still going on would change under a reader."""
    return months_after(month_of(today), -1)
