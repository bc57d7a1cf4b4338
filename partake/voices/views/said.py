"""What I said while signed in, and what came of it: a person's own page, for their eyes only."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from partake.people.door import OpenRecord
from partake.people.opening import record_page
from partake.voices.actions import recording, replying
from partake.voices.domain.states import Satisfied
from partake.voices.forms.mine import AnswerBackForm, WithdrawForm
from partake.voices.queries.mine import answer_of, get_my_voice, list_my_voices, my_voice
from partake.voices.views.pages import answer


@record_page()
def said(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    return answer(request, "said", record=record, voices=list_my_voices(record))


@record_page()
def answer_back(request: HttpRequest, record: OpenRecord, voice_id: UUID, answer_id: UUID) -> HttpResponse:
    voice = get_my_voice(record, voice_id)
    to = answer_of(voice, answer_id)
    form = AnswerBackForm.from_request(request)
    home = _at(record)

    def save() -> str:
        satisfied = Satisfied(form.values["satisfied"])
        replying.answer_back(actor=record.actor, voice=voice, to=to, satisfied=satisfied, words=form.values["words"])
        return home

    return form.once(save) or answer(request, "answer_back", form=form, voice=my_voice(voice), home=home)


@record_page()
def withdraw(request: HttpRequest, record: OpenRecord, voice_id: UUID) -> HttpResponse:
    voice = get_my_voice(record, voice_id)
    form = WithdrawForm.from_request(request)
    home = _at(record)

    def take_back() -> str:
        recording.withdraw_voice(actor=record.actor, voice=voice)
        return home

    return form.once(take_back) or answer(request, "withdraw", form=form, voice=my_voice(voice), home=home)


def _at(record: OpenRecord) -> str:
    return reverse("voices:said", args=[record.person.id])
