"""A question of the ward's own: somebody answers at the screen by the door, months pass, and Nadia sees whether it
changed, month by month, and that other words were a break."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import opened
from tests.journeys.conftest import Place
from tests.journeys.walk import Walk

pytestmark = pytest.mark.journey


def test_asked_at_a_service_and_charted(browser: Browser, own_place: Place) -> None:
    place = own_place
    with opened(browser, place.address, width=1200) as page:
        nadia = Walk(page, place.address)
        nadia.step_into("nadia")
        nadia.follow("Questions")
        nadia.follow("After your clinic visit")
        page.get_by_text("Ask it at one service").click()
        nadia.picture("asked-01-places")
        kiosk = page.get_by_role("link", name="for a screen at Riverside Diabetes Clinic").get_attribute("href")
        _answers_at_the_door(browser, f"{place.address}{kiosk}")
        _months_pass(nadia)
        nadia.step_into("nadia")  # whoever was away so long signs in again
        nadia.follow("Riverside Diabetes Clinic")
        nadia.says("What people answered to your own questions")
        nadia.says("Was it easy to get an appointment?")
        nadia.follow("My services")
        nadia.follow("Poppy Ward")
        nadia.follow("Did somebody explain your medicines so that you understood?")
        nadia.says("The question changed. Months before it are not compared with months after it.")
        nadia.says("Counted: how many of those who answered")
        expect(page.locator("svg[role=img]").first).to_be_visible()
        nadia.picture("asked-02-chart")
        nadia.follow("Some of them")
        nadia.says("This is a p′ chart")


def _answers_at_the_door(browser: Browser, kiosk: str) -> None:
    with opened(browser, kiosk, width=390, java_script_enabled=False) as page:
        anyone = Walk(page, kiosk, script=False)
        anyone.says("Riverside Diabetes Clinic")
        anyone.says("What you choose is counted with everybody else’s answers.")
        anyone.tick("Yes, all of it")
        page.locator("[name=easy][value=yes]").check()
        anyone.write("What else should we know?", "The seat by the window is the best.")
        anyone.press("Send my answers")
        anyone.says("Your answers are in.")


def _months_pass(nadia: Walk) -> None:
    nadia.page.goto(f"{nadia.address}/demonstration/")
    nadia.page.get_by_role("button", name="Let 3 months pass").click()
    nadia.page.wait_for_load_state()
    nadia.says("The clock here was moved")
