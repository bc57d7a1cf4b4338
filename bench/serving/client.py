"""Browsers enough to keep the server busy: threads that each keep one connection and ask one thing after another."""

import http.client
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlencode

from bench.serving.readers import Reader


@dataclass(frozen=True)
class Ask:
    """One request. `form` makes it a POST, with the reader's CSRF word added. `address` is where a proxy in front
    would say that it came from."""

    path: str
    reader: Reader | None = None
    form: dict[str, str] | None = None
    address: str = ""


@dataclass(frozen=True)
class Answers:
    """The statuses and the seconds of every answer, in no order, and how long all of them took by the clock."""

    statuses: tuple[int, ...]
    seconds: tuple[float, ...]
    wall: float
    places: tuple[str, ...]

    def percentile_ms(self, percent: float) -> float:
        return 1000 * sorted(self.seconds)[min(len(self.seconds) - 1, int(len(self.seconds) * percent / 100))]


def ask_all(port: int, asks: Sequence[Ask], *, clients: int) -> Answers:
    """This will send `asks` from `clients` connections at once, dealt out in turn."""
    started = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        found = list(pool.map(lambda turn: _ask_in_turn(port, asks[turn::clients]), range(clients)))
    wall = time.perf_counter() - started
    flat = [answer for one in found for answer in one]
    return Answers(
        statuses=tuple(status for status, _, _ in flat),
        seconds=tuple(seconds for _, seconds, _ in flat),
        wall=wall,
        places=tuple(place for _, _, place in flat),
    )


def fetch(port: int, ask: Ask, headers: dict[str, str] | None = None) -> tuple[http.client.HTTPResponse, bytes]:
    """This will send one request on a connection of its own, and give the answer with its body as it travelled."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    _send(connection, ask, headers or {})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def _ask_in_turn(port: int, asks: Sequence[Ask]) -> list[tuple[int, float, str]]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    found = []
    for ask in asks:
        started = time.perf_counter()
        _send(connection, ask, {})
        response = connection.getresponse()
        response.read()
        found.append((response.status, time.perf_counter() - started, response.headers.get("Location", "")))
    connection.close()
    return found


def _send(connection: http.client.HTTPConnection, ask: Ask, headers: dict[str, str]) -> None:
    if ask.reader is not None:
        headers = {**headers, "Cookie": ask.reader.cookies}
    if ask.address:
        headers = {**headers, "X-Forwarded-For": ask.address}
    if ask.form is None:
        connection.request("GET", ask.path, headers=headers)
        return
    form = {**ask.form, "csrfmiddlewaretoken": ask.reader.csrf if ask.reader else ""}
    connection.request(
        "POST", ask.path, urlencode(form), {**headers, "Content-Type": "application/x-www-form-urlencoded"}
    )


Asker = Callable[[int], Ask]
