"""The services somebody runs, each with what changed; and one service whole."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from partake.insight import access
from partake.insight.queries import service_page as queries
from partake.insight.queries.asked import list_asked
from partake.insight.queries.series import get_service
from partake.insight.views.pages import answer
from partake.kernel.requests import actor_of
from partake.organisations import proposals
from partake.organisations.models import Organisation
from partake.organisations.opening import body_page
from partake.voices.access import can_read_some
from partake.voices.queries.concerns import count_concerns
from partake.voices.queries.services import count_waiting, list_my_bodies


def mine(request: HttpRequest) -> HttpResponse:
    """To the first body whose services somebody runs."""
    can_read_some(actor_of(request)).require()
    return redirect("insight:services", list_my_bodies(actor_of(request))[0].public_id)


@body_page(access.can_see_figures)
def services(request: HttpRequest, body: Organisation) -> HttpResponse:
    others = [one for one in list_my_bodies(actor_of(request)) if one.pk != body.pk]
    return answer(
        request,
        "services",
        body=body,
        found=queries.list_findings(body),
        others=others,
        concerns=count_concerns(actor_of(request), organisation=body),
        waiting=count_waiting(actor_of(request), organisation=body),
        proposed=proposals.count_waiting(actor_of(request)),
        asked=list_asked(body, None),
    )


@body_page(access.can_see_figures)
def service(request: HttpRequest, body: Organisation, service_id: UUID) -> HttpResponse:
    here = get_service(body, service_id)
    page = queries.get_service_page(body, here, put_on_by=queries.put_on_by(request.GET.get("machine", "")))
    return answer(
        request,
        "service",
        body=body,
        page=page,
        concerns=count_concerns(actor_of(request), organisation=body, service=here),
        may_change=access.can_change(actor_of(request), body.pk),
        queue=reverse("insight:theme_queue", args=[body.public_id]),
        act=reverse("insight:start_action", args=[body.public_id]),
        asked=queries.asked_of(page.service, page.unhappiest.theme, page.first, page.last) if page.unhappiest else "",
    )
