"""Printing: each print has its own code, so that what is written on it is answered beside what it said."""

from django.db import transaction

from partake.audit.actions import record as record_event
from partake.care_plans import access
from partake.care_plans.events import PAPER_PRINTED
from partake.care_plans.models import Printed
from partake.care_plans.preparations import hold_preparation
from partake.care_plans.prints import keep_plan, keep_sheet
from partake.care_plans.queries.plan import PlanPage
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound
from partake.people.door import OpenRecord


@transaction.atomic
def print_plan(*, record: OpenRecord, page: PlanPage, size: str) -> Printed:
    """This will keep that a version of the plan was printed, as `page` has it, and give its code.

    Whoever reads the plan may print it. Raises `Refused`, and `NotFound` when there is no plan.
    """
    (access.can_see_plan(record) or access.can_see_if_worse(record)).require()

    if page.shown is None:
        raise NotFound
    printed = keep_plan(record, page, size)

    _note(record, printed)

    # Nobody is told: the print is in the hand of whoever made it, and the look at the record is in its log.
    return printed


@transaction.atomic
def print_sheet(*, record: OpenRecord, size: str) -> Printed:
    """This will keep that the questions before a talk were printed, and give the print's code. Raises `Refused`, and
    `NotFound` when nothing is open."""
    access.can_prepare(record).require()

    row = hold_preparation(record)
    if row is None:
        raise NotFound
    printed = keep_sheet(record, row, size)

    _note(record, printed)

    # Nobody is told: nothing was written for anybody.
    return printed


def _note(record: OpenRecord, printed: Printed) -> None:
    record_event(
        PAPER_PRINTED,
        actor=record.actor,
        about=Ref("care_plans.printed", str(printed.pk)),
        person_id=record.person.id,
        codes={"kind": printed.kind, "size": printed.size},
    )
