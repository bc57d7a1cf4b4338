"""Moving the demonstration's clock on, so that its reader sees what came of things: months pass, and people go on
saying how it was. Only ever forwards: what was written down cannot be unwritten."""

import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from partake.demo import asked_monthly, insight
from partake.insight.jobs import WORKER
from partake.insight.months import months_after
from partake.insight.publishing.due import publish_due
from partake.insight.refreshing import AlreadyRefreshing, refresh
from partake.insight.themes import working
from partake.kernel import clock
from partake.organisations.models import Service

MONTHS_AT_ONCE = 3


def ahead() -> timedelta:
    """This will give how far the demonstration is ahead of the real time: what its web server and its worker share."""
    try:
        return timedelta(days=int(_file().read_text("ascii")))
    except FileNotFoundError:
        return timedelta()


def move_on() -> None:
    """This will go on three months, with what people said of the three services in the meantime."""
    until = months_after(clock.today(), MONTHS_AT_ONCE)
    days = ahead().days + (until - clock.today()).days
    with transaction.atomic(), clock.fixed_day(until.year, until.month, until.day, 7):
        services = {key: Service.objects.get(name=name) for key, name in insight.SERVICES.items()}
        first, last = _first_to_come(), months_after(until.replace(day=1), -1)
        insight.answer(services, first=first, last=last)
        asked_monthly.go_on(first=first, last=last)
    settings.VAR.mkdir(parents=True, exist_ok=True)
    _file().write_text(str(days), "ascii")
    working.work()
    _in_turn(lambda: refresh(actor=WORKER))
    _in_turn(lambda: publish_due(actor=WORKER))


def forget() -> None:
    """This will set the clock right again: for a place that begins anew."""
    _file().unlink(missing_ok=True)


def _in_turn(what: Callable[[], object]) -> None:
    """The worker may be at the figures already: then this waits for its turn, half a minute at most. Whatever the
    worker did meanwhile is not done again."""
    for _ in range(60):
        try:
            what()
            return
        except AlreadyRefreshing:
            time.sleep(0.5)


def _first_to_come() -> date:
    return months_after(insight.last_month_answered(), 1)


def _file() -> Path:
    return Path(settings.VAR) / "days-ahead"
