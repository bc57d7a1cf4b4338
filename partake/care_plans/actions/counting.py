"""Counting plans: once for each practice and quarter, by the system, when the quarter is over."""

from django.db import transaction

from partake.audit.actions import record as record_event
from partake.care_plans import access
from partake.care_plans.domain.counting import Quarter, count
from partake.care_plans.events import PLANS_COUNTED
from partake.care_plans.models import PlanCounts
from partake.care_plans.queries.counting import people_to_count
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.organisations.models import Organisation


@transaction.atomic
def count_quarter(*, actor: Actor, organisation: Organisation, quarter: Quarter) -> PlanCounts:
    """This will count one practice's plans in one quarter that is over, and keep what may be shown. A quarter that is
    counted stays as it was counted. Raises `Refused`."""
    access.can_count(actor).require()

    if quarter.last_on >= clock.today():
        raise ValueError(f"{quarter.code} is not over")
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    made = PlanCounts.objects.filter(organisation=organisation, quarter=quarter.code).first()
    if made is not None:
        return made
    made = PlanCounts.objects.create(
        organisation=organisation,
        quarter=quarter.code,
        counted_on=clock.today(),
        cells=count(people_to_count(organisation, quarter)),
    )

    record_event(
        PLANS_COUNTED,
        actor=actor,
        about=Ref("organisations.organisation", str(organisation.public_id)),
        codes={"quarter": quarter.code},
    )
    return made
