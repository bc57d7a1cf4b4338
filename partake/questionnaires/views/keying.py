"""Paper and phone answers keyed in, pile by pile: one form after another, the same one twice noticed."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from partake.kernel.requests import actor_of
from partake.organisations.models import Organisation
from partake.organisations.opening import body_page
from partake.questionnaires import access, languages
from partake.questionnaires.actions import answering as actions
from partake.questionnaires.domain import without_recordings, without_required
from partake.questionnaires.forms.asked import answers_of, form_of
from partake.questionnaires.forms.paper import (
    WHOLE_BODY,
    CloseBatchForm,
    OpenBatchForm,
    keying_fields,
    service_choices,
)
from partake.questionnaires.queries import asking as queries
from partake.questionnaires.queries.answers import content_of
from partake.questionnaires.queries.places import list_places, service_ref
from partake.questionnaires.views.pages import answer
from partake.ui.submission import once


@body_page(access.can_key_in)
def batches(request: HttpRequest, body: Organisation) -> HttpResponse:
    found = queries.list_batches(actor_of(request), organisation=body)
    return answer(request, "batches", body=body, batches=found)


@body_page(access.can_key_in)
def open_batch(request: HttpRequest, body: Organisation, questionnaire_id: UUID) -> HttpResponse:
    row = queries.get_questionnaire_row(actor_of(request), organisation=body, questionnaire_id=questionnaire_id)
    asked = queries.get_version_to_key(row)
    services = {str(one.public_id): one for one in list_places(body, ended=True)}
    choices = {"service": service_choices(body, services.values())}
    form = OpenBatchForm.from_request(request, choices=choices, initial={"service": WHOLE_BODY})

    def begin() -> str:
        service = services.get(form.values["service"])
        batch = actions.open_batch(
            actor=actor_of(request),
            asked=asked,
            organisation_id=body.pk,
            about=service_ref(service) if service else None,
            forms_in_pile=form.values["forms_in_pile"],
        )
        return reverse("questionnaires:key_in", args=[body.public_id, batch.public_id])

    return form.once(begin) or answer(request, "open_batch", body=body, row=row, form=form)


@body_page(access.can_key_in)
def batch(request: HttpRequest, body: Organisation, batch_id: UUID) -> HttpResponse:
    page = queries.get_batch(actor_of(request), organisation=body, batch_id=batch_id)
    return answer(request, "batch", body=body, page=page)


@body_page(access.can_key_in)
def key_in(request: HttpRequest, body: Organisation, batch_id: UUID) -> HttpResponse:
    """One form. What is half typed when the session ends waits here."""
    row = queries.get_batch_row(actor_of(request), organisation=body, batch_id=batch_id)
    page = queries.get_batch(actor_of(request), organisation=body, batch_id=batch_id)
    content = content_of(row.questionnaire_version)
    questions = without_recordings(without_required(content.questions))
    before, quiet = keying_fields([(code, languages.english_name(code)) for code in ("en", *content.languages)])
    form = form_of(content, questions, before=before, quiet=quiet).from_request(
        request, initial={"channel": page.last.channel if page.last else "PAPER", "written_in": "en"}
    )

    def keep() -> str:
        values: dict[str, Any] = form.values
        actions.key_in_form(
            actor=actor_of(request),
            batch=row,
            answers=answers_of(values, questions),
            channel=values["channel"],
            language=values["written_in"],
            form_number=values["form_number"],
            is_another="yes" if values["is_another"] else "",
        )
        return reverse("questionnaires:key_in", args=[body.public_id, batch_id])

    return form.once(keep) or answer(request, "key_in", body=body, page=page, form=form)


@require_POST
@body_page(access.can_key_in)
def strike(request: HttpRequest, body: Organisation, batch_id: UUID) -> HttpResponse:
    row = queries.get_batch_row(actor_of(request), organisation=body, batch_id=batch_id)
    last = queries.get_last_keyed(row)

    def take_back() -> str:
        actions.strike_response(actor=actor_of(request), response=last)
        return reverse("questionnaires:batch", args=[body.public_id, batch_id])

    return redirect(once(request, take_back))


@body_page(access.can_key_in)
def close_batch(request: HttpRequest, body: Organisation, batch_id: UUID) -> HttpResponse:
    row = queries.get_batch_row(actor_of(request), organisation=body, batch_id=batch_id)
    page = queries.get_batch(actor_of(request), organisation=body, batch_id=batch_id)
    form = CloseBatchForm.from_request(request, version=row.version)

    def close() -> str:
        actions.close_batch(actor=actor_of(request), batch=row, version=form.version)
        return reverse("questionnaires:batch", args=[body.public_id, batch_id])

    return form.once(close) or answer(request, "close_batch", body=body, page=page, form=form)
