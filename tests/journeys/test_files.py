"""A file of comments brought in by links and buttons, with a name to match and a wrong row; and taken out again."""

import pytest
from playwright.sync_api import Browser

from tests.browser import opened
from tests.journeys.conftest import Place
from tests.journeys.walk import Walk

pytestmark = pytest.mark.journey

FILE = b"""Reference;Date;Team;Rating;Comment;Email
1;03/11/2025;Diabetes (Riverside);Very good;Kind and quick;me@example.com
2;04/11/2025;Diabetes (Riverside);splendid;Warm room;you@example.com
3;05/11/2025;Poppy Ward;Poor;Cold tea;we@example.com
"""


@pytest.mark.parametrize(("width", "script"), [(1200, True), (390, False)])
def test_bring_in_comments_match_a_name_and_take_them_out(
    browser: Browser, place: Place, width: int, script: bool
) -> None:
    with opened(browser, place.address, width=width, java_script_enabled=script) as page:
        walk = Walk(page, place.address, script=script)
        walk.step_into("nadia")
        walk.follow("Files")
        walk.follow("What people said, a row for each")
        walk.tick("Everyone who used the service was asked.", "Each row says")
        name = f"cards-{width}.csv"
        content = FILE.replace(b"/2025", b"/2024") if script else FILE
        page.get_by_label("Choose a file").set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})
        walk.press("Check this file")
        walk.says("We never read columns that say who somebody is. Here: Email.")
        walk.press("Check this file")
        walk.says("“splendid” is not an answer that we know")
        if script:
            walk.follow("Say which services these are")
            page.get_by_label("Diabetes (Riverside)").select_option(label="Riverside Diabetes Clinic")
            walk.press("Check the file again")
        walk.press("Bring in 2 rows")
        walk.says("2 rows were new and are in.")
        walk.follow("Take this file out again")
        walk.write("Why should it be taken out?", "The wrong year.")
        walk.press("Yes, take it out")
        walk.says("The wrong year.")
        walk.follow("All files")
        walk.follow("See the counts that came in")
        walk.says("September 2026")
