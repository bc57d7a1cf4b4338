"""Where anyone complains: what it is, to whom, and the form. No account and no script."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from partake.complaints.actions.taking import make_complaint
from partake.complaints.forms.making import ComplainForm
from partake.complaints.queries import figures, public
from partake.complaints.rules import exclusions, rules
from partake.complaints.views.pages import answer
from partake.kernel.requests import actor_of
from partake.kernel.verdict import NotFound
from partake.questionnaires.guard import may_send

FOR_WHOM = {"me": False, "somebody": True}


@login_not_required
def complain(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("name", "")[:200]
    return answer(request, "complain", typed=typed, bodies=public.find_bodies(typed), exclusions=exclusions().values())


@login_not_required
def body(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    _, found = public.get_body(organisation_id)
    boards = [one for one in public.list_boards() if one.id != found.id and not found.is_board]
    return answer(request, "body", body=found, boards=boards, year=figures.last_year())


@login_not_required
def make(request: HttpRequest, organisation_id: UUID, who: str) -> HttpResponse:
    organisation, found = public.get_body(organisation_id)
    if who not in FOR_WHOM or not found.answers_here:
        raise NotFound
    services = public.list_services(organisation)
    form = ComplainForm.asked(
        request, services=services, for_another=FOR_WHOM[who], by_staff=False, of_board=found.is_board
    )

    def send() -> str:
        _, secret = make_complaint(
            actor=actor_of(request),
            organisation=organisation,
            complaint=form.complaint(services),
            complainant=form.complainant(),
        )
        return reverse("complaints:sent", args=[secret])

    sent = form.once(send) if may_send(request, form) else None
    return sent or answer(request, "make", form=form, body=found, for_another=FOR_WHOM[who])


@login_not_required
def the_rules(request: HttpRequest) -> HttpResponse:
    """The law as this room keeps it, and what of it was checked."""
    return answer(request, "rules", rules=rules())


@login_not_required
def year(request: HttpRequest, organisation_id: UUID, year: int) -> HttpResponse:
    """A body's yearly figures, as anyone may have them: of years that are over, and safe to show."""
    organisation, found = public.get_body(organisation_id)
    return answer(request, "year", body=found, page=figures.public_year(organisation, year), years=figures.years())
