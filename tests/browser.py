"""A real browser for journeys: Debian's Chromium, axe, and what no page may do in it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium")
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# The design system says on a radio or checkbox whether what it opens is open; ARIA does not name that attribute
# there, but some screen readers speak it. https://github.com/alphagov/govuk-frontend/issues/979
KNOWN_UPSTREAM = {("aria-allowed-attr", 'ARIA attribute is not allowed: aria-expanded="')}


@contextmanager
def chromium() -> Iterator[Browser]:
    """This will give a browser, and close it."""
    with sync_playwright() as playwright:
        # No sandbox: the container is one already, and runs us as root.
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def opened(browser: Browser, address: str, *, width: int = 1200, **context: Any) -> Iterator[Page]:
    """This will open a page in a fresh context, and fail if anything was written to its console (a refusal to
    load something, a script error), but for the browser's own note that a page answered 4xx."""
    said: list[str] = []
    with browser.new_context(viewport={"width": width, "height": 800}, **context) as fresh:
        page = fresh.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(address)
        yield page
    said = [line for line in said if "the server responded with a status of 40" not in line]
    assert said == [], f"the browser complained: {said}"


def assert_accessible(page: Page) -> None:
    """This will fail on what axe finds against WCAG 2.0 to 2.2 A and AA and its best practices, and on a page
    that must be scrolled sideways."""
    wide, seen = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert wide <= seen, f"{wide} px wide in a window of {seen}"
    # Through the debugger, because the page's own policy rightly refuses a script put into it.
    page.context.new_cdp_session(page).send("Runtime.evaluate", {"expression": AXE})
    found = page.evaluate("rules => axe.run(document, {runOnly: rules}).then(found => found.violations)", list(RULES))
    wrong = [
        (rule["id"], node["target"], node["failureSummary"])
        for rule in found
        for node in rule["nodes"]
        if not any(rule["id"] == known and words in node["failureSummary"] for known, words in KNOWN_UPSTREAM)
    ]
    assert wrong == [], wrong
