"""How to reach the person and who is close to them."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from partake.kernel.verdict import NotFound
from partake.people import access
from partake.people.actions import contact as actions
from partake.people.domain import Part
from partake.people.door import OpenRecord
from partake.people.forms.contact import (
    CARER,
    CONTACT_FORMS,
    EMERGENCY,
    FIRST,
    LEAVE_MESSAGE,
    NEXT_OF_KIN,
    SHARED,
    CloseForm,
    WishesForm,
)
from partake.people.forms.needs import EndForm
from partake.people.models.contact import ContactKind
from partake.people.opening import record_page
from partake.people.queries import details as queries
from partake.people.views.pages import record_answer


@record_page(Part.CONTACT)
def contact(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    return record_answer(request, "contact", record, page=queries.get_details_page(record))


@record_page(Part.CONTACT)
def add_point(request: HttpRequest, record: OpenRecord, kind: str) -> HttpResponse:
    access.can_change_details(record).require()
    if kind not in ContactKind:
        raise NotFound
    form = CONTACT_FORMS[ContactKind(kind)].from_request(request)

    def add() -> str:
        actions.add_contact_point(record=record, kind=ContactKind(kind), value=form.values["value"], use=form.use)
        return _contact(record)

    return form.once(add) or record_answer(request, "contact_point", record, form=form, kind=kind, point=None)


@record_page(Part.CONTACT)
def change_point(request: HttpRequest, record: OpenRecord, point_id: UUID) -> HttpResponse:
    access.can_change_details(record).require()
    point = queries.get_contact_point(record, point_id)
    said = {FIRST: point.is_preferred, LEAVE_MESSAGE: point.safe_to_leave_message, SHARED: point.is_shared}
    form = CONTACT_FORMS[ContactKind(point.kind)].from_request(
        request,
        initial={
            "value": point.value,
            "safe": point.safe_to_use,
            "how": [code for code, is_so in said.items() if is_so],
            "remark": point.note,
        },
        version=point.version,
    )

    def change() -> str:
        actions.change_contact_point(
            record=record, point=point, value=form.values["value"], use=form.use, version=form.version
        )
        return _contact(record)

    page = {"form": form, "kind": point.kind, "point": point}
    return form.once(change) or record_answer(request, "contact_point", record, **page)


@record_page(Part.CONTACT)
def end_point(request: HttpRequest, record: OpenRecord, point_id: UUID) -> HttpResponse:
    access.can_change_details(record).require()
    point = queries.get_contact_point(record, point_id)
    form = EndForm.from_request(request, version=point.version)

    def end() -> str:
        actions.end_contact_point(record=record, point=point, version=form.version)
        return _contact(record)

    return form.once(end) or record_answer(request, "end_contact_point", record, form=form, point=point)


@record_page(Part.CONTACT)
def change_wishes(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    access.can_change_details(record).require()
    wishes = queries.get_wishes(record)
    said = {"no_contact": wishes.no_contact, "no_fixed_address": wishes.no_fixed_address}
    form = WishesForm.from_request(
        request, initial={"wishes": [code for code, is_so in said.items() if is_so]}, version=wishes.version
    )

    def change() -> str:
        chosen = form.values["wishes"]
        actions.change_contact_wishes(record=record, version=form.version, **{code: code in chosen for code in said})
        return _contact(record)

    return form.once(change) or record_answer(request, "contact_wishes", record, form=form)


@record_page(Part.CONTACT)
def add_close(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    access.can_change_details(record).require()
    form = CloseForm.from_request(request)

    def add() -> str:
        actions.add_personal_contact(record=record, close=form.close)
        return _contact(record) + "#close"

    return form.once(add) or record_answer(request, "close", record, form=form, contact=None, shared=False)


@record_page(Part.CONTACT)
def change_close(request: HttpRequest, record: OpenRecord, contact_id: UUID) -> HttpResponse:
    access.can_change_details(record).require()
    close = queries.get_close(record, contact_id)
    said = {EMERGENCY: close.is_emergency, NEXT_OF_KIN: close.is_next_of_kin, CARER: close.is_carer}
    form = CloseForm.from_request(
        request,
        initial={
            "name": close.name,
            "relationship": close.relationship,
            "phone": close.phone,
            "email": close.email,
            "roles": [code for code, is_so in said.items() if is_so],
        },
        version=close.version,
    )

    def change() -> str:
        actions.change_personal_contact(record=record, contact=close, close=form.close, version=form.version)
        return _contact(record) + "#close"

    page = {"form": form, "contact": close, "shared": queries.shares_with(record, close)}
    return form.once(change) or record_answer(request, "close", record, **page)


@record_page(Part.CONTACT)
def end_close(request: HttpRequest, record: OpenRecord, contact_id: UUID) -> HttpResponse:
    access.can_change_details(record).require()
    close = queries.get_close(record, contact_id)
    form = EndForm.from_request(request, version=close.version)

    def end() -> str:
        actions.end_personal_contact(record=record, contact=close, version=form.version)
        return _contact(record) + "#close"

    shared = queries.shares_with(record, close)
    return form.once(end) or record_answer(request, "end_close", record, form=form, contact=close, shared=shared)


def _contact(record: OpenRecord) -> str:
    return reverse("people:contact", args=[record.person.id])
