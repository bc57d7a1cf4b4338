"""What a phone would do: show the code of an authenticator app; and ways for a test to have one."""

from typing import Any

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client

from partake.accounts.models import User

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code_of(secret: str) -> str:
    """This will give the code that an app holding `secret` shows now."""
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def give_app(user: User) -> None:
    TOTP.activate(user, SECRET)
    RecoveryCodes.activate(user)


def give_code(client: Client, code: str | None = None) -> Any:
    """A code works once; the next test's may fall in the same half minute, so what was used is forgotten."""
    cache.clear()
    return client.post("/account/sign-in/second-step", {"code": code or code_of(SECRET)})
