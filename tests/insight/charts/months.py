"""Months made up for a test: how many said good, out of how many."""

from datetime import date

from partake.insight.months import MonthShare, months_after

FIRST = date(2024, 11, 1)
# Ups and downs of 78 in 100 that no rule takes for more.
USUAL = (78, 76, 80, 77, 79, 75, 78, 81, 77, 79, 76, 78, 80, 77, 79, 78, 76, 79)
BETTER = (86, 88, 86, 87, 89, 88)


def of(*shares: int | None, base: int = 100, first: date = FIRST) -> tuple[MonthShare, ...]:
    """This will give a month for each share in a hundred; None is a month nobody answered in."""
    return tuple(
        MonthShare(months_after(first, place), round(share * base / 100), base)
        for place, share in enumerate(shares)
        if share is not None
    )
