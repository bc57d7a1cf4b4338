"""Settings for the ui room alone, until the other rooms' models are here."""

from typing import Any

from partake.config import settings as whole
from partake.config.settings import *  # noqa: F403
from partake.config.settings import BASE, DATABASES, VAR

INSTALLED_APPS = [
    "partake.ui",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]
AUTH_USER_MODEL = "auth.User"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
MIDDLEWARE = [
    "partake.ui.middleware.SecurityHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "partake.ui.middleware.KindRefusals",
]
ROOT_URLCONF = "tests.ui.urls"
TEMPLATES: list[dict[str, Any]] = [*whole.TEMPLATES]
TEMPLATES[0]["DIRS"] = [*TEMPLATES[0]["DIRS"], BASE / "tests" / "ui" / "templates"]
TEMPLATES[0]["OPTIONS"]["context_processors"] = ["tests.ui.urls.page_frame"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
DATABASES["default"]["TEST"] = {"NAME": VAR / "test" / "ui.sqlite3"}
LOGGING_CONFIG = None
