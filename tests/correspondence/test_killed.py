"""Workers killed mid-way, again and again, on a database of their own: nothing lost, nothing sent twice."""

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import dj_database_url
import pytest

from tests.correspondence.killing import EMAILS, KILLS, LETTERS, WORKERS


@pytest.fixture(params=["sqlite", "postgresql"])
def own_database(request, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'own.sqlite3'}"
        return
    if not os.environ.get("PARTAKE_TEST_POSTGRES"):
        pytest.skip("PARTAKE_TEST_POSTGRES is not set")
    import psycopg

    server = os.environ.get("DATABASE_URL", "postgres://postgres@127.0.0.1:5432/postgres")
    name = f"test_partake_killing_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield server.rpartition("/")[0] + f"/{name}"
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def outcome(own_database: str, tmp_path: Path) -> dict:
    assert dj_database_url.parse(own_database)["NAME"] != "postgres"
    environment = {
        **os.environ,
        "DATABASE_URL": own_database,
        "PARTAKE_VAR": str(tmp_path),
        "PARTAKE_PRINT_ROOM": str(tmp_path / "print-room"),
        "PARTAKE_EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
    }
    environment.setdefault("DJANGO_SETTINGS_MODULE", "partake.config.settings")
    ran = subprocess.run(
        [sys.executable, "-m", "tests.correspondence.killing"], env=environment, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr[-4000:]
    return json.loads(ran.stdout.splitlines()[-1])


def test_killed_workers_lose_nothing_and_send_nothing_twice(outcome: dict) -> None:
    letters = [message for message in outcome["messages"] if message["channel"] == "LETTER"]
    emails = [message for message in outcome["messages"] if message["channel"] == "EMAIL"]
    assert (len(letters), len(emails)) == (LETTERS, EMAILS)
    assert outcome["in_doubt"] > 0, "no kill came while a message was being sent: nothing was tested"

    for letter in letters:
        assert letter["state"] == "SENT"
        assert (letter["files"], letter["whole"], letter["listed"], letter["sent_events"]) == (1, 1, 1, 1)
    assert outcome["pdfs"] == LETTERS

    for email in emails:
        assert email["mails"] <= 1, "never twice by us"
        if email["state"] == "SENT":
            assert (email["mails"], email["sent_events"]) == (1, 1)
        else:
            assert (email["state"], email["held_because"], email["sent_events"]) == ("HELD", "MAY_HAVE_GONE", 0)
    held = sum(email["state"] == "HELD" for email in emails)
    assert held <= KILLS * WORKERS, "each killed worker leaves at most one message in doubt"
