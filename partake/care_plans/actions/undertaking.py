"""Saying which member of staff does an action, so that it is on their own list until it is done."""

from uuid import UUID

from django.db import transaction

from partake.accounts.models import User
from partake.audit.actions import record as record_event
from partake.care_plans import access, telling, undertakings
from partake.care_plans.actions.lines import change_line
from partake.care_plans.domain.contents import Kind
from partake.care_plans.drafts import who_wrote
from partake.care_plans.events import ACTION_GIVEN, UNDERTAKINGS_LISTED
from partake.care_plans.models import Plan, Undertaking
from partake.care_plans.queries.undertakings import ToDo, list_takers, my_undertakings
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.kernel.verdict import Rejected
from partake.people.door import OpenRecord


@transaction.atomic
def give_action(*, record: OpenRecord, key: UUID, taker: UUID, version: int | None) -> Undertaking:
    """This will write down that a member of staff who can see the plan does one action, by the id of their sign-in.
    The words of the plan then name them, and it stands on their day until it is done. Raises `Refused`, `Rejected`,
    `Stale`, `NotFound`."""
    access.can_write_plan(record).require()

    chosen = next((one for one in list_takers(record) if one.public_id == taker), None)
    if chosen is None:
        raise Rejected("taker", "They can’t see this plan now. Who will do it?")
    who = {"who_name": chosen.name, "who_role": chosen.job_title, "who_contact": ""}
    row = change_line(record=record, kind=Kind.ACTION, key=key, values={"by_person": False, **who}, version=version)
    undertakings.end(key)
    given = Undertaking.objects.create(
        plan=Plan.objects.get(person_id=record.person.pk),
        key=key,
        user_id=chosen.user_id,
        given_at=clock.now(),
        given_by=who_wrote(record.actor),
    )

    about = Ref("care_plans.undertaking", str(given.public_id))
    record_event(
        ACTION_GIVEN,
        actor=record.actor,
        about=about,
        person_id=record.person.id,
        codes={"action": str(key), "to": str(taker)},
    )

    telling.of_action(
        record,
        User.objects.get(pk=chosen.user_id),
        due_on=getattr(row, "due_on", None),
        about=about,
        key=f"action-given:{given.public_id}",
    )
    return given


@transaction.atomic
def list_undertakings(*, actor: Actor) -> tuple[ToDo, ...]:
    """This will give what the actor said they would do in people's plans and is not done, the soonest first. One
    event says that it was listed, when there is anything."""
    found = my_undertakings(actor)

    if found:
        about = Ref("care_plans.undertakings", "mine")
        record_event(UNDERTAKINGS_LISTED, actor=actor, about=about, codes={"actions": len(found)})
    return found
