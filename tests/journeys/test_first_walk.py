"""The tutorial's walk (docs/tutorial/first-walk.md), with and without JavaScript, axe on every page."""

import os
import subprocess
import time

import pytest
from playwright.sync_api import Browser

from tests.browser import opened
from tests.journeys.conftest import Place
from tests.journeys.walk import PICTURES, Walk

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(("width", "script"), [(1200, True), (390, True), (390, False)])
def test_share_a_part_with_a_team_and_stop(browser: Browser, place: Place, width: int, script: bool) -> None:
    with opened(browser, place.address, width=width, java_script_enabled=script) as page:
        walk = Walk(page, place.address, script=script)
        walk.picture("01-front")
        walk.step_into("callum")
        walk.picture("02-home")
        walk.follow("Share or stop sharing")
        walk.follow("Share with someone new")
        walk.tick("Someone who is not in this list")
        walk.picture("03-share-who")
        walk.press("Continue")
        walk.write("Name of the person, team or organisation", "heart team")
        walk.press("Find")
        walk.tick("Community heart team")
        walk.press("Continue")
        walk.untick_all()
        walk.tick("About me", "How to communicate with me")
        walk.picture("04-share-parts")
        walk.press("Continue")
        walk.tick("3 months")
        walk.picture("05-share-until")
        walk.press("Continue")
        walk.says("From today, Community heart team can see About me and how to communicate with me")
        walk.picture("06-share-check")
        walk.press("Yes, share this with Community heart team")
        walk.says("Community heart team can now see 2 parts of your record")
        walk.picture("07-share-done")
        walk.follow("See everyone who can see my record")
        walk.says("Community heart team, Wexbridge General Hospital can see About me")
        walk.follow("Stop sharing with Community heart team")
        walk.press("Yes, stop sharing")
        walk.says("Community heart team can’t see your record any more")


def test_the_letter_that_told_arthur_is_in_24_point(browser: Browser, place: Place) -> None:
    """Farah writes down what Arthur asked for by phone; his letter comes out of the print room in 24 point."""
    before = set(place.letters)
    with opened(browser, place.address) as page:
        walk = Walk(page, place.address)
        walk.step_into("farah")
        walk.follow("People")
        walk.write("Name or NHS number", "pell")
        walk.press("Find")
        walk.follow("Arthur Pell")
        walk.tick("Getting in touch, or keeping details right")
        walk.press("Open the record")
        walk.says("Letters in 24 point print")
        walk.follow("Who can see this record")
        walk.follow("Share with someone new")
        walk.tick("Someone who is not in this list")
        walk.press("Continue")
        walk.write("Name of the person, team or organisation", "heart")
        walk.press("Find")
        walk.tick("Community heart team")
        walk.press("Continue")
        walk.press("Continue")
        walk.tick("1 year")
        walk.press("Continue")
        walk.press("Yes, share this with Community heart team")
        walk.says("You have not said how they asked")
        walk.tick("By phone")
        walk.press("Yes, share this with Community heart team")
        walk.says("A letter in 24 point goes to Arthur Pell")
    letter = _wait_for_letter(place, before)
    assert letter.name.endswith("-24pt.pdf")
    text = subprocess.run(["pdftotext", str(letter), "-"], capture_output=True, text=True, check=True).stdout
    assert "You shared part of your record with Community heart team" in " ".join(text.split())
    if os.environ.get("TAKE_SCREENSHOTS") == "1":
        picture = str(PICTURES / "08-letter-24-point")
        page_one = ["-f", "1", "-l", "1", "-r", "70", "-png", "-singlefile"]
        subprocess.run(["pdftoppm", *page_one, str(letter), picture], check=True)


def test_a_practitioner_opens_one_record_and_is_refused_another(browser: Browser, place: Place) -> None:
    with opened(browser, place.address) as page:
        walk = Walk(page, place.address)
        walk.step_into("sam")
        walk.follow("People")
        walk.write("Name or NHS number", "Adeyemi")
        walk.press("Find")
        walk.picture("09-find")
        walk.follow("Joyce Adeyemi")
        walk.picture("10-why")
        walk.tick("Getting ready for a review")
        walk.press("Open the record")
        walk.says("How to communicate with Joyce")
        walk.says("Letters in 24 point print.")
        walk.picture("11-record")
        joyce = page.url
        walk.step_into("neil")
        walk.follow("People")
        walk.write("Name or NHS number", "Adeyemi")
        walk.press("Find")
        walk.says("Nobody you may see has that name or number")
        page.goto(joyce)
        walk.look()
        walk.says("We can’t show you this page")
        walk.says("it is not shared with you")
        walk.picture("12-not-found")


def test_an_emergency_opening_and_the_person_reading_about_it(browser: Browser, place: Place) -> None:
    with opened(browser, place.address) as page:
        walk = Walk(page, place.address)
        walk.step_into("anil")
        walk.follow("Open a record in an emergency")
        walk.write("NHS number, if you have it", "999 000 0034")
        walk.write("Why do you need it now?", "Fell in the street. We need to know how to speak with her.")
        walk.press("Open it now")
        walk.says("Emergency access.")
        walk.says("British Sign Language")
        walk.does_not_say("Riverside Court")
        walk.picture("13-emergency")
        walk.press("Close now")
        walk.step_into("priya")
        walk.follow("Who looked")
        walk.says("Opened in an emergency")
        walk.says("Fell in the street. We need to know how to speak with her.")
        walk.picture("14-looked")
        walk.press("This is all right")
        walk.says("You said that this is all right.")


def _wait_for_letter(place: Place, before: set) -> object:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        new = [path for path in place.letters if path not in before and "24pt" in path.name]
        if new:
            return new[0]
        time.sleep(0.3)
    raise AssertionError("no letter came out of the print room")
