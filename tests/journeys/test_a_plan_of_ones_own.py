"""The tutorial's walk (docs/tutorial/a-plan-of-ones-own.md): Tunde gets ready, talks, agrees, prints, answers on paper,
and changes his mind. He reads on a phone, staff on a wide screen; axe on every page."""

import os
import re
import subprocess
from datetime import date, datetime, timedelta
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Browser

from partake.kernel.clock import LONDON
from partake.ui import words
from tests.browser import opened
from tests.documents.reading import poppler, type_sizes
from tests.journeys.conftest import Place
from tests.journeys.walk import PICTURES, Walk

pytestmark = pytest.mark.journey

WORK = "Night shifts, and then Mum’s breakfast."
GOAL = "One whole night of sleep a week"
SOFTER = "One whole night of sleep a week, and a nap on Sundays"
HIS = "I don’t want a carers’ group. I want somebody to sit with her."
SAMS = "A group helped others in your place. It is your choice."
# The demonstration runs on the day it is run; a test's own clock is held.
TODAY = datetime.now(LONDON).date()
IN_A_WEEK = TODAY + timedelta(days=7)


def test_one_plan_from_the_first_question_to_the_next_review(browser: Browser, place: Place, tmp_path: Path) -> None:
    with (
        opened(browser, place.address, width=390) as phone,
        opened(browser, place.address, width=1200) as desk,
    ):
        tunde, staff = Walk(phone, place.address), Walk(desk, place.address)
        tunde.step_into("tunde")
        _he_gets_ready(tunde)
        staff.step_into("sam")
        _they_talk(staff)
        _both_agree(tunde, staff)
        _he_prints_it_in_24_point(tunde, tmp_path)
        staff.step_into("farah")
        _his_paper_comes_back(staff)
        staff.step_into("sam")
        _a_review_changes_the_goal(staff)
        _they_differ(tunde, staff)
        _both_agree(tunde, staff)
        _each_reads_what_changed(tunde, staff)
        _sam_sees_the_next_review(staff)


def _he_gets_ready(tunde: Walk) -> None:
    tunde.follow("My plan")
    tunde.says("You can start alone")
    tunde.picture("plan-01-empty", width=390)
    tunde.press("Start my plan")
    tunde.follow("Get ready for my talk")
    tunde.press("Start getting ready")
    tunde.tick("We decide together")
    tunde.press("Save")
    tunde.write("What is going well for you now?", "Kit. He beats me at draughts.")
    tunde.press("Save and carry on")
    tunde.write("What is hard about your health now?", WORK)
    tunde.tick("I want to talk about this")
    tunde.picture("plan-02-question", width=390)
    tunde.press("Save and carry on")
    tunde.follow("That is enough for now")
    tunde.follow("I am ready")
    tunde.press("Yes, I am ready")
    tunde.says("you are ready")
    tunde.picture("plan-03-ready", width=390)


def _they_talk(sam: Walk) -> None:
    _open_record(sam, "Tunde Adeyemi")
    sam.follow("Tunde’s plan")
    sam.follow("Plan a talk with Tunde")
    sam.tick("A first talk about the plan", "By phone")
    sam.press("Save and tell Tunde")
    sam.says(WORK)
    sam.picture("plan-04-talk")
    sam.follow("Something that is hard, or a worry")
    sam.write("What is hard now, or worrying you?", WORK)
    sam.press("Save and carry on")
    sam.tick("Getting through the day")
    sam.press("Save and carry on")
    sam.follow("Add a goal")
    sam.write("What would you like to be able to do?", GOAL)
    sam.press("Save and carry on")
    sam.follow("That is enough for now")
    sam.follow("Add something to do")
    sam.write("What will be done?", "Ask Millbrook Neighbours who could sit with Joyce")
    sam.press("Save and carry on")
    sam.follow("That is enough for now")
    sam.follow("Choose when we look again")
    _write_day(sam, IN_A_WEEK)
    sam.press("Save and carry on")
    sam.follow("That is enough for now")
    _close(sam)


def _close(sam: Walk) -> None:
    sam.follow("We have talked")
    sam.press("Close the talk")
    sam.follow("They will answer themselves")
    sam.follow("Read the plan")


def _both_agree(tunde: Walk, staff: Walk) -> None:
    tunde.follow("My plan")
    tunde.follow("Say whether I agree")
    tunde.tick("Yes, I agree")
    tunde.press("Save this answer")
    tunde.says("Not agreed yet.")
    staff.page.reload()
    staff.follow("Say whether I agree, as a professional")
    staff.tick("Yes, I agree")
    staff.press("Save this answer")
    staff.says("agreed by Tunde Adeyemi and Sam Whitcombe")
    tunde.follow("My plan")
    tunde.says("agreed by Tunde Adeyemi and Sam Whitcombe")


def _he_prints_it_in_24_point(tunde: Walk, folder: Path) -> None:
    tunde.picture("plan-05-agreed", width=390)
    tunde.follow("Print it or take it away")
    printed = folder / "plan.pdf"
    printed.write_bytes(_downloaded(tunde, "Print in 24 point"))
    with pikepdf.open(printed) as pdf:
        assert min(type_sizes(pdf)) == 24
        assert pdf.Root.MarkInfo.Marked
        pages = len(pdf.pages)
    said = _words(printed.read_bytes())
    assert GOAL in said and WORK in said
    assert said.count("version 1, paper") >= pages and said.count("Valid until") >= pages
    if os.environ.get("TAKE_SCREENSHOTS") == "1":
        one = ["-f", "1", "-l", "1", "-r", "70", "-png", "-singlefile"]
        subprocess.run(["pdftoppm", *one, str(printed), str(PICTURES / "plan-06-24-point")], check=True)


def _his_paper_comes_back(farah: Walk) -> None:
    """Questions for the next talk go out on paper, and what he wrote by hand is typed in beside them."""
    _open_record(farah, "Tunde Adeyemi")
    farah.follow("Tunde’s plan")
    farah.follow("Tunde getting ready for a talk")
    farah.press("Start with Tunde")
    farah.follow("Change nothing")
    farah.follow("That is enough for now")
    farah.follow("Print the questions")
    # Its hyphen does not break across lines, and is typed as any other.
    code = re.search(r"paper ([0-9A-Z]{4})\W([0-9A-Z]{4})", _words(_downloaded(farah, "Print in 24 point")))
    assert code
    farah.follow("Tunde getting ready")
    farah.follow("Type in paper that came back")
    farah.write("Which code is on the paper?", "-".join(code.groups()))
    farah.press("Find the paper")
    farah.says("Is Tunde Adeyemi the name on the paper?")
    _write_day(farah, TODAY)
    farah.write("Written under question 5", "Less tired. I sing in the van again.")
    farah.picture("plan-07-paper")
    farah.press("Save what is on the paper")
    farah.says("Less tired. I sing in the van again.")
    farah.says("Typed in by Farah Aziz")


def _a_review_changes_the_goal(sam: Walk) -> None:
    _open_record(sam, "Tunde Adeyemi")
    sam.follow("Tunde’s plan")
    sam.follow("Plan a talk with Tunde")
    sam.tick("A review of the plan", "By phone")
    sam.press("Save and tell Tunde")
    sam.says("I sing in the van again.")
    sam.follow(f"Change “{GOAL}”")
    sam.follow("Change this answer")
    sam.write("What would you like to be able to do?", SOFTER)
    sam.press("Save")
    sam.follow("The talk")
    _close(sam)


def _they_differ(tunde: Walk, sam: Walk) -> None:
    tunde.follow("My plan")
    tunde.follow("Write something I see differently")
    tunde.write("What do you see differently?", "A carers’ group")
    tunde.write("How do you see it?", HIS)
    tunde.press("Save these words")
    sam.page.reload()
    sam.follow("Write this side of “A carers’ group” (1) for a professional")
    sam.write("How do you see it?", SAMS)
    sam.press("Save")
    for reader in (sam, tunde):
        reader.page.reload()
        reader.says(HIS)
        reader.says(SAMS)


def _each_reads_what_changed(tunde: Walk, sam: Walk) -> None:
    for reader in (tunde, sam):
        reader.follow("What changed since version 1")
        reader.says("1 changed")
        reader.says(GOAL)
        reader.says(SOFTER)
    sam.picture("plan-08-changed")


def _sam_sees_the_next_review(sam: Walk) -> None:
    sam.follow("People")
    row = sam.page.get_by_role("row").filter(has_text="Tunde Adeyemi").inner_text()
    assert "Agreed, version 2." in row and words.day(IN_A_WEEK) in row
    sam.picture("plan-09-people")


def _open_record(staff: Walk, name: str) -> None:
    staff.follow("People")
    staff.write("Name or NHS number", name)
    staff.press("Find")
    staff.follow(name)
    if staff.page.get_by_role("button", name="Open the record").count():
        staff.tick("Getting ready for a review")
        staff.press("Open the record")


def _write_day(walk: Walk, day: date) -> None:
    for box, value in (("Day", str(day.day)), ("Month", str(day.month)), ("Year", str(day.year))):
        walk.page.get_by_label(box, exact=True).first.fill(value)


def _downloaded(walk: Walk, words: str) -> bytes:
    address = walk.page.locator("a", has_text=words).first.get_attribute("href")
    return walk.page.request.get(f"{walk.address}{address}").body()


def _words(pdf: bytes) -> str:
    return " ".join(poppler("pdftotext", pdf, "-").decode().replace("\u200b", "").split())
