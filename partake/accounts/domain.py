"""When a sign-in ends by itself, how long an invitation lasts, and how a device is named. Plain values, no clock."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

INVITATION_LASTS = timedelta(days=7)

# Longer than most health systems allow, on purpose: people here write slowly, with help, or with one hand, and
# what they typed is kept when the time does run out. The full day's limit suits a shift.
IDLE_STAFF = timedelta(minutes=30)
IDLE_PERSON = timedelta(minutes=60)
LONGEST_SIGN_IN = timedelta(hours=12)
# How often a sign-in in use is noted. Every request would be a write for every read.
NOTED_EVERY = timedelta(minutes=1)


class Ending(StrEnum):
    """Why a sign-in ended by itself."""

    IDLE = "IDLE"
    LONGEST = "LONGEST"


@dataclass(frozen=True)
class Sitting:
    """One sign-in, as its session remembers it: when it began, when it was last used, and how long it may rest."""

    sign_in_id: str
    began_at: datetime
    seen_at: datetime
    idle: timedelta

    def ending(self, now: datetime) -> Ending | None:
        """This will say why the sign-in is over at `now`, or None while it lasts."""
        if now - self.began_at >= LONGEST_SIGN_IN:
            return Ending.LONGEST
        if now - self.seen_at >= self.idle:
            return Ending.IDLE
        return None

    def is_worth_noting(self, now: datetime, idle: timedelta) -> bool:
        """This will say whether a use at `now` should be written down."""
        return idle != self.idle or now - self.seen_at >= NOTED_EVERY


def idle_limit(*, is_staff: bool) -> timedelta:
    """This will give how long a sign-in may rest unused."""
    return IDLE_STAFF if is_staff else IDLE_PERSON


# Order matters: Edge and Samsung's browser also call themselves Chrome, and Chrome also calls itself Safari.
_BROWSERS = (
    ("Edge", r"Edg(e|A|iOS)?/"),
    ("Samsung Internet", r"SamsungBrowser/"),
    ("Firefox", r"(Firefox|FxiOS)/"),
    ("Chrome", r"(Chrome|CriOS|Chromium)/"),
    ("Safari", r"Safari/"),
)
_DEVICES = (
    ("iPhone", r"iPhone"),
    ("iPad", r"iPad"),
    ("Android", r"Android"),
    ("Windows", r"Windows"),
    ("Mac", r"Macintosh"),
    ("Chromebook", r"CrOS"),
    ("Linux", r"Linux"),
)


def browser_of(user_agent: str) -> str:
    """This will give the browser a request says it came from ("Firefox"), or "" when it does not say."""
    return _first(_BROWSERS, user_agent)


def device_of(user_agent: str) -> str:
    """This will give the kind of device a request says it came from ("iPhone"), or "" when it does not say."""
    return _first(_DEVICES, user_agent)


def _first(names: tuple[tuple[str, str], ...], text: str) -> str:
    return next((name for name, pattern in names if re.search(pattern, text)), "")
