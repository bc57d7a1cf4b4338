"""What needs more than one process, or a browser with a passkey."""

import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.accounts.conftest import PASSWORD
from tests.accounts.own_site import Site, own_site

AXE = Path(__file__).parent.parent / "vendor" / "axe.min.js"
CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with own_site(tmp_path_factory.mktemp("site")) as served:
        yield served


def wrong_try(address: str) -> int:
    """One wrong password from a browser of its own; gives the status of the answer."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    page = browser.open(f"{address}/account/sign-in").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert token
    sent = {"login": "tunde@example.org", "password": "wrong", "csrfmiddlewaretoken": token.group(1)}
    try:
        return int(browser.open(f"{address}/account/sign-in", urllib.parse.urlencode(sent).encode()).status)
    except urllib.error.HTTPError as refused:
        return refused.code


@pytest.mark.slow
def test_two_processes_count_wrong_passwords_together(site: Site) -> None:
    """Four tries at each, all at once: five are answered, whichever process they met."""
    with ThreadPoolExecutor(8) as together:
        answers = sorted(together.map(wrong_try, [site.first, site.second] * 4))
    assert answers == [200] * 5 + [429] * 3


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    if not CHROMIUM.exists():
        pytest.skip(f"no browser at {CHROMIUM}")
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread, where Django would refuse to tidy its own database.
    patch = pytest.MonkeyPatch()
    patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()
    patch.undo()


@pytest.mark.journey
@pytest.mark.slow
def test_a_nurse_adds_a_passkey_and_comes_back_with_it(site: Site, chromium: Any) -> None:
    page = chromium.new_page(viewport={"width": 390, "height": 844})
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasUserVerification": True, "isUserVerified": True}
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options | {"automaticPresenceSimulation": True}})

    give_password(page, site)
    assert heading(page) == "Your second step"
    good_for_everyone(page)
    page.get_by_role("button", name="Add an authenticator app").click()
    good_for_everyone(page)
    page.go_back()
    page.get_by_role("link", name="Add a passkey").click()
    good_for_everyone(page)

    page.get_by_label("A name for it").fill("My phone")
    page.get_by_role("button", name="Add it").click()
    page.wait_for_url("**/account/second-step/codes")
    assert heading(page) == "Your recovery codes"
    good_for_everyone(page)
    page.goto(f"{site.first}/account/where-signed-in")
    assert "Chrome on Linux" in page.inner_text("main")
    good_for_everyone(page)
    page.goto(f"{site.first}/account/second-step")
    assert "My phone" in page.inner_text("main")

    page.goto(f"{site.first}/account")
    good_for_everyone(page)
    page.locator("main").get_by_role("button", name="Sign out").click()
    good_for_everyone(page)
    give_password(page, site)
    assert heading(page) == "Your second step"
    good_for_everyone(page)
    page.get_by_role("button", name="Use my passkey").click()
    page.wait_for_url(f"{site.first}/")
    page.goto(f"{site.first}/account")
    assert heading(page) == "Your account"
    assert complaints == []
    page.context.close()


@pytest.mark.journey
@pytest.mark.slow
def test_a_device_without_a_passkey_is_met_with_words(site: Site, chromium: Any) -> None:
    page = chromium.new_page()
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")  # and no authenticator
    page.goto(f"{site.second}/account/sign-in?next=/account/second-step/passkeys/add")
    page.get_by_label("Email address").fill("joyce@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Add it").click()
    page.get_by_text("Your device did not answer.").wait_for(state="visible", timeout=90_000)
    page.context.close()


def give_password(page: Any, site: Site) -> None:
    page.goto(f"{site.first}/account/sign-in")
    page.get_by_label("Email address").fill("beth@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def heading(page: Any) -> str:
    return str(page.inner_text("h1")).strip()


def good_for_everyone(page: Any) -> None:
    """No fault that axe can find (WCAG 2.2, A and AA), and nothing to scroll sideways on a phone."""
    page.evaluate(AXE.read_text())
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    found = page.evaluate("rules => axe.run({runOnly: rules}).then(found => found.violations)", rules)
    assert not found, [(one["id"], [node["target"] for node in one["nodes"]]) for one in found]
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url
