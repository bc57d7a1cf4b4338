"""The room's tests meet its own small site, not the whole of Partake."""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from partake.ui.models import FormUse, KeptText
from tests.ui import urls

MIDDLEWARE = [
    "partake.ui.middleware.SecurityHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "partake.ui.middleware.KindRefusals",
]


@pytest.fixture(autouse=True)
def small_site(settings: Any) -> Iterator[None]:
    templates = deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] = [*templates[0]["DIRS"], Path(__file__).parent / "templates"]
    templates[0]["OPTIONS"]["context_processors"] = ["tests.ui.urls.page_frame"]
    settings.TEMPLATES = templates
    settings.MIDDLEWARE = MIDDLEWARE
    settings.ROOT_URLCONF = "tests.ui.urls"
    urls.SAVED.clear()
    yield
    urls.SAVED.clear()


@pytest.fixture
def reader() -> Any:
    return _user("joyce@example.org")


@pytest.fixture
def other() -> Any:
    return _user("tunde@example.org")


def _user(email: str) -> Any:
    return get_user_model()._default_manager.create(email=email, display_name=email.split("@")[0])


@pytest.fixture
def signed_in(reader: Any) -> Client:
    client = Client()
    client.force_login(reader)
    return client


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """For threads: what is written is really committed, and only our two tables are emptied afterwards."""
    with django_db_blocker.unblock():
        yield
        FormUse.objects.all().delete()
        KeptText.objects.all().delete()
