"""A picture, sound or film of a voice: its bytes for each who may have them, its words, and clearing it for others."""

from typing import BinaryIO
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse

from partake.files.queries import FileFacts
from partake.files.serving import file_answer
from partake.kernel.requests import actor_of
from partake.organisations.models import Organisation
from partake.organisations.opening import body_page
from partake.people.door import OpenRecord
from partake.people.opening import record_file
from partake.ui.private import private_page
from partake.voices import access, contributors
from partake.voices.actions import media as actions
from partake.voices.forms.media import ClearMediaForm, KeepMediaBackForm, MediaWordsForm
from partake.voices.models import Voice
from partake.voices.queries import media as queries
from partake.voices.queries.mine import get_my_voice
from partake.voices.queries.public import get_public_body
from partake.voices.queries.voices import get_voice_row, suggest_shown
from partake.voices.views.pages import answer


@body_page(access.can_read_voices)
def file(request: HttpRequest, body: Organisation, voice_id: UUID, media_id: UUID) -> HttpResponseBase:
    return _given(request, *queries.open_media(_voice(request, body, voice_id), media_id))


@login_not_required
def public_file(request: HttpRequest, organisation_id: UUID, voice_id: UUID, media_id: UUID) -> HttpResponseBase:
    body = get_public_body(organisation_id)
    return _given(request, *queries.open_public_media(body, voice_id, media_id))


@private_page
def my_file(request: HttpRequest, secret: str, media_id: UUID) -> HttpResponseBase:
    return _given(request, *queries.open_media(contributors.voice_of_link(secret), media_id))


@record_file()
def said_file(request: HttpRequest, record: OpenRecord, voice_id: UUID, media_id: UUID) -> HttpResponseBase:
    return _given(request, *queries.open_media(get_my_voice(record, voice_id), media_id))


@body_page(access.can_clear_voices)
def write_words(request: HttpRequest, body: Organisation, voice_id: UUID, media_id: UUID) -> HttpResponse:
    row = queries.get_media_row(_voice(request, body, voice_id), media_id)
    form = MediaWordsForm.from_request(request, initial={"words": row.words}, version=row.version)

    def keep() -> str:
        words = form.values["words"]
        actions.write_media_words(
            actor=actor_of(request), media=row, organisation_id=body.pk, words=words, version=form.version
        )
        return _at(body, voice_id)

    return form.once(keep) or _page(request, "media_words", body, voice_id, media_id, form)


@body_page(access.can_clear_voices)
def clear(request: HttpRequest, body: Organisation, voice_id: UUID, media_id: UUID) -> HttpResponse:
    row = queries.get_media_row(_voice(request, body, voice_id), media_id)
    before = {"shown_words": row.shown_words or suggest_shown(row.words)}
    form = ClearMediaForm.from_request(request, initial=before, version=row.version)

    def clear_it() -> str:
        shown = form.values["shown_words"]
        actions.clear_media(
            actor=actor_of(request), media=row, organisation_id=body.pk, shown_words=shown, version=form.version
        )
        return _at(body, voice_id)

    return form.once(clear_it) or _page(request, "clear_media", body, voice_id, media_id, form)


@body_page(access.can_clear_voices)
def keep_back(request: HttpRequest, body: Organisation, voice_id: UUID, media_id: UUID) -> HttpResponse:
    row = queries.get_media_row(_voice(request, body, voice_id), media_id)
    form = KeepMediaBackForm.from_request(request, version=row.version)

    def keep() -> str:
        actions.keep_media_back(actor=actor_of(request), media=row, organisation_id=body.pk, version=form.version)
        return _at(body, voice_id)

    return form.once(keep) or _page(request, "keep_media_back", body, voice_id, media_id, form)


def _page(
    request: HttpRequest, template: str, body: Organisation, voice_id: UUID, media_id: UUID, form: object
) -> HttpResponse:
    one = next(one for one in queries.media_of(_voice(request, body, voice_id)) if one.id == media_id)
    return answer(request, template, body=body, voice_id=voice_id, one=one, form=form)


def _voice(request: HttpRequest, body: Organisation, voice_id: UUID) -> Voice:
    return get_voice_row(actor_of(request), organisation=body, voice_id=voice_id)


def _given(request: HttpRequest, facts: FileFacts, stream: BinaryIO) -> HttpResponseBase:
    return file_answer(request, facts, stream, name="story")


def _at(body: Organisation, voice_id: UUID) -> str:
    return reverse("voices:voice", args=[body.public_id, voice_id])
