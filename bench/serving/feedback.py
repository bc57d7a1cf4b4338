"""The page that a poster leads to: sending how it was, by anyone, with no session and no script; and what the page
weighs. Every answer that said "thank you" is counted again in the tables."""

import secrets
import time
import uuid

from django.db import connection
from django.db.models import Max

from bench.measure import Row
from bench.serving.client import Ask, ask_all
from bench.serving.forms import A_SECOND, CLIENTS, CPU_MS, P95_MS
from bench.serving.pages import READ_MS
from bench.serving.readers import Reader
from bench.serving.server import Server, serving
from bench.serving.weight import weight_of
from partake.audit.models import Event
from partake.feedback.models import FeedbackPage
from partake.kernel import clock
from partake.organisations.models import Organisation, Service
from partake.ui.submission import TOKEN_FIELD, Token
from partake.voices.models import Voice

SENT, LOOKED, ROUNDS = 800, 40, 8
FROM_ONE_ADDRESS = 50  # within what the guard lets through in an hour
CODE = "b2c3"
WORDS = (
    "The nurse was kind. I waited forty minutes and nobody said why.",
    "Nobody called my name so that I could hear it.",
    "",
    "I rang 0191 498 0123 four times. Then Dr Patel sorted it out in a minute.",
)


def page_of_place() -> FeedbackPage:
    """This will give the page of a service of the place, made if it is not there."""
    found = FeedbackPage.objects.filter(code=CODE).first()
    if found is not None:
        return found
    body = Organisation.objects.order_by("pk")[0]
    service, _ = Service.objects.get_or_create(
        name="Measured Clinic", organisation=body, defaults={"valid_from": clock.today()}
    )
    return FeedbackPage.objects.create(service=service, code=CODE, opened_at=clock.now(), opened_by="Bench")


def rows() -> list[Row]:
    """This will measure reading and sending under threads and under single-threaded workers, and weigh the page."""
    page = page_of_place()
    connection.close()
    found: list[Row] = []
    for kind in ("gthread", "sync"):
        # As behind a proxy: a limit on what comes from one address would stop us otherwise, as it should.
        with serving(kind, PARTAKE_PROXIES="1") as server:
            found += [_read(server, kind, page), *_send(server, kind, page)]
            if kind == "gthread":
                found += weight_of(server.port, "page of a poster", Ask(f"/say/{page.code}"))
    return found


def _read(server: Server, kind: str, page: FeedbackPage) -> Row:
    asks = [Ask(f"/say/{page.code}", address="203.0.113.1") for _ in range(LOOKED)]
    ask_all(server.port, asks, clients=CLIENTS)
    best = float("inf")
    for _ in range(ROUNDS):
        before = server.used()
        answers = ask_all(server.port, asks, clients=CLIENTS)
        best = min(best, server.used().since(before)[0])
        if set(answers.statuses) != {200}:
            raise RuntimeError(f"the page of a poster answered {set(answers.statuses)}")
    return Row(
        "page of a poster, read", f"{CLIENTS} clients, {kind}", round(1000 * best / LOOKED, 1), "ms CPU", READ_MS
    )


def _send(server: Server, kind: str, page: FeedbackPage) -> list[Row]:
    newest = {model: model._default_manager.aggregate(last=Max("pk"))["last"] or 0 for model in (Voice, Event)}
    network = secrets.randbelow(2**16)  # another every time: the guard remembers for an hour
    asks = [_said(page, number, network) for number in range(SENT)]
    connection.close()
    before = server.used()
    answers = ask_all(server.port, asks, clients=CLIENTS)
    used, by_database = server.used().since(before)

    done = sum(
        1
        for status, place in zip(answers.statuses, answers.places, strict=True)
        if status == 302 and "/thanks/" in place
    )
    voices = Voice.objects.filter(pk__gt=newest[Voice]).count()
    events = Event.objects.filter(pk__gt=newest[Event], kind="voices.voice_recorded").count()
    size = f"{CLIENTS} clients, {kind}"
    beside = {
        "pressed": len(asks),
        "done": done,
        "lost": abs(done - voices) + abs(done - events),
        "database ms CPU": round(by_database / len(asks) * 1000, 1),
    }
    each = round(used / len(asks) * 1000, 1)
    return [
        Row(
            "saying how it was by form",
            size,
            round(len(asks) / answers.wall),
            "a second",
            A_SECOND,
            True,
            beside=beside,
        ),
        Row("saying how it was by form, server", size, each, "ms CPU", CPU_MS),
        Row("saying how it was by form, 95th percentile", size, round(answers.percentile_ms(95)), "ms", P95_MS),
    ]


def _said(page: FeedbackPage, number: int, network: int) -> Ask:
    """The form as it would have been drawn for somebody who is not signed in."""
    path = f"/say/{page.code}"
    token = Token(str(uuid.uuid4()), None, path, int(time.time()))
    form = {TOKEN_FIELD: token.sign(), "score": str(1 + number % 6), "words": WORDS[number % len(WORDS)]}
    csrf = secrets.token_hex(16)
    place = number // FROM_ONE_ADDRESS
    nobody = Reader(0, f"csrftoken={csrf}", csrf)
    return Ask(path, nobody, form, address=f"10.{network >> 8}.{network & 255}.{place}")
