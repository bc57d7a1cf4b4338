"""Turns a user into the Actor who acts. Jobs belong to a higher room, so `settings.ACTOR_OF` names the function
that knows them; without one, a user is a person with no job."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

from partake.accounts.models import User
from partake.kernel.actor import Actor, ActorKind
from partake.kernel.verdict import NotFound


def actor_of(user: User) -> Actor:
    """This will give the Actor that `user` is today, with the jobs they hold today."""
    if settings.ACTOR_OF:
        named: Callable[[User], Actor] = import_string(settings.ACTOR_OF)
        return named(user)
    return Actor(kind=ActorKind.PERSON, display_name=user.display_name, user_id=user.pk)


def actor_in(request: HttpRequest) -> Actor:
    """This will give the Actor middleware made for this request, or, for someone who signed in during it, theirs."""
    actor: Actor = getattr(request, "actor", None) or Actor.anonymous()
    if request.user.is_authenticated and actor.user_id != request.user.pk:
        return actor_of(request.user)
    return actor


def user_in(request: HttpRequest) -> User:
    """This will give the signed-in reader's own row, or raise `NotFound` where nobody is signed in."""
    if not isinstance(request.user, User):
        raise NotFound
    return request.user
