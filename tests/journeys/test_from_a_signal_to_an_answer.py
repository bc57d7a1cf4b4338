"""The tutorial "From a signal to an answer", walked: thirty labels and the machine goes on; a theme, an action, a
change; months later the chart and the answer; and what anyone reads on a phone."""

import pytest
from playwright.sync_api import Browser, Page, expect

from partake.demo.labelling import THEMES, made_of
from partake.voices.domain.sentences import sentences_of_voice
from tests.browser import opened
from tests.journeys.conftest import Place
from tests.journeys.walk import Walk

pytestmark = pytest.mark.journey
THIRTY = 30


def test_from_a_signal_to_an_answer(browser: Browser, own_place: Place) -> None:
    place = own_place
    with opened(browser, place.address, width=1200) as desk, opened(browser, place.address, width=1200) as other:
        owen, nadia = Walk(desk, place.address), Walk(other, place.address)
        owen.step_into("owen")
        _he_labels_thirty(owen)
        _the_machine_goes_on(owen)
        nadia.step_into("nadia")
        _she_finds_what_to_change(nadia)
        action = _and_does_it(nadia)
        _months_pass(nadia)
        _it_shows_on_the_chart(nadia)
        _she_says_what_came_of_it(nadia, action)
        owen.step_into("owen")
        _somebody_else_publishes_it(owen)
    with opened(browser, f"{place.address}/what-people-say/", width=390, java_script_enabled=False) as phone:
        _anyone_reads_it(Walk(phone, place.address, script=False))


def _he_labels_thirty(owen: Walk) -> None:
    owen.says("Millbrook Surgery: what changed at each service.")
    millbrook = owen.page.url
    owen.page.goto(f"{millbrook}themes/")
    owen.look()
    owen.says("nothing here yet")
    for number in range(THIRTY):
        owen.page.goto(f"{millbrook}themes/to-label")
        if number == 0:
            owen.look()
            owen.picture("insight-01-queue")
        words = owen.page.locator("main section").first.locator("blockquote, .partake-voice__words").first.inner_text()
        owen.page.get_by_role("link", name="Say what it is about").first.click()
        owen.page.wait_for_load_state()
        _say(owen.page, words)
        if number == 0:
            owen.picture("insight-02-label")
        owen.page.get_by_role("button", name="Save").click()
        expect(owen.page).to_have_url(f"{millbrook}themes/to-label")


def _say(page: Page, words: str) -> None:
    """As its invented sentences were made: each with its theme and feeling."""
    row = 0
    sentences = sentences_of_voice(words, "", "")
    for part, sentence in enumerate(sentences, 1):
        subject, feeling = made_of().get(sentence, ("none", "neither"))
        if subject in THEMES:
            row += 1
            page.locator(f"[name=theme_{row}]").select_option(f"experience:{THEMES[subject]}")
            page.locator(f"[name=feeling_{row}]").select_option(feeling.upper())
            if len(sentences) > 1:
                page.locator(f"[name=part_{row}]").select_option(str(part))
    if not row:
        page.locator("[name=theme_1]").select_option("experience:none")


def _the_machine_goes_on(owen: Walk) -> None:
    owen.follow("Let the machine learn from your labels")
    owen.page.get_by_role("button", name="Let it learn").click(timeout=60_000)  # it learns while the press waits
    owen.look()
    owen.says("It learnt from 30 comments that people at Millbrook Surgery labelled")
    owen.says("on comments here that it had not seen")
    owen.picture("insight-03-card")


def _she_finds_what_to_change(nadia: Walk) -> None:
    nadia.follow("My services")
    nadia.says("Riverside Diabetes Clinic")
    nadia.follow("Riverside Diabetes Clinic")
    nadia.says("Has it changed?")
    nadia.says("We drew a new average from")
    nadia.says("How sure are we?")
    nadia.picture("insight-04-service")


def _and_does_it(nadia: Walk) -> str:
    nadia.page.get_by_role("button", name="Start an action").first.click()
    nadia.look()
    nadia.write("What will you do?", "A second nurse on Mondays")
    nadia.page.get_by_label("Nadia Rahman").check()
    _write_day(nadia.page, "due_on", "1", "3", "2030")
    nadia.page.locator("[name=cite]").first.check()
    nadia.picture("insight-05-start")
    nadia.press("Start")
    nadia.says("A second nurse on Mondays")
    action = nadia.page.url
    nadia.follow("It is done")
    nadia.write("What did you do?", "A second nurse works on Mondays, when most people come.")
    _write_day(nadia.page, "began_on", *_today(nadia.page))
    nadia.write("What changed, in a few words?", "Second nurse")
    _write_day(nadia.page, "look_again_on", "1", "6", "2030")
    nadia.page.locator("main form button[type=submit]").last.click()
    nadia.look()
    nadia.says("Second nurse")
    return action


def _months_pass(nadia: Walk) -> None:
    """Nine months, as the demonstration lets them."""
    for _ in range(3):
        nadia.page.goto(f"{nadia.address}/demonstration/")
        nadia.page.get_by_role("button", name="Let 3 months pass").click(timeout=120_000)
        nadia.page.wait_for_load_state()
    nadia.says("The clock here was moved")
    nadia.says("You are still Nadia Rahman.")


def _it_shows_on_the_chart(nadia: Walk) -> None:
    nadia.follow("Go on as Nadia Rahman")
    nadia.follow("Riverside Diabetes Clinic")
    nadia.says("Second nurse")
    nadia.picture("insight-06-changed")


def _she_says_what_came_of_it(nadia: Walk, action: str) -> None:
    nadia.page.goto(action)
    nadia.follow("Tell those who spoke")
    nadia.write("What it is about", "A second nurse on Mondays")
    nadia.write("What people said", "You waited too long, most of all on Mondays.")
    nadia.write("Who decided", "Nadia Rahman, service manager")
    nadia.page.locator("[name=kind][value=WE_DID]").check()
    _write_day(nadia.page, "decided_on", *_today(nadia.page))
    nadia.page.locator("main form button[type=submit]").last.click()
    nadia.look()
    nadia.does_not_say("There is a problem")


def _somebody_else_publishes_it(owen: Walk) -> None:
    owen.follow("Answers")
    owen.page.locator("main a", has_text="Wexbridge General Hospital").first.click()
    owen.look()
    owen.page.locator("main a", has_text="Check it").last.click()
    owen.look()
    owen.follow("Check and publish")
    owen.press("Yes, publish it")
    owen.says("A second nurse on Mondays")


def _anyone_reads_it(anyone: Walk) -> None:
    anyone.says("What people say about care in Wexbridge")
    anyone.says("How sure are we?")
    anyone.says("Who we have not heard from")
    anyone.picture("insight-07-public", width=390)


def _today(page: Page) -> tuple[str, str, str]:
    """The real day, which is past wherever the clock was moved on."""
    year, month, day = page.evaluate("new Date().toISOString().slice(0, 10)").split("-")
    return day, month, year


def _write_day(page: Page, name: str, day: str, month: str, year: str) -> None:
    for part, value in (("day", day), ("month", month), ("year", year)):
        page.locator(f"[name={name}-{part}]").fill(value)
