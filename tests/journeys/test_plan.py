"""Writing more in a plan and agreeing to it, by links and buttons, with and without JavaScript, axe on every page."""

import pytest
from playwright.sync_api import Browser

from tests.browser import opened
from tests.journeys.conftest import Place
from tests.journeys.walk import Walk

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(("who", "width", "script"), [("callum", 1200, True), ("priya", 390, False)])
def test_write_something_new_and_agree_to_it(
    browser: Browser, place: Place, who: str, width: int, script: bool
) -> None:
    with opened(browser, place.address, width=width, java_script_enabled=script) as page:
        walk = Walk(page, place.address, script=script)
        walk.step_into(who)
        walk.follow("My plan")
        walk.follow("Something that is hard, or a worry")
        walk.write("What is hard now, or worrying you?", "I miss training when I am in hospital.")
        walk.press("Save and carry on")
        walk.tick("My health")
        walk.press("Save and carry on")
        walk.says("a draft. Not agreed yet.")
        walk.follow("Add a goal for “I miss training")
        walk.write("What would you like to be able to do?", "Play every Saturday")
        walk.press("Save and carry on")
        walk.press("Save and carry on")
        walk.press("Save and carry on")
        walk.says("Play every Saturday")
        walk.follow("Add something to do for “Play every Saturday")
        walk.write("What will be done?", "Ask the clinic for Monday visits")
        walk.press("Save and carry on")
        walk.follow("That is enough for now")
        walk.follow("Say how it’s going “Ask the clinic")
        walk.tick("Under way")
        walk.press("Save how it’s going")
        walk.follow("Say whether I agree")
        walk.tick("Yes, I agree")
        walk.press("Save this answer")
        walk.says("agrees.")
        walk.follow("Print it or take it away")
        walk.says("as it was agreed.")
