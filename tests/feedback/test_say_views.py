"""The page a poster leads to: a page, a mistake, a second press, another direction, a flood."""

import pytest
from django.db import connection
from django.test import Client

from partake.feedback.actions.pages import close_page
from partake.questionnaires import guard
from partake.voices.models import Voice
from tests.pages import assert_good_page


def sent(client, page, language="en", **answers):
    address = f"/say/{page.code}?in={language}"
    return client.post(address, {"form_token": assert_good_page(client.get(address)).token, **answers})


def test_anyone_says_how_it_was_without_an_account_or_a_script(page):
    client = Client()
    drawn = assert_good_page(client.get(f"/say/{page.code.upper()}"))
    assert not drawn.all("script")
    assert "999" in drawn.text
    answer = sent(client, page, score="2", words="<script>alert(1)</script> Rang 41 times.")
    assert answer.status_code == 302
    assert "116 123" in assert_good_page(client.get(answer.url)).text
    voice = Voice.objects.get()
    assert (voice.score, voice.words) == (2, "<script>alert(1)</script> Rang 41 times.")
    assert voice.allows_quote is False


def test_no_answer_chosen_is_asked_again_and_loses_nothing(page):
    wrong = assert_good_page(sent(Client(), page, words="Rang 41 times."))
    assert "You have not chosen yet" in wrong.text
    assert "Rang 41 times." in wrong.text
    assert not Voice.objects.exists()


def test_pressed_twice_is_said_once(page):
    client = Client()
    token = assert_good_page(client.get(f"/say/{page.code}")).token
    for _ in range(2):
        assert client.post(f"/say/{page.code}", {"form_token": token, "score": "1"}).status_code == 302
    assert Voice.objects.count() == 1


@pytest.mark.parametrize(("language", "direction"), [("pl", "ltr"), ("ar", "rtl"), ("ur", "rtl")])
def test_other_languages(page, language, direction):
    client = Client()
    (html,) = assert_good_page(client.get(f"/say/{page.code}?in={language}")).all("html")
    assert (html["lang"], html["dir"]) == (language, direction)
    sent(client, page, language, score="5")
    assert Voice.objects.get().language == language


def test_too_much_and_a_flood_are_answered_kindly(page, monkeypatch):
    assert "make it shorter" in sent(Client(), page, score="1", words="a" * 1_000_000).content.decode()
    monkeypatch.setattr(guard, "MOST_AN_HOUR", 1)
    flooded = sent(Client(REMOTE_ADDR="192.0.2.7"), page, score="1", words="Kept").content.decode()
    assert "wait some minutes" not in flooded
    flooded = sent(Client(REMOTE_ADDR="192.0.2.7"), page, score="1", words="Kept").content.decode()
    assert "wait some minutes" in flooded
    assert "Kept" in flooded
    assert sent(Client(REMOTE_ADDR="192.0.2.8"), page, score="1").status_code == 302
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM cache")
        keys = [key for (key,) in cursor.fetchall()]
    assert keys
    assert not any("192.0.2" in key for key in keys)


def test_a_box_that_people_leave_empty_stops_a_machine_and_keeps_the_words(page):
    answer = sent(Client(), page, score="1", words="Kept", website="https://example.com").content.decode()
    assert "hidden box" in answer
    assert "Kept" in answer
    assert not Voice.objects.exists()


def test_a_page_that_closes_while_somebody_writes_gives_their_words_back(nadia, page):
    client = Client()
    token = assert_good_page(client.get(f"/say/{page.code}")).token
    close_page(actor=nadia, page=page, version=1)
    answer = client.post(f"/say/{page.code}", {"form_token": token, "score": "5", "words": "Rang 41 times."})
    drawn = assert_good_page(answer)
    assert "It closed while you were writing" in drawn.text
    assert "Rang 41 times." in drawn.text
    assert "01632 960155" in drawn.text
    assert not Voice.objects.exists()


def test_a_page_taken_down_says_where_else_and_a_code_never_given_is_not_there(nadia, page):
    close_page(actor=nadia, page=page, version=1)
    assert "How else to tell us" in assert_good_page(Client().get(f"/say/{page.code}")).text
    assert Client().get("/say/zzzz").status_code == 404
