"""Where anyone says how a service was: no account, no script, and what to do after."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation

from partake.feedback.actions.pages import say_how_it_was
from partake.feedback.forms import SayForm
from partake.feedback.friends_and_family import ENGLISH, Wording, wordings
from partake.feedback.queries import get_page
from partake.questionnaires.guard import may_send


@login_not_required
def say(request: HttpRequest, code: str) -> HttpResponse:
    page, wording = get_page(code), _wording(request)
    why = page.why if wording.code == ENGLISH else ""
    form = SayForm.asked_in(request, wording, why)

    def send() -> str:
        say_how_it_was(
            actor=request.actor,  # type: ignore[attr-defined]
            page=page,
            score=int(form.values["score"]),
            words=form.values["words"],
            question=why or wording.why,
            allows_quote=form.values["allows_quote"] is True,
            language=wording.code,
        )
        return f"{reverse('feedback:thanks', args=[page.code])}?in={wording.code}"

    with translation.override(wording.code):
        drawn = form.once(send) if may_send(request, form) else None
        return drawn or render(
            request,
            "feedback/say.jinja",
            {"form": form, "page": page, "wording": wording, "others": _others(wording)},
        )


@login_not_required
def thanks(request: HttpRequest, code: str) -> HttpResponse:
    page, wording = get_page(code), _wording(request)
    with translation.override(wording.code):
        return render(request, "feedback/thanks.jinja", {"page": page, "wording": wording})


def _wording(request: HttpRequest) -> Wording:
    return wordings().get(request.GET.get("in", ENGLISH)) or wordings()[ENGLISH]


def _others(wording: Wording) -> list[Wording]:
    return [one for one in wordings().values() if one != wording]
