"""Says who is acting, once per request: the signed-in user, the jobs they hold today, and their own record."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from partake.kernel import clock
from partake.kernel.actor import Actor, ActorKind
from partake.organisations.queries import roles_of
from partake.people.queries.accounts import own_record_of


class WhoIsActing:
    """Puts a frozen `Actor` on `request.actor`. Views pass it down; nothing below a view reads the request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = actor_of(request.user)  # type: ignore[attr-defined]
        return self.get_response(request)


def actor_of(user: object) -> Actor:
    """This will give the actor for a user row, or the anonymous one."""
    if not getattr(user, "is_authenticated", False):
        return Actor.anonymous()
    pk: int = user.pk  # type: ignore[attr-defined]
    roles = roles_of(pk, today=clock.today())
    return Actor(
        kind=ActorKind.STAFF if roles else ActorKind.PERSON,
        display_name=user.display_name,  # type: ignore[attr-defined]
        user_id=pk,
        person_id=own_record_of(pk),
        roles=roles,
    )
