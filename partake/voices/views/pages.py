"""What every page of a body that answers is given; and the door to it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from partake.kernel.actor import Actor
from partake.kernel.verdict import Verdict
from partake.organisations.models import Organisation
from partake.organisations.queries import get_organisation
from partake.voices import access, words

Rest = ParamSpec("Rest")
BodyView = Callable[Concatenate[HttpRequest, Organisation, Rest], HttpResponse]


def body_page(
    may: Callable[[Actor, int], Verdict] = access.can_read_voices,
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


def actor_of(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def answer(request: HttpRequest, template: str, **values: Any) -> HttpResponse:
    """This will draw a page of this room; `said` says its codes in words."""
    return render(request, f"voices/{template}.jinja", {"said": words, **values})
