"""What a deployment must have right about signing in before it may start."""

from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from partake.accounts.domain import LONGEST_SIGN_IN

SHARED_CACHES = frozenset(
    {
        "django.core.cache.backends.db.DatabaseCache",
        "django.core.cache.backends.redis.RedisCache",
        "django.core.cache.backends.memcached.PyMemcacheCache",
        "django.core.cache.backends.memcached.PyLibMCCache",
    }
)


@register("security")
def check_signing_in(**_: Any) -> list[CheckMessage]:
    """This will list what makes signing in unsafe. Every rule holds in a demonstration too, but those that only
    matter where real people are served."""
    found: list[CheckMessage] = []
    if settings.CACHES["default"]["BACKEND"] not in SHARED_CACHES:
        found.append(
            Error(
                "The cache is not shared between processes, so each would count wrong passwords for itself.",
                hint="Use the database cache (the default), Redis or memcached.",
                id="accounts.E001",
            )
        )
    if not hasattr(import_module(settings.ROOT_URLCONF), "handler429"):
        found.append(
            Error("The addresses name no `handler429`: the page that says when to try again.", id="accounts.E002")
        )
    if LONGEST_SIGN_IN.total_seconds() > settings.SESSION_COOKIE_AGE:
        found.append(Error("The session cookie ends before a sign-in may.", id="accounts.E003"))
    if settings.PRODUCTION:
        found += _in_production()
    return found


def _in_production() -> list[CheckMessage]:
    found: list[CheckMessage] = []
    if not settings.SECOND_STEP_FOR_STAFF:
        found.append(Error("Staff could sign in with a password alone.", id="accounts.E010"))
    if settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN:
        found.append(Error("A passkey made for another site would be taken.", id="accounts.E011"))
    if not settings.SITE_ADDRESS.startswith("https://"):
        found.append(
            Error(
                "Links in letters would not be encrypted, and passkeys would not work.",
                hint="Set PARTAKE_ADDRESS to the whole address, such as https://partake.example.nhs.uk.",
                id="accounts.E012",
            )
        )
    if not settings.SESSION_COOKIE_SECURE or not settings.SESSION_COOKIE_HTTPONLY:
        found.append(Error("The session cookie could be read on its way or by a script.", id="accounts.E013"))
    return found
