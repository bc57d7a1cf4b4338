"""How to communicate with the person: kept right by them and by those who give them care."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from partake.people import access
from partake.people.actions import needs as actions
from partake.people.domain import Part
from partake.people.door import OpenRecord
from partake.people.forms.needs import INTERPRETER, PREFERRED, READS, EndForm, FindNeedForm, LanguageForm, NeedForm
from partake.people.languages import languages
from partake.people.needs import CATEGORY_WORDS, CATEGORY_WORDS_MINE, NeedCategory, search_needs
from partake.people.opening import record_page
from partake.people.queries import needs as queries
from partake.people.views.pages import record_answer
from partake.ui.forms import Choice


@record_page(Part.COMMUNICATION)
def needs(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    return record_answer(request, "needs", record, page=queries.get_needs_page(record))


@record_page(Part.COMMUNICATION)
def choose_need(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    """The list to choose from: the common ones, one category, or what a word finds. A word is sent by POST, so
    that it never stands in an address."""
    access.can_record_need(record).require()
    form = FindNeedForm.from_request(request)
    wanted = request.GET.get("list", "")
    category = NeedCategory(wanted) if wanted in NeedCategory.__members__ else None
    shown = queries.list_needs_in(category) if category else queries.list_common_needs()
    found = form.is_posted and form.is_valid()
    if found:
        shown, category = search_needs(form.values["wanted"]), None
    return record_answer(
        request,
        "choose_need",
        record,
        form=form,
        shown=shown,
        found=found,
        category=category,
        categories=CATEGORY_WORDS_MINE if record.is_own else CATEGORY_WORDS,
    )


@record_page(Part.COMMUNICATION)
def add_need(request: HttpRequest, record: OpenRecord, code: str) -> HttpResponse:
    access.can_record_need(record).require()
    kind = queries.get_need_kind(code)
    form = NeedForm.from_request(request)

    def add() -> str:
        actions.record_need(record=record, code=code, **form.values)
        return _needs(record)

    return form.once(add) or record_answer(request, "need", record, form=form, kind=kind, need=None)


@record_page(Part.COMMUNICATION)
def review_need(request: HttpRequest, record: OpenRecord, need_id: UUID) -> HttpResponse:
    """Still right? Said better? One press keeps it for another year."""
    access.can_record_need(record).require()
    need = queries.get_need(record, need_id)
    kind = queries.get_need_kind(need.code)
    form = NeedForm.from_request(request, initial={"instruction": need.instruction}, version=need.version)

    def review() -> str:
        actions.review_need(record=record, need=need, version=form.version, **form.values)
        return _needs(record)

    return form.once(review) or record_answer(request, "need", record, form=form, kind=kind, need=need)


@record_page(Part.COMMUNICATION)
def end_need(request: HttpRequest, record: OpenRecord, need_id: UUID) -> HttpResponse:
    access.can_record_need(record).require()
    need = queries.get_need(record, need_id)
    kind = queries.get_need_kind(need.code)
    form = EndForm.from_request(request, version=need.version)

    def end() -> str:
        actions.end_need(record=record, need=need, version=form.version)
        return _needs(record)

    return form.once(end) or record_answer(request, "end_need", record, form=form, kind=kind, need=need)


@record_page(Part.COMMUNICATION)
def add_language(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    access.can_record_need(record).require()
    known = [Choice(one.code, one.name) for one in languages().values()]
    form = LanguageForm.from_request(
        request, choices={"code": known}, initial={"code": request.GET.get("language", ""), "uses": [READS]}
    )

    def add() -> str:
        uses = form.values["uses"]
        actions.add_language(
            record=record,
            code=form.values["code"],
            is_preferred=PREFERRED in uses,
            reads=READS in uses,
            interpreter_wanted=INTERPRETER in uses,
        )
        return _needs(record)

    return form.once(add) or record_answer(request, "add_language", record, form=form)


@record_page(Part.COMMUNICATION)
def end_language(request: HttpRequest, record: OpenRecord, language_id: int) -> HttpResponse:
    access.can_record_need(record).require()
    language = queries.get_language(record, language_id)
    form = EndForm.from_request(request)

    def end() -> str:
        actions.end_language(record=record, language=language)
        return _needs(record)

    return form.once(end) or record_answer(request, "end_language", record, form=form, language=language)


def _needs(record: OpenRecord) -> str:
    return reverse("people:needs", args=[record.person.id])
