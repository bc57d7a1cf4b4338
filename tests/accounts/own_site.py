"""Partake served by two processes on one database, for what one process cannot show: limits that every process
shares, and a browser."""

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

REPOSITORY = Path(__file__).parent.parent.parent
PEOPLE = """
import django; django.setup()
from tests.accounts.conftest import PASSWORD, SYSTEM, give_job
from partake.accounts import actions
give_job(actions.add_user(actor=SYSTEM, email="beth@example.org", display_name="Beth Lund", password=PASSWORD))
"""


@dataclass(frozen=True)
class Site:
    """The addresses of the two processes."""

    first: str
    second: str


@contextmanager
def own_site(database: str, folder: Path) -> Iterator[Site]:
    """This will add Beth, who has a job, to a database that is nobody else's, serve it twice, and stop."""
    ports = [_free_port(), _free_port()]
    # Of this machine's settings only what a program needs to run: no production, no demonstration.
    environment = {
        "PATH": os.environ["PATH"],
        "PARTAKE_VAR": str(folder),
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "partake.config.settings",
        "PARTAKE_ADDRESS": f"http://localhost:{ports[0]}",
    }
    (folder / "static").mkdir()
    added = subprocess.run(
        [sys.executable, "-c", PEOPLE], cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False
    )
    assert added.returncode == 0, added.stderr
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


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait_for(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{address}/account/sign-in")
            return
        except urllib.error.URLError:
            time.sleep(0.1)
    raise AssertionError(f"{address} does not answer")
