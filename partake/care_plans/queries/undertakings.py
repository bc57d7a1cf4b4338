"""What staff said they would do: who may be asked, and what is on one's own list."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, QuerySet

from partake.care_plans import access
from partake.care_plans.domain.contents import Kind
from partake.care_plans.domain.going import GOING
from partake.care_plans.domain.reviews import days_late
from partake.care_plans.models import Action, Plan, Undertaking
from partake.kernel.actor import Actor
from partake.kernel.prepared import prepared
from partake.organisations.queries import Colleague
from partake.people.domain import Part
from partake.people.door import OpenRecord
from partake.people.queries.sighted import among_those_seen, list_colleagues_who_see

MOST_SHOWN = 20  # the soonest; the others come as these are done


@dataclass(frozen=True)
class ToDo:
    """One action on somebody's own list."""

    person_id: UUID
    name: str
    key: UUID
    what: str
    due_on: date | None

    def days_late(self, today: date) -> int:
        return days_late(self.due_on, today)


def list_takers(record: OpenRecord) -> list[Colleague]:
    """This will give the staff who may be written down for an action: whose job it is to plan with people, and who
    can see this plan now. Whoever is shown by job is left out: the person would learn their name. Raises `Refused`."""
    access.can_see_plan(record).require()
    found = list_colleagues_who_see(record.person.pk, Part.PLAN, roles=access.PLANS_WITH_PEOPLE)
    return [one for one in found if not one.shown_by_role]


def my_undertakings(actor: Actor) -> tuple[ToDo, ...]:
    """This will give what the actor is to do for people who live and whose plan they can see, the soonest first, and
    what has no day last. What stands is what the newest version says."""
    rows = _mine(actor.user_id or -1)
    seen = among_those_seen(actor, {row[0] for row in rows}, Part.PLAN) if rows else frozenset[int]()
    return tuple(
        ToDo(person_id, f"{given} {family}", key, what, due_on)
        for pk, person_id, given, family, key, what, due_on in rows
        if pk in seen
    )[:MOST_SHOWN]


@prepared
def _mine(user: int) -> QuerySet[Action, tuple[int, UUID, str, str, UUID, str, date | None]]:
    mine = Undertaking.objects.filter(
        user_id=user,
        ended_at__isnull=True,
        plan__person__died_on__isnull=True,
        plan__person__superseded_by__isnull=True,
    )
    actions = Action.objects.filter(key__in=mine.values("key"), until__isnull=True).exclude(
        status__in=GOING[Kind.ACTION].closed
    )
    return actions.order_by(F("due_on").asc(nulls_last=True), "pk").values_list(
        "plan__person_id", "plan__person__public_id", "plan__person__given_name", "plan__person__family_name",
        "key", "what", "due_on",
    )  # fmt: skip


def taken_by(record: OpenRecord, key: UUID) -> Undertaking | None:
    """This will give who is written down for an action, or None. Raises `Refused`."""
    access.can_see_plan(record).require()
    rows = Undertaking.objects.filter(plan__person_id=record.person.pk, key=key, ended_at__isnull=True)
    return rows.select_related("user").first()


def needing_somebody_new(plan: Plan) -> frozenset[UUID]:
    """This will give the keys of actions whose member of staff can no longer see the plan."""
    return frozenset(_lapsed(plan.pk))


@prepared
def _lapsed(plan: int) -> QuerySet[Undertaking, UUID]:
    rows = Undertaking.objects.filter(plan_id=plan, ended_at__isnull=True, lapsed_at__isnull=False)
    return rows.values_list("key", flat=True)
