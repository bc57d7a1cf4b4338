"""Names, date of birth and NHS number."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from partake.people import access
from partake.people.actions import identity as actions
from partake.people.door import OpenRecord
from partake.people.forms.contact import BirthForm, NamesForm, NHSNumberForm
from partake.people.opening import record_page
from partake.people.views.pages import record_answer


@record_page()
def change_names(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    access.can_change_details(record).require()
    person = record.person
    said = {name: getattr(person, name) for name in NamesForm.base_fields}
    form = NamesForm.from_request(request, initial=said, version=person.version)

    def change() -> str:
        actions.change_names(record=record, version=form.version, **form.values)
        return _contact(record)

    return form.once(change) or record_answer(request, "names", record, form=form)


@record_page()
def change_birth(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    access.can_change_identity(record).require()
    form = BirthForm.from_request(request, initial={"born_on": record.person.born_on}, version=record.person.version)

    def change() -> str:
        actions.change_birth(record=record, born_on=form.values["born_on"], version=form.version)
        return _contact(record)

    return form.once(change) or record_answer(request, "birth", record, form=form)


@record_page()
def show_nhs_number(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    """Asked for by a press and logged each time. The number is on this one page and in no address."""
    if request.method != "POST":
        return redirect(_contact(record))
    return record_answer(request, "nhs_number", record, number=actions.show_nhs_number(record=record))


@record_page()
def change_nhs_number(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    access.can_change_identity(record).require()
    form = NHSNumberForm.from_request(request, version=record.person.version)

    def change() -> str:
        actions.change_nhs_number(record=record, nhs_number=form.values["nhs_number"], version=form.version)
        return _contact(record)

    return form.once(change) or record_answer(request, "change_nhs_number", record, form=form)


def _contact(record: OpenRecord) -> str:
    return reverse("people:contact", args=[record.person.id])
