"""What staff said they would do: who may be asked, and what is on one's own list."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from partake.care_plans import access
from partake.care_plans.domain.reviews import days_late
from partake.care_plans.domain.states import CLOSED_ACTIONS
from partake.care_plans.models import Action, Plan, Undertaking
from partake.kernel.actor import Actor
from partake.organisations.queries import Colleague
from partake.people.domain import Part
from partake.people.door import OpenRecord
from partake.people.queries.sighted import among_those_seen, list_colleagues_who_see

MOST_SHOWN = 50


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
    mine = Undertaking.objects.filter(
        user_id=actor.user_id or -1,
        ended_at__isnull=True,
        plan__person__died_on__isnull=True,
        plan__person__superseded_by__isnull=True,
    ).select_related("plan__person")
    by_key = {row.key: row for row in mine}
    if not by_key:
        return ()
    seen = among_those_seen(actor, {row.plan.person_id for row in by_key.values()}, Part.PLAN)
    actions = Action.objects.filter(key__in=by_key, until__isnull=True).exclude(status__in=CLOSED_ACTIONS)
    found = []
    for action in actions:
        person = by_key[action.key].plan.person
        if person.pk in seen:
            name = f"{person.given_name} {person.family_name}"
            found.append(ToDo(person.public_id, name, action.key, action.what, action.due_on))
    found.sort(key=lambda one: (one.due_on is None, one.due_on or date.min, one.name, one.what))
    return tuple(found[:MOST_SHOWN])


def taken_by(record: OpenRecord, key: UUID) -> Undertaking | None:
    """This will give who is written down for an action, or None. Raises `Refused`."""
    access.can_see_plan(record).require()
    rows = Undertaking.objects.filter(plan__person_id=record.person.pk, key=key, ended_at__isnull=True)
    return rows.select_related("user").first()


def needing_somebody_new(plan: Plan) -> frozenset[UUID]:
    """This will give the keys of actions whose member of staff can no longer see the plan."""
    rows = Undertaking.objects.filter(plan=plan, ended_at__isnull=True, lapsed_at__isnull=False)
    return frozenset(rows.values_list("key", flat=True))
