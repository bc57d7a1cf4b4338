"""When a plan is looked at again: due on a day, late by days, and the day after that. Nothing else works this out."""

from datetime import date, timedelta

from partake.kernel.texts import text
from partake.people.domain import months_from

# The person and whoever arranges the review are told this long before it is due, once.
TOLD_BEFORE = timedelta(weeks=4)

# How often, as it is asked. The person chooses; any other number of months that was once chosen stands too.
INTERVAL_WORDS: dict[int, str] = {
    1: text("Every month"),
    2: text("Every 2 months"),
    3: text("Every 3 months"),
    6: text("Every 6 months"),
    12: text("Once a year"),
    24: text("Every 2 years"),
}


def days_late(due_on: date | None, today: date) -> int:
    """This will give how many days a review is past its day; 0 on the day, before it, and where there is none."""
    return max((today - due_on).days, 0) if due_on else 0


def is_due(due_on: date | None, today: date) -> bool:
    """Whether it is time to plan the review: its day is near, here or past."""
    return due_on is not None and due_on - today <= TOLD_BEFORE


def was_on_time(due_on: date, held_on: date) -> bool:
    """Whether a review was held by the day it was due. How late is kept too, so that other rules can be counted."""
    return held_on <= due_on


def next_due(held_on: date, every_months: int | None) -> date | None:
    """This will give when to look again after a review held on a day, on time or late: the interval the person chose,
    counted from the day they talked, so that they never wait longer than they chose. None without an interval."""
    return months_from(held_on, every_months) if every_months else None
