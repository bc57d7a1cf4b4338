"""From a poster to an answer and back: nobody on a phone without a script, and Nadia, who runs the clinic."""

import re

import pytest
from playwright.sync_api import Browser

from tests.browser import opened
from tests.journeys.conftest import Place
from tests.journeys.walk import Walk

pytestmark = pytest.mark.journey


def test_put_up_print_key_in_and_return(browser: Browser, place: Place) -> None:
    with opened(browser, place.address) as page:
        walk = Walk(page, place.address)
        walk.step_into("nadia")
        walk.follow("Feedback")
        walk.picture("feedback-services")
        walk.follow("Poppy Ward")
        walk.follow("Open a page")
        walk.write("A number for people who would rather talk", "ask at the desk")
        walk.press("Open the page")
        walk.says("more than a phone number")
        walk.write("A number for people who would rather talk", "01632 960188")
        walk.tick("How old are you?")
        walk.press("Open the page")
        walk.says("Nobody has answered on this page yet.")
        walk.follow("Change what it asks")
        walk.press("Save it")
        walk.follow("Feedback pages")
        walk.follow("Riverside Diabetes Clinic")
        walk.says("said it was good or very good")
        walk.picture("feedback-service")
        walk.follow("Poster, paper forms")
        walk.follow("Print a poster or forms")
        page.get_by_label("A poster").check()
        page.get_by_label("English", exact=True).check()
        with page.expect_download() as poster:
            page.get_by_role("button", name="Make it").click()
        assert poster.value.suggested_filename == "riverside-diabetes-clinic-poster.pdf"
        walk.follow("On paper")
        walk.follow("2 of 3 keyed in")
        walk.follow("Key in the next form")
        walk.picture("feedback-key-in")
        page.get_by_label("Poor", exact=True).check()
        walk.write("What they wrote", "Nobody said how long it would be.")
        walk.press("Keep it, and go on to the next")
        walk.says("Kept: a form without a number")
        walk.follow("Stop for now")
        walk.says("3 of 3 forms are keyed in")
        walk.follow("This pile is done")
        walk.press("Yes, it is done")
        walk.follow("My services")
        walk.follow("Feedback")
        walk.follow("Monthly return")
        page.locator("main li a").first.click()
        walk.look()
        walk.says("What is not counted, and why")
        walk.picture("feedback-return")
        with page.expect_download() as made:
            walk.page.get_by_text("Download as a spreadsheet").click()
        assert made.value.suggested_filename.endswith(".xlsx")


@pytest.mark.parametrize(("language", "script"), [("en", True), ("ar", True), ("en", False)])
def test_say_how_it_was(browser: Browser, place: Place, language: str, script: bool) -> None:
    with opened(browser, place.address) as page:
        walk = Walk(page, place.address)
        walk.step_into("nadia")
        walk.follow("Feedback")
        walk.follow("Riverside Diabetes Clinic")
        (code,) = set(re.findall(r"/say/(\w{4})\b", page.content()))
    with opened(browser, f"{place.address}/say/{code}?in={language}", width=390, java_script_enabled=script) as page:
        walk = Walk(page, place.address, script=script)
        walk.look()
        walk.picture(f"feedback-say-{language}", width=390)
        main = page.locator("main form button[type=submit]").last
        main.click()
        walk.look()
        walk.picture(f"feedback-error-{language}", width=390)
        page.locator("#score-4").check()
        page.locator("#words").fill("I can’t go on like this. I want to die.")
        page.locator("main form button[type=submit]").last.click()
        walk.look()
        walk.picture(f"feedback-thanks-{language}", width=390)
        walk.says("116 123")
        page.locator("input[value=LINK]").check()
        page.locator("main form button[type=submit]").last.click()
        walk.look()
        walk.says("/voices/mine/")
        walk.picture(f"feedback-link-{language}", width=390)
        page.goto(f"{place.address}/say/{code}/after-a-death?in={language}")
        walk.look()
        walk.picture(f"feedback-after-a-death-{language}", width=390)
        page.goto(f"{place.address}/say/{code}/kiosk?in={language}")
        walk.look()
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
