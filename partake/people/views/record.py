"""A record's front page, and the one question staff answer before it opens."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from partake.audit.domain import Purpose
from partake.kernel.requests import actor_of
from partake.people import door
from partake.people.domain import Part
from partake.people.door import OpenRecord
from partake.people.forms.record import WhyForm
from partake.people.opening import record_page, remember_purpose
from partake.people.queries.record import get_record_page
from partake.people.views.pages import record_answer

FRONT_PAGE = (Part.ABOUT_ME, Part.COMMUNICATION, Part.CONTACT, Part.IF_I_GET_WORSE)


@record_page(*FRONT_PAGE)
def record(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    return record_answer(request, "record", record, page=get_record_page(record))


def say_why(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Asked once; lasts four hours. Nothing of the record is shown before it is answered."""
    person, _grants = door.check(actor_of(request), person_id)
    form = WhyForm.from_request(request)
    if form.is_posted and form.is_valid():
        remember_purpose(request, person.public_id, Purpose(form.values["why"]))
        return redirect(_way_on(request, person_id))
    return render(request, "people/say_why.jinja", {"form": form, "person": door.facts_of(person)})


def _way_on(request: HttpRequest, person_id: UUID) -> str:
    wanted = request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/"):
        return wanted
    return reverse("people:record", args=[person_id])
