"""One voice, and what somebody decides after reading it. One act a page."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from partake.kernel.requests import actor_of
from partake.organisations.models import Organisation
from partake.organisations.opening import body_page
from partake.ui.forms import Choice
from partake.voices import access
from partake.voices.actions import concerns, labelling, reading, replying
from partake.voices.domain.states import Clearing, Seriousness
from partake.voices.forms.reading import (
    ClearBackForm,
    ClearForm,
    KeepBackForm,
    LabelForm,
    RaiseConcernForm,
    TranslateForm,
    WeighForm,
)
from partake.voices.queries import voices as queries
from partake.voices.queries.labels import list_labels
from partake.voices.views.pages import answer
from partake.voices.ways_on import steps_of_voice, ways_on


@body_page(access.can_read_voices)
def voice(request: HttpRequest, body: Organisation, voice_id: UUID) -> HttpResponse:
    page = queries.get_voice(actor_of(request), organisation=body, voice_id=voice_id)
    led_to = steps_of_voice(actor_of(request), body, voice_id)
    return answer(request, "voice", body=body, page=page, led_to=led_to, ways_on=ways_on(body.public_id, voice_id))


@body_page(access.can_clear_voices)
def clear(request: HttpRequest, body: Organisation, voice_id: UUID) -> HttpResponse:
    row = queries.get_voice_row(actor_of(request), organisation=body, voice_id=voice_id)
    cleared = row.clearing == Clearing.CLEARED
    before = queries.shown_of(row) if cleared else queries.suggested_of(row)
    form = ClearForm.from_request(request, initial=before, version=row.version)
    form.ask_only(title=row.title, words=row.words, good=row.good, better=row.better, english=row.english)

    def clear_it() -> str:
        reading.clear_voice(
            actor=actor_of(request), voice=row, organisation_id=body.pk, version=form.version, **form.values
        )
        return _at(body, voice_id)

    page = queries.get_voice(actor_of(request), organisation=body, voice_id=voice_id)
    return form.once(clear_it) or answer(request, "clear", body=body, page=page, form=form)


@body_page(access.can_clear_voices)
def keep_back(request: HttpRequest, body: Organisation, voice_id: UUID) -> HttpResponse:
    row = queries.get_voice_row(actor_of(request), organisation=body, voice_id=voice_id)
    form = KeepBackForm.from_request(request, version=row.version)

    def keep() -> str:
        reading.keep_voice_back(
            actor=actor_of(request), voice=row, organisation_id=body.pk, why=form.values["why"], version=form.version
        )
        return _at(body, voice_id)

    return form.once(keep) or answer(request, "keep_back", body=body, voice_id=voice_id, form=form)


@body_page(access.can_clear_voices)
def weigh(request: HttpRequest, body: Organisation, voice_id: UUID) -> HttpResponse:
    row = queries.get_voice_row(actor_of(request), organisation=body, voice_id=voice_id)
    form = WeighForm.from_request(request, initial={"seriousness": row.seriousness}, version=row.version)

    def weigh_it() -> str:
        seriousness = Seriousness(form.values["seriousness"])
        reading.weigh_voice(
            actor=actor_of(request), voice=row, organisation_id=body.pk, seriousness=seriousness, version=form.version
        )
        return _at(body, voice_id)

    return form.once(weigh_it) or answer(request, "weigh", body=body, voice_id=voice_id, form=form)


@body_page(access.can_label_voices)
def label(request: HttpRequest, body: Organisation, voice_id: UUID) -> HttpResponse:
    row = queries.get_voice_row(actor_of(request), organisation=body, voice_id=voice_id)
    page = queries.get_voice(actor_of(request), organisation=body, voice_id=voice_id)
    offered = [Choice(one.name, one.name) for one in list_labels(actor_of(request), body.pk) if not one.theme]
    form = LabelForm.from_request(
        request, initial={"labels": page.labels.said}, choices={"labels": offered}, version=row.version
    )
    form.offer(offered)

    def put_on() -> str:
        labelling.label_voice(
            actor=actor_of(request), voice=row, organisation_id=body.pk, names=form.names, version=form.version
        )
        return _at(body, voice_id)

    return form.once(put_on) or answer(request, "label", body=body, page=page, form=form)


@body_page(access.can_clear_voices)
def translate(request: HttpRequest, body: Organisation, voice_id: UUID) -> HttpResponse:
    row = queries.get_voice_row(actor_of(request), organisation=body, voice_id=voice_id)
    form = TranslateForm.from_request(request, initial={"english": row.english}, version=row.version)

    def keep() -> str:
        english = form.values["english"]
        reading.translate_voice(
            actor=actor_of(request), voice=row, organisation_id=body.pk, english=english, version=form.version
        )
        return _at(body, voice_id)

    page = queries.get_voice(actor_of(request), organisation=body, voice_id=voice_id)
    return form.once(keep) or answer(request, "translate", body=body, page=page, form=form)


@body_page(access.can_read_voices)
def raise_concern(request: HttpRequest, body: Organisation, voice_id: UUID) -> HttpResponse:
    row = queries.get_voice_row(actor_of(request), organisation=body, voice_id=voice_id)
    form = RaiseConcernForm.from_request(request)

    def raise_it() -> str:
        concerns.raise_concern(actor=actor_of(request), voice=row, organisation_id=body.pk)
        return _at(body, voice_id)

    return form.once(raise_it) or answer(request, "raise_concern", body=body, voice_id=voice_id, form=form)


@body_page(access.can_clear_voices)
def clear_answer_back(request: HttpRequest, body: Organisation, back_id: UUID) -> HttpResponse:
    row = queries.get_answer_back(actor_of(request), organisation=body, back_id=back_id)
    form = ClearBackForm.from_request(request)

    def clear_it() -> str:
        replying.clear_answer_back(actor=actor_of(request), row=row)
        return _at(body, row.voice.public_id)

    return form.once(clear_it) or answer(request, "clear_answer_back", body=body, row=row, form=form)


def _at(body: Organisation, voice_id: UUID) -> str:
    return reverse("voices:voice", args=[body.public_id, voice_id])
