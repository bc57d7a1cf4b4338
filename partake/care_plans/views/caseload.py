"""The people somebody plans with, by what is due."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from partake.care_plans import words_of_caseload
from partake.care_plans.actions.listing import list_caseload
from partake.care_plans.domain.caseload import Tab
from partake.care_plans.queries.caseload import job_code
from partake.kernel.requests import actor_of
from partake.kernel.verdict import NotFound
from partake.people.forms.record import FindForm


def caseload(request: HttpRequest, tab: str = Tab.REVIEW) -> HttpResponse:
    if tab not in {*Tab}:
        raise NotFound
    page = list_caseload(
        actor=actor_of(request),
        tab=Tab(tab),
        job=request.GET.get("job", ""),
        cursor=request.GET.get("after", ""),
    )
    values = {"page": page, "tabs": tuple(Tab), "said": words_of_caseload, "job_code": job_code}
    return render(request, "care_plans/caseload.jinja", {**values, "form": FindForm.from_request(request)})
