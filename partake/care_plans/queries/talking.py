"""How the person wants decisions made, and what they said when a plan was offered."""

from django.db.models import QuerySet

from partake.care_plans import access
from partake.care_plans.models import FeltInvolvedAnswer, InvolvementWish, PlanOffer
from partake.kernel.prepared import prepared
from partake.people.door import OpenRecord


def get_wish(record: OpenRecord) -> InvolvementWish | None:
    """This will give what the person said last, or None. Raises `Refused`."""
    access.can_see_plan(record).require()
    return next(iter(_wish(record.person.pk)), None)


@prepared
def _wish(person: int) -> QuerySet[InvolvementWish]:
    return InvolvementWish.objects.filter(person_id=person).order_by("-number")[:1]


def get_offer(record: OpenRecord) -> PlanOffer | None:
    """This will give the newest offer of a plan, or None. Raises `Refused`."""
    access.can_see_plan(record).require()
    return next(iter(_offer(record.person.pk)), None)


@prepared
def _offer(person: int) -> QuerySet[PlanOffer]:
    return PlanOffer.objects.filter(person_id=person).order_by("-at", "-pk")[:1]


def get_felt(record: OpenRecord) -> FeltInvolvedAnswer | None:
    """This will give how involved the person felt last, or None. Raises `Refused`."""
    access.can_see_plan(record).require()
    return FeltInvolvedAnswer.objects.filter(person_id=record.person.pk).order_by("-at", "-pk").first()
