"""What anyone may read, without signing in: words a person cleared, the answers, and what came of it."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse

from partake.voices.queries import public as queries
from partake.voices.queries.across import list_public_enquiries
from partake.voices.views.pages import answer


@login_not_required
def bodies(request: HttpRequest) -> HttpResponse:
    found, next_cursor = queries.list_public_bodies(request.GET.get("after", ""))
    return answer(request, "public_bodies", bodies=found, next_cursor=next_cursor)


@login_not_required
def changed(request: HttpRequest) -> HttpResponse:
    """What changed, anywhere: and what did not, and why."""
    outcomes, next_cursor = queries.list_public_outcomes(cursor=request.GET.get("after", ""))
    return answer(request, "public_changed", body=None, outcomes=outcomes, next_cursor=next_cursor)


@login_not_required
def body(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    organisation = queries.get_public_body(organisation_id)
    outcomes, more_outcomes = queries.list_public_outcomes(organisation)
    voices, next_cursor = queries.list_public_voices(organisation, request.GET.get("after", ""))
    return answer(
        request,
        "public_body",
        body=organisation,
        outcomes=outcomes,
        more_outcomes=more_outcomes,
        voices=voices,
        next_cursor=next_cursor,
        later="after" in request.GET,
        enquiries=list_public_enquiries(organisation),
    )


@login_not_required
def changed_at(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    organisation = queries.get_public_body(organisation_id)
    outcomes, next_cursor = queries.list_public_outcomes(organisation, request.GET.get("after", ""))
    return answer(request, "public_changed", body=organisation, outcomes=outcomes, next_cursor=next_cursor)


@login_not_required
def outcome(request: HttpRequest, organisation_id: UUID, outcome_id: UUID) -> HttpResponse:
    organisation = queries.get_public_body(organisation_id)
    found = queries.get_public_outcome(organisation, outcome_id)
    voices, next_cursor = queries.list_voices_of_outcome(outcome_id, request.GET.get("after", ""))
    return answer(request, "public_outcome", body=organisation, outcome=found, voices=voices, next_cursor=next_cursor)


@login_not_required
def voice(request: HttpRequest, organisation_id: UUID, voice_id: UUID) -> HttpResponse:
    organisation = queries.get_public_body(organisation_id)
    return answer(request, "public_voice", body=organisation, voice=queries.get_public_voice(organisation, voice_id))
