"""When something breaks: the reader gets a kind page that gives nothing away, and the application's log gets the
place in the code and nobody's name."""

import io
import logging
import logging.config
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT

from tests.faults.typing_in import in_record
from tests.pages import Page, assert_good_page

NAMES = ("Joyce", "Adeyemi", "joyce.adeyemi")
NUMBER, GROUPED = "9990000018", "999 000 0018"
SECRET = f"Joyce Adeyemi {GROUPED}, joyce.adeyemi@example.com, 07700 900123"
INSIDE = (
    "Traceback",
    "partake",
    "/work",
    "/usr",
    ".py",
    "django",
    "sqlite",
    "psycopg",
    "SELECT",
    "Error:",
    "Exception",
)


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """The application's log as its own configuration writes it, filters and all, instead of to the terminal."""
    logging.config.dictConfig(settings.LOGGING)
    written = io.StringIO()
    handlers = {*logging.getLogger().handlers, *logging.getLogger("django").handlers}
    ours = [one for one in handlers if type(one) is logging.StreamHandler]
    assert ours, "nothing writes the log"
    before = [one.setStream(written) for one in ours]
    yield written
    for one, stream in zip(ours, before, strict=True):
        one.setStream(stream)


def says_nothing(answer, status: int) -> Page:
    assert answer.status_code == status
    page = assert_good_page(answer)
    body = answer.content.decode()
    for word in (*NAMES, NUMBER, GROUPED):
        assert word not in body, f"the page says {word}"
    for word in INSIDE:
        assert word not in page.text, f"the page shows its inside: {word}"
    return page


def names_nobody(log: io.StringIO) -> str:
    written = log.getvalue()
    for word in (*NAMES, NUMBER, GROUPED, "999%20000", "900123", "999-000-0018", "wrote this"):
        assert word not in written, f"the log says {word}: {written}"
    return written


@pytest.fixture
def broken(visit) -> Client:
    """Sam, who may open Joyce's record, in a browser that gets the page and not the exception."""
    client = visit("sam", "joyce")
    client.raise_request_exception = False
    return client


def breaks(error: Exception):
    def broken_view(*_: object, **__: object) -> None:
        try:
            raise KeyError(SECRET)
        except KeyError as first:
            raise error from first

    return broken_view


@pytest.mark.parametrize("error", [RuntimeError(SECRET), ValueError(NUMBER), OperationalError(f"row: {SECRET}")])
def test_an_exception_in_a_page(stage, broken, monkeypatch, log, error):
    monkeypatch.setattr("partake.people.queries.record.HEADINGS", Breaking(error))
    answer = broken.get(in_record(stage, "") + f"?name={SECRET}")
    page = says_nothing(answer, 500)
    assert "href" in answer.content.decode() and page.all("h1")
    written = names_nobody(log)
    assert type(error).__name__ in written and "in __iter__" in written, "the log does not say where it broke"


def test_an_exception_in_an_action_with_words_in_the_form(stage, visit, monkeypatch, log):
    joyce = visit("joyce")
    joyce.raise_request_exception = False
    address = in_record(stage, "words/WHAT_MATTERS")
    token = Page(joyce.get(address).content.decode()).token
    monkeypatch.setattr("partake.people.actions.words.record_event", breaks(RuntimeError(SECRET)))
    says_nothing(joyce.post(address, {"words": f"{SECRET} wrote this", "form_token": token}), 500)
    assert "RuntimeError" in names_nobody(log)


def test_a_template_that_breaks(stage, broken, monkeypatch, log):
    monkeypatch.setattr("partake.people.words.part_title", breaks(AttributeError(SECRET)))
    monkeypatch.setattr("partake.people.views.pages.render", breaks(AttributeError(SECRET)))
    says_nothing(broken.get(in_record(stage, "")), 500)
    assert "AttributeError" in names_nobody(log)


def test_the_database_is_down(stage, broken, log):
    def down(execute, sql, params, many, context):
        raise OperationalError(f'connection to "partake" failed: {SECRET}')

    with connection.execute_wrapper(down):
        for path in (in_record(stage, ""), "/", "/account/sign-in"):
            says_nothing(broken.get(path), 500)
        says_nothing(broken.post(in_record(stage, "words/WHAT_MATTERS"), {"words": f"{SECRET} wrote this"}), 500)
    assert "OperationalError" in names_nobody(log)


@pytest.mark.parametrize(
    "path",
    [
        "/people/Joyce-Adeyemi/", "/Joyce%20Adeyemi", "/people/9990000018/", "/people/999%20000%200018/x",
        "/people/999-000-0018", "/people/999%2F000%2F0018/", "/search?q=Joyce+Adeyemi", "/joyce.adeyemi@example.com",
        "/people/rights/Joyce%20Adeyemi", "/static/Joyce%20Adeyemi.js",
    ],
)  # fmt: skip
def test_a_name_in_an_address_goes_into_no_log(stage, visit, log, path):
    for client in (Client(), visit("sam")):
        client.raise_request_exception = False
        for answer in (client.get(path), client.post(path, {"name": SECRET})):
            assert answer.status_code in (302, 403, 404), answer.status_code
    names_nobody(log)


@pytest.mark.parametrize("host", ["joyce.adeyemi.example", "9990000018.example", "bad host", "[::1", "x" * 300])
def test_a_wrong_host(stage, visit, log, host):
    for client in (Client(), visit("tunde")):
        client.raise_request_exception = False
        for path in ("/", in_record(stage, "")):
            says_nothing(client.get(path, headers={"host": host}), 400)
    names_nobody(log)


def test_bodies_that_cannot_be_read(stage, broken, log):
    broken.handler.enforce_csrf_checks = True  # as it is outside of tests: what reads the body first
    address = in_record(stage, "words/WHAT_MATTERS")
    part = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{SECRET}"\r\n\r\n{SECRET}\r\n'.encode()
    cases: list[tuple[bytes, str, set[int]]] = [
        (b"a=" + b"x" * 3_000_000, "application/x-www-form-urlencoded", {400}),
        (
            "&".join(f"{SECRET}{number}=1" for number in range(3000)).encode(),
            "application/x-www-form-urlencoded",
            {400},
        ),
        (part * 3000 + f"--{BOUNDARY}--\r\n".encode(), MULTIPART_CONTENT, {400}),
        (part[:-20], MULTIPART_CONTENT, {400, 403}),
        (part, "multipart/form-data", {400, 403}),
        (part, "multipart/form-data; boundary=" + "é" * 300, {400, 403}),
        (SECRET.encode(), "application/json", {403}),
        (b"\xff\xfe=\x00", "application/x-www-form-urlencoded; charset=utf-16", {400, 403}),
        (b"a=b", "application/x-www-form-urlencoded; charset=nothing", {400, 403}),
    ]
    for body, kind, statuses in cases:
        answer = broken.generic("POST", address, body, content_type=kind)
        assert answer.status_code in statuses, (kind, body[:40], answer.status_code)
        says_nothing(answer, answer.status_code)
    names_nobody(log)


def test_a_failed_csrf_check_and_a_wrong_method(stage, log):
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(stage.users["joyce"])
    answer = client.post(in_record(stage, "words/WHAT_MATTERS"), {"words": f"{SECRET} wrote this"})
    assert answer.status_code == 403
    assert_good_page(answer)
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"):
        answer = client.generic(method, in_record(stage, "emergency/close") + "?name=Joyce%20Adeyemi")
        assert answer.status_code in (403, 405), (method, answer.status_code)
    names_nobody(log)


def test_a_message_that_could_not_go_names_nobody(stage, opened, monkeypatch, log):
    from partake.correspondence import worker
    from partake.correspondence.models import Message
    from partake.people.actions.sharing import share_record
    from partake.people.domain import Part
    from partake.people.queries.share_targets import get_target

    record = opened("joyce", "joyce")
    target = get_target(record, f"team-{stage.teams['heart'].public_id}")
    share_record(record=record, target=target, parts=[Part.ABOUT_ME], until=None)
    assert Message.objects.exists()
    monkeypatch.setattr("partake.correspondence.email.send", breaks(OSError(SECRET)))
    monkeypatch.setattr("partake.correspondence.worker.render", breaks(OSError(SECRET)), raising=False)
    worker.run(stopping=lambda: False, once=True)
    assert "OSError" in names_nobody(log)


class Breaking:
    """Stands for something a page needs, and breaks when it is used."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def __iter__(self) -> Iterator[object]:
        breaks(self.error)()
        yield None
