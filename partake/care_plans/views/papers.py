"""The sheet on paper, and paper that comes back: found by its code, typed in, and settled beside the plan."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from partake.care_plans import access
from partake.care_plans.actions import keying, printing
from partake.care_plans.actions.keying import WHOLE_PLAN
from partake.care_plans.domain.preparing import PaperKind, read_code
from partake.care_plans.domain.states import Involvement
from partake.care_plans.forms import preparing as forms
from partake.care_plans.paper_of_preparing import sheet_document
from partake.care_plans.queries import talking
from partake.care_plans.queries.papers import PaperPage, find_paper, get_note, get_paper
from partake.care_plans.queries.plan import get_plan
from partake.care_plans.queries.preparation import get_open_preparation, results_beside
from partake.care_plans.views.pages import plan_address, plan_answer, prepare_address
from partake.care_plans.views.paper import SIZES, file_answer
from partake.kernel.requests import actor_of
from partake.kernel.verdict import NotFound, Rejected
from partake.people.domain import Part
from partake.people.door import OpenRecord
from partake.people.forms.needs import EndForm
from partake.people.opening import record_page
from partake.people.queries.messages import print_format


@record_page(Part.PLAN)
def sheet(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    access.can_prepare(record).require()
    if get_open_preparation(record) is None:
        raise NotFound
    own_size = str(print_format(record).points)
    return plan_answer(request, "prepare_paper", record, sizes=list(SIZES), own_size=own_size)


@record_page(Part.PLAN, Part.RESULTS)
def download_sheet(_request: HttpRequest, record: OpenRecord, size: str) -> HttpResponse:
    form, now = SIZES.get(size), get_open_preparation(record)
    if form is None or now is None:
        raise NotFound
    printed = printing.print_sheet(record=record, size=size)
    wish, results = talking.get_wish(record), results_beside(record)
    return file_answer(sheet_document(record, now, printed, wish=wish, results=results), form)


def find(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    access.can_look_for_paper(actor).require()
    form = forms.FindPaperForm.from_request(request)

    def look() -> str:
        code = read_code(form.values["code"])
        try:
            person = find_paper(actor, code)
        except NotFound:
            raise Rejected("code", _nothing(code)) from None
        return reverse("care_plans:key_in", args=[person, code])

    return form.once(look) or render(request, "care_plans/find_paper.jinja", {"form": form})


@record_page(Part.PLAN, Part.IF_I_GET_WORSE)
def key_in(request: HttpRequest, record: OpenRecord, code: str) -> HttpResponse:
    """What the paper said at one side, and boxes for what is written on it at the other."""
    page = get_paper(record, code)
    is_sheet = page.kind is PaperKind.SHEET
    kind = forms.sheet_form(page.texts) if is_sheet else forms.plan_paper_form(page.texts)
    form = kind.from_request(request, version=len(page.typed_in))

    def save() -> str:
        given = {"record": record, "code": code, "written_on": form.values["written_on"], "seen": form.version}
        if is_sheet:
            keying.key_in_sheet(**given, **_on_sheet(page, form.values))
            return prepare_address(record)
        keying.key_in_plan(**given, notes=_on_plan(page, form.values))
        return plan_address(record)

    return form.once(save) or plan_answer(request, "key_in", record, form=form, page=page, is_sheet=is_sheet)


@record_page(Part.PLAN)
def take_note(request: HttpRequest, record: OpenRecord, note_id: UUID) -> HttpResponse:
    access.can_write_plan(record).require()
    note = get_note(record, get_plan(record), note_id)
    form = EndForm.from_request(request, version=note.line_version)

    def take() -> str:
        keying.take_note(record=record, note_id=note_id, version=form.version)
        return plan_address(record)

    return form.once(take) or plan_answer(request, "take_note" if note.takes else "note", record, form=form, note=note)


@record_page(Part.PLAN)
def settle_note(request: HttpRequest, record: OpenRecord, note_id: UUID) -> HttpResponse:
    access.can_write_plan(record).require()
    note = get_note(record, get_plan(record), note_id)
    form = EndForm.from_request(request)

    def settle() -> str:
        keying.settle_note(record=record, note_id=note_id)
        return plan_address(record)

    return form.once(settle) or plan_answer(request, "settle_note", record, form=form, note=note)


def _nothing(code: str) -> str:
    """The same words for a code nobody has and for paper that is not the reader's to see."""
    if not code:
        return gettext("That is not a code of ours. Which 8 letters and numbers are on the paper?")
    return gettext("We can’t show you a paper with that code. Can you check it against the foot of the page?")


def _on_sheet(page: PaperPage, values: dict[str, Any]) -> dict[str, Any]:
    return {
        "answers": forms.given(values, (one.key for one in page.texts)),
        "first": values["first"],
        "how": Involvement(values["how"]) if values["how"] else None,
        "ask_name": values["ask_name"] or "",
    }


def _on_plan(page: PaperPage, values: dict[str, Any]) -> dict[str, str]:
    return {**{one.key: values[one.key] for one in page.texts}, WHOLE_PLAN: values["whole"]}
