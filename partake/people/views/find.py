"""Finding somebody among those one may see."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from partake.kernel.requests import actor_of
from partake.people import access
from partake.people.actions.finding import find_people
from partake.people.forms.record import FindForm


def find(request: HttpRequest) -> HttpResponse:
    """Sent by POST, so that no name or number ever stands in an address or a server's log."""
    actor = actor_of(request)
    access.can_find_people(actor).require()
    form = FindForm.from_request(request)
    found = None
    if form.is_posted and form.is_valid():
        found = find_people(actor=actor, wanted=form.values["name"])
    return render(
        request, "people/find.jinja", {"form": form, "found": found, "emergency": access.can_open_in_emergency(actor)}
    )
