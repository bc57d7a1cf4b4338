"""Saying how it is going: any day, by the person or who plans with them, and never a matter for agreement."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.care_plans import access, caseload, telling
from partake.care_plans.domain.contents import Kind
from partake.care_plans.domain.going import GOING
from partake.care_plans.domain.states import VersionState
from partake.care_plans.drafts import who_wrote
from partake.care_plans.events import PROGRESS_SAID
from partake.care_plans.kinds import MODEL
from partake.care_plans.models import Plan, Progress
from partake.kernel import clock
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Rejected
from partake.people.door import OpenRecord


@transaction.atomic
def say_progress(*, record: OpenRecord, kind: Kind, key: UUID, status: str, words: str = "") -> Progress:
    """This will add how a goal, an action or a step is going, in somebody's own words, to what was said before.

    It counts at once, in the agreed version and in the draft; versions that were superseded keep what stood then.
    Raises `Refused`, `Rejected`, `NotFound`.
    """
    access.can_write_plan(record).require()

    plan = Plan.objects.select_for_update().filter(person_id=record.person.pk).first()
    if plan is None or kind not in GOING:
        raise NotFound
    live = _live_rows(plan, kind, key)
    row = live.order_by("-since").first()
    if row is None:
        raise NotFound
    if not GOING[kind].may_become(row.status, status):
        raise Rejected("status", gettext("It has begun, so it can’t be “not started” again. How is it going?"))
    said = Progress.objects.create(
        plan=plan,
        key=key,
        status=status,
        words=words,
        at=clock.now(),
        said_by=record.person.name if record.is_own else who_wrote(record.actor),
        by_person=record.is_own,
    )
    live.update(status=status)
    caseload.touched(record.person.pk)

    record_event(
        PROGRESS_SAID,
        actor=record.actor,
        about=Ref(f"care_plans.{kind}", str(key)),
        person_id=record.person.id,
        codes={"kind": kind, "status": status},
    )

    telling.of_writing(record)
    return said


def _live_rows(plan: Plan, kind: Kind, key: UUID) -> "QuerySet[Any]":
    """The rows of a line that stand in the agreed version or in the draft."""
    live = plan.versions.exclude(state=VersionState.SUPERSEDED).order_by("number").values_list("number", flat=True)
    first = live.first() or 0
    return MODEL[kind].objects.filter(Q(until__isnull=True) | Q(until__gt=first), plan=plan, key=key)
