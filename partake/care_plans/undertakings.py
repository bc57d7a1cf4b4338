"""Keeps what staff said they would do true: it ends when the action is somebody else's, and lapses when they can no
longer see the plan. Steps of actions, and the job that looks for those whose sight ended by itself."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from partake.audit.actions import record as record_event
from partake.care_plans.events import ACTION_LAPSED
from partake.care_plans.models import Undertaking
from partake.kernel import clock
from partake.kernel.actor import Actor, ActorKind
from partake.kernel.ref import Ref
from partake.organisations.queries import roles_of
from partake.people.domain import Part
from partake.people.queries.sighted import among_those_seen

FOLLOWING = Actor.system("Partake’s lists")


def end(key: UUID) -> None:
    """This will note that an action is no longer this member of staff's."""
    Undertaking.objects.filter(key=key, ended_at__isnull=True).update(ended_at=clock.now())


@transaction.atomic
def lapse(people: Collection[int] | None = None) -> int:
    """This will mark what is to be done by somebody who can no longer see the plan, in the plans of these people or
    of all, and give how many there were. Their practice then sees that it needs somebody new. Sight ends in many
    ways, some of them on a day: so all are asked about every hour, one member of staff at a time."""
    rows = Undertaking.objects.filter(ended_at__isnull=True, lapsed_at__isnull=True)
    if people is not None:
        rows = rows.filter(plan__person_id__in=people)
    held = defaultdict[int, list[Undertaking]](list)
    for row in rows.select_related("plan__person", "user").order_by("pk"):
        held[row.user_id].append(row)
    lapsed = 0
    for user_id, mine in held.items():
        roles = roles_of(user_id, today=clock.today())
        actor = Actor(ActorKind.STAFF, mine[0].user.display_name, user_id=user_id, roles=roles)
        seen = among_those_seen(actor, {row.plan.person_id for row in mine}, Part.PLAN) if roles else frozenset[int]()
        for row in mine:
            if row.plan.person_id not in seen or not row.user.is_active:
                _lapse(row)
                lapsed += 1
    return lapsed


def _lapse(row: Undertaking) -> None:
    row.lapsed_at = clock.now()
    row.save(update_fields=["lapsed_at"])
    record_event(
        ACTION_LAPSED,
        actor=FOLLOWING,
        about=Ref("care_plans.undertaking", str(row.public_id)),
        person_id=row.plan.person.public_id,
    )
