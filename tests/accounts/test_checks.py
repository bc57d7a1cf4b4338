from typing import Any

import pytest

from partake.accounts.checks import check_signing_in

SAFE = {
    "PRODUCTION": True,
    "SECOND_STEP_FOR_STAFF": True,
    "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": False,
    "SITE_ADDRESS": "https://partake.example.nhs.uk",
    "SESSION_COOKIE_SECURE": True,
    "SESSION_COOKIE_HTTPONLY": True,
}


def ids(settings: Any, **changed: Any) -> list[str | None]:
    for name, value in {**SAFE, **changed}.items():
        setattr(settings, name, value)
    return [found.id for found in check_signing_in()]


def test_a_safe_deployment_passes(settings: Any) -> None:
    assert ids(settings) == []


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"CACHES": {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}}, "accounts.E001"),
        ({"ROOT_URLCONF": "partake.ui.urls"}, "accounts.E002"),
        ({"SESSION_COOKIE_AGE": 3600}, "accounts.E003"),
        ({"SECOND_STEP_FOR_STAFF": False}, "accounts.E010"),
        ({"MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": True}, "accounts.E011"),
        ({"SITE_ADDRESS": "http://partake.example.nhs.uk"}, "accounts.E012"),
        ({"SESSION_COOKIE_SECURE": False}, "accounts.E013"),
        ({"SESSION_COOKIE_HTTPONLY": False}, "accounts.E013"),
    ],
)
def test_each_danger_is_named(settings: Any, changed: dict[str, Any], found: str) -> None:
    assert ids(settings, **changed) == [found]


def test_a_demonstration_may_do_without_a_second_step(settings: Any) -> None:
    assert ids(settings, PRODUCTION=False, SECOND_STEP_FOR_STAFF=False, SITE_ADDRESS="http://127.0.0.1:8000") == []
