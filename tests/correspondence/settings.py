"""Stands in for the real settings until every room they name exists."""

from typing import Any

from partake.config import settings as whole
from partake.config.settings import *  # noqa: F403

ROOT_URLCONF = "tests.correspondence.urls"
MIDDLEWARE = [
    "partake.ui.middleware.SecurityHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "partake.config.middleware.WhoIsActing",
    "partake.ui.middleware.KindRefusals",
]
TEMPLATES: list[dict[str, Any]] = [*whole.TEMPLATES]
TEMPLATES[0]["OPTIONS"]["context_processors"] = ["tests.correspondence.urls.page_frame"]
STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
