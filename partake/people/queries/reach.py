"""Whom somebody at work reaches, by each way in: what lists across people are drawn from. It opens nothing: whoever
lists people gives few fields of each and leaves one event."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet

from partake.audit.domain import Basis
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.organisations.domain import CARE_ROLES, ONLY_WHEN_SHARED
from partake.people.domain import OPENED_BY, Part
from partake.people.models import CareRelationship, Share


@dataclass(frozen=True)
class Reach:
    """The ways `actor` reaches people one `part` of whose record they may open today for their job. Registration
    stands apart: a practice has ten thousand people, every other way a few, so each is looked up from its own end."""

    practices: tuple[int, ...]
    registered: "QuerySet[CareRelationship]"
    caring: "QuerySet[CareRelationship]"
    shared: "QuerySet[Share]"


def reach(actor: Actor, part: Part) -> Reach:
    """This will give the ways in. What was shared with the actor as somebody close is not part of their job."""
    today = clock.today()
    caring = _showing(CareRelationship.objects.current(today).held_by(actor), part)
    shares = Share.objects.current(today).held_by(actor).filter(with_email="")
    return Reach(
        practices=tuple(
            sorted({job.organisation_id for job in actor.roles if job.code in CARE_ROLES - ONLY_WHEN_SHARED})
        ),
        registered=caring.filter(basis=Basis.REGISTRATION),
        # Named, so that the index by basis steps over a practice's whole list.
        caring=caring.filter(basis__in=(Basis.CARE_TEAM, Basis.REFERRAL)),
        shared=shares.filter(parts__icontains=f'"{part}"'),
    )


def practices_of(people: Collection[int]) -> dict[int, int]:
    """This will give the practice each person is registered with, of those who are with one."""
    rows = CareRelationship.objects.filter(person_id__in=people, basis=Basis.REGISTRATION, ended_at__isnull=True)
    return dict(rows.values_list("person_id", "organisation_id"))


def _showing(rows: "QuerySet[CareRelationship]", part: Part) -> "QuerySet[CareRelationship]":
    """Those that show `part`, unless the person hid it. Parts are whole words of a list, so their text is enough."""
    bases = [basis for basis, parts in OPENED_BY.items() if part in parts]
    return rows.filter(basis__in=bases).exclude(hidden__icontains=f'"{part}"')
