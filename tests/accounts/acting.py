"""Who acts, as the rooms above `accounts` would say it: jobs, and nothing about records."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from partake.kernel import clock
from partake.kernel.actor import Actor, ActorKind
from partake.organisations.queries import roles_of


def actor_of(user: object) -> Actor:
    if not getattr(user, "is_authenticated", False):
        return Actor.anonymous()
    pk: int = user.pk  # type: ignore[attr-defined]
    roles = roles_of(pk, today=clock.today())
    kind = ActorKind.STAFF if roles else ActorKind.PERSON
    return Actor(kind=kind, display_name=user.display_name, user_id=pk, roles=roles)  # type: ignore[attr-defined]


class WhoIsActing:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = actor_of(request.user)  # type: ignore[attr-defined]
        return self.get_response(request)
