"""Working days in England: the bank holidays GOV.UK published for some years, and weeks around them."""

from datetime import date

import pytest

from partake.kernel.working_days import bank_holidays, easter_sunday, is_working_day, working_days_on

# From GOV.UK's list of bank holidays in England and Wales (from memory, to be compared with the page by a reader).
PUBLISHED = {
    2021: ["01-01", "04-02", "04-05", "05-03", "05-31", "08-30", "12-27", "12-28"],
    2022: ["01-03", "04-15", "04-18", "05-02", "06-02", "06-03", "08-29", "09-19", "12-26", "12-27"],
    2023: ["01-02", "04-07", "04-10", "05-01", "05-08", "05-29", "08-28", "12-25", "12-26"],
    2025: ["01-01", "04-18", "04-21", "05-05", "05-26", "08-25", "12-25", "12-26"],
    2026: ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"],
    2027: ["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"],
}


@pytest.mark.parametrize("year", PUBLISHED)
def test_bank_holidays_are_those_published(year):
    assert sorted(day.strftime("%m-%d") for day in bank_holidays(year)) == PUBLISHED[year]


@pytest.mark.parametrize(
    ("year", "easter"), [(1961, (4, 2)), (2000, (4, 23)), (2008, (3, 23)), (2038, (4, 25)), (2285, (3, 22))]
)
def test_easter_at_its_edges(year, easter):
    assert easter_sunday(year) == date(year, *easter)


@pytest.mark.parametrize(
    ("start", "due"),
    [
        (date(2026, 11, 19), date(2026, 11, 24)),  # a Thursday
        (date(2026, 11, 21), date(2026, 11, 25)),  # a Saturday
        (date(2026, 12, 23), date(2026, 12, 30)),  # Christmas, with a Monday for Boxing Day
        (date(2026, 12, 24), date(2026, 12, 31)),
        (date(2026, 12, 30), date(2027, 1, 5)),
        (date(2027, 3, 25), date(2027, 4, 1)),  # Easter
        (date(2026, 5, 1), date(2026, 5, 7)),
    ],
)
def test_three_working_days(start, due):
    assert working_days_on(start, 3) == due


def test_no_days_is_the_day_itself():
    assert working_days_on(date(2026, 12, 25), 0) == date(2026, 12, 25)
    assert not is_working_day(date(2026, 12, 25))
