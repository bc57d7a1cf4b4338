"""Who is missing."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from partake.insight import access
from partake.insight.queries.figures import Scope
from partake.insight.queries.missing import get_missing
from partake.insight.queries.series import find_service
from partake.insight.views.pages import answer
from partake.kernel.verdict import NotFound
from partake.organisations.models import Organisation
from partake.organisations.opening import body_page
from partake.voices.queries.services import list_services


@body_page(access.can_see_figures)
def missing(request: HttpRequest, body: Organisation) -> HttpResponse:
    service = find_service(body, request.GET.get("service", ""))
    asked = request.GET.get("place", "")
    try:
        place_id = UUID(asked) if asked else None
    except ValueError:
        raise NotFound from None
    page = get_missing(body, Scope.of(body, service), place_id=place_id)
    return answer(request, "missing", body=body, service=service, services=list_services(body), page=page)
