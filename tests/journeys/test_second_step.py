"""A nurse's first morning: her job needs a second step, and she chooses a passkey."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.accounts.conftest import PASSWORD
from tests.accounts.own_site import own_site
from tests.browser import assert_accessible, chromium, opened

# Chromium's own stand-in for a phone's screen lock, reached by its debugger.
PHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.mark.journey
@pytest.mark.slow
def test_a_nurse_adds_a_passkey_and_comes_back_with_it(own_database: str, tmp_path: Path) -> None:
    with (
        own_site(own_database, tmp_path) as site,
        chromium() as browser,
        opened(browser, f"{site.first}/account/sign-in", width=390) as page,
    ):
        device = page.context.new_cdp_session(page)
        device.send("WebAuthn.enable")
        device.send("WebAuthn.addVirtualAuthenticator", {"options": PHONE})

        assert_accessible(page)
        give_password(page)
        on(page, "Your second step")
        page.get_by_role("button", name="Add an authenticator app").click()
        on(page, "Add an authenticator app")
        page.go_back()
        page.get_by_role("link", name="Add a passkey").click()
        on(page, "Add a passkey")
        page.get_by_label("A name for it").fill("My phone")
        page.get_by_role("button", name="Add it").click()
        on(page, "Your recovery codes")

        # The same device again: it refuses, and the page says so.
        page.goto(f"{site.first}/account/second-step/passkeys/add")
        page.get_by_role("button", name="Add it").click()
        page.get_by_text("Your device did not answer.").wait_for(state="visible")

        page.goto(f"{site.first}/account/where-signed-in")
        on(page, "Where you are signed in")
        page.goto(f"{site.first}/account")
        on(page, "Your account")
        page.locator("main").get_by_role("button", name="Sign out").click()
        on(page, "Sign in")

        give_password(page)
        on(page, "Your second step")
        page.get_by_role("button", name="Use my passkey").click()
        page.wait_for_url(f"{site.first}/")
        page.goto(f"{site.first}/account/second-step")
        expect(page.locator("main")).to_contain_text("My phone")


def give_password(page: Page) -> None:
    page.get_by_label("Email address").fill("beth@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def on(page: Page, heading: str) -> None:
    """The page with this heading has come, and it is good for everyone."""
    page.get_by_role("heading", level=1, name=heading, exact=True).wait_for()
    assert_accessible(page)
