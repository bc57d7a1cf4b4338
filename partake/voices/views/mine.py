"""An author's own page, by private link: what they said, what came of it, and what they may do about it."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from partake.kernel.requests import actor_of
from partake.ui.private import private_page
from partake.voices import contributors, words
from partake.voices.actions import recording, replying
from partake.voices.domain.states import Satisfied
from partake.voices.forms.mine import AnswerBackForm, WithdrawForm
from partake.voices.queries.mine import answer_of, my_voice


@private_page
def mine(request: HttpRequest, secret: str) -> HttpResponse:
    voice = contributors.voice_of_link(secret)
    return render(request, "voices/mine.jinja", {"voice": my_voice(voice), "secret": secret, "said": words})


@private_page
def answer_back(request: HttpRequest, secret: str, answer_id: UUID) -> HttpResponse:
    voice = contributors.voice_of_link(secret)
    to = answer_of(voice, answer_id)
    form, home = AnswerBackForm.from_request(request), reverse("voices:mine", args=[secret])

    def save() -> str:
        replying.answer_back(
            actor=actor_of(request),
            voice=voice,
            to=to,
            satisfied=Satisfied(form.values["satisfied"]),
            words=form.values["words"],
        )
        return home

    return form.once(save) or render(
        request, "voices/answer_back.jinja", {"form": form, "voice": my_voice(voice), "home": home, "said": words}
    )


@private_page
def withdraw(request: HttpRequest, secret: str) -> HttpResponse:
    voice = contributors.voice_of_link(secret)
    form, home = WithdrawForm.from_request(request), reverse("voices:mine", args=[secret])

    def take_back() -> str:
        recording.withdraw_voice(actor=actor_of(request), voice=voice)
        return reverse("voices:withdrawn")

    return form.once(take_back) or render(
        request, "voices/withdraw.jinja", {"form": form, "voice": my_voice(voice), "home": home, "said": words}
    )


@login_not_required
def withdrawn(request: HttpRequest) -> HttpResponse:
    return render(request, "voices/withdrawn.jinja")
