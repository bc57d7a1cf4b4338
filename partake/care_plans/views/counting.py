"""Counts of plans, practice by practice."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from partake.care_plans import words_of_counts
from partake.care_plans.domain.counting import quarter_named
from partake.care_plans.queries.counting import PracticeCounts, count_plans, list_counted
from partake.kernel.requests import actor_of
from partake.kernel.verdict import NotFound
from partake.organisations.queries import get_organisation


def practices(request: HttpRequest) -> HttpResponse:
    found = list_counted(actor_of(request))
    return render(request, "care_plans/counts.jinja", {"practices": found, "said": words_of_counts})


def counts(request: HttpRequest, organisation_id: UUID, quarter: str) -> HttpResponse:
    found = _counts(request, organisation_id, quarter)
    return render(request, "care_plans/practice_counts.jinja", {"counts": found, "said": words_of_counts})


def copy(request: HttpRequest, organisation_id: UUID, quarter: str) -> HttpResponse:
    found = _counts(request, organisation_id, quarter)
    response = HttpResponse(words_of_counts.as_csv(found), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="plan-counts-{found.quarter.code}.csv"'
    return response


def _counts(request: HttpRequest, organisation_id: UUID, quarter: str) -> PracticeCounts:
    wanted = quarter_named(quarter)
    if wanted is None:
        raise NotFound
    return count_plans(actor_of(request), get_organisation(organisation_id), wanted)
