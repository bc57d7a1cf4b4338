"""Every word of the public pages, thanks and errors in the page's languages; what nobody has checked says so."""

import re
import tomllib
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.test import Client
from django.utils.translation import trans_real

import partake.feedback
from partake.demo.stage import SETTING_UP
from partake.feedback.about_me import ASKED
from partake.feedback.actions.pages import change_page, close_page
from partake.feedback.friends_and_family import wordings
from partake.feedback.paper import poster_of, printed_forms
from partake.organisations import actions as organisations
from partake.questionnaires import guard
from tests.pages import assert_good_page

ROOM = Path(partake.feedback.__file__).parent
OTHERS = ["pl", "ar", "ur"]
# The same in every language: a sign, and what nobody reads.
SAME = {":", "", "Partake", "Menu"}


@pytest.fixture
def untranslated(monkeypatch) -> set[str]:
    """What was asked of a catalogue and stayed English."""
    found: set[str] = set()
    usual = trans_real.DjangoTranslation.gettext

    def spied(catalogue, message: str) -> str:
        said = usual(catalogue, message)
        if said == message and catalogue.language() in OTHERS:
            found.add(message)
        return said

    monkeypatch.setattr(trans_real.DjangoTranslation, "gettext", spied)
    return found


@pytest.fixture
def whole(nadia, page):
    return change_page(actor=nadia, page=page, why="", phone="01632 960155", asks_about=ASKED, version=1)


def send(client: Client, address: str, **answers: str):
    page = client.get(address)
    token = re.findall(r'name="form_token" value="([^"]+)"', assert_good_page(page) and page.content.decode())[-1]
    return client.post(address, {"form_token": token, **answers})


@pytest.mark.parametrize("language", OTHERS)
def test_every_word_is_in_the_language_somebody_chose(whole, nadia, untranslated, monkeypatch, language):
    client, said, chosen = Client(), f"/say/{whole.code}", f"?in={language}"
    for wrong in ({}, {"score": "9"}, {"words": "a" * 30_000}, {"score": "1", "website": "x"}, {"age": "x"}):
        assert_good_page(send(client, said + chosen, **wrong))
    thanks = send(client, said + chosen, score="5", words="Długo").url
    for wrong in (
        {"hear_back": "EMAIL"}, {"hear_back": "EMAIL", "email": "x"}, {"hear_back": "EMAIL", "email": "x@"},
        {"hear_back": "TEXT"}, {"hear_back": "TEXT", "phone": "x"}, {"hear_back": "TEXT", "phone": "1"},
        {"hear_back": "LETTER"}, {"email": "pat@example.com"},
    ):  # fmt: skip
        assert_good_page(send(client, thanks, **wrong))
    assert_good_page(client.get(send(client, thanks, hear_back="LINK").url))
    assert_good_page(client.get(send(client, thanks, hear_back="EMAIL", email="pat@example.com").url))
    assert_good_page(send(client, f"{said}/after-a-death{chosen}"))
    assert_good_page(client.get(send(client, f"{said}/after-a-death{chosen}", words="Mama").url))
    assert_good_page(client.get(send(client, f"{said}/kiosk{chosen}", score="1").url))
    assert_good_page(client.post(said + chosen, {"form_token": "old", "score": "1"}))
    monkeypatch.setattr(guard, "MOST_AN_HOUR", 0)
    assert_good_page(send(client, said + chosen, score="1"))
    poster_of(whole, wordings()[language])
    printed_forms(whole, ["7K4M-2XQ8", "7K4M-2XQ9"], wordings()[language])
    close_page(actor=nadia, page=whole, version=2)
    assert_good_page(client.post(said + chosen, {"words": "x"}))
    assert untranslated <= SAME, f"never translated: {sorted(untranslated - SAME)}"


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("what", ["ended", "merged", "split"])
def test_a_poster_that_leads_on_is_in_their_language(whole, stage, untranslated, language, what):
    service = whole.service
    others = [
        organisations.add_service(actor=SETTING_UP, organisation=service.organisation, name=name)
        for name in ("East", "West")
    ]
    if what == "ended":
        organisations.end_service(actor=SETTING_UP, service=service, version=1)
    elif what == "merged":
        organisations.merge_service(actor=SETTING_UP, service=service, into=others[0], version=1)
    else:
        organisations.split_service(actor=SETTING_UP, service=service, parts=others, version=1)
    client = Client()
    for address in (f"/say/{whole.code}", f"/say/{whole.code}/kiosk"):
        page = assert_good_page(client.get(f"{address}?in={language}"))
        assert ("East" in page.text) == (what != "ended")
    assert untranslated <= SAME, f"never translated: {sorted(untranslated - SAME)}"


@pytest.mark.parametrize("language", ["ar", "ur"])
def test_telephone_numbers_are_not_turned_round(whole, language):
    """Of two groups of digits with a plain space between them, a page from right to left shows the second first."""
    client, said, chosen = Client(), f"/say/{whole.code}", f"?in={language}"
    thanks = send(client, said + chosen, score="5", words="x").url
    for address in (said + chosen, f"{said}/after-a-death{chosen}", thanks, f"{said}/kiosk/thanks{chosen}"):
        for words in assert_good_page(client.get(address)).texts:
            assert not re.search(r"\d \d", words), words


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_read_at_run_time_is_what_is_written(language):
    folder = ROOM / "locale" / language / "LC_MESSAGES"
    compiled = BytesIO()
    with (folder / "django.po").open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    assert (folder / "django.mo").read_bytes() == compiled.getvalue(), "run python -m tools.messages compile"


def test_what_no_translator_has_checked_says_so_in_the_data():
    for name in ("friends_and_family", "after_a_death", "help_now"):
        rows = tomllib.loads((ROOM / "data" / f"{name}.toml").read_text(encoding="utf-8"))
        assert {rows[language]["status"] for language in OTHERS} == {"sample"}
    for language in OTHERS:
        assert "SAMPLES" in (ROOM / "locale" / language / "LC_MESSAGES" / "django.po").read_text(encoding="utf-8")
    assert not any(one.is_checked for one in wordings().values() if one.code in OTHERS)
