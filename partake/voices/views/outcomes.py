"""What came of it: written, with the voices it answers; checked by somebody else and published; followed up."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from partake.kernel.requests import actor_of
from partake.organisations.models import Organisation
from partake.organisations.opening import body_page
from partake.ui.forms import Choice
from partake.ui.forms.cleaning import clean_text
from partake.ui.words import day
from partake.voices import access, words
from partake.voices.actions import outcomes as actions
from partake.voices.domain.states import OutcomeKind, Satisfied
from partake.voices.forms.answering import CheckForm, CiteForm, FollowUpForm, OutcomeForm, SendBackForm
from partake.voices.queries import outcomes as queries
from partake.voices.views.pages import answer
from partake.voices.ways_on import steps_of_outcome


@body_page(access.can_read_voices)
def outcome(request: HttpRequest, body: Organisation, outcome_id: UUID) -> HttpResponse:
    page = queries.get_outcome(actor_of(request), organisation=body, outcome_id=outcome_id)
    led_from = steps_of_outcome(actor_of(request), body, outcome_id)
    return answer(request, "outcome", body=body, page=page, led_from=led_from)


@body_page(access.can_answer_voices)
def write_outcome(request: HttpRequest, body: Organisation) -> HttpResponse:
    form = OutcomeForm.from_request(request)

    def write() -> str:
        made = actions.write_outcome(actor=actor_of(request), organisation_id=body.pk, **_typed(form))
        return reverse("voices:cite", args=[body.public_id, made.public_id])

    return form.once(write) or answer(request, "write_outcome", body=body, form=form)


@body_page(access.can_answer_voices)
def replace_outcome(request: HttpRequest, body: Organisation, outcome_id: UUID) -> HttpResponse:
    """What was published and proved wrong is never edited: something else is published in its place."""
    before = queries.get_outcome_row(actor_of(request), organisation=body, outcome_id=outcome_id)
    form = OutcomeForm.from_request(request, initial=OutcomeForm.initial_of(before) | {"look_again_on": None})

    def write() -> str:
        made = actions.write_outcome(
            actor=actor_of(request), organisation_id=before.organisation_id, replaces=before, **_typed(form)
        )
        return _at(body, made.public_id)

    return form.once(write) or answer(request, "write_outcome", body=body, form=form, before=before)


@body_page(access.can_answer_voices)
def change_outcome(request: HttpRequest, body: Organisation, outcome_id: UUID) -> HttpResponse:
    row = queries.get_outcome_row(actor_of(request), organisation=body, outcome_id=outcome_id)
    form = OutcomeForm.from_request(request, initial=OutcomeForm.initial_of(row), version=row.version)

    def change() -> str:
        actions.change_outcome(actor=actor_of(request), outcome=row, version=form.version, **_typed(form))
        return _at(body, outcome_id)

    return form.once(change) or answer(request, "write_outcome", body=body, form=form, changes=row)


@body_page(access.can_answer_voices)
def cite(request: HttpRequest, body: Organisation, outcome_id: UUID) -> HttpResponse:
    row = queries.get_outcome_row(actor_of(request), organisation=body, outcome_id=outcome_id)
    wanted = clean_text(request.GET.get("words", ""), one_line=True)[:100]
    after = request.GET.get("after", "")
    lines, next_cursor = queries.list_citable(
        actor_of(request), organisation=body, outcome=row, wanted=wanted, cursor=after
    )
    choices = [Choice(str(one.id), words.shortly(one), hint=day(one.received_on)) for one in lines]
    form = CiteForm.from_request(request, choices={"voices": choices})

    def add() -> str:
        chosen = queries.get_voices(actor_of(request), organisation=body, voice_ids=form.values["voices"])
        actions.cite_voices(actor=actor_of(request), outcome=row, voices=chosen)
        return _at(body, outcome_id)

    return form.once(add) or answer(
        request, "cite", body=body, row=row, form=form, wanted=wanted, lines=lines, next_cursor=next_cursor
    )


@body_page(access.can_answer_voices)
def publish(request: HttpRequest, body: Organisation, outcome_id: UUID) -> HttpResponse:
    row = queries.get_outcome_row(actor_of(request), organisation=body, outcome_id=outcome_id)
    access.can_check(actor_of(request), row.organisation_id, row.written_by_user).require()
    form = CheckForm.from_request(request, version=row.version)

    def check() -> str:
        actions.publish_outcome(actor=actor_of(request), outcome=row, version=form.version)
        return _at(body, outcome_id)

    page = queries.get_outcome(actor_of(request), organisation=body, outcome_id=outcome_id)
    return form.once(check) or answer(request, "publish", body=body, page=page, form=form)


@body_page(access.can_answer_voices)
def send_back(request: HttpRequest, body: Organisation, outcome_id: UUID) -> HttpResponse:
    row = queries.get_outcome_row(actor_of(request), organisation=body, outcome_id=outcome_id)
    access.can_check(actor_of(request), row.organisation_id, row.written_by_user).require()
    form = SendBackForm.from_request(request, version=row.version)

    def give_back() -> str:
        actions.send_outcome_back(actor=actor_of(request), outcome=row, why=form.values["why"], version=form.version)
        return _at(body, outcome_id)

    return form.once(give_back) or answer(request, "send_back", body=body, form=form, back=_at(body, outcome_id))


@body_page(access.can_answer_voices)
def follow_up(request: HttpRequest, body: Organisation, outcome_id: UUID) -> HttpResponse:
    row = queries.get_outcome_row(actor_of(request), organisation=body, outcome_id=outcome_id)
    form = FollowUpForm.from_request(request)

    def say() -> str:
        worked = Satisfied(form.values["worked"])
        actions.follow_up_outcome(actor=actor_of(request), outcome=row, worked=worked, words=form.values["words"])
        return _at(body, outcome_id)

    return form.once(say) or answer(request, "follow_up", body=body, row=row, form=form)


def _typed(form: OutcomeForm) -> dict[str, Any]:
    return {**form.values, "kind": OutcomeKind(form.values["kind"])}


def _at(body: Organisation, outcome_id: UUID) -> str:
    return reverse("voices:outcome", args=[body.public_id, outcome_id])
