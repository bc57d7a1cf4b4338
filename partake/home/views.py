"""Where everyone arrives: my record, my day's work, or the front of the place for anyone."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from partake.home import queries
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.people import words
from partake.people.door import OpenRecord
from partake.people.opening import record_page
from partake.people.views.record import FRONT_PAGE


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not actor.is_signed_in:
        return redirect(settings.FRONT) if settings.FRONT else render(request, "home/front.jinja")
    if actor.roles:
        return render(
            request, "home/day.jinja", {"page": queries.get_day(actor), "words": words, "today": clock.today()}
        )
    if actor.person_id is not None:
        return my_record(request, person_id=actor.person_id)
    return render(request, "home/helper.jinja", {"page": queries.get_helper_home(actor), "words": words})


@record_page(*FRONT_PAGE)
def my_record(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    page = queries.get_my_home(record)
    return render(request, "home/mine.jinja", {"record": record, "page": page, "words": words})
