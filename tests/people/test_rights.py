"""Rights: dated texts, told and written down, sent in the person's format."""

from datetime import date

import pytest

from partake.audit.models import Event
from partake.correspondence.models import Message
from partake.kernel import clock
from partake.kernel.verdict import NotFound, Refused, Rejected
from partake.people import rights
from partake.people.actions.needs import record_need
from partake.people.actions.rights import send_right, tell_right
from partake.people.models import RightTold
from partake.people.rights import ToldHow, get_right, get_right_version, list_rights
from tests.people.pressing import at, press, read, shown

TODAY = date(2026, 11, 19)


@pytest.fixture
def practice(opened):
    return opened("sam", "joyce")


def test_the_eight_texts_are_whole():
    found = list_rights(TODAY)
    assert [one.code for one in found] == [
        "INVOLVEMENT",
        "CHOICE",
        "RECORD",
        "BUDGET",
        "COMPLAINTS",
        "CARERS",
        "ADVOCACY",
        "ACCESSIBLE_INFORMATION",
    ]
    for one in found:
        assert one.source and one.lead and one.status in ("verified", "unverified")
        assert all(part.paragraphs or part.points for part in one.parts)
        assert len(one.code) <= 40 and len(one.version) <= 20


def test_a_text_holds_from_its_first_to_its_last_day(monkeypatch):
    from dataclasses import replace

    old = replace(get_right("CHOICE", today=TODAY), valid_to=date(2026, 12, 31))
    new = replace(old, version="2", valid_from=date(2027, 1, 1), valid_to=None)
    monkeypatch.setattr(rights, "_all_texts", lambda: (old, new))
    assert get_right("CHOICE", today=date(2026, 12, 31)) == old
    assert get_right("CHOICE", today=date(2027, 1, 1)) == new
    assert get_right_version("CHOICE", "1") == old
    with pytest.raises(NotFound):
        get_right("CHOICE", today=date(2025, 12, 31))


def test_told_is_a_row_with_the_version_and_an_event(stage, practice):
    told = tell_right(record=practice, right="BUDGET", told_on=date(2026, 11, 18), how=ToldHow.FACE_TO_FACE)
    assert (told.text_version, told.told_by, told.told_on) == ("1", "Sam Whitcombe", date(2026, 11, 18))
    event = Event.objects.get(kind="people.right_told")
    assert event.person_id == stage.people["joyce"].public_id
    assert event.codes == {"right": "BUDGET", "version": "1", "how": "FACE_TO_FACE"}
    assert not Message.objects.exists()


def test_told_and_sent(practice, opened):
    record_need(record=opened("joyce", "joyce"), code="local:easy-read")
    tell_right(record=practice, right="COMPLAINTS", told_on=TODAY, how=ToldHow.BY_PHONE, in_writing_too=True)
    letter = Message.objects.get()
    assert letter.title == "Your right to complain"
    assert letter.held_because == "FORMAT_NEEDS_A_PERSON"
    assert "Do it within 12 months" in str(letter.document)


def test_sent_by_the_person_themselves_once_a_day(opened):
    record = opened("joyce", "joyce")
    for _ in range(2):
        send_right(record=record, right="RECORD")
    assert RightTold.objects.get().how == "LETTER"
    assert Message.objects.count() == 1
    with clock.fixed_day(2026, 11, 20):
        send_right(record=record, right="RECORD")
    assert Message.objects.count() == 2


@pytest.mark.parametrize(("told_on", "how"), [(date(2026, 11, 20), ToldHow.FACE_TO_FACE), (TODAY, ToldHow.LETTER)])
def test_impossible_tellings(practice, told_on, how):
    with pytest.raises(Rejected):
        tell_right(record=practice, right="BUDGET", told_on=told_on, how=how)
    assert not RightTold.objects.exists()


def test_before_there_was_a_text_nobody_was_told_it(practice):
    with pytest.raises(Rejected, match="no text of this right on that day"):
        tell_right(record=practice, right="BUDGET", told_on=date(2020, 1, 1), how=ToldHow.BY_PHONE)
    with pytest.raises(NotFound):
        tell_right(record=practice, right="NOTHING", told_on=TODAY, how=ToldHow.BY_PHONE)


def test_the_person_does_not_write_down_that_they_were_told(opened):
    with pytest.raises(Refused):
        tell_right(record=opened("joyce", "joyce"), right="BUDGET", told_on=TODAY, how=ToldHow.BY_PHONE)


@pytest.mark.parametrize("reader", ["joyce", "neil", "beth"])
def test_anyone_signed_in_can_read_every_text(visit, reader):
    client = visit(reader)
    for link in read(client, "/people/rights").all("a"):
        if link["href"].startswith("/people/rights/"):
            read(client, link["href"])
            read(client, link["href"] + "/1")
    assert client.get("/people/rights/NOTHING").status_code == 404
    assert client.get("/people/rights/CHOICE/99").status_code == 404


def test_nobody_else_can(client, db):
    assert client.get("/people/rights").status_code == 302


def test_telling_on_the_page(stage, visit):
    client = visit("sam", "joyce")
    page = at("rights_told", stage, "joyce")
    assert "Not written down as told yet." in " ".join(read(client, page).texts)
    tell = at("tell_right", stage, "joyce", "BUDGET")
    day = {"told_on-day": "19", "told_on-month": "11", "told_on-year": "2026"}
    assert "not said how" in shown(press(client, tell, **day))
    wrong = {**day, "told_on-day": "31", "how": "BY_PHONE"}
    assert "November has 30 days" in shown(press(client, tell, **wrong))
    assert press(client, tell, **day, how="BY_PHONE", also=["SEND"]).headers["Location"] == page
    said = " ".join(" ".join(read(client, page).texts).split())
    assert "Told on 19 November 2026 by phone or video, by Sam Whitcombe." in said
    assert Message.objects.get().title == "Your right to a personal health budget"
    assert client.get(at("tell_right", stage, "joyce", "NOTHING")).status_code == 404
    assert visit("joyce").get(tell).status_code == 403


def test_asking_for_one_by_a_press(stage, visit):
    client = visit("joyce")
    page = read(client, at("rights_told", stage, "joyce"))
    send = at("send_right", stage, "joyce", "CARERS")
    token = next(
        field["value"] for field in page.all("input") if field["name"] == "form_token" and field.form["action"] == send
    )
    for _ in range(2):  # pressed twice
        assert client.post(send, {"form_token": token}).status_code == 302
    assert Message.objects.count() == 1
    assert "by a letter or message" in " ".join(read(client, at("rights_told", stage, "joyce")).texts)


def test_the_text_at_the_time_is_kept_to_hand(stage, visit, practice, monkeypatch):
    from dataclasses import replace

    tell_right(record=practice, right="CHOICE", told_on=TODAY, how=ToldHow.FACE_TO_FACE)
    old = replace(get_right("CHOICE", today=TODAY), valid_to=TODAY)
    new = replace(old, version="2", valid_from=date(2026, 11, 20), valid_to=None)
    monkeypatch.setattr(rights, "_all_texts", lambda: (old, new))
    with clock.fixed_day(2026, 11, 21):
        client = visit("joyce")
        page = read(client, at("rights_told", stage, "joyce"))
        assert any(link["href"] == "/people/rights/CHOICE/1" for link in page.all("a"))
        assert "This text has been replaced." in " ".join(read(client, "/people/rights/CHOICE/1").texts)
