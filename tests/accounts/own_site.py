"""A whole Partake of its own, in two processes on one new database, for what one process cannot show: limits that
every process shares, and a browser."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

REPOSITORY = Path(__file__).parent.parent.parent
PEOPLE = """
import django; django.setup()
from tests.accounts.conftest import PASSWORD, SYSTEM, give_job
from partake.accounts import actions
give_job(actions.add_user(actor=SYSTEM, email="beth@example.org", display_name="Beth Lund", password=PASSWORD))
actions.add_user(actor=SYSTEM, email="joyce@example.org", display_name="Joyce Adeyemi", password=PASSWORD)
"""


@dataclass(frozen=True)
class Site:
    """The addresses of the two processes."""

    first: str
    second: str


@contextmanager
def own_site(folder: Path) -> Iterator[Site]:
    """This will make a database by `migrate` alone, add Beth and Joyce, serve it twice, and clear it all away."""
    with _database(folder) as database:
        ports = [_free_port(), _free_port()]
        # Of this machine's settings only what a program needs to run: no production, no other database.
        environment = {
            "PATH": os.environ["PATH"],
            "PARTAKE_VAR": str(folder),
            "DATABASE_URL": database,
            "DJANGO_SETTINGS_MODULE": "partake.config.settings",
            "PARTAKE_ADDRESS": f"http://localhost:{ports[0]}",
        }
        (folder / "static").mkdir()
        _run(["manage.py", "migrate", "--verbosity", "0"], environment)
        _run(["-c", PEOPLE], environment)
        servers = [
            subprocess.Popen(
                [sys.executable, "manage.py", "runserver", "--noreload", "--insecure", f"localhost:{port}"],
                cwd=REPOSITORY,
                env=environment,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            for port in ports
        ]
        try:
            site = Site(*(f"http://localhost:{port}" for port in ports))
            for address in (site.first, site.second):
                _wait_for(address)
            yield site
        finally:
            for server in servers:
                server.terminate()
                server.wait()


@contextmanager
def _database(folder: Path) -> Iterator[str]:
    """The engine the tests run on: a file of its own, or a database of its own on the same PostgreSQL."""
    here = settings.DATABASES["default"]
    if here["ENGINE"] == "django.db.backends.sqlite3":
        yield f"sqlite:///{folder / 'partake.sqlite3'}"
        return
    import psycopg

    name = f"test_partake_accounts_{os.getpid()}"
    where = {"host": here["HOST"], "port": here["PORT"], "user": here["USER"], "password": here["PASSWORD"]}
    given = {part: value for part, value in where.items() if value}
    with psycopg.connect(dbname="postgres", autocommit=True, **given) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')  # type: ignore[arg-type]
        try:
            host = str(here["HOST"]).replace("/", "%2F")
            who = f"{here['USER']}:{here['PASSWORD']}@" if here["USER"] else ""
            yield f"postgres://{who}{host}:{here['PORT']}/{name}"
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')  # type: ignore[arg-type]


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _run(command: list[str], environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, *command], cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def _wait_for(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{address}/account/sign-in")
            return
        except urllib.error.URLError:
            time.sleep(0.1)
    raise AssertionError(f"{address} does not answer")
