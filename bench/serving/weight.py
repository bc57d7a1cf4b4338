"""What travels to a browser: everything a page makes it fetch, as it was compressed; and what the next page adds."""

import re
from urllib.parse import urljoin

from bench.measure import Row
from bench.serving.client import Ask, fetch
from bench.serving.readers import Readers

FIRST_KB, NEXT_KB = 100.0, 30.0
BROWSER = {"Accept-Encoding": "gzip, deflate, br"}
_IN_PAGE = re.compile(rb'<(?:link rel="(?:stylesheet|icon)"|script|img)[^>]*? (?:href|src)="([^"]+)"')
_IN_SCRIPT = re.compile(rb'from\s*"([^"]+)"')
_IN_STYLE = re.compile(rb"@font-face\s*{[^}]*?url\(\"?([^\")]+)\"?\)")


def weights(port: int, readers: Readers) -> list[Row]:
    """This will weigh the public front page and a person's home, for a browser that has and has not been here."""
    found = []
    for name, ask in (("front page", Ask("/")), ("home of a person", Ask("/", readers.people[0]))):
        found += weight_of(port, name, ask)
    return found


def weight_of(port: int, name: str, ask: Ask) -> list[Row]:
    """This will weigh one page, for a first visit and the next."""
    first, after = weigh(port, ask)
    return [
        Row(f"weight of the {name}", "first visit", round(first / 1000, 1), "kB", FIRST_KB),
        Row(f"weight of the {name}", "next visit", round(after / 1000, 1), "kB", NEXT_KB),
    ]


def weigh(port: int, ask: Ask) -> tuple[int, int]:
    """This will give the bytes of a page with all it fetches, and the bytes a browser that kept what it may keep
    fetches again. Fonts count in full, though a browser fetches only those it draws."""
    _, body = fetch(port, ask, BROWSER)
    _, plain = fetch(port, ask)
    total = again = len(body)
    waiting = [urljoin(ask.path, path.decode()) for path in _IN_PAGE.findall(plain)]
    seen: set[str] = set()
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        if "://" in path:
            raise RuntimeError(f"a page fetches from a third party: {path}")
        response, body = fetch(port, Ask(path), BROWSER)
        if response.status != 200:
            raise RuntimeError(f"{path}: {response.status}")
        total += len(body)
        if "immutable" not in response.headers.get("Cache-Control", "") and "max-age" not in response.headers.get(
            "Cache-Control", ""
        ):
            again += len(body)
        _, plain = fetch(port, Ask(path))
        inner = _IN_SCRIPT if path.endswith(".js") else _IN_STYLE if path.endswith(".css") else None
        waiting += [urljoin(path, found.decode()) for found in inner.findall(plain)] if inner else []
    return total, again
