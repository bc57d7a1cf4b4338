"""What powers are, and the arithmetic of a birthday, without a database."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from partake.audit.domain import Basis
from partake.people import powers as module
from partake.people.powers import (
    ABILITY_WORDS,
    EVIDENCE_WORDS,
    POWER_WORDS,
    SPEAKS_FOR,
    Ability,
    Evidence,
    birthday,
    born_after,
    is_under,
    powers,
)

DAYS = st.dates(date(1920, 1, 1), date(2080, 12, 31))


def test_every_power_paper_and_ability_has_its_words():
    assert tuple(powers()) == SPEAKS_FOR
    assert set(POWER_WORDS) == set(SPEAKS_FOR)
    assert set(EVIDENCE_WORDS) == set(Evidence)
    assert set(ABILITY_WORDS) == set(Ability)
    assert {paper for power in powers().values() for paper in power.evidence} == set(Evidence)


def test_an_advocate_does_not_decide_and_only_a_parents_power_ends_with_age():
    assert [basis for basis, power in powers().items() if not power.decides] == [Basis.ADVOCATE]
    assert {basis: power.only_under for basis, power in powers().items() if power.only_under} == {Basis.PARENT: 16}


def test_the_law_is_not_claimed_to_be_checked():
    rows = tomllib.loads((Path(module.__file__).parent / "data" / "powers.toml").read_text())["power"]
    assert all(row["source"] and row["status"] == "unverified" for row in rows)
    assert not any(power.verified for power in powers().values())


def test_born_on_29_february_they_are_16_on_the_day_or_on_1_march():
    assert birthday(date(2008, 2, 29), 16) == date(2024, 2, 29)
    assert birthday(date(2008, 2, 29), 15) == date(2023, 3, 1)


def test_of_unknown_age_nobody_is_a_child():
    assert not is_under(16, None, today=date(2026, 11, 19))


@given(DAYS, st.integers(1, 18))
def test_they_are_under_an_age_until_the_day_before_and_not_on_the_day(born_on, years):
    day = birthday(born_on, years)
    assert is_under(years, born_on, today=day - timedelta(days=1))
    assert not is_under(years, born_on, today=day)


@given(DAYS, DAYS, st.integers(1, 18))
def test_the_database_and_the_page_say_the_same_of_every_birthday(born_on, today, years):
    assert (born_on > born_after(years, today)) == is_under(years, born_on, today=today)
