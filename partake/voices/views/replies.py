"""A reply to one voice: written, checked by somebody else when it says that something changed, or sent back."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from partake.kernel.requests import actor_of
from partake.organisations.models import Organisation
from partake.organisations.opening import body_page
from partake.voices import access
from partake.voices.actions import replying
from partake.voices.forms.answering import CheckForm, ReplyForm, SendBackForm
from partake.voices.models import Reply
from partake.voices.queries import voices as queries
from partake.voices.views.pages import answer


@body_page(access.can_answer_voices)
def write_reply(request: HttpRequest, body: Organisation, voice_id: UUID) -> HttpResponse:
    row = queries.get_voice_row(actor_of(request), organisation=body, voice_id=voice_id)
    form = ReplyForm.from_request(request)

    def write() -> str:
        replying.write_reply(
            actor=actor_of(request),
            voice=row,
            organisation_id=body.pk,
            words=form.values["words"],
            changed=form.what_changed,
        )
        return _at(body, row.public_id)

    page = queries.get_voice(actor_of(request), organisation=body, voice_id=voice_id)
    return form.once(write) or answer(request, "write_reply", body=body, page=page, form=form)


@body_page(access.can_answer_voices)
def change_reply(request: HttpRequest, body: Organisation, reply_id: UUID) -> HttpResponse:
    row = queries.get_reply_row(actor_of(request), organisation=body, reply_id=reply_id)
    said = {"words": row.words, "changed": row.changed, "says_changed": "yes" if row.says_changed else "no"}
    form = ReplyForm.from_request(request, initial=said, version=row.version)

    def change() -> str:
        replying.change_reply(
            actor=actor_of(request),
            reply=row,
            words=form.values["words"],
            changed=form.what_changed,
            version=form.version,
        )
        return _at(body, row.voice.public_id)

    page = queries.get_voice(actor_of(request), organisation=body, voice_id=row.voice.public_id)
    reply = _line(request, row)
    return form.once(change) or answer(request, "write_reply", body=body, page=page, form=form, reply=reply)


@body_page(access.can_answer_voices)
def check_reply(request: HttpRequest, body: Organisation, reply_id: UUID) -> HttpResponse:
    row = queries.get_reply_row(actor_of(request), organisation=body, reply_id=reply_id)
    access.can_check(actor_of(request), row.organisation_id, row.written_by_user).require()
    form = CheckForm.from_request(request, version=row.version)

    def check() -> str:
        replying.check_reply(actor=actor_of(request), reply=row, version=form.version)
        return _at(body, row.voice.public_id)

    page = queries.get_voice(actor_of(request), organisation=body, voice_id=row.voice.public_id)
    reply = _line(request, row)
    return form.once(check) or answer(request, "check_reply", body=body, page=page, form=form, reply=reply)


@body_page(access.can_answer_voices)
def send_reply_back(request: HttpRequest, body: Organisation, reply_id: UUID) -> HttpResponse:
    row = queries.get_reply_row(actor_of(request), organisation=body, reply_id=reply_id)
    access.can_check(actor_of(request), row.organisation_id, row.written_by_user).require()
    form = SendBackForm.from_request(request, version=row.version)

    def send_back() -> str:
        replying.send_reply_back(actor=actor_of(request), reply=row, why=form.values["why"], version=form.version)
        return _at(body, row.voice.public_id)

    back = _at(body, row.voice.public_id)
    return form.once(send_back) or answer(request, "send_back", body=body, form=form, back=back)


def _line(request: HttpRequest, row: Reply) -> queries.ReplyLine:
    return queries.reply_line(row, actor_of(request))


def _at(body: Organisation, voice_id: UUID) -> str:
    return reverse("voices:voice", args=[body.public_id, voice_id])
