"""After sending: help first when words may mean danger, a way to hear once, and nothing cheerful after a death."""

import re
from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client

from partake.audit.models import Event
from partake.feedback.about_me import ASKED
from partake.feedback.actions.pages import change_page, close_page
from partake.feedback.actions.saying import say_after_a_death
from partake.feedback.said import Said
from partake.feedback.views.kiosk import STARTS_AGAIN
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import Rejected
from partake.voices.models import Concern, Contributor, Voice
from partake.voices.queries.scores import count_scores
from tests.pages import assert_good_page

HAPPY = re.compile(r"!|\bgreat\b|\bgood\b|\bhappy\b|very good", re.IGNORECASE)


def send(client, address, **answers):
    token = assert_good_page(client.get(address)).token
    return client.post(address, {"form_token": token, **answers})


@pytest.fixture
def said(page) -> str:
    return f"/say/{page.code}"


def test_words_that_may_mean_danger_are_kept_and_help_stands_first(said):
    client = Client()
    thanks = assert_good_page(client.get(send(client, said, score="5", words="I want to end my life.").url))
    assert thanks.text.index("call 999") < thanks.text.index("reads every one")
    assert "116 123" in thanks.text
    assert Voice.objects.get().words == "I want to end my life."
    assert Concern.objects.count() == 1


def test_without_danger_the_usual_words_come_first(said):
    client = Client()
    thanks = assert_good_page(client.get(send(client, said, score="1", words="The nurse was lovely.").url))
    assert "Domestic Abuse" not in thanks.text
    assert "116 123" in thanks.text


def test_words_that_cannot_be_told_put_help_first_too(said):
    client = Client()
    address = f"{said}?in=pl"
    thanks = assert_good_page(client.get(send(client, address, score="5", words="Nie chcę już żyć.").url))
    assert thanks.text.index("999") < thanks.text.index("czyta każdą odpowiedź")


@pytest.mark.parametrize("words", ["👍👍👍", "<script>alert(1)</script>", "‮evil‬", "ﷺ" * 50])
def test_odd_words_are_kept_as_they_are_and_run_nowhere(said, words):
    client = Client()
    answer = client.get(send(client, said, score="1", words=words).url)
    assert_good_page(answer)
    assert Voice.objects.count() == 1
    assert "<script>alert" not in answer.content.decode()


def test_a_private_link_is_shown_once_and_opens_what_was_said(said):
    client = Client()
    thanks = send(client, said, score="2", words="Rang 41 times.").url
    shown = client.get(send(client, thanks, hear_back="LINK").url)
    address = re.search(r"http\S+/voices/mine/[\w-]+", assert_good_page(shown).text)[0]
    assert "no-store" in shown["Cache-Control"]
    assert shown["Referrer-Policy"] == "same-origin"
    assert "Rang 41 times." in client.get("/" + address.split("/", 3)[3]).content.decode()
    assert not Contributor.objects.exists()


def test_how_to_reach_somebody_is_kept_apart_and_asked_once(said):
    client = Client()
    thanks = send(client, said, score="2", words="Rang 41 times.").url
    wrong = send(client, thanks, email="pat@example.com")
    assert "Which way should we use?" in assert_good_page(wrong).text
    assert send(client, thanks, hear_back="EMAIL", email="pat@example.com").status_code == 302
    assert Contributor.objects.get().email == "pat@example.com"
    again = assert_good_page(client.get(thanks))
    assert "We tell you when there is an answer." in again.text
    assert "pat@example.com" not in again.text
    assert not [one for one in again.all("input") if one["name"] == "hear_back"]


def test_after_half_an_hour_nobody_else_can_ask_for_the_link(said):
    client = Client()
    thanks = send(client, said, score="2", words="Rang 41 times.").url
    for wrong in ("x", signing.dumps("x", salt="partake.feedback.said"), thanks.rpartition("/")[2] + "x"):
        assert client.get(f"{said}/thanks/{wrong}").status_code == 404
    signed_before = signing.TimestampSigner.timestamp
    try:
        old = str(int(clock.now().timestamp() - timedelta(hours=9999).total_seconds()))
        signing.TimestampSigner.timestamp = lambda self: signing.b62_encode(int(old))
        proof = signing.dumps(str(Voice.objects.get().public_id), salt="partake.feedback.said")
    finally:
        signing.TimestampSigner.timestamp = signed_before
    late = assert_good_page(client.get(f"{said}/thanks/{proof}"))
    assert not [one for one in late.all("input") if one["name"] == "hear_back"]


def test_who_somebody_is_may_be_said_and_left_out_and_is_frozen(nadia, page, said):
    change_page(actor=nadia, page=page, why="", phone="", asks_about=ASKED, version=1)
    client = Client()
    send(client, said, score="1")
    assert not Voice.objects.get().attributes.exists()
    send(client, said, score="1", speaker="CARER", age="65-74", ethnic_group="H", disability="YES")
    voice = Voice.objects.latest("pk")
    assert voice.speaker == "CARER"
    kept = {(one.characteristic, one.list_version, one.category) for one in voice.attributes.all()}
    assert kept == {
        ("AGE", "2026-11", "65-74"),
        ("ETHNIC_GROUP", "2001", "H"),
        ("DISABILITY", "2026-11-yes-no", "YES"),
    }


def test_what_is_said_while_signed_in_is_said_by_nobody(visit, said):
    client = visit("nadia")
    send(client, said, score="5", words="I work here, and it is not safe at night.")
    event = Event.objects.filter(kind="voices.voice_recorded").latest("pk")
    assert event.actor_name == "Someone not signed in"


def test_after_a_death_nobody_is_asked_to_rate_and_nothing_is_cheerful(page, said):
    client = Client()
    form = assert_good_page(client.get(said))
    assert "The person I am writing about has died" in form.text
    asked = assert_good_page(client.get(f"{said}/after-a-death"))
    assert not [one for one in asked.all("input") if one["name"] == "score"]
    assert "Nothing is written" not in asked.text
    empty = send(client, f"{said}/after-a-death")
    assert "still empty" in assert_good_page(empty).text
    thanks = assert_good_page(client.get(send(client, f"{said}/after-a-death", words="She waited so long.").url))
    for drawn in (asked, thanks):
        assert "Cruse" in drawn.text
        assert not HAPPY.search(drawn.text)
    assert "sorry for your loss" in thanks.text
    voice = Voice.objects.get()
    assert (voice.score, voice.speaker) == (None, "FAMILY")
    day = clock.today()
    assert not count_scores("feedback.page", [str(page.public_id)], first=day, last=day)
    with pytest.raises(Rejected):
        say_after_a_death(actor=Actor.anonymous(), page=page, said=Said(words=" "))


def test_a_screen_in_a_waiting_room_keeps_nothing_and_starts_again(said):
    client = Client()
    kiosk = assert_good_page(client.get(f"{said}/kiosk"))
    assert {link["href"].partition("?")[0] for link in kiosk.all("a")} == {"", f"{said}/kiosk"}
    answer = send(client, f"{said}/kiosk", score="1", words="Kept nowhere here")
    thanks = client.get(answer.url)
    assert_good_page(thanks)
    assert thanks["Refresh"] == f"{STARTS_AGAIN}; url={said}/kiosk"
    assert Voice.objects.get().channel == "KIOSK"
    again = client.get(f"{said}/kiosk")
    assert "Kept nowhere here" not in again.content.decode()
    assert "no-store" in again["Cache-Control"]


def test_a_screen_whose_page_was_closed_leads_nowhere_and_shows_nobody_the_words_of_another(nadia, page, said):
    close_page(actor=nadia, page=page, version=1)
    closed = Client().post(f"{said}/kiosk", {"score": "1", "words": "Somebody else’s words"})
    assert not assert_good_page(closed).all("a")
    assert "Somebody else" not in closed.content.decode()


def test_no_reminder_is_ever_sent():
    """Nothing in the room knows of one: a job or a letter would have to come in by these names."""
    from pathlib import Path

    import partake.feedback

    room = Path(partake.feedback.__file__).parent
    assert not (room / "jobs.py").exists()
    assert not any("correspondence" in one.read_text(encoding="utf-8") for one in room.rglob("*.py"))
