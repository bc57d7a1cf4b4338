"""An unsafe place does not start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from partake.audit import append_only
from partake.config import checks

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def production(settings, monkeypatch):
    monkeypatch.setenv("PARTAKE_HELP_PHONE", "01632 960999")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.PRODUCTION, settings.DEMO = True, False
    settings.SECRET_KEY, settings.ALLOWED_HOSTS = "x" * 50, ["partake.example.nhs.uk"]
    return settings


def ids(found):
    return {message.id for message in found}


def test_a_safe_production_starts(production):
    assert not checks.production_is_safe()


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("SECRET_KEY", "short", "partake.E1"),
        ("DEMO", True, "partake.E2"),
        ("ALLOWED_HOSTS", ["*"], "partake.E3"),
        ("EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend", "partake.E4"),
        ("ALLOWED_HOSTS", ["127.0.0.1"], "partake.E3"),
    ],
)
def test_an_unsafe_one_does_not(production, name, value, expected):
    setattr(production, name, value)
    assert ids(checks.production_is_safe()) == {expected}


def test_nothing_is_asked_of_a_developer(settings):
    settings.SECRET_KEY = ""
    assert not checks.production_is_safe()


def test_contrast_is_that_of_the_guidelines():
    """Black on white is 21; the identity's own figures are those of its table."""
    assert checks.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert checks.contrast("#ffffff", "#4b2245") == pytest.approx(13.0, abs=0.05)
    assert checks.contrast("#f4b793", "#4b2245") == pytest.approx(7.5, abs=0.05)


def test_colours_that_cannot_be_read_are_refused(settings):
    assert not checks.colours_can_be_read()
    settings.BRAND = {**settings.BRAND, "plum": "#eeddee"}
    assert ids(checks.colours_can_be_read()) == {"partake.E5"}
    settings.BRAND = {**settings.BRAND, "plum": "purple"}
    assert ids(checks.colours_can_be_read()) == {"partake.E6"}


def test_logs_without_their_triggers_are_noticed(db, monkeypatch):
    assert not checks.logs_refuse_change(databases=["default"])
    monkeypatch.setattr(append_only, "missing", lambda _: ["audit_event_no_update"])
    assert ids(checks.logs_refuse_change(databases=["default"])) == {"partake.E7"}
    assert not checks.logs_refuse_change(databases=None)


def test_a_web_server_refuses_to_start_unsafely(tmp_path):
    environment = {
        **os.environ,
        "PARTAKE_PRODUCTION": "1",
        "PARTAKE_SECRET_KEY": "",
        "PARTAKE_VAR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "partake.config.settings",
    }
    started = subprocess.run(
        [sys.executable, "-c", "import partake.config.wsgi"], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert started.returncode != 0


def test_the_demonstration_refuses_to_be_production(tmp_path):
    environment = {
        **os.environ,
        "PARTAKE_PRODUCTION": "1",
        "PARTAKE_DEMO": "1",
        "PARTAKE_SECRET_KEY": "x" * 50,
        "PARTAKE_VAR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "partake.config.settings",
    }
    command = [sys.executable, "manage.py", "demo", "--only-make"]
    started = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert started.returncode != 0
    assert "never runs as production" in started.stderr
