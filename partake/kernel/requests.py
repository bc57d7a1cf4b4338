"""Who acts, as a view asks it of its request. The middleware of `config` puts it there; only views read it."""

from django.http import HttpRequest

from partake.kernel.actor import Actor


def actor_of(request: HttpRequest) -> Actor:
    """This will give the one who acts. Raises `AttributeError` before the middleware has run: no page may forget."""
    actor: Actor = request.actor  # type: ignore[attr-defined]  # Django's request type has no room for ours
    return actor
