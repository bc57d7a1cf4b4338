"""The room's pages in a real browser: wide and narrow, both directions, with scripts and without."""

import re
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from playwright.sync_api import Browser, expect

from tests.browser import CHROMIUM, assert_accessible, chromium, opened

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's chromium: apt-get install chromium"),
]


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None: ...


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as one:
        yield one


@pytest.fixture
def site() -> Iterator[str]:
    """The small site over HTTP. Its pages ask nothing of the database until somebody sends a form that is right."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), _Quiet)
    server.set_app(StaticFilesHandler(get_wsgi_application()))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(
    ("address", "width", "language"),
    [
        ("/components?band=1&demonstration=1", 1200, "en-GB"),
        ("/components?band=1&demonstration=1", 320, "en-GB"),
        ("/components?band=1&demonstration=1", 390, "ar"),
        ("/everything", 320, "en-GB"),
        ("/check", 320, "en-GB"),
        ("/done", 320, "ar"),
        ("/refused", 1200, "en-GB"),
    ],
)
def test_pages_are_accessible_and_never_scroll_sideways(
    browser: Browser, site: str, address: str, width: int, language: str
) -> None:
    with opened(browser, site + address, width=width, locale=language) as page:
        assert_accessible(page)


def test_a_mistake_takes_the_reader_to_it(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/question", width=320) as page:
        for box, written in (("Day", "31"), ("Month", "11"), ("Year", "2026")):
            page.get_by_label(box).fill(written)
        page.get_by_role("button", name="Save and carry on").click()
        expect(page).to_have_title(re.compile("^Error: "))
        expect(page.locator(".nhsuk-error-summary")).to_be_focused()
        page.get_by_role("link", name="November has 30 days").click()
        expect(page.get_by_label("Day")).to_be_focused()
        expect(page.get_by_label("Day")).to_have_value("31")
        assert_accessible(page)


def test_a_choice_opens_its_field_with_a_script_and_leaves_it_open_without(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/everything") as page:
        expect(page.get_by_label("Where do you live?")).to_be_hidden()
        page.get_by_label("By post").check()
        expect(page.get_by_label("Where do you live?")).to_be_visible()
    with opened(browser, f"{site}/everything", java_script_enabled=False) as page:
        expect(page.get_by_label("Where do you live?")).to_be_visible()


def test_paper_is_the_page_without_what_paper_can_not_do(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/components?band=1") as page:
        page.emulate_media(media="print")
        expect(page.get_by_role("navigation", name="Menu")).to_be_hidden()
        expect(page.get_by_role("button", name="Stop sharing with Tunde")).to_be_hidden()
        expect(page.get_by_text("You are in Joyce Adeyemi’s record")).to_be_visible()
        ink = page.locator(".partake-voice").first.evaluate("e => getComputedStyle(e).backgroundColor")
        assert ink == "rgba(0, 0, 0, 0)"
        after = page.get_by_role("link", name="Change them").evaluate("e => getComputedStyle(e, '::after').content")
        assert after == "none"


def test_what_only_colour_showed_has_an_edge_in_forced_colours(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/components?band=1", forced_colors="active") as page:
        for part in (".partake-header", ".partake-voice", ".partake-band"):
            edge = page.locator(part).first.evaluate("e => getComputedStyle(e).borderBlockEndStyle")
            assert edge == "solid", part
