"""A whole place for journeys: the demonstration, served with its worker, exactly as `make demo` serves it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import Browser

from tests.browser import chromium

ROOT = Path(__file__).resolve().parent.parent.parent
DEMO = (sys.executable, "manage.py", "demo")
LONGEST_START = 120  # seconds


@dataclass(frozen=True)
class Place:
    address: str
    folder: Path

    @property
    def letters(self) -> list[Path]:
        return sorted(self.folder.glob("print-room/*/*.pdf"))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scenes take the better part of a minute to play: they are played once, and each place is a copy."""
    folder = tmp_path_factory.mktemp("made")
    subprocess.run([*DEMO, "--only-make"], cwd=ROOT, env=_environment(folder), check=True)
    return folder


@pytest.fixture(scope="session")
def place(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    yield from _copy_served(made, tmp_path_factory)


@pytest.fixture
def own_place(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """For a walk after which the place is not what others expect: its clock was moved on."""
    yield from _copy_served(made, tmp_path_factory)


def _copy_served(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("place")
    copytree(made, folder, dirs_exist_ok=True)
    with _serving(folder) as address:
        yield Place(address, folder)


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    demo = subprocess.Popen([*DEMO, "--port", str(port)], cwd=ROOT, env=_environment(folder))
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, demo)
        yield address
    finally:
        demo.terminate()
        demo.wait(timeout=30)


def _environment(folder: Path) -> dict[str, str]:
    own = {"PARTAKE_DEMO": "1", "PARTAKE_VAR": str(folder), "DJANGO_SETTINGS_MODULE": "partake.config.settings"}
    elsewhere = ("DATABASE_URL", "PARTAKE_INSIGHT")
    return {name: value for name, value in os.environ.items() if name not in elsewhere} | own


def _wait_for(address: str, demo: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + LONGEST_START
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
