"""The only clock. Times are UTC; days are Europe/London. Tests and scenes fix it; nothing else reads the time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")

_fixed: ContextVar[datetime | None] = ContextVar("fixed clock", default=None)
_ahead: Callable[[], timedelta] = timedelta


def now() -> datetime:
    """This will give the time now, aware, in UTC."""
    return _fixed.get() or datetime.now(UTC) + _ahead()


def today() -> date:
    """This will give the day it is now in London, which differs from UTC's between midnight and 1am in summer."""
    return local(now()).date()


def local(moment: datetime) -> datetime:
    """This will give `moment` as a London wall clock shows it."""
    return moment.astimezone(LONDON)


def start_of(day: date) -> datetime:
    """This will give the moment a day begins in London."""
    return datetime(day.year, day.month, day.day, tzinfo=LONDON)


def read_day(text: str) -> date | None:
    """This will give the day an address carries ("2026-11-19"), or None when it carries none that a calendar of
    people could hold: at the ends of the computer's own calendar, yesterday and tomorrow do not exist."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 1800 <= day.year <= 2999 else None


def go_ahead_by(ahead: Callable[[], timedelta]) -> None:
    """This will have the clock of this process go ahead of the real one by what `ahead` says each time it is asked.
    Only a demonstration does, so that its readers see what comes of things months later."""
    global _ahead
    _ahead = ahead


@contextmanager
def fixed(moment: datetime) -> Iterator[None]:
    """This will hold the clock at `moment` (aware) inside the `with` block, in this thread or task only."""
    if moment.tzinfo is None:
        raise ValueError("the fixed clock needs a moment with a time zone")
    token = _fixed.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _fixed.reset(token)


@contextmanager
def fixed_day(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> Iterator[None]:
    """This will hold the clock at a London time of day inside the `with` block."""
    with fixed(datetime(year, month, day, hour, minute, tzinfo=LONDON)):
        yield
