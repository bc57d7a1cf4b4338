"""Gunicorn for the length of a `with` block, and what its processes use."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
from django.conf import settings
from django.db import connection

KINDS = {"gthread": ["--worker-class", "gthread", "--threads", "2"], "sync": ["--worker-class", "sync"]}
WORKERS = 2


@dataclass(frozen=True)
class Used:
    """CPU seconds (user and system) so far of each process: the server's, and the database's that serve it."""

    server: dict[int, float]
    database: dict[int, float]

    def since(self, before: "Used") -> tuple[float, float]:
        """This will give the seconds used meanwhile, by the server and by the database. A process that has ended
        no longer counts; one that began counts whole."""
        return _grown(self.server, before.server), _grown(self.database, before.database)


def _grown(now: dict[int, float], before: dict[int, float]) -> float:
    return sum(seconds - before.get(pid, 0.0) for pid, seconds in now.items())


class Server:
    """A running server. Its workers live as long as it does, so what they used can be told apart by subtraction."""

    def __init__(self, process: psutil.Process, port: int) -> None:
        self.process = process
        self.port = port

    def used(self) -> Used:
        return Used(_cpu([self.process, *self.process.children(recursive=True)]), _cpu(_backends()))

    def memory(self) -> tuple[float, float]:
        """This will give the megabytes of all its processes: resident, shared pages counted in each; and
        proportional, shared pages counted once."""
        found = [one.memory_full_info() for one in [self.process, *self.process.children(recursive=True)]]
        return sum(one.rss for one in found) / 1e6, sum(one.pss for one in found) / 1e6


@contextmanager
def serving(kind: str, **settings_of: str) -> Iterator[Server]:
    """This will serve the place of the settings with two workers of one `kind`, until the block ends. More settings
    may be given by the names they have in the environment."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "partake.config.wsgi", "--bind", f"127.0.0.1:{port}"]
    command += ["--workers", str(WORKERS), "--keep-alive", "30", "--log-level", "error", *KINDS[kind]]
    process = subprocess.Popen(command, cwd=settings.BASE, env={**os.environ, "PARTAKE_DEMO": "", **settings_of})
    try:
        _wait_for(port, process)
        yield Server(psutil.Process(process.pid), port)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError("the server ended before it answered")
        try:
            asked = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            asked.request("GET", "/")
            asked.getresponse().read()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not answer within 30 seconds")


def _cpu(processes: list[psutil.Process]) -> dict[int, float]:
    found = {}
    for process in processes:
        try:
            times = process.cpu_times()
        except psutil.NoSuchProcess:
            continue
        found[process.pid] = times.user + times.system
    return found


def _backends() -> list[psutil.Process]:
    """PostgreSQL's own processes that serve this database, where it runs on this machine: each names its database
    in its title."""
    if connection.vendor != "postgresql":
        return []
    name = Path(str(settings.DATABASES["default"]["NAME"])).name
    found = []
    for process in psutil.process_iter(["name", "cmdline"]):
        title = " ".join(process.info["cmdline"] or [])
        if process.info["name"] == "postgres" and f" {name} " in f"{title} ":
            found.append(process)
    return found
