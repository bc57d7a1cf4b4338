"""When somebody has died, or moved away: the day, what will happen, and one press."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from partake.people import access
from partake.people.actions import people as actions
from partake.people.door import OpenRecord
from partake.people.forms.ending import ConfirmForm, DiedForm, MovedForm, day_of
from partake.people.opening import record_page
from partake.people.views.pages import record_answer


@record_page()
def died(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    access.can_record_death(record).require()
    return _ask_day(request, record, DiedForm, "died", "record_death")


@record_page()
def moved(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    access.can_record_death(record).require()
    return _ask_day(request, record, MovedForm, "moved", "record_move")


@record_page()
def record_death(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    access.can_record_death(record).require()
    on = day_of(request.GET)
    if on is None:
        return redirect("people:died", record.person.id)
    form = ConfirmForm.from_request(request, version=record.person.version)

    def write_down() -> str:
        actions.record_death(record=record, died_on=on, version=form.version)
        return reverse("people:record", args=[record.person.id])

    return form.once(write_down) or record_answer(request, "record_death", record, form=form, on=on)


@record_page()
def record_move(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    """Afterwards the practice no longer sees the record, so the way on is the reader's own start page."""
    access.can_record_death(record).require()
    on = day_of(request.GET)
    if on is None:
        return redirect("people:moved", record.person.id)
    form = ConfirmForm.from_request(request, version=record.person.version)

    def write_down() -> str:
        actions.record_move(record=record, moved_on=on, version=form.version)
        return reverse("home:home")

    return form.once(write_down) or record_answer(request, "record_move", record, form=form, on=on)


def _ask_day(
    request: HttpRequest, record: OpenRecord, form_class: type[DiedForm] | type[MovedForm], page: str, check: str
) -> HttpResponse:
    form = form_class.from_request(request)
    if form.is_posted and form.is_valid():
        return redirect(f"{reverse(f'people:{check}', args=[record.person.id])}?on={form.values['on'].isoformat()}")
    return record_answer(request, page, record, form=form)
