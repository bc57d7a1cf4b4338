"""Where everyone arrives: my record, my day's work, or the front of the place for anyone."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from partake.care_plans.actions.undertaking import list_undertakings
from partake.home import download, queries
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.people import access, words
from partake.people.domain import ALL_PARTS
from partake.people.door import OpenRecord
from partake.people.opening import record_page
from partake.people.views.record import FRONT_PAGE


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not actor.is_signed_in:
        return redirect(settings.FRONT) if settings.FRONT else render(request, "home/front.jinja")
    if actor.roles:
        page = {"page": queries.get_day(actor), "undertakings": list_undertakings(actor=actor)}
        return render(request, "home/day.jinja", {**page, "words": words, "today": clock.today()})
    if actor.person_id is not None:
        return my_record(request, person_id=actor.person_id)
    return render(request, "home/helper.jinja", {"page": queries.get_helper_home(actor), "words": words})


@record_page(*FRONT_PAGE)
def my_record(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    page = queries.get_my_home(record)
    return render(request, "home/mine.jinja", {"record": record, "page": page, "words": words})


@login_not_required
def standing_page(request: HttpRequest, page: str) -> HttpResponse:
    """The pages at the foot of every page: help, other formats, accessibility, privacy, complaints."""
    return render(request, f"home/{page}.jinja")


@record_page(*ALL_PARTS)
def everything(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    """What a person may take away: everything Partake holds about them, to read, to print, or for a computer."""
    access.can_take_everything(record).require()
    return render(request, "home/everything.jinja", {"record": record, "sizes": download.PRINT_SIZES})


@record_page(*ALL_PARTS)
def download_everything(_request: HttpRequest, record: OpenRecord, kind: str) -> HttpResponse:
    file = download.take_everything(record=record, kind=kind)
    response = HttpResponse(file.content, content_type=file.media_type)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response
