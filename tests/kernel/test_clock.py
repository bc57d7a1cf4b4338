"""The one clock: UTC inside, London days outside, held still where a test or a scene says so."""

import threading
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partake.kernel import clock


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 6, 30, 22, 59, tzinfo=UTC), date(2026, 6, 30)),
        (datetime(2026, 6, 30, 23, 0, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 11, 30, 23, 59, tzinfo=UTC), date(2026, 11, 30)),
        # The clocks go forward on 29 March 2026 and back on 25 October.
        (datetime(2026, 3, 28, 23, 30, tzinfo=UTC), date(2026, 3, 28)),
        (datetime(2026, 3, 29, 23, 30, tzinfo=UTC), date(2026, 3, 30)),
        (datetime(2026, 10, 24, 23, 30, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 23, 30, tzinfo=UTC), date(2026, 10, 25)),
    ],
)
def test_a_day_begins_at_midnight_in_london(moment: datetime, day: date) -> None:
    with clock.fixed(moment):
        assert clock.today() == day


def test_nine_in_london_is_eight_in_utc_in_summer() -> None:
    with clock.fixed_day(2026, 7, 1):
        assert clock.now() == datetime(2026, 7, 1, 8, 0, tzinfo=UTC)
        assert clock.now().tzinfo is UTC
        assert clock.local(clock.now()).hour == 9


def test_a_clock_held_inside_another_gives_way_again_whatever_happens() -> None:
    with clock.fixed_day(2026, 7, 1):
        with pytest.raises(RuntimeError), clock.fixed_day(2020, 1, 2):
            assert clock.today() == date(2020, 1, 2)
            raise RuntimeError
        assert clock.today() == date(2026, 7, 1)
    assert clock.today() == date(2026, 11, 19)


def test_a_held_clock_holds_in_its_own_thread_only() -> None:
    seen: list[datetime] = []
    before = datetime.now(UTC)
    with clock.fixed_day(1999, 1, 1):
        thread = threading.Thread(target=lambda: seen.append(clock.now()))
        thread.start()
        thread.join()
    assert before <= seen[0] <= datetime.now(UTC)
    assert seen[0].tzinfo is UTC


def test_a_moment_without_a_zone_is_no_moment() -> None:
    with pytest.raises(ValueError, match="time zone"), clock.fixed(datetime(2026, 7, 1)):  # noqa: DTZ001
        pass


def test_any_zone_is_kept_as_utc() -> None:
    east = datetime(2026, 7, 1, 12, 0, tzinfo=timezone(timedelta(hours=5)))
    with clock.fixed(east):
        assert (clock.now(), clock.now().utcoffset()) == (east, timedelta())


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2999, 12, 31)))
def test_a_day_in_an_address_reads_back(day: date) -> None:
    assert clock.read_day(day.isoformat()) == day


@pytest.mark.parametrize(
    "wrong", ["", "tomorrow", "2026-13-01", "2026-02-29", "1799-12-31", "3000-01-01", "0001-01-01", "9999-12-31"]
)
def test_what_is_no_day_is_none(wrong: str) -> None:
    assert clock.read_day(wrong) is None
