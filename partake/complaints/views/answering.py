"""The answer to a complaint: written by the lead, signed or sent back by the person responsible."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from partake.complaints import access
from partake.complaints.actions import answering
from partake.complaints.domain.states import Finding
from partake.complaints.forms.handling import AnswerForm, SendBackForm, SignForm
from partake.complaints.models import Answer, Complaint
from partake.complaints.queries.handling import answer_page, get_answer_row, get_case_row
from partake.complaints.views.pages import act, case_page
from partake.kernel.requests import actor_of


@case_page
def write_answer(request: HttpRequest, row: Complaint) -> HttpResponse:
    before = answer_page(row.answer, actor_of(request)) if hasattr(row, "answer") else None
    initial = {name: getattr(before, name) for name in AnswerForm.base_fields} if before else {}
    form = AnswerForm.from_request(request, initial=initial, version=row.version)

    def do() -> object:
        said = {**form.values, "finding": Finding(form.values["finding"])}
        return answering.write_answer(actor=actor_of(request), complaint=row, version=form.version, **said)

    return act(request, row, form, do, "write_answer", before=before)


def sign(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    row, written = _to_sign(request, complaint_id)
    form = SignForm.from_request(request, version=written.version)

    def do() -> object:
        return answering.sign_answer(actor=actor_of(request), answer=written, version=form.version)

    return act(request, row, form, do, "sign", answer=answer_page(written, actor_of(request)))


def send_back(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    row, written = _to_sign(request, complaint_id)
    form = SendBackForm.from_request(request, version=written.version)

    def do() -> object:
        why = form.values["why"]
        return answering.send_answer_back(actor=actor_of(request), answer=written, why=why, version=form.version)

    return act(request, row, form, do, "send_back")


def _to_sign(request: HttpRequest, complaint_id: UUID) -> tuple[Complaint, Answer]:
    row = get_case_row(actor_of(request), complaint_id)
    written = get_answer_row(row)
    access.can_sign(actor_of(request), row.organisation_id, written.written_by_user).require()
    return row, written
