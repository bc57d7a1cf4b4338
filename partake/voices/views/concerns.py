"""Answer first: somebody may be in danger. Taken on, ended with what was done; and who is told, by day and night."""

from datetime import time
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from partake.kernel.requests import actor_of
from partake.organisations.models import Organisation
from partake.organisations.opening import body_page
from partake.ui.submission import once
from partake.voices import access
from partake.voices.actions import concerns as actions
from partake.voices.forms.reading import CloseConcernForm, ConcernContactForm
from partake.voices.queries import concerns as queries
from partake.voices.views.pages import answer


@body_page(access.can_read_voices)
def concerns(request: HttpRequest, body: Organisation) -> HttpResponse:
    found = queries.list_concerns(actor_of(request), organisation=body)
    count = queries.count_concerns(actor_of(request), organisation=body)
    contact = queries.get_concern_contact(actor_of(request), organisation=body)
    may_answer = bool(access.can_answer_voices(actor_of(request), body.pk))
    return answer(request, "concerns", body=body, concerns=found, count=count, contact=contact, may_answer=may_answer)


@require_POST
@body_page(access.can_answer_voices)
def take(request: HttpRequest, body: Organisation, concern_id: UUID) -> HttpResponse:
    row = queries.get_concern_row(actor_of(request), organisation=body, concern_id=concern_id)

    def take_on() -> str:
        actions.take_concern(actor=actor_of(request), concern=row, version=row.version)
        return _at(body)

    return redirect(once(request, take_on))


@body_page(access.can_answer_voices)
def close(request: HttpRequest, body: Organisation, concern_id: UUID) -> HttpResponse:
    row = queries.get_concern_row(actor_of(request), organisation=body, concern_id=concern_id)
    form = CloseConcernForm.from_request(request, version=row.version)

    def end() -> str:
        actions.close_concern(actor=actor_of(request), concern=row, done=form.values["done"], version=form.version)
        return _at(body)

    return form.once(end) or answer(request, "close_concern", body=body, form=form)


@body_page(access.can_answer_voices)
def contact(request: HttpRequest, body: Organisation) -> HttpResponse:
    row = queries.get_concern_contact(actor_of(request), organisation=body)
    said = {
        "in_hours_email": row.in_hours_email if row else "",
        "out_of_hours_email": row.out_of_hours_email if row else "",
        "opens_at": f"{row.opens_at:%H:%M}" if row else "08:00",
        "closes_at": f"{row.closes_at:%H:%M}" if row else "18:00",
    }
    form = ConcernContactForm.from_request(request, initial=said, version=row.version if row else None)

    def keep() -> str:
        times = {name: time.fromisoformat(form.values[name]) for name in ("opens_at", "closes_at")}
        actions.set_concern_contact(
            actor=actor_of(request), organisation_id=body.pk, version=form.version, **{**form.values, **times}
        )
        return _at(body)

    return form.once(keep) or answer(request, "concern_contact", body=body, form=form)


def _at(body: Organisation) -> str:
    return reverse("voices:concerns", args=[body.public_id])
