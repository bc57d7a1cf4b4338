"""The tutorial's walk (docs/tutorial/from-a-poster-to-an-answer.md): a poster in the morning, what people said in the
afternoon, an answer checked by a second person; and Pat, who has no account, reads it in 24 point and on a phone."""

import re
import subprocess
import time
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from partake.kernel.clock import LONDON
from tests.browser import opened
from tests.files import making
from tests.journeys.conftest import Place
from tests.journeys.walk import Walk

pytestmark = pytest.mark.journey

PATS = "I waited three weeks for my blood test, and nobody said why."
ON_PAPER = "Three weeks, and then they rang on a Sunday."
TOLD = "Nobody told me what my number meant."
CHANGED = "Two more mornings a week for blood tests at Poppy Ward, since Monday."
PAT = "Pat Marlowe, 3 Mill Row, Wexbridge WX1 2AB"


def test_a_poster_in_the_morning_and_an_answer_that_comes_back(browser: Browser, place: Place) -> None:
    with opened(browser, place.address, width=1200) as desk:
        nadia = Walk(desk, place.address)
        nadia.step_into("nadia")
        code = _she_puts_up_a_poster(nadia)
        _pat_answers_on_a_phone(browser, place, code)
        link = _somebody_says_it_aloud(browser, place, code)
        _a_paper_form_comes_back(nadia)
        _she_labels_and_clears(nadia)
        before = set(place.letters)
        _she_writes_what_came_of_it(nadia)
        owen = Walk(desk, place.address)
        owen.step_into("owen")
        _a_second_person_checks_it(owen)
        _pat_reads_it_in_24_point(place, before)
        _the_speaker_reads_it_and_answers_back(browser, link)
        _anyone_reads_it(browser, place)


def _she_puts_up_a_poster(nadia: Walk) -> str:
    nadia.follow("Feedback")
    nadia.follow("Poppy Ward")
    # Another walk through this place may have opened it.
    if nadia.page.get_by_role("button", name="Open a page").count():
        nadia.follow("Open a page")
        nadia.write("A number for people who would rather talk", "01632 960188")
        nadia.press("Open the page")
    (code,) = set(re.findall(r"/say/(\w{4})\b", nadia.page.content()))
    nadia.picture("voices-01-page")
    nadia.follow("Poster, paper forms")
    nadia.follow("Print a poster or forms")
    nadia.page.get_by_label("A poster").check()
    nadia.page.get_by_label("English", exact=True).check()
    with nadia.page.expect_download() as poster:
        nadia.page.get_by_role("button", name="Make it").click()
    text = subprocess.run(
        ["pdftotext", str(poster.value.path()), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert f"/say/{code}" in "".join(text.split())
    return code


def _pat_answers_on_a_phone(browser: Browser, place: Place, code: str) -> None:
    """No account, no script."""
    with opened(browser, f"{place.address}/say/{code}", width=390, java_script_enabled=False) as page:
        pat = Walk(page, place.address, script=False)
        pat.picture("voices-02-say", width=390)
        pat.tick("Poor")
        pat.write("Please tell us why you gave your answer", PATS)
        page.locator("[name=allows_quote][value=yes]").check()
        pat.press("Send")
        page.locator("[name=hear_back][value=LETTER]").check()
        page.locator("[name=postal_address]").fill(PAT)
        page.locator("[name=print_size][value='24']").check()
        page.locator("main form button[type=submit]").last.click()
        pat.says("We tell you when there is an answer.")


def _somebody_says_it_aloud(browser: Browser, place: Place, code: str) -> str:
    """A story in a recording, from the page the poster leads to; the private link is shown once."""
    with opened(browser, f"{place.address}/say/{code}", width=390) as page:
        teller = Walk(page, place.address)
        teller.follow("Tell a whole story")
        teller.follow("Tell a story")
        teller.write("What happened?", TOLD)
        teller.press("Continue")
        teller.tick("It happened to me")
        teller.press("Continue")
        page.locator("[name=allows_quote][value=yes]").check()
        page.locator("[name=allows_count][value=yes]").check()
        page.locator("[name=hear_back][value=LINK]").check()
        teller.press("Continue")
        page.set_input_files("#file", {"name": "me.wav", "mimeType": "audio/wav", "buffer": making.wav(3)})
        teller.press("Send")
        teller.press("Show my private link")
        (way,) = set(re.findall(r"/voices/mine/[\w-]+", page.content()))
        return f"{place.address}{way}"


def _a_paper_form_comes_back(nadia: Walk) -> None:
    nadia.follow("My services")
    nadia.follow("Feedback")
    nadia.follow("Poppy Ward")
    nadia.follow("Poster, paper forms")
    nadia.follow("Key in a pile")
    nadia.press("Key in the first form")
    nadia.page.get_by_label("Very poor", exact=True).check()
    nadia.write("What they wrote", ON_PAPER)
    nadia.page.locator("[name=allows_quote][value=yes]").check()
    nadia.picture("voices-03-paper")
    nadia.press("Keep it, and go on to the next")
    nadia.follow("Stop for now")


def _she_labels_and_clears(nadia: Walk) -> None:
    for words, label in ((TOLD, "Being told why"), (PATS, "Waiting"), (ON_PAPER, "Waiting")):
        _find(nadia, words)
        nadia.follow("Put a label of your own on it")
        if nadia.page.get_by_label(label, exact=True).count():
            nadia.tick(label)
        else:
            nadia.write("Another label", label)
        nadia.press("Save")
        nadia.says(label)
        nadia.follow("Clear it for others to read")
        nadia.press("Clear these words")
    nadia.picture("voices-04-voice")


def _find(nadia: Walk, words: str) -> None:
    nadia.follow("Voices")
    nadia.write("Words in it", words.split(",")[0])
    nadia.press("Show")
    nadia.says(words.split(",")[0])
    nadia.follow("Read and answer")


def _she_writes_what_came_of_it(nadia: Walk) -> None:
    nadia.follow("Answers")
    nadia.follow("Say what came of it")
    page = nadia.page
    page.locator("[name=kind][value=WE_DID]").check()
    nadia.write("What it is about", "Waiting for blood tests")
    nadia.write("What people said", "People waited three weeks and were not told why.")
    nadia.write("What you did; or why you are not doing it; or where you are", CHANGED)
    nadia.write("Who decided", "Nadia Rahman and the ward sister")
    today = datetime.now(LONDON).date()
    for part, value in (("day", today.day), ("month", today.month), ("year", today.year)):
        page.locator(f"[name=decided_on-{part}]").fill(str(value))
    nadia.press("Save")
    for words in (PATS, ON_PAPER, TOLD):
        page.get_by_label(words[:25]).check()
    nadia.press("Add those I ticked")
    nadia.says("Nobody reads it until somebody else here has checked it.")
    nadia.picture("voices-05-outcome")


def _a_second_person_checks_it(owen: Walk) -> None:
    owen.follow("Answers")
    owen.page.locator("main a", has_text="Wexbridge General Hospital").first.click()
    owen.look()
    owen.follow("Check it")
    owen.follow("Check and publish")
    owen.press("Yes, publish it")
    owen.says(CHANGED)


def _pat_reads_it_in_24_point(place: Place, before: set[Path]) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        for letter in place.letters:
            if letter in before or not letter.name.endswith("-24pt.pdf"):
                continue
            text = subprocess.run(["pdftotext", str(letter), "-"], capture_output=True, text=True, check=True).stdout
            if CHANGED[:30] in " ".join(text.split()):
                return
        time.sleep(0.5)
    raise AssertionError("no letter to Pat came out of the print room")


def _the_speaker_reads_it_and_answers_back(browser: Browser, link: str) -> None:
    with opened(browser, link, width=390) as page:
        teller = Walk(page, link)
        teller.look()
        teller.says(CHANGED)
        teller.picture("voices-06-mine", width=390)
        teller.follow("Say what you think of this answer")
        page.locator("main [name=satisfied]").first.check()
        teller.press("Send")


def _anyone_reads_it(browser: Browser, place: Place) -> None:
    with opened(browser, place.address, width=390) as page:
        anyone = Walk(page, place.address)
        anyone.follow("What people say")
        anyone.follow("Every organisation")
        page.locator("main a", has_text="Wexbridge General Hospital").first.click()
        anyone.look()
        anyone.says("Waiting for blood tests")
        anyone.picture("voices-07-public", width=390)
