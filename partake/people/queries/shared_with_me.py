"""What others share with the reader: offered, as somebody close, or for their job."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import Lower

from partake.accounts.models import User
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.prepared import prepared
from partake.people.domain import Part, has_passed, in_order
from partake.people.models import Share
from partake.people.models.sharing import NOBODY, share_reach

MOST_SHOWN = 10  # on a working day's page


@dataclass(frozen=True)
class Offer:
    """Somebody wants to share their record with the reader, who has not answered."""

    id: UUID
    person_name: str
    parts: tuple[Part, ...]
    until: date | None


def list_offers(actor: Actor) -> list[Offer]:
    """This will give what people have offered to share with the reader's own email address, unanswered."""
    return [
        Offer(
            row.public_id,
            f"{row.person.given_name} {row.person.family_name}",
            in_order(row.parts),
            row.until,
        )
        for row in _offered_to(actor.user_id or NOBODY)
        if not has_passed(row.until, clock.today())
    ]


@prepared
def _offered_to(user: int) -> QuerySet[Share]:
    # Addresses are kept in small letters on a share, so that they are found by index and not one by one.
    mine = User.objects.filter(pk=user).values(small=Lower("email"))
    rows = Share.objects.filter(with_email__in=mine, accepted_at__isnull=True, stopped_at__isnull=True)
    return rows.select_related("person")


@dataclass(frozen=True)
class HelpedPerson:
    """Somebody whose record the reader may open because that person said so."""

    id: UUID
    name: str
    parts: tuple[Part, ...]
    until: date | None


def list_people_helped(actor: Actor) -> list[HelpedPerson]:
    """This will give the people who shared their record with the reader as somebody close to them."""
    return [
        HelpedPerson(
            row.person.public_id,
            f"{row.person.given_name} {row.person.family_name}",
            in_order(row.parts),
            row.until,
        )
        for row in _helped(actor.user_id or NOBODY, clock.today())
    ]


@prepared
def _helped(user: int, today: date) -> QuerySet[Share]:
    rows = Share.objects.current(today).filter(with_user_id=user).exclude(with_email="")
    return rows.select_related("person").order_by("person__given_name", "pk")


@dataclass(frozen=True)
class SharedWithMe:
    """Somebody who shared with the reader, or the reader's team or organisation, and until when."""

    person_id: UUID
    name: str
    parts: tuple[Part, ...]
    until: date | None
    decided_on: date


def list_shared_with_staff(actor: Actor, *, today: date) -> list[SharedWithMe]:
    """This will give the people who shared with the reader for their job, the latest decision first: names and
    parts only, no words of anybody's."""
    return [
        SharedWithMe(
            row.person.public_id,
            f"{row.person.given_name} {row.person.family_name}",
            in_order(row.parts),
            row.until,
            clock.local(row.decided_at).date(),
        )
        for row in _shared_for_work(today, **share_reach(actor))
    ]


@prepared
def _shared_for_work(
    today: date, user: int, close_user: int, bodies: frozenset[int], teams: frozenset[int]
) -> QuerySet[Share]:
    rows = Share.objects.current(today).opened_to(user, close_user, bodies, teams).filter(with_email="")
    return rows.select_related("person").order_by("-decided_at")[:MOST_SHOWN]
