"""Listing the people somebody plans with: a read across records that leaves an event, so it is an action."""

from django.db import transaction

from partake.audit.actions import record as record_event
from partake.care_plans import access
from partake.care_plans.domain.caseload import Tab
from partake.care_plans.events import CASELOAD_LISTED
from partake.care_plans.queries.caseload import CaseloadPage, caseload_page
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref


@transaction.atomic
def list_caseload(*, actor: Actor, tab: Tab, job: str = "", cursor: str = "") -> CaseloadPage:
    """This will give one page of the people the actor plans with. One event says that they were listed, and by which
    question; opening any of them is a look of its own. Raises `Refused`."""
    access.can_list_caseload(actor).require()

    page = caseload_page(actor, tab, job=job, cursor=cursor)

    record_event(
        CASELOAD_LISTED,
        actor=actor,
        about=Ref("care_plans.caseload", tab),
        codes={"question": tab, "people": len(page.lines)},
    )
    return page
