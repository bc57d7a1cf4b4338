"""The way back in: how fast somebody is seen, and until when a card is good."""

from datetime import date
from enum import StrEnum

from partake.kernel.texts import text


class HowFast(StrEnum):
    """How soon whoever is called sees the person or calls back, as both agreed."""

    TWO_HOURS = "TWO_HOURS"
    SAME_DAY = "SAME_DAY"
    TWO_WORKING_DAYS = "TWO_WORKING_DAYS"
    ONE_WEEK = "ONE_WEEK"
    TWO_WEEKS = "TWO_WEEKS"


HOW_FAST_WORDS: dict[HowFast, str] = {
    HowFast.TWO_HOURS: text("within 2 hours"),
    HowFast.SAME_DAY: text("the same day"),
    HowFast.TWO_WORKING_DAYS: text("within 2 working days"),
    HowFast.ONE_WEEK: text("within 1 week"),
    HowFast.TWO_WEEKS: text("within 2 weeks"),
}


def last_good_day(chosen: date | None, agreed_on: date) -> date:
    """This will give the last day on which a card may be relied on: the day both chose, else a year after they agreed.

    No card is good for ever: signs, medicines and telephone numbers change. A year is ours, not a standard's.
    """
    if chosen is not None:
        return chosen
    try:
        return agreed_on.replace(year=agreed_on.year + 1)
    except ValueError:  # 29 February
        return agreed_on.replace(year=agreed_on.year + 1, day=28)
