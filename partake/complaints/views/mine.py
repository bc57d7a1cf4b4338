"""The page of whoever complained, by private link: where it is, what is due, the answer; say more, or take it back."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse

from partake.complaints import complainants
from partake.complaints.actions import mine as actions
from partake.complaints.domain.states import State
from partake.complaints.forms.making import SayMoreForm, TakeBackForm
from partake.complaints.queries.handling import get_letter
from partake.complaints.queries.mine import my_complaint, my_file
from partake.complaints.views.pages import answer, drawn
from partake.files.queries import open_file
from partake.files.serving import file_answer
from partake.kernel.requests import actor_of
from partake.kernel.verdict import NotFound
from partake.questionnaires.guard import may_send
from partake.ui.private import private_page


@private_page
def sent(request: HttpRequest, secret: str) -> HttpResponse:
    """Right after sending: the reference, the private link to keep, and what happens by when."""
    page = my_complaint(complainants.complaint_of_link(secret))
    return answer(request, "sent", page=page, secret=secret, address=complainants.address_of(secret))


@private_page
def mine(request: HttpRequest, secret: str) -> HttpResponse:
    page = my_complaint(complainants.complaint_of_link(secret))
    return answer(request, "mine", page=page, secret=secret)


@private_page
def letter(request: HttpRequest, secret: str, paper_id: UUID) -> HttpResponse:
    document = get_letter(complainants.complaint_of_link(secret), paper_id)
    back = reverse("complaints:mine", args=[secret])
    return answer(request, "letter", title=document.title, letter=drawn(document), back=back)


@private_page
def file(request: HttpRequest, secret: str, paper_id: UUID) -> HttpResponseBase:
    row = complainants.complaint_of_link(secret)
    facts = my_file(row, paper_id)
    return file_answer(request, facts, open_file(facts, belongs_to=[row.ref]), name="complaint")


@private_page
def say_more(request: HttpRequest, secret: str) -> HttpResponse:
    row = complainants.complaint_of_link(secret)
    page = my_complaint(row)
    form, home = SayMoreForm.from_request(request), reverse("complaints:mine", args=[secret])
    if page.state is State.WITHDRAWN:
        raise NotFound

    def save() -> str:
        actions.say_more(actor=actor_of(request), complaint=row, **form.values)
        return home

    saved = form.once(save) if may_send(request, form) else None
    return saved or answer(request, "say_more", form=form, page=page, home=home)


@private_page
def take_back(request: HttpRequest, secret: str) -> HttpResponse:
    row = complainants.complaint_of_link(secret)
    page = my_complaint(row)
    form, home = TakeBackForm.from_request(request), reverse("complaints:mine", args=[secret])
    if not page.is_open and not form.is_posted:
        raise NotFound

    def end() -> str:
        actions.take_back(actor=actor_of(request), complaint=row)
        return reverse("complaints:taken_back")

    return form.once(end) or answer(request, "take_back", form=form, page=page, home=home)


@login_not_required
def taken_back(request: HttpRequest) -> HttpResponse:
    return answer(request, "taken_back")
