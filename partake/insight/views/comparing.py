"""Services, groups of people and times beside one another."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from partake.insight import access
from partake.insight.queries import comparing as queries
from partake.insight.queries.figures import Scope
from partake.insight.queries.missing import one_sentence
from partake.insight.queries.series import find_service
from partake.insight.views.pages import answer
from partake.kernel.verdict import NotFound
from partake.organisations.models import Organisation
from partake.organisations.opening import body_page
from partake.voices.queries.services import list_services

WAYS = ("services", "groups", "times")


@body_page(access.can_see_figures)
def compare(request: HttpRequest, body: Organisation) -> HttpResponse:
    by, asked = request.GET.get("by", WAYS[0]), request.GET.get("months", "12")
    months = next((many for many in queries.PERIODS if str(many) == asked), None)
    if by not in WAYS or months is None:
        raise NotFound
    service = find_service(body, request.GET.get("service", ""))
    scope = Scope.of(body, service)
    first, last = queries.months_of(months)
    return answer(
        request,
        "compare",
        body=body,
        by=by,
        ways=[("services", gettext("Services")), ("groups", gettext("Groups of people")), ("times", gettext("Times"))],
        months=months,
        periods=queries.PERIODS,
        service=service,
        services=list_services(body),
        first=first,
        last=last,
        compared=queries.compare_services(body, months=months) if by == "services" else None,
        groups=queries.compare_groups(body, scope, months=months) if by == "groups" else (),
        times=queries.compare_times(scope, months=months) if by == "times" else None,
        missing=one_sentence(body, scope),
    )
