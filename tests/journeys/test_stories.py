"""A story told by nobody in particular, and one handed to the next team, by links and buttons, axe on every page."""

import pytest
from playwright.sync_api import Browser

from tests.browser import opened
from tests.files import making
from tests.journeys.conftest import Place
from tests.journeys.walk import Walk

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(("width", "script"), [(1200, True), (390, False)])
def test_tell_a_story_without_an_account(browser: Browser, place: Place, width: int, script: bool) -> None:
    with opened(browser, place.address, width=width, java_script_enabled=script) as page:
        walk = Walk(page, place.address, script=script)
        walk.follow("Have your say")
        walk.write("Which service? Write its name, or where it is", "poppy")
        walk.press("Find it")
        walk.follow("Poppy Ward")
        walk.follow("Tell a story")
        walk.press("Continue")
        walk.says("Nothing is written yet. What happened?")
        walk.write("What happened?", "I cried in the car park. Nobody rang me back.")
        walk.write("What could be better?", "Ring when you say you will.")
        walk.press("Continue")
        walk.tick("It happened to me")
        walk.press("Continue")
        walk.press("Go back a part")
        walk.press("Continue")
        page.locator("[name=allows_quote][value=yes]").check()
        page.locator("[name=allows_count][value=yes]").check()
        page.locator("[name=hear_back][value=LINK]").check()
        walk.press("Continue")
        page.set_input_files("#file", {"name": "me.png", "mimeType": "image/png", "buffer": b"<script>"})
        walk.press("Send")
        walk.says("This file says it is a picture, but it is not one we can open.")
        page.set_input_files("#file", {"name": "me.wav", "mimeType": "audio/wav", "buffer": making.wav(3)})
        walk.press("Send")
        walk.says("If you or somebody else needs help now")
        walk.press("Show my private link")
        walk.says("This is your private link.")


@pytest.mark.parametrize(("width", "script"), [(1200, True)])
def test_give_the_next_team_a_story(browser: Browser, place: Place, width: int, script: bool) -> None:
    with opened(browser, place.address, width=width, java_script_enabled=script) as page:
        walk = Walk(page, place.address, script=script)
        walk.step_into("joyce")
        walk.follow("My story for the next team")
        walk.says("Not read yet.")
        walk.press("Write another")
        walk.write("What happened, and how was it for you?", "They changed my insulin twice in a week.")
        walk.press("Keep it")
        walk.write("Find a team by its name, or where it works", "diabetes")
        walk.press("Find it")
        walk.follow("Riverside Diabetes Clinic")
        walk.press("Yes, give it to")
        walk.says("You have not chosen yet. How long may they read it?")
        walk.tick("3 months")
        walk.press("Yes, give it to")
        walk.says("They changed my insulin twice in a week.")
