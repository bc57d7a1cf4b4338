"""Answering: how it is going, whether one agrees, where one differs, how one wants to be involved."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from partake.care_plans import access
from partake.care_plans.actions import agreeing, disagreeing, progress, talking
from partake.care_plans.domain.contents import Kind
from partake.care_plans.domain.going import GOING
from partake.care_plans.domain.states import FeltInvolved, Involvement, OfferAnswer, Side
from partake.care_plans.forms import answers as forms
from partake.care_plans.kinds import kind_named
from partake.care_plans.queries import talking as talking_queries
from partake.care_plans.queries.plan import get_line, get_plan, list_disagreements
from partake.care_plans.views.pages import after_involvement, plan_answer, told, way_back
from partake.kernel.verdict import NotFound
from partake.people.domain import Part
from partake.people.door import OpenRecord
from partake.people.forms.needs import EndForm
from partake.people.opening import record_page
from partake.ui.forms import Choice


@record_page(Part.PLAN)
def say_progress(request: HttpRequest, record: OpenRecord, kind: str, key: UUID) -> HttpResponse:
    known = kind_named(kind)
    access.can_write_plan(record).require()
    line = get_line(record, known, key)
    if known not in GOING:
        raise NotFound
    form = forms.ProgressForm.from_request(request, choices={"status": _statuses(known, line.status)})

    def save() -> str:
        progress.say_progress(record=record, kind=known, key=key, **form.values)
        return way_back(request, record)

    return form.once(save) or plan_answer(request, "progress", record, form=form, line=line)


@record_page(Part.PLAN)
def agree(request: HttpRequest, record: OpenRecord, side: str) -> HttpResponse:
    """Agrees to the words on this very page: a change in between is shown first."""
    known = _side(side)
    (access.can_agree_for_themselves if known is Side.PERSON else access.can_agree_as_professional)(record).require()
    page = get_plan(record)
    if page.shown is None or page.draft is None:
        raise NotFound
    for_them = known is Side.PERSON and not record.is_own
    kind = forms.AgreeForThemForm if for_them else forms.AgreeForm
    form = kind.from_request(request, version=page.shown.edition)

    def save() -> str:
        agreeing.record_agreement(record=record, side=known, edition=form.version, **told(form.values))
        return way_back(request, record)

    return form.once(save) or plan_answer(request, "agree", record, form=form, page=page, side=known)


@record_page(Part.PLAN)
def differ(request: HttpRequest, record: OpenRecord, side: str) -> HttpResponse:
    known = _side(side)
    (access.can_agree_for_themselves if known is Side.PERSON else access.can_agree_as_professional)(record).require()
    kind = forms.DifferForThemForm if known is Side.PERSON and not record.is_own else forms.DifferForm
    form = kind.from_request(request)

    def save() -> str:
        disagreeing.start_disagreement(record=record, side=known, **told(form.values))
        return way_back(request, record)

    return form.once(save) or plan_answer(request, "differ", record, form=form, side=known, disagreement=None)


@record_page(Part.PLAN)
def view(request: HttpRequest, record: OpenRecord, disagreement_id: UUID, side: str) -> HttpResponse:
    known = _side(side)
    (access.can_agree_for_themselves if known is Side.PERSON else access.can_agree_as_professional)(record).require()
    row = _disagreement(record, disagreement_id)
    kind = forms.ViewForThemForm if known is Side.PERSON and not record.is_own else forms.ViewForm
    own = row.theirs if known is Side.PERSON else row.ours
    form = kind.from_request(request, initial={"words": own.words if own else ""}, version=row.version)

    def save() -> str:
        disagreeing.write_view(
            record=record, disagreement_id=row.id, side=known, version=form.version, **told(form.values)
        )
        return way_back(request, record)

    return form.once(save) or plan_answer(request, "differ", record, form=form, side=known, disagreement=row)


@record_page(Part.PLAN)
def settle(request: HttpRequest, record: OpenRecord, disagreement_id: UUID) -> HttpResponse:
    access.can_agree_for_themselves(record).require()
    row = _disagreement(record, disagreement_id)
    form = EndForm.from_request(request, version=row.version)

    def save() -> str:
        disagreeing.settle_disagreement(record=record, disagreement_id=row.id, version=form.version)
        return way_back(request, record)

    return form.once(save) or plan_answer(request, "settle", record, form=form, disagreement=row)


@record_page(Part.PLAN)
def involvement(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    access.can_say_involvement(record).require()
    wish = talking_queries.get_wish(record)
    kind = forms.InvolvementForm if record.is_own else forms.InvolvementForThemForm
    initial = {"how": wish.how, "ask_name": wish.ask_name, "words": wish.words} if wish else {}
    form = kind.from_request(request, initial=initial, version=wish.number if wish else 0)

    def save() -> str:
        given = told(form.values)
        talking.say_involvement(
            record=record,
            number=form.version,
            **{**given, "how": Involvement(given["how"]), "ask_name": given["ask_name"] or ""},
        )
        return after_involvement(request, record)

    on = after_involvement(request, record)
    return form.once(save) or plan_answer(request, "involvement", record, form=form, on=on)


@record_page(Part.PLAN)
def felt(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    access.can_say_involvement(record).require()
    form = (forms.FeltForm if record.is_own else forms.FeltForThemForm).from_request(request)

    def save() -> str:
        given = told(form.values)
        talking.say_felt_involved(record=record, **{**given, "felt": FeltInvolved(given["felt"])})
        return way_back(request, record)

    return form.once(save) or plan_answer(request, "felt", record, form=form)


@record_page(Part.PLAN)
def offer(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    access.can_offer_plan(record).require()
    form = forms.OfferForm.from_request(request)

    def save() -> str:
        given = told(form.values)
        talking.record_offer(record=record, **{**given, "answer": OfferAnswer(given["answer"])})
        return way_back(request, record)

    return form.once(save) or plan_answer(request, "offer", record, form=form)


def _side(side: str) -> Side:
    known = {"mine": Side.PERSON, "professional": Side.PROFESSIONAL}.get(side)
    if known is None:
        raise NotFound
    return known


def _statuses(kind: Kind, now: str) -> list[Choice]:
    return [Choice(code, gettext(said)) for code, said in GOING[kind].next_words(now).items()]


def _disagreement(record: OpenRecord, disagreement_id: UUID) -> Any:
    row = next((one for one in list_disagreements(record) if one.id == disagreement_id), None)
    if row is None:
        raise NotFound
    return row
