"""The same pages asked of the application itself, one at a time in one process: what they cost when nothing else
shares the core. The tenth cheapest of a hundred requests stands for a page, since on a busy machine the average
says more about the neighbours."""

import time

from django.test import Client

from bench.measure import Row
from bench.serving.client import Ask
from bench.serving.pages import Page, pages
from bench.serving.readers import sign_in

REQUESTS = 100


def rows() -> list[Row]:
    """This will measure every page of the table, middleware to template, without a web server."""
    client = Client(enforce_csrf_checks=True, SERVER_NAME="127.0.0.1")
    return [measure(client, page) for page in pages(sign_in(people=50, staff=4))]


def measure(client: Client, page: Page, size: str = "alone") -> Row:
    """This will ask for a page a hundred times, and say what it costs."""
    asks = [page.ask(number) for number in range(REQUESTS)]
    for ask in asks:  # every session has then been here before
        if _send(client, ask) != page.status:
            raise RuntimeError(f"{page.name} did not answer {page.status}")
    costs = []
    for ask in asks:
        began = time.process_time()
        _send(client, ask)
        costs.append(time.process_time() - began)
    cheap = sorted(costs)[REQUESTS // 10]
    return Row(page.name, size, round(cheap * 1000, 1), "ms CPU", page.budget)


def _send(client: Client, ask: Ask) -> int:
    client.cookies.clear()
    if ask.reader is not None:
        client.cookies.load(ask.reader.cookies)
    if ask.form is None:
        return int(client.get(ask.path).status_code)
    csrf = ask.reader.csrf if ask.reader else ""
    return int(client.post(ask.path, {**ask.form, "csrfmiddlewaretoken": csrf}).status_code)
