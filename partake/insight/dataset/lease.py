"""One at a time works on the figures: a refresh makes them, or a publication reads them. A lease that is not renewed
runs out: a killed refresh is taken up by the next."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import IntegrityError, transaction

from partake.insight.models import Refresh
from partake.kernel import clock

LEASE = timedelta(minutes=5)
KEPT = timedelta(days=30)


class AlreadyRefreshing(Exception):
    """Another is at work on the figures, or took this one over."""


@contextmanager
def figures_stand_still() -> Iterator[None]:
    """This will keep the figures as they are while they are read for publishing, and a second publisher out. Raises
    `AlreadyRefreshing` while another works on them."""
    mine = take()
    try:
        yield
    finally:
        give_up(mine)


def take() -> Refresh:
    """This will begin a refresh. Raises `AlreadyRefreshing` while another's lease runs."""
    now = clock.now()
    try:
        with transaction.atomic():
            open_ones = Refresh.objects.select_for_update().filter(ended_at__isnull=True)
            if open_ones.filter(leased_until__gt=now).exists():
                raise AlreadyRefreshing
            open_ones.update(ended_at=now)
            Refresh.objects.filter(ended_at__lt=now - KEPT, bodies="").delete()
            return Refresh.objects.create(started_at=now, leased_until=now + LEASE)
    except IntegrityError:  # the constraint: another began in the same moment
        raise AlreadyRefreshing from None


def renew(refresh: Refresh) -> None:
    """This will keep the lease, in whatever transaction it is called: what is written with it is written only while
    the lease is ours. Raises `AlreadyRefreshing` when another took it over."""
    until = clock.now() + LEASE
    if not Refresh.objects.filter(pk=refresh.pk, ended_at__isnull=True).update(leased_until=until):
        raise AlreadyRefreshing


def end(refresh: Refresh, *, rows: int, months: int) -> None:
    """This will end a refresh that did what it began."""
    Refresh.objects.filter(pk=refresh.pk, ended_at__isnull=True).update(
        ended_at=clock.now(), rows_read=rows, months=months
    )


def give_up(refresh: Refresh) -> None:
    """This will let the next one begin at once after a refresh that failed and knows it."""
    Refresh.objects.filter(pk=refresh.pk, ended_at__isnull=True).update(ended_at=clock.now())
