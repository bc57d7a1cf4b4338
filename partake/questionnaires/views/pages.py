"""What every page of this room is given, and its two doors: a body's, and anyone's in their language."""

from collections.abc import Callable
from contextlib import nullcontext
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import never_cache

from partake.kernel.actor import Actor
from partake.kernel.verdict import Verdict
from partake.organisations.models import Organisation
from partake.organisations.queries import get_organisation
from partake.questionnaires import access, languages
from partake.questionnaires.domain import Content

Rest = ParamSpec("Rest")
BodyView = Callable[Concatenate[HttpRequest, Organisation, Rest], HttpResponse]


def body_page(
    may: Callable[[Actor, int], Verdict] = access.can_build,
) -> Callable[[BodyView[Rest]], Callable[..., HttpResponse]]:
    """This will hand a view the body named in the address, once its reader `may` do there what the page is for."""

    def decorate(view: BodyView[Rest]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def opened(
            request: HttpRequest, organisation_id: UUID, *args: Rest.args, **kwargs: Rest.kwargs
        ) -> HttpResponse:
            body = get_organisation(organisation_id)
            may(actor_of(request), body.pk).require()
            return view(request, body, *args, **kwargs)

        return opened

    return decorate


def private_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Opened by whoever has the link: so its address must not travel on, be kept, or be found by searching."""

    @wraps(view)
    def opened(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        # Not "no-referrer": a browser then sends forms without saying where from, and they are refused.
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex"
        return response

    return login_not_required(never_cache(opened))


def actor_of(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def answer(request: HttpRequest, template: str, **values: Any) -> HttpResponse:
    """This will draw a page of this room."""
    return render(request, f"questionnaires/{template}.jinja", values)


def language_of(request: HttpRequest, content: Content, otherwise: str = languages.ENGLISH) -> str:
    """This will give the language asked for in the address, where all of the questionnaire is in it."""
    wanted = request.GET.get("in", otherwise)
    return wanted if wanted in content.languages else languages.ENGLISH


def asked_page(
    request: HttpRequest, template: str, content: Content, language: str, *, status: int = 200, **values: Any
) -> HttpResponse:
    """This will draw a page that asks, or thanks, in one language, with ways to the others."""

    def said(words: str) -> str:
        return content.said_in(language, words)

    others = [(code, languages.own_name(code)) for code in ("en", *content.languages) if code != language]
    values |= {"content": content, "q": said, "others": others, "language": language}
    values["direction"] = languages.direction_of(language)
    response = render(request, f"questionnaires/{template}.jinja", values, status=status)
    response["Content-Language"] = language
    return response


def in_words_of(language: str) -> Any:
    """This will be the context in which a form and its page are made, so that both speak one language. Around English
    questions the page goes on in the reader's own."""
    if language == languages.ENGLISH:
        return nullcontext()
    return translation.override(languages.page_language(language))
