"""The practice lets somebody in to their own record."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from partake.people import access
from partake.people.actions.sign_in import invite_person
from partake.people.domain import CheckedHow
from partake.people.door import OpenRecord
from partake.people.forms.sign_in import InvitePersonForm
from partake.people.opening import record_page
from partake.people.views.pages import record_answer


@record_page()
def invite(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    access.can_invite_person(record).require()
    form = InvitePersonForm.from_request(request)

    def invite_them() -> str:
        invite_person(record=record, email=form.values["email"], checked_how=CheckedHow(form.values["checked_how"]))
        return reverse("people:record", args=[record.person.id])

    return form.once(invite_them) or record_answer(request, "invite_person", record, form=form)
