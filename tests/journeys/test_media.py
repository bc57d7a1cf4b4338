"""A picture and a recording in About me, by links and buttons, with and without JavaScript, axe on every page."""

import pytest
from playwright.sync_api import Browser

from tests.browser import opened
from tests.files import making
from tests.journeys.conftest import Place
from tests.journeys.walk import Walk

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(("who", "width", "script"), [("callum", 1200, True), ("tunde", 390, False)])
def test_a_picture_and_a_recording(browser: Browser, place: Place, who: str, width: int, script: bool) -> None:
    with opened(browser, place.address, width=width, java_script_enabled=script) as page:
        walk = Walk(page, place.address, script=script)
        walk.step_into(who)
        walk.follow("My record")
        walk.follow("My wellness")
        walk.follow("Add a picture")
        walk.write("What is in the picture?", "The pitch behind our house, in the rain.")
        page.set_input_files("#file", {"name": "x.png", "mimeType": "image/png", "buffer": b"<script>"})
        walk.press("Save the picture")
        walk.says("This file says it is a picture, but it is not one we can open.")
        photo = {"name": "x.jpg", "mimeType": "image/jpeg", "buffer": making.photo_with_a_place()}
        page.set_input_files("#file", photo)
        walk.press("Save the picture")
        picture = page.get_by_alt_text("The pitch behind our house, in the rain.")
        assert picture.evaluate("image => image.naturalWidth") == 40
        walk.follow("Please do, and please don’t")
        walk.follow("Add a recording")
        walk.write("What is said in the recording?", "Ask me, and wait until I have answered.")
        page.set_input_files("#file", {"name": "x.wav", "mimeType": "audio/wav", "buffer": making.wav(30)})
        walk.press("Save the recording")
        walk.says("What is said in the recording (30 seconds): Ask me, and wait until I have answered.")
        if script:
            jumped = """async player => {
                player.load();
                await new Promise(on => player.onloadedmetadata = on);
                player.currentTime = 20;
                await new Promise(on => player.onseeked = on);
                return player.currentTime;
            }"""
            assert page.locator("audio").evaluate(jumped) == 20
        walk.follow("Change Please do, and please don’t")
        walk.follow("Take the recording away")
        walk.follow("Delete it for good instead")
        walk.press("Delete it for good")
        walk.says("It was deleted for good on")
