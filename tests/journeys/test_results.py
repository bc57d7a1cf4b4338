"""Adding a reading, aiming, and striking out, by links and buttons, with and without JavaScript, axe on every page;
and a practice bringing in a file with a wrong unit in it."""

import pytest
from playwright.sync_api import Browser

from tests.browser import opened
from tests.journeys.conftest import Place
from tests.journeys.walk import Walk

pytestmark = pytest.mark.journey

FILE = b"""NHS number,Measure,Value,Unit,Date
9990000026,HbA1c,6.1,mmol/mol,2/11/2025
9990000026,HbA1c,43,mmol/mol,2/11/2025
"""


@pytest.mark.parametrize(("who", "width", "script"), [("callum", 1200, True), ("priya", 390, False)])
def test_add_a_reading_aim_and_strike_it_out(
    browser: Browser, place: Place, who: str, width: int, script: bool
) -> None:
    with opened(browser, place.address, width=width, java_script_enabled=script) as page:
        walk = Walk(page, place.address, script=script)
        walk.step_into(who)
        walk.follow("My results")
        walk.says("nothing here yet")
        walk.follow("Add a result")
        walk.tick("Weight")
        walk.press("Continue")
        walk.write("The number", "6100")
        walk.tick("kg", "At home")
        for box, value in (("Day", "3"), ("Month", "March"), ("Year", "2025")):
            walk.write(box, value)
        walk.press("Save this result")
        walk.says("is higher than we have ever seen")
        walk.write("The number", "61")
        walk.press("Save this result")
        walk.says("Your last weight was 61 kg, on 3 March 2025.")
        walk.follow("Set a target")
        walk.write("The number", "60")
        walk.tick("kg", "This or lower")
        walk.write("Why this one?", "I feel faster.")
        walk.press("Save this target")
        walk.says("It is close to your target, 60 or lower.")
        walk.follow("This is wrong")
        walk.write("What is wrong with it?", "It was my sister’s.")
        walk.press("Strike it out")
        walk.says("“It was my sister’s.”")


def test_a_practice_brings_in_a_file(browser: Browser, place: Place) -> None:
    with opened(browser, place.address, width=1200) as page:
        walk = Walk(page, place.address)
        walk.step_into("ruth")
        walk.follow("Bring in results from a file")
        page.get_by_label("Choose a file").set_input_files(
            {"name": "results.csv", "mimeType": "text/csv", "buffer": FILE}
        )
        walk.press("Check this file")
        walk.says("1 result is ready. It is not in yet.")
        walk.says("Is it 6.1%?")
        walk.press("Bring in 1 result")
        walk.says("1 result was brought in.")
