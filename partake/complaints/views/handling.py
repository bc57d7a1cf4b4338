"""What the complaints lead does with one complaint, a page for each act."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from partake.complaints import access
from partake.complaints.actions import deciding, handing, handling, taking
from partake.complaints.domain.states import Handing, PaperKind
from partake.complaints.forms import handling as forms
from partake.complaints.models import Complaint
from partake.complaints.queries.handling import case_of, get_case_row
from partake.complaints.queries.public import list_answering
from partake.complaints.views.pages import act, case_page
from partake.kernel.requests import actor_of
from partake.organisations.queries import get_organisation
from partake.ui.forms import Choice


@case_page
def acknowledge(request: HttpRequest, row: Complaint) -> HttpResponse:
    form = forms.AcknowledgeForm.from_request(request, version=row.version)

    def do() -> object:
        said = form.values["words"]
        return handling.acknowledge(actor=actor_of(request), complaint=row, words=said, version=form.version)

    return act(request, row, form, do, "acknowledge")


@case_page
def plan(request: HttpRequest, row: Complaint) -> HttpResponse:
    before = {"plan": row.plan, "answer_by": row.answer_by}
    form = forms.PlanForm.from_request(request, initial=before, version=row.version)

    def do() -> object:
        said = form.values
        return handling.set_plan(
            actor=actor_of(request),
            complaint=row,
            plan=said["plan"],
            agreed=said["agreed"] == "yes",
            answer_by=said["answer_by"],
            version=form.version,
        )

    return act(request, row, form, do, "plan", ends=row.times.six_months_end)


@case_page
def explain(request: HttpRequest, row: Complaint) -> HttpResponse:
    form = forms.ExplainForm.from_request(request, version=row.version)

    def do() -> object:
        return handling.explain_delay(actor=actor_of(request), complaint=row, version=form.version, **form.values)

    return act(request, row, form, do, "explain", ends=row.times.six_months_end)


@case_page
def write(request: HttpRequest, row: Complaint) -> HttpResponse:
    form = forms.WriteForm.from_request(request, version=row.version)

    def do() -> object:
        said = form.values["words"]
        return handling.write_to_complainant(actor=actor_of(request), complaint=row, words=said, version=form.version)

    return act(request, row, form, do, "write")


def paper(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Another body that helps to answer writes here too."""
    row = get_case_row(actor_of(request), complaint_id)
    if not case_of(row, actor_of(request)).may_add:
        access.can_handle(actor_of(request), row.organisation_id).require()
    form = forms.PaperForm.from_request(request)

    def do() -> object:
        kind = PaperKind(form.values["kind"])
        said = form.values
        return handling.add_paper(
            actor=actor_of(request), complaint=row, kind=kind, words=said["words"], file=said["file"]
        )

    return act(request, row, form, do, "paper")


@case_page
def subject(request: HttpRequest, row: Complaint) -> HttpResponse:
    form = forms.SubjectForm.from_request(request, initial={"subject": row.subject}, version=row.version)

    def do() -> object:
        chosen = form.values["subject"]
        return handling.set_subject(actor=actor_of(request), complaint=row, subject=chosen, version=form.version)

    return act(request, row, form, do, "subject")


@case_page
def worry(request: HttpRequest, row: Complaint) -> HttpResponse:
    form = forms.WorryForm.from_request(request, version=row.version)

    def do() -> object:
        return handling.raise_worry(actor=actor_of(request), complaint=row, version=form.version)

    return act(request, row, form, do, "worry")


@case_page
def permission(request: HttpRequest, row: Complaint) -> HttpResponse:
    form = forms.PermissionForm.from_request(request, version=row.version)

    def do() -> object:
        return deciding.decide_permission(actor=actor_of(request), complaint=row, version=form.version, **form.values)

    return act(request, row, form, do, "permission")


@case_page
def take_late(request: HttpRequest, row: Complaint) -> HttpResponse:
    form = forms.TakeLateForm.from_request(request, version=row.version)

    def do() -> object:
        return deciding.take_late(actor=actor_of(request), complaint=row, version=form.version, **form.values)

    return act(request, row, form, do, "take_late")


@case_page
def not_taken_on(request: HttpRequest, row: Complaint) -> HttpResponse:
    form = forms.NotTakenOnForm.from_request(request, version=row.version)

    def do() -> object:
        return deciding.do_not_take_on(actor=actor_of(request), complaint=row, version=form.version, **form.values)

    return act(request, row, form, do, "not_taken_on")


@case_page
def put_right(request: HttpRequest, row: Complaint) -> HttpResponse:
    form = forms.PutRightForm.from_request(request, version=row.version)

    def do() -> object:
        return taking.put_right(actor=actor_of(request), complaint=row, version=form.version, **form.values)

    return act(request, row, form, do, "put_right")


@case_page
def hand_over(request: HttpRequest, row: Complaint) -> HttpResponse:
    others = [Choice(str(one.public_id), one.name) for one in list_answering(but=row.organisation)]
    form = forms.HandOverForm.from_request(request, choices={"to": others}, version=row.version)

    def do() -> object:
        said = form.values
        return handing.hand_over(
            actor=actor_of(request),
            complaint=row,
            to=get_organisation(UUID(said["to"])),
            kind=Handing(said["kind"]),
            consent=said["consent"],
            consented_on=said["consented_on"],
            version=form.version,
        )

    # Sent on, it is another's: its file is no longer there for whoever sent it.
    sent_on = form.is_posted and request.POST.get("kind") == Handing.SENT_ON
    then = reverse("complaints:cases") if sent_on else ""
    return act(request, row, form, do, "hand_over", then=then, others=others)


@case_page
def reopen(request: HttpRequest, row: Complaint) -> HttpResponse:
    form = forms.ReopenForm.from_request(request, version=row.version)

    def do() -> object:
        return deciding.reopen_complaint(actor=actor_of(request), complaint=row, version=form.version, **form.values)

    return act(request, row, form, do, "reopen", ends=row.times.six_months_end)


@case_page
def ombudsman(request: HttpRequest, row: Complaint) -> HttpResponse:
    before = {"on": row.ombudsman_on, "words": row.ombudsman_words}
    form = forms.OmbudsmanForm.from_request(request, initial=before, version=row.version)

    def do() -> object:
        return deciding.record_ombudsman(actor=actor_of(request), complaint=row, version=form.version, **form.values)

    return act(request, row, form, do, "ombudsman")
