"""Two national surveys brought in by links and buttons, from invented files made here: what is wrong named by row and
column, figures with their base, a change, a break, and where the publisher expects a score. And read on a phone."""

import pytest
from playwright.sync_api import Browser

from partake.insight.surveys.catalogue import mappings
from tests.browser import opened
from tests.insight.surveys.conftest import csv_of, row_of
from tests.journeys.conftest import Place
from tests.journeys.walk import Walk

pytestmark = pytest.mark.journey

GPPS, INPATIENT = mappings()["gpps_2025"], mappings()["inpatient_2024"]


def practices(share: object) -> bytes:
    """Millbrook, much happier than in the years of the demonstration, in every question."""
    columns = GPPS.questions["overall"]
    better = {columns.share: share, columns.low: 0.9, columns.high: 0.98}
    return csv_of(GPPS, row_of(GPPS, **better), row_of(GPPS, "Z99002", "HILLSIDE PRACTICE"))


def trusts(score: object) -> bytes:
    row: dict[str, object] = {"trust_code": "RZ9", "trust_name": "WEXBRIDGE GENERAL", "asked": 1250, "answered": 410}
    for columns in INPATIENT.questions.values():
        row |= {columns.score: 7.5, columns.base: 400, columns.expected_low: 7.0, columns.expected_high: 8.0}
    return csv_of(INPATIENT, row | {"overall": score})


def test_two_surveys_from_files_to_what_they_say(browser: Browser, own_place: Place) -> None:
    place = own_place
    with opened(browser, place.address, width=1200) as page:
        rosa = Walk(page, place.address)
        rosa.step_into("rosa")
        rosa.follow("National surveys")
        _she_brings_in(rosa, "GP Patient Survey 2025", practices("94"))
        rosa.says("Row 2, column overallexp.pcteval: 94 is more than 1")
        rosa.picture("surveys-01-wrong")
        _again(rosa, "GP Patient Survey 2025", practices("0.94"))
        rosa.says("What was brought in")
        _she_brings_in(rosa, "Adult inpatient survey 2024", trusts("11"))
        rosa.says("Row 2, column overall: 11 is more than 10")
        _again(rosa, "Adult inpatient survey 2024", trusts("8.4"))
        rosa.says("What was brought in")
        rosa.follow("Millbrook Surgery in the GP Patient Survey")
        rosa.says("Getting in touch")
        rosa.follow("Year by year Good experience of the practice")
        rosa.says("In 2025, 94% (90 to 98) of 120 people said their experience of the practice was good.")
        rosa.says("Yes, it went up since 2024, by more than chance.")
        rosa.says("The survey was made anew in 2024")
        rosa.picture("surveys-02-change-and-break")
    with opened(browser, place.address, width=390, java_script_enabled=False) as phone:
        nadia = Walk(phone, place.address, script=False)
        nadia.step_into("nadia")
        nadia.follow("National surveys")
        nadia.follow("Wexbridge General Hospital in the Adult inpatient survey")
        nadia.says("In 2024: 8.4 out of 10, from 400 people. Better than expected (7.0 to 8.0).")
        nadia.follow("Year by year Overall experience")
        nadia.says("It was 8.1 in 2023, and is 8.4 in 2024. We cannot say if that is more than chance")
        nadia.says("The survey was made anew in 2020")


def _she_brings_in(rosa: Walk, survey: str, content: bytes) -> None:
    rosa.follow("Bring in a survey")
    _again(rosa, survey, content)


def _again(rosa: Walk, survey: str, content: bytes) -> None:
    rosa.page.get_by_label(survey, exact=True).check()
    file = {"name": "survey.csv", "mimeType": "text/csv", "buffer": content}
    rosa.page.get_by_label("Choose the file").set_input_files(file)
    rosa.press("Check and bring in")
