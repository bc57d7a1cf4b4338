"""A complaint from the first word to the answer: made without an account, handled, signed, read. With and without
JavaScript, axe on every page."""

import pytest
from playwright.sync_api import Browser

from tests.browser import opened
from tests.journeys.conftest import Place
from tests.journeys.walk import Walk

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(("width", "script"), [(1200, True), (390, False)])
def test_a_complaint_is_made_handled_signed_and_read(browser: Browser, place: Place, width: int, script: bool) -> None:
    name = f"Pat Moss {width}"
    with opened(browser, place.address, width=width, java_script_enabled=script) as page:
        mine = Walk(page, place.address, script=script)
        mine.follow("Complaints")
        mine.follow("Complain about care")
        mine.follow("Wexbridge General Hospital")
        mine.follow("It is about me")
        mine.tick("Poppy Ward")
        mine.write("What happened?", "Nobody came when I rang.")
        mine.press("Send this complaint")
        mine.says("What is your name?")
        mine.write("Your name", name)
        mine.write("Your email", "pat@example.com")
        mine.press("Send this complaint")
        mine.says("Your reference is")
        mine.follow("/complain/mine/")
        mine.says("and offer to talk")
        own_page = page.url

        with opened(browser, place.address, width=width, java_script_enabled=script) as theirs:
            clare = Walk(theirs, place.address, script=script)
            clare.step_into("clare")
            clare.follow("Complaints to answer")
            theirs.locator(".partake-row", has_text=name).get_by_role("link").click()
            clare.look()
            clare.follow("Write to them, and offer to talk")
            clare.press("Send this letter")
            clare.follow("Write the answer")
            clare.tick("We agree with the complaint")
            clare.write("How did you look into it?", "I asked the night team.")
            clare.write("What did you find?", "You are right, and we are sorry.")
            clare.write("What have you done, and what will you do?", "Two people are on at night.")
            clare.press("Give it to be signed")
            clare.says("To sign")

        with opened(browser, place.address, width=width, java_script_enabled=script) as theirs:
            imran = Walk(theirs, place.address, script=script)
            imran.step_into("imran")
            imran.follow("Complaints to answer")
            theirs.locator(".partake-row", has_text=name).get_by_role("link").click()
            imran.look()
            imran.follow("Read the answer, and sign it")
            imran.press("Sign it, and send it")
            imran.says("Signed by Imran Sadiq")

        page.goto(own_page)
        mine.look()
        mine.says("has answered it")
        page.locator("a", has_text="Read the letter").last.click()
        mine.look()
        mine.says("Two people are on at night.")
        mine.says("Ombudsman")
