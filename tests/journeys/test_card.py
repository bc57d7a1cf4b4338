"""The card: read on a phone and on a screen, asked about, and begun from nothing, with axe on every page."""

import pytest
from playwright.sync_api import Browser

from tests.browser import opened
from tests.journeys.conftest import Place
from tests.journeys.walk import Walk

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(("width", "script"), [(1200, True), (390, False)])
def test_read_the_card_and_ask_about_a_late_test(browser: Browser, place: Place, width: int, script: bool) -> None:
    with opened(browser, place.address, width=width, java_script_enabled=script) as page:
        walk = Walk(page, place.address, script=script)
        walk.step_into("joyce")
        walk.follow("If I get worse: my card")
        walk.says("In an emergency call 999.")
        walk.says("Call Community heart team: 01632 960181")
        walk.says("Late: 20 days")
        walk.follow("Ask about this test")
        walk.press("Ask")
        walk.says("You have not written anything yet")
        walk.write("What do you want to ask?", f"Nobody has called me at {width}.")
        walk.press("Ask")
        walk.says(f"Nobody has called me at {width}.")
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        walk.follow("My plan")
        walk.follow("What it gives")
        walk.says("You go on being in touch with professionals")


def test_write_a_way_back_from_nothing(browser: Browser, place: Place) -> None:
    with opened(browser, place.address, width=390) as page:
        walk = Walk(page, place.address)
        walk.step_into("priya")
        walk.follow("If I get worse: my card")
        walk.says("My card: nothing here yet.")
        walk.follow("Write a way back in")
        walk.write("What is this way back in for?", "Low days")
        walk.write("What are the signs that something is changing?", "I stop opening the curtains")
        walk.press("Save and carry on")
        walk.write("Which signs mean: get help now, call 999?", "I think of ending it")
        walk.press("Save and carry on")
        walk.write("On which number?", "111")
        walk.tick("within 2 hours")
        walk.press("Save and carry on")
        walk.follow("That is enough for now")
        walk.follow("Read all of it on one card")
        walk.says("They count when both agree.")
        walk.follow("Read the draft")
        walk.says("I think of ending it")
