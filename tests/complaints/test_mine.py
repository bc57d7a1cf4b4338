"""The page of whoever complained: where it is, how late, the letters; saying more; taking it back."""

import pytest
from django.test import Client

from partake.complaints import complainants
from partake.complaints.actions import answering, mine
from partake.complaints.domain.states import PaperKind, State
from partake.correspondence.models import Message
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound
from partake.voices.models import Concern
from tests.pages import assert_translated, pseudo_translated
from tests.people.pressing import press, read, shown

NOBODY = Actor.anonymous()


@pytest.fixture
def home(complaint) -> str:
    return f"/complain/mine/{complainants.new_link(complaint)}"


def test_what_is_due_when_and_what_is_late_is_said(complaint, home):
    page = read(Client(), home)
    assert "They write to you by Tuesday 24 November" in page.text
    assert "Late" not in page.text
    with clock.fixed_day(2026, 11, 26):
        assert "Late: 2 days" in read(Client(), home).text


def test_over_six_months_it_says_what_the_law_asks(complaint, acknowledged, home):
    acknowledged(complaint)
    with clock.fixed_day(2027, 6, 1):
        page = read(Client(), home)
        assert "By law they must tell you why" in page.text
        assert "Late: 14 days" in page.text


def test_its_words_reach_translators(complaint, home):
    names = (
        complaint.words,
        "Wexbridge General Hospital",
        "Partake",
        complaint.reference,
        "UTC",
        "We have your complaint",
    )
    with pseudo_translated():
        assert_translated(Client().get(home), names=names)


def test_letters_are_read_there_and_notes_are_not(complaint, answered, imran, clare, home):
    answering.sign_answer(actor=imran, answer=answered(complaint), version=1)
    complaint.papers.create(kind=PaperKind.NOTE, words="A note for us.", at=clock.now())
    page = read(Client(), home)
    assert "has answered it" in page.text
    assert "A note for us." not in page.text
    links = [link["href"] for link in page.all("a") if "/letters/" in link["href"]]
    assert "You are right, and I am sorry." in read(Client(), links[-1]).text
    note = complaint.papers.get(kind=PaperKind.NOTE)
    assert Client().get(f"{home}/letters/{note.public_id}").status_code == 404


def test_saying_more_tells_those_who_handle_it(complaint, home):
    client = Client()
    assert press(client, f"{home}/more", words="It happened again. He hits me.").url == home
    assert "It happened again." in read(client, home).text
    assert Message.objects.filter(title="Somebody said more about their complaint").count() == 1
    assert Concern.objects.count() == 1
    assert "Nothing is written yet" in shown(press(client, f"{home}/more"))


def test_nobody_adds_without_end(complaint, home, monkeypatch):
    monkeypatch.setattr(mine, "MOST_SAID", 1)
    press(Client(), f"{home}/more", words="One")
    assert "Call us to say more" in shown(press(Client(), f"{home}/more", words="Two"))


def test_taken_back_it_ends_and_its_file_stays(complaint, home, visit):
    client = Client()
    done = press(client, f"{home}/take-back")
    assert "You took your complaint back" in read(client, done.url).text
    complaint.refresh_from_db()
    assert (complaint.state, complaint.words != "") == (State.WITHDRAWN, True)
    assert complaint.voice.withdrawn_at is not None
    assert "You took it back." in read(client, home).text
    assert "Taken back" in read(visit("clare"), f"/complaints/{complaint.public_id}/").text
    assert mine.take_back(actor=NOBODY, complaint=complaint).version == complaint.version
    assert client.get(f"{home}/take-back").status_code == client.get(f"{home}/more").status_code == 404
    with pytest.raises(NotFound):
        mine.say_more(actor=NOBODY, complaint=complaint, words="More")


def test_what_was_answered_is_not_taken_back(complaint, answered, imran):
    answering.sign_answer(actor=imran, answer=answered(complaint), version=1)
    complaint.refresh_from_db()
    with pytest.raises(NotFound):
        mine.take_back(actor=NOBODY, complaint=complaint)


def test_the_link_is_private_and_a_wrong_or_old_one_is_one_page(complaint, home):
    response = Client().get(home)
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    wrong = Client().get("/complain/mine/" + "x" * 43)
    with clock.fixed_day(2029, 1, 1):
        old = Client().get(home)
    assert wrong.status_code == old.status_code == 404
    assert wrong.content == old.content
