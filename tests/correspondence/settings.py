"""Stands in for the real settings until every room they name exists."""

from partake.config.settings import *  # noqa: F403

ROOT_URLCONF = "tests.correspondence.urls"
CSRF_FAILURE_VIEW = "django.views.csrf.csrf_failure"
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
TEMPLATES = []
