"""A whole place for journeys: the demonstration, served with its worker, exactly as `make demo` serves it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import chromium

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Place:
    address: str
    folder: Path

    @property
    def letters(self) -> list[Path]:
        return sorted(self.folder.glob("print-room/*/*.pdf"))


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    yield from _served(tmp_path_factory)


@pytest.fixture
def own_place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """For a walk after which the place is not what others expect: its clock was moved on."""
    yield from _served(tmp_path_factory)


def _served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("place")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {"PARTAKE_DEMO": "1", "PARTAKE_VAR": str(folder), "DJANGO_SETTINGS_MODULE": "partake.config.settings"}
    environment = {**os.environ, **own}
    for name in ("DATABASE_URL", "PARTAKE_INSIGHT"):
        environment.pop(name, None)
    demo = subprocess.Popen([sys.executable, "manage.py", "demo", "--port", str(port)], cwd=ROOT, env=environment)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, demo)
        yield Place(address, folder)
    finally:
        demo.terminate()
        demo.wait(timeout=30)


def _wait_for(address: str, demo: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        assert demo.poll() is None, "the demonstration stopped"
        try:
            urllib.request.urlopen(address, timeout=5)
            return
        except OSError:
            time.sleep(0.3)
    raise AssertionError("the demonstration did not answer in two minutes")


@pytest.fixture
def browser() -> Iterator[Browser]:
    """One a test: while a browser runs, its thread may not touch the tests' own database."""
    with chromium() as running:
        yield running
