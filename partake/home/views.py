"""Where everyone arrives: my record, my day's work, or the front of the place for anyone."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from partake.care_plans import words_of_card, words_of_preparing, words_of_talks
from partake.care_plans.actions.undertaking import list_undertakings
from partake.home import download, queries
from partake.kernel import clock
from partake.kernel.requests import actor_of
from partake.organisations.domain import CARE_ROLES
from partake.people import access, words, words_of_powers
from partake.people.domain import ALL_PARTS, Part
from partake.people.door import OpenRecord
from partake.people.opening import record_page
from partake.people.views.record import FRONT_PAGE
from partake.voices.access import can_read_some


@login_not_required
def home(request: HttpRequest) -> HttpResponseBase:
    actor = actor_of(request)
    if not actor.is_signed_in:
        return redirect(settings.FRONT) if settings.FRONT else render(request, "home/front.jinja")
    if can_read_some(actor) and not actor.has_role(*CARE_ROLES):
        return redirect("insight:mine")
    if actor.roles:
        undertakings = list_undertakings(actor=actor)
        return render(request, "home/day.jinja", {**_given(queries.get_day(actor)), "undertakings": undertakings})
    if actor.person_id is not None:
        return my_record(request, person_id=actor.person_id)
    return render(request, "home/helper.jinja", _given(queries.get_helper_home(actor)))


@record_page(*FRONT_PAGE, Part.PLAN, Part.RESULTS)
def my_record(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    return render(request, "home/mine.jinja", {"record": record, **_given(queries.get_my_home(record))})


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
def download_everything(_request: HttpRequest, record: OpenRecord, kind: str) -> FileResponse:
    file = download.take_everything(record=record, kind=kind)
    return FileResponse(file.content, as_attachment=True, filename=file.name, content_type=file.media_type)


def _given(page: object) -> dict[str, object]:
    """What each home page is drawn from."""
    said = {"words": words, "powers": words_of_powers, "card_words": words_of_card, "talks": words_of_talks}
    said |= {"preparing": words_of_preparing}
    return {"page": page, "today": clock.today(), **said}
