"""What is there nearby: added and taken away by those who know the place."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from partake.audit.actions import record as record_event
from partake.care_plans import access
from partake.care_plans.drafts import who_wrote
from partake.care_plans.events import LOCAL_SUPPORT_ADDED, LOCAL_SUPPORT_ENDED
from partake.care_plans.knowledge import topic_of
from partake.care_plans.models import LocalSupport
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Rejected


@transaction.atomic
def add_local_support(
    *, actor: Actor, name: str, what: str, contact: str, conditions: Iterable[str] = ()
) -> LocalSupport:
    """This will add something nearby, for people who live with some conditions, or for anyone. It is shown as known by
    the body of whoever added it. Raises `Refused`, `Rejected`."""
    access.can_keep_local_support(actor).require()

    codes = sorted(set(conditions))
    if any(topic_of(code) is None for code in codes):
        raise Rejected("conditions", "One of these conditions is not on the list any more. Which ones is it for?")
    role = next(role for role in actor.roles if role.code in access.KEEPS_LOCAL_SUPPORT)
    row = LocalSupport.objects.create(
        organisation_id=role.organisation_id,
        conditions=codes,
        name=name,
        what=what,
        contact=contact,
        added_at=clock.now(),
        added_by=who_wrote(actor),
    )

    record_event(LOCAL_SUPPORT_ADDED, actor=actor, about=_ref(row), codes={"conditions": codes})

    return row


@transaction.atomic
def end_local_support(*, actor: Actor, support_id: UUID) -> None:
    """This will stop showing something nearby. Raises `Refused`, and `NotFound` when it is not shown any more."""
    access.can_keep_local_support(actor).require()

    row = LocalSupport.objects.select_for_update().filter(public_id=support_id, ended_at__isnull=True).first()
    if row is None:
        raise NotFound
    row.ended_at, row.ended_by = clock.now(), who_wrote(actor)
    row.save(update_fields=["ended_at", "ended_by"])

    record_event(LOCAL_SUPPORT_ENDED, actor=actor, about=_ref(row))


def _ref(row: LocalSupport) -> Ref:
    return Ref("care_plans.local_support", str(row.public_id))
