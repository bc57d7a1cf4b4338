"""The list of complaints by clock, the file of one, a complaint taken by phone, and the yearly figures."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from partake.complaints import access
from partake.complaints.actions import handling, taking
from partake.complaints.forms.making import ComplainForm
from partake.complaints.queries import figures, listing, public
from partake.complaints.queries import handling as queries
from partake.complaints.views.pages import answer, drawn
from partake.complaints.views.public import FOR_WHOM
from partake.files.queries import facts_of, open_file
from partake.files.serving import file_answer
from partake.kernel import clock
from partake.kernel.requests import actor_of
from partake.kernel.verdict import NotFound
from partake.questionnaires.form_numbers import read_form_number


def cases(request: HttpRequest) -> HttpResponse:
    """The list; or, for a reference that was typed, the way to its file or what is wrong with it."""
    actor = actor_of(request)
    lines = listing.list_cases(actor)
    typed, problem = request.GET.get("reference", "").strip()[:40], ""
    if typed:
        reference = read_form_number(typed)
        found = queries.find_by_reference(actor, reference) if reference else None
        if found is not None:
            return redirect("complaints:case", found)
        problem = (
            gettext("No complaint here has the reference %(reference)s.") % {"reference": reference}
            if reference
            else gettext(
                "“%(typed)s” is not one of our references. One letter may be wrong. Which one is on the letter?"
            )
            % {"typed": typed}
        )
    return answer(
        request,
        "cases",
        groups=[(group, [one for one in lines if one.group is group]) for group in listing.Group],
        lines=lines,
        typed=typed,
        problem=problem,
        bodies=listing.list_my_bodies(actor),
        read_for=figures.bodies_of(actor),
        year=figures.this_year(),
        today=clock.today(),
    )


def case(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = handling.open_complaint(actor=actor, complaint_id=complaint_id)
    return answer(request, "case", case=queries.case_of(row, actor), today=clock.today())


def letter(request: HttpRequest, complaint_id: UUID, paper_id: UUID) -> HttpResponse:
    document = queries.get_letter(queries.get_case_row(actor_of(request), complaint_id), paper_id)
    back = reverse("complaints:case", args=[complaint_id])
    return answer(request, "letter", title=document.title, letter=drawn(document), back=back)


def file(request: HttpRequest, complaint_id: UUID, paper_id: UUID) -> HttpResponseBase:
    row, stored = handling.open_paper_file(actor=actor_of(request), complaint_id=complaint_id, paper_id=paper_id)
    facts = facts_of(stored)
    return file_answer(request, facts, open_file(facts, belongs_to=[row.ref]), name="complaint")


def take(request: HttpRequest, organisation_id: UUID, who: str) -> HttpResponse:
    """What somebody said aloud or wrote on paper, written down for them."""
    actor = actor_of(request)
    access.require_reader(actor)
    organisation, found = public.get_body(organisation_id)
    access.can_handle(actor, organisation.pk).require()
    if who not in FOR_WHOM:
        raise NotFound
    services = public.list_services(organisation)
    form = ComplainForm.asked(
        request, services=services, for_another=FOR_WHOM[who], by_staff=True, of_board=found.is_board
    )

    def save() -> str:
        row = taking.take_complaint(
            actor=actor,
            organisation=organisation,
            complaint=form.complaint(services),
            complainant=form.complainant(),
            put_right=form.values["put_right"] or "",
        )
        return reverse("complaints:case", args=[row.public_id])

    return form.once(save) or answer(request, "take", form=form, body=found, who=who)


def figures_of(request: HttpRequest, organisation_id: UUID, year: int) -> HttpResponse:
    """The exact figures of a year, for those who read the complaints themselves."""
    page = figures.exact_year(actor_of(request), organisation_id, year)
    return answer(request, "figures", page=page, years=figures.years())
