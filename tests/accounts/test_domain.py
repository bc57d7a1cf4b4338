from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partake.accounts.domain import (
    IDLE_PERSON,
    IDLE_STAFF,
    LONGEST_SIGN_IN,
    Ending,
    Sitting,
    browser_of,
    device_of,
    idle_limit,
)

NINE = datetime(2026, 11, 19, 9, tzinfo=UTC)


def sitting(seen_after: timedelta = timedelta(0), idle: timedelta = IDLE_STAFF) -> Sitting:
    return Sitting("one", NINE, NINE + seen_after, idle)


def test_staff_rest_half_an_hour_and_people_an_hour() -> None:
    assert idle_limit(is_staff=True) == IDLE_STAFF == timedelta(minutes=30)
    assert idle_limit(is_staff=False) == IDLE_PERSON == timedelta(minutes=60)


def test_a_sign_in_ends_after_its_rest_and_not_before() -> None:
    assert sitting().ending(NINE + timedelta(minutes=29, seconds=59)) is None
    assert sitting().ending(NINE + timedelta(minutes=30)) is Ending.IDLE
    assert sitting(idle=IDLE_PERSON).ending(NINE + timedelta(minutes=30)) is None


def test_a_sign_in_in_constant_use_still_ends_after_twelve_hours() -> None:
    almost = timedelta(hours=11, minutes=59)
    assert sitting(almost).ending(NINE + almost) is None
    assert sitting(almost).ending(NINE + timedelta(hours=12)) is Ending.LONGEST


@given(st.integers(0, 13 * 3600), st.integers(0, 13 * 3600))
def test_once_ended_a_sign_in_stays_ended(seen: int, later: int) -> None:
    one = sitting(timedelta(seconds=min(seen, later)))
    now = NINE + timedelta(seconds=later)
    if one.ending(now):
        assert one.ending(now + timedelta(seconds=1))
    elif now - NINE < LONGEST_SIGN_IN:
        assert now - one.seen_at < IDLE_STAFF


def test_use_is_noted_once_a_minute_and_when_the_limit_changes() -> None:
    assert not sitting().is_worth_noting(NINE + timedelta(seconds=59), IDLE_STAFF)
    assert sitting().is_worth_noting(NINE + timedelta(seconds=60), IDLE_STAFF)
    assert sitting().is_worth_noting(NINE, IDLE_PERSON)


AGENTS = (
    ("(Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36", "Chrome", "Windows"),
    ("(Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0", "Edge", "Windows"),
    ("(iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1", "Safari", "iPhone"),
    ("(Linux; Android 14) SamsungBrowser/25.0 Chrome/121 Safari/537", "Samsung Internet", "Android"),
    ("(Macintosh; Intel Mac OS X 10.15; rv:127.0) Gecko Firefox/127.0", "Firefox", "Mac"),
    ("(X11; CrOS x86_64) Chrome/126.0 Safari/537.36", "Chrome", "Chromebook"),
    ("curl/8.1", "", ""),
    ("", "", ""),
)


@pytest.mark.parametrize(("agent", "browser", "device"), AGENTS)
def test_devices_are_named_as_people_name_them(agent: str, browser: str, device: str) -> None:
    assert (browser_of(agent), device_of(agent)) == (browser, device)
