"""What every public page of feedback is given: its page, its language, and who acts there: nobody."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import translation

from partake.documents.told import whole_numbers
from partake.feedback.friends_and_family import ENGLISH, Wording, wordings
from partake.feedback.models import FeedbackPage
from partake.feedback.queries.pages import get_page, where_to_go
from partake.kernel.actor import Actor
from partake.ui.forms.cleaning import mend_text
from partake.ui.private import private_page
from partake.voices.domain.voice import LONGEST_WORDS

Rest = ParamSpec("Rest")
PublicView = Callable[Concatenate[HttpRequest, FeedbackPage, Wording, Rest], HttpResponse]
# The page asks for no name: what somebody says while signed in is said by nobody too, in the log as anywhere.
NOBODY = Actor.anonymous()


def public_page(closed: str = "closed") -> Callable[[PublicView[Rest]], Callable[..., HttpResponseBase]]:
    """This will hand a view the page under a code and the language asked for, or else the reader's own, and draw in
    that language. A page that is closed is drawn as `closed` instead, with what somebody was writing; nothing is kept
    by a browser or found by searching."""

    def decorate(view: PublicView[Rest]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def opened(request: HttpRequest, code: str, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
            page = get_page(code)
            asked_in = request.GET.get("in") or (translation.get_language() or ENGLISH).partition("-")[0]
            wording = wordings().get(asked_in) or wordings()[ENGLISH]
            with translation.override(wording.code):
                if page.is_closed:
                    typed = mend_text(request.POST.get("words", "")[:LONGEST_WORDS])
                    life, instead = where_to_go(page)
                    response = answer(request, closed, page, wording, typed=typed, life=life, instead=instead)
                else:
                    response = view(request, page, wording, *args, **kwargs)
            response["Content-Language"] = wording.code
            return response

        return private_page(opened)

    return decorate


def answer(request: HttpRequest, template: str, page: FeedbackPage, wording: Wording, **values: Any) -> HttpResponse:
    """This will draw a public page, with ways to the other languages."""
    others = [one for one in wordings().values() if one != wording]
    # In Arabic and Urdu a number whose groups come apart is shown the wrong way round.
    given = {"page": page, "phone": whole_numbers(page.phone), "wording": wording, "others": others, **values}
    return render(request, f"feedback/{template}.jinja", given)


def with_language(address: str, wording: Wording) -> str:
    return address if wording.code == ENGLISH else f"{address}?in={wording.code}"
