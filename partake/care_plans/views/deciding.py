"""When the person can't decide about their plan today: the check, who agrees for them, and what they say later."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from partake.care_plans import access
from partake.care_plans.actions import agreeing_for as actions
from partake.care_plans.forms import deciding as forms
from partake.care_plans.queries.deciding import about_draft, get_deciding
from partake.care_plans.queries.plan import get_plan
from partake.care_plans.views.pages import plan_address, plan_answer, told
from partake.kernel.verdict import NotFound
from partake.people import access_representing as representing
from partake.people.actions.capacity import BestInterests
from partake.people.domain import Part
from partake.people.door import OpenRecord
from partake.people.opening import record_page
from partake.people.views.capacity import ask_whether, record_finding


@record_page(Part.PLAN)
def can_decide(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    representing.can_record_capacity(record).require()
    _, question = about_draft(record, get_plan(record))
    return ask_whether(
        request,
        record,
        question=question,
        after=plan_address(record),
        way=lambda can: reverse("care_plans:record_capacity", args=[record.person.id, can]),
    )


@record_page(Part.PLAN)
def record_capacity(request: HttpRequest, record: OpenRecord, can: str) -> HttpResponse:
    representing.can_record_capacity(record).require()
    about, question = about_draft(record, get_plan(record))
    return record_finding(request, record, can, about=about, question=question, after=plan_address(record))


@record_page(Part.PLAN)
def agree_for(request: HttpRequest, record: OpenRecord, representative_id: UUID) -> HttpResponse:
    """To the words on this very page, by one with the power, or by the practice that heard it from them."""
    page = get_plan(record)
    about, _ = about_draft(record, page)
    access.can_agree_for_them(record, about).require()
    deciding = get_deciding(record, page)
    who = next((one for one in deciding.deciders if one.id == representative_id), None)
    if who is None or page.shown is None:
        raise NotFound
    kind = forms.AgreeForSomebodyToldForm if record.is_staff else forms.AgreeForSomebodyForm
    form = kind.from_request(request, version=page.shown.edition)

    def save() -> str:
        actions.agree_for(record=record, representative_id=who.id, edition=form.version, **told(form.values))
        return plan_address(record)

    return form.once(save) or plan_answer(
        request, "agree_for", record, form=form, page=page, deciding=deciding, who=who
    )


@record_page(Part.PLAN)
def best_interests(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    access.can_agree_as_professional(record).require()
    page = get_plan(record)
    deciding = get_deciding(record, page)
    deciding.may_check.require()
    deciding.nobody_has_the_power.require()
    if deciding.holds is None:
        representing.nobody_checked(record).require()
    form = forms.BestInterestsForm.from_request(request, version=page.shown.edition if page.shown else None)

    def save() -> str:
        actions.agree_in_best_interests(record=record, given=BestInterests(**form.values), edition=form.version)
        return plan_address(record)

    return form.once(save) or plan_answer(request, "best_interests", record, form=form, page=page, deciding=deciding)


@record_page(Part.PLAN)
def afterwards(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    """What the person says, on a day when they can, of what was agreed for them."""
    access.can_agree_for_themselves(record).require()
    agreed = get_plan(record).agreed
    if agreed is None or agreed.given is None:
        raise NotFound
    page = get_plan(record, agreed.number)
    kind = forms.AfterwardsForm if record.is_own else forms.AfterwardsForThemForm
    form = kind.from_request(request, version=agreed.number)

    def save() -> str:
        actions.say_afterwards(record=record, number=form.version, **told(form.values))
        return plan_address(record)

    return form.once(save) or plan_answer(request, "afterwards", record, form=form, page=page)
