"""What people have a right to: for anyone who is signed in; and, on a record, what the person was told."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from partake.kernel import clock
from partake.people import access, rights
from partake.people.actions import rights as actions
from partake.people.door import OpenRecord
from partake.people.forms.rights import SEND, TellRightForm
from partake.people.opening import record_page
from partake.people.queries.rights import get_rights_page
from partake.people.rights import ToldHow
from partake.people.views.pages import record_answer
from partake.ui.submission import once


def all_rights(request: HttpRequest) -> HttpResponse:
    return render(request, "people/rights.jinja", {"rights": rights.list_rights(clock.today())})


def right(request: HttpRequest, right_code: str, version: str = "") -> HttpResponse:
    """The text that holds today, or the version somebody was told."""
    found = (
        rights.get_right_version(right_code, version) if version else rights.get_right(right_code, today=clock.today())
    )
    return render(request, "people/right.jinja", {"right": found, "is_current": found.is_current(clock.today())})


@record_page()
def told(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    return record_answer(request, "rights_told", record, page=get_rights_page(record))


@record_page()
def tell(request: HttpRequest, record: OpenRecord, right_code: str) -> HttpResponse:
    access.can_tell_rights(record).require()
    found = rights.get_right(right_code, today=clock.today())
    form = TellRightForm.from_request(request, initial={"told_on": clock.today()})

    def write_down() -> str:
        actions.tell_right(
            record=record,
            right=right_code,
            told_on=form.values["told_on"],
            how=ToldHow(form.values["how"]),
            in_writing_too=SEND in form.values["also"],
        )
        return _told(record)

    return form.once(write_down) or record_answer(request, "tell_right", record, form=form, right=found)


@record_page()
def send(request: HttpRequest, record: OpenRecord, right_code: str) -> HttpResponse:
    """One press."""

    def send_it() -> str:
        actions.send_right(record=record, right=right_code)
        return _told(record)

    return redirect(once(request, send_it))


def _told(record: OpenRecord) -> str:
    return reverse("people:rights_told", args=[record.person.id])
