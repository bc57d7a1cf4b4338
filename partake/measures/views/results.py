"""A person's results: all of them in short, all of one measure, adding one, striking one out."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from partake.measures import access
from partake.measures.actions.results import add_result, strike_result
from partake.measures.catalogue import get_measure
from partake.measures.forms.results import ResultForm, StrikeForm, WhichForm
from partake.measures.queries.results import get_measure_page, get_result, list_latest
from partake.measures.views.pages import measure_address, results_answer
from partake.people.domain import Part
from partake.people.door import OpenRecord
from partake.people.opening import record_page


@record_page(Part.RESULTS)
def results(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    found = list_latest(record)
    return results_answer(request, "results", record, results=found, may_add=access.can_add_result(record))


@record_page(Part.RESULTS)
def measure(request: HttpRequest, record: OpenRecord, measure: str) -> HttpResponse:
    page = get_measure_page(record, measure, cursor=request.GET.get("after", ""))
    strikes = {by_person: access.can_strike_result(record, by_person=by_person) for by_person in (True, False)}
    may = {"may_add": access.can_add_result(record), "may_aim": access.can_set_target(record), "may_strike": strikes}
    return results_answer(request, "measure", record, page=page, **may)


@record_page(Part.RESULTS)
def choose(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    access.can_add_result(record).require()
    form = WhichForm.asked(request)
    if form.is_posted and form.is_valid():
        return redirect("measures:add", record.person.id, form.values["measure"])
    return results_answer(request, "choose", record, form=form)


@record_page(Part.RESULTS)
def add(request: HttpRequest, record: OpenRecord, measure: str) -> HttpResponse:
    access.can_add_result(record).require()
    known = get_measure(measure)
    form = ResultForm.of(request, known)

    def save() -> str:
        add_result(record=record, measure=known.code, **form.act)
        return measure_address(record, known.code)

    return form.once(save) or results_answer(request, "add", record, form=form, measure=known)


@record_page(Part.RESULTS)
def strike(request: HttpRequest, record: OpenRecord, result_id: UUID) -> HttpResponse:
    known, line = get_result(record, result_id)
    access.can_strike_result(record, by_person=line.by_person).require()
    if line.struck_by and request.method != "POST":
        return redirect(measure_address(record, known.code))
    form = StrikeForm.from_request(request)

    def save() -> str:
        strike_result(record=record, result_id=result_id, **form.values)
        return measure_address(record, known.code)

    return form.once(save) or results_answer(request, "strike", record, form=form, measure=known, line=line)
