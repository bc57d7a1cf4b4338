"""A question answered by speaking: nobody on a phone without a script; and Nadia, who asked, reads and listens."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import opened
from tests.files import making
from tests.journeys.conftest import Place
from tests.journeys.walk import Walk

pytestmark = pytest.mark.journey


def test_somebody_speaks_and_nadia_listens(browser: Browser, place: Place) -> None:
    with opened(browser, place.address) as page:
        walk = Walk(page, place.address)
        walk.step_into("nadia")
        walk.follow("Questions")
        walk.follow("After your clinic visit")
        walk.says("or a recording or a picture")
        asked = page.get_by_role("link", name="The page people answer on").get_attribute("href")
        _speak(browser, place, f"{place.address}{asked}")
        walk.follow("Read what people answered")
        walk.says("2 sent a recording, a film or a picture.")
        walk.picture("questions-answers")
        with page.expect_download() as copy:
            page.get_by_text("Take a copy for a spreadsheet").click()
        assert copy.value.suggested_filename == "answers-version-1.csv"
        page.get_by_role("link", name="Read what they said to question 6").click()
        walk.look()
        walk.says("I say the rest.")
        expect(page.locator("audio")).to_have_count(2)
        walk.picture("questions-said")


def _speak(browser: Browser, place: Place, asked: str) -> None:
    with opened(browser, place.address, width=390, java_script_enabled=False) as page:
        walk = Walk(page, place.address, script=False)
        page.goto(asked)
        walk.tick("Yes, all of it")
        walk.press("Continue")
        walk.press("Continue")
        walk.write("What else should we know?", "I say the rest.")
        chosen = page.get_by_label("Or answer with a recording, a film or a picture")
        chosen.set_input_files({"name": "a.mp3", "mimeType": "audio/mpeg", "buffer": b"<script>"})
        walk.press("Send my answers")
        walk.says("This file says it is a sound, but it is not one we can open.")
        expect(page.get_by_label("What else should we know?")).to_have_value("I say the rest.")
        chosen.set_input_files({"name": "a.wav", "mimeType": "audio/wav", "buffer": making.wav(3)})
        walk.press("Send my answers")
        walk.says("Your answers are in.")
