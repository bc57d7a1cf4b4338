"""What people say of care in this place: what everyone may read, without signing in."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from partake.insight import dashboard, words_of_public
from partake.insight.queries.comparison import compare_bodies
from partake.voices import words as said
from partake.voices.queries.public import list_latest_public_voices, list_public_outcomes, list_refused_outcomes

ANSWERS_SHOWN = 3


@login_not_required
def public(request: HttpRequest) -> HttpResponse:
    found = dashboard.get_dashboard(request.GET.get("about", ""), request.GET.get("people", ""))
    outcomes = list_public_outcomes()[0]
    refused = list_refused_outcomes(1)
    first = outcomes[:ANSWERS_SHOWN]
    return render(
        request,
        "insight/public.jinja",
        {
            "page": found,
            "words": words_of_public,
            "said": said,
            "voices": list_latest_public_voices(),
            # What is not being done is as large and as early as what is.
            "outcomes": first if set(refused) <= set(first) else (*first[: ANSWERS_SHOWN - 1], *refused),
        },
    )


@login_not_required
def compare(request: HttpRequest) -> HttpResponse:
    return render(request, "insight/public_compare.jinja", {"page": compare_bodies(), "words": words_of_public})
