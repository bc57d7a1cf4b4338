"""A body's own pages, as views meet them: the body in the address, once its reader may do what the page is for."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase

from partake.kernel.actor import Actor
from partake.kernel.requests import actor_of
from partake.kernel.verdict import Verdict
from partake.organisations.models import Organisation
from partake.organisations.queries import get_organisation

Rest = ParamSpec("Rest")
BodyView = Callable[Concatenate[HttpRequest, Organisation, Rest], HttpResponseBase]


def body_page(
    may: Callable[[Actor, int], Verdict],
) -> Callable[[BodyView[Rest]], Callable[..., HttpResponseBase]]:
    """This will hand a view the body named in the address, in second place, once its reader `may` do there what the
    page is for. Raises `Refused`, `NotFound`."""

    def decorate(view: BodyView[Rest]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def opened(
            request: HttpRequest, organisation_id: UUID, *args: Rest.args, **kwargs: Rest.kwargs
        ) -> HttpResponseBase:
            body = get_organisation(organisation_id)
            may(actor_of(request), body.pk).require()
            return view(request, body, *args, **kwargs)

        return opened

    return decorate
