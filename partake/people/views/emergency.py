"""Opening a record in an emergency, and closing it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from partake.kernel.requests import actor_of
from partake.people import access
from partake.people.actions import emergency as actions
from partake.people.door import OpenRecord
from partake.people.forms.record import EmergencyForm
from partake.people.opening import record_page
from partake.ui.submission import once


def open_record(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    access.can_open_in_emergency(actor).require()
    form = EmergencyForm.from_request(request)

    def open_it() -> str:
        opening = actions.open_in_emergency(actor=actor, **form.values)
        return reverse("people:record", args=[opening.person.public_id])

    return form.once(open_it) or render(request, "people/emergency.jinja", {"form": form})


@require_POST
@record_page()
def close(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    def close_it() -> str:
        actions.close_emergency(record=record)
        return reverse("home:home")

    return redirect(once(request, close_it))
