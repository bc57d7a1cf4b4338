"""A talk followed to its end by the nurse, and a question by the person, with and without JavaScript, axe on every
page."""

import pytest
from playwright.sync_api import Browser

from tests.browser import opened
from tests.journeys.conftest import Place
from tests.journeys.walk import Walk

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(("width", "script"), [(1200, True), (390, False)])
def test_a_nurse_follows_the_talk_and_closes_it(browser: Browser, place: Place, width: int, script: bool) -> None:
    with opened(browser, place.address, width=width, java_script_enabled=script) as page:
        walk = Walk(page, place.address, script=script)
        walk.step_into("farah")
        walk.follow("People")
        walk.write("Name or NHS number", "Callum Reid")
        walk.press("Find")
        walk.follow("Callum Reid")
        walk.tick("Getting ready for a review")
        walk.press("Open the record")
        walk.follow("Callum’s plan")
        walk.follow("Plan a talk with Callum")
        walk.tick("By phone")
        walk.press("Save and tell Callum")
        walk.says("A talk with Callum")
        walk.follow("Change how decisions are made")
        walk.tick("We decide together")
        walk.tick("By phone")
        walk.press("Save")
        walk.says("We decide together.")
        walk.follow("We have talked")
        walk.press("Close the talk")
        walk.says("How involved did Callum feel?")
        walk.follow("They will answer themselves")
        walk.says("Not said yet.")


def test_a_person_asks_a_question(browser: Browser, place: Place) -> None:
    with opened(browser, place.address, width=390) as page:
        walk = Walk(page, place.address, script=True)
        walk.step_into("priya")
        walk.follow("My plan")
        walk.follow("Ask my key worker a question")
        walk.says("This is not for emergencies.")
        walk.write("What would you like to ask?", "Can we have an interpreter?")
        walk.press("Send this question")
        walk.says("Can we have an interpreter?")
