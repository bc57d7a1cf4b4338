"""What every page of this room is given, and the door of anyone in their language."""

from contextlib import nullcontext
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from partake.questionnaires import languages
from partake.questionnaires.domain import Content


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
