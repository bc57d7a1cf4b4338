"""The same pages as other readers meet them: a narrow screen, text twice as large, forced colours, a mirrored
language, and no JavaScript."""

import re

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import assert_accessible, opened
from tests.journeys.conftest import Place
from tests.journeys.walk import Walk

pytestmark = pytest.mark.journey

PAGES = ("", "plan", "sharing", "looks", "contact", "words/WHAT_MATTERS", "share")
# What each reader's browser is told; 200% text is what WCAG 1.4.4 asks for.
EYES = {
    "320 pixels": {"width": 320},
    "200% text": {"width": 640},
    "forced colours": {"width": 1200, "forced_colors": "active"},
    "right to left": {"width": 390},
}


@pytest.mark.parametrize("eyes", EYES)
def test_a_record_as_other_eyes_meet_it(browser: Browser, place: Place, eyes: str) -> None:
    with opened(browser, place.address, **EYES[eyes]) as page:
        walk = Walk(page, place.address)
        walk.step_into("joyce")
        if eyes == "right to left":
            page.context.add_cookies([{"name": "django_language", "value": "ar", "url": place.address}])
        record = own_record(page)
        for path in PAGES:
            page.goto(record + path)
            if eyes == "200% text":
                page.evaluate("document.documentElement.style.fontSize = '200%'")
            if eyes == "right to left":
                assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
            assert_accessible(page)
            assert_nothing_is_cut(page)


def test_a_whole_emergency_without_javascript(browser: Browser, place: Place) -> None:
    """Opened, read, closed by the doctor; read and answered for by the person. Axe needs scripts, and looks at these
    pages in the first walk."""
    with opened(browser, place.address, width=390, java_script_enabled=False) as page:
        walk = Walk(page, place.address, script=False)
        walk.step_into("anil")
        walk.follow("Open a record in an emergency")
        walk.press("Open it now")
        walk.says("There is no reason yet. Why do you need it now?")
        walk.write("NHS number, if you have it", "999 000 0069")
        walk.write("Why do you need it now?", "Fell at work. We need to know whom to call.")
        walk.press("Open it now")
        walk.says("Emergency access.")
        walk.press("Close now")
        walk.step_into("tunde")
        walk.follow("Who looked")
        walk.says("Opened in an emergency")
        walk.says("Fell at work. We need to know whom to call.")
        walk.press("This is all right")
        walk.says("You said that this is all right.")


def own_record(page: Page) -> str:
    """The address of the reader's own record, from the links on their start page."""
    links = page.eval_on_selector_all("a[href^='/people/']", "links => links.map(link => link.href)")
    return next(found[0] for link in links if (found := re.match(r".*/people/[0-9a-f-]{36}/", link)))


def assert_nothing_is_cut(page: Page) -> None:
    """Words that stand outside the window, or in a box too small for them that hides the rest."""
    cut = page.evaluate(
        """() => [...document.querySelectorAll('main h1, main p, main li, main a, main button, main label')]
        .filter(one => one.offsetParent && !one.closest('.nhsuk-u-visually-hidden'))
        .filter(one => {
            const box = one.getBoundingClientRect(), style = getComputedStyle(one)
            return box.width > 1 && (box.left < -1 || box.right > innerWidth + 1
                || (style.overflow == 'hidden' && one.scrollWidth > one.clientWidth + 1))
        }).map(one => one.outerHTML.slice(0, 120))"""
    )
    assert cut == []
