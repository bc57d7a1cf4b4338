"""Making a complaint: who may, to whom, for whom; on one's own page, and written down by staff."""

from datetime import date

import pytest
from django.test import Client

from partake.complaints.actions import taking
from partake.complaints.domain.new import NewComplainant, NewComplaint
from partake.complaints.domain.states import Basis, Permission, State
from partake.complaints.models import Complaint
from partake.correspondence.models import Message
from partake.kernel import clock
from partake.kernel.verdict import NotFound, Refused, Rejected
from partake.organisations.actions import end_organisation
from partake.voices.domain.voice import Channel, VoiceKind
from partake.voices.models import Concern, Voice
from tests.pages import assert_good_page, assert_translated, pseudo_translated
from tests.people.pressing import press, read, shown

HERE = "/complain/"
ANSWERS = {"words": "They lost my letter.", "name": "Pat Moss", "email": "pat@example.com"}


@pytest.fixture
def form(hospital) -> str:
    return f"/complain/to/{hospital.public_id}/me"


def test_anyone_finds_whom_to_complain_to(stage, hospital):
    page = read(Client(), HERE)
    assert "3 working days" in page.text
    assert "advocate" in page.text
    assert "Ombudsman" in page.text
    assert "Wexbridge General Hospital" in page.text
    assert "Millbrook" not in page.text
    found = read(Client(), f"{HERE}?name=millbrook")
    assert "They do not take complaints on this page. Call 01632 960144." in found.text
    assert "We found none called that" in read(Client(), f"{HERE}?name=zzz").text
    body = read(Client(), f"/complain/to/{hospital.public_id}")
    assert "Wexbridge Integrated Care Board" in body.text
    assert "They do not take complaints" in read(
        Client(), f"/complain/to/{stage.organisations['millbrook'].public_id}"
    ).text  # fmt: skip


def test_its_words_reach_translators(stage, form):
    names = ("Wexbridge General Hospital", "Wexbridge Integrated Care Board", "Riverside Diabetes Clinic", "Poppy Ward",
             "Partake", "UTC")  # fmt: skip
    with pseudo_translated():
        assert_translated(Client().get(f"/complain/to/{form.split('/')[3]}"), names=names)


def test_a_complaint_is_sent_without_an_account_and_has_a_page_of_its_own(form, hospital):
    client = Client()
    sent = press(
        client, form, service=str(hospital.services.get(name="Poppy Ward").public_id), wants="Sorry", **ANSWERS
    )
    row = Complaint.objects.get()
    page = read(client, sent.url)
    assert row.reference in page.text
    assert "Tuesday 24 November" in page.text
    (link,) = {one["href"] for one in page.all("a") if "/complain/mine/" in one["href"]} - {sent.url}
    assert "They lost my letter." in read(Client(), link).text
    assert (row.acknowledge_by, row.answer_by) == (date(2026, 11, 24), date(2027, 5, 18))
    assert "Poppy Ward" in read(Client(), link).text


def test_pressed_twice_is_one_complaint(form):
    client = Client()
    token = read(client, form).token
    first, second = (client.post(form, {"form_token": token, **ANSWERS}).url for _ in range(2))
    assert first == second
    assert Complaint.objects.count() == 1


def test_what_is_missing_is_asked_beside_its_field_and_nothing_is_lost(form):
    words = shown(press(Client(), form, words="They lost my letter."))
    assert "What is your name?" in words
    assert "They lost my letter." in words
    words = shown(press(Client(), form, words="They lost my letter.", name="Pat"))
    assert "We need one way to answer you" in words
    assert not Complaint.objects.exists()
    assert not Voice.objects.exists()


def test_a_megabyte_and_a_script_are_only_words(form):
    page = shown(press(Client(), form, **{**ANSWERS, "words": "a" * 1_000_000}))
    assert "make it shorter" in page
    sent = press(Client(), form, **{**ANSWERS, "words": "<script>alert(1)</script>"})
    html = Client().get(sent.url.removesuffix("/sent")).content.decode()
    assert "&lt;script&gt;alert(1)" in html
    assert "<script>alert(1)" not in html


def test_a_hidden_box_stops_a_machine_and_keeps_the_words(form):
    answer = press(Client(), form, **ANSWERS, website="https://example.com").content.decode()
    assert "hidden box" in answer
    assert "They lost my letter." in answer
    assert not Complaint.objects.exists()


def test_it_is_counted_among_voices_without_its_words(complaint):
    voice = complaint.voice
    assert (voice.kind, voice.words, voice.source_id) == (VoiceKind.COMPLAINT, "", str(complaint.public_id))
    assert Voice.objects.counted().filter(kind=VoiceKind.COMPLAINT).count() == 1


def test_whoever_handles_it_is_told_without_who_or_what(complaint, clare, stage):
    (task,) = Message.objects.filter(to_kind="accounts.user")
    assert task.to_id == str(stage.users["clare"].public_id)
    assert "Pat" not in str(task.document)
    assert "behind a door" not in str(task.document)
    (letter,) = Message.objects.filter(to_kind="complaints.complainant")
    assert "behind a door" in str(letter.document)
    assert letter.settler == "COMPLAINTS_LEAD"


def test_for_another_waits_for_permission(hospital):
    address = f"/complain/to/{hospital.public_id}/somebody"
    sent = press(Client(), address, **ANSWERS, for_name="Ivy Moss", relation="daughter", basis="ASKED")
    row = Complaint.objects.get()
    assert (row.permission, row.complainant.basis) == (Permission.WAITING, Basis.ASKED)
    assert "For Ivy Moss." in read(Client(), sent.url.removesuffix("/sent")).text
    assert "Why do you complain for them?" in shown(press(Client(), address, **ANSWERS, for_name="Ivy Moss"))
    assert Client().get(f"/complain/to/{hospital.public_id}/nobody").status_code == 404


def test_a_board_asks_whether_it_may_tell_the_provider(stage):
    address = f"/complain/to/{stage.organisations['board'].public_id}/me"
    assert "May we send it to them?" in shown(press(Client(), address, **ANSWERS))
    press(Client(), address, **ANSWERS, may_share="no")
    assert Complaint.objects.get().may_share is False


def test_a_body_that_was_taken_over_is_answered_by_its_successor(stage, hospital, complain):
    hillside = stage.organisations["hillside"]
    end_organisation(actor=stage.actor("ada"), organisation=hillside, successor=hospital)
    hillside.refresh_from_db()
    page = read(Client(), f"/complain/to/{hillside.public_id}")
    assert "Wexbridge General Hospital has taken over" in page.text
    press(Client(), f"/complain/to/{hillside.public_id}/me", **ANSWERS)
    row = Complaint.objects.get()
    assert (row.organisation, row.about) == (hospital, hillside)
    assert row.voice.abouts.get().organisation == hillside


def test_where_nobody_answers_nothing_is_taken(stage, complain):
    with pytest.raises(NotFound):
        complain(to=stage.organisations["millbrook"])
    assert Client().get(f"/complain/to/{stage.organisations['millbrook'].public_id}/me").status_code == 404


def test_words_that_may_mean_danger_are_put_before_a_person_without_being_told(complain, visit, hospital):
    row = complain("He hits me and I am not safe.")
    concern = Concern.objects.get()
    assert concern.went_by == []
    page = read(visit("nadia"), f"/voices/{hospital.public_id}/first")
    assert "It came from a complaint" in page.text
    assert "hits me" not in page.text
    assert str(row.voice.public_id) not in " ".join(link["href"] for link in page.all("a"))
    assert "hits me" in read(visit("clare"), f"/complaints/{row.public_id}/").text


# Written down by staff.


@pytest.fixture
def take(hospital) -> str:
    return f"/complaints/take/{hospital.public_id}/me"


TOLD = {
    **ANSWERS, "channel": "PHONE", "received_on-day": "18", "received_on-month": "11", "received_on-year": "2026",
    "is_put_right": "no",
}  # fmt: skip


def test_what_was_said_by_phone_starts_its_clock_that_day_and_a_copy_goes(visit, take):
    press(visit("clare"), take, **TOLD)
    row = Complaint.objects.get()
    assert (row.received_on, row.acknowledge_by) == (date(2026, 11, 18), date(2026, 11, 23))
    assert row.taken_by.startswith("Clare Whitfield")
    letter = Message.objects.get(to_kind="complaints.complainant")
    assert "We wrote it down." in str(letter.document)


def test_put_right_by_the_next_working_day_is_counted_and_no_complaint(visit, take, clare):
    press(visit("clare"), take, **{**TOLD, "is_put_right": "yes", "put_right": "We booked it again and said sorry."})
    row = Complaint.objects.get()
    assert row.state == State.PUT_RIGHT
    assert Voice.objects.counted().filter(kind=VoiceKind.COMPLAINT).count() == 1
    assert not Message.objects.exists()


@pytest.mark.parametrize(("channel", "day", "words"), [
    (Channel.PHONE, date(2026, 11, 17), "The next working day is over"),
    (Channel.PAPER, date(2026, 11, 19), "sent to us in writing"),
])  # fmt: skip
def test_what_came_in_writing_or_is_older_is_a_complaint(clare, hospital, channel, day, words):
    new = NewComplaint(words="Said", received_on=day, channel=channel)
    with pytest.raises(Rejected, match=words):
        taking.take_complaint(
            actor=clare, organisation=hospital, complaint=new, complainant=NewComplainant("Pat", phone="01632 960001"),
            put_right="Mended",
        )  # fmt: skip


def test_put_right_over_a_weekend_and_a_bank_holiday(clare, hospital):
    with clock.fixed_day(2026, 12, 29):
        row = taking.take_complaint(
            actor=clare, organisation=hospital,
            complaint=NewComplaint(words="Cold food", received_on=date(2026, 12, 24), channel=Channel.IN_PERSON),
            complainant=NewComplainant("Pat", phone="01632 960001"),
        )  # fmt: skip
        taking.put_right(actor=clare, complaint=row, how="A warm meal", version=row.version)


def test_only_whoever_handles_complaints_there_writes_one_down(stage, hospital, visit, take, imran):
    with pytest.raises(Refused):
        taking.take_complaint(
            actor=imran, organisation=hospital, complaint=NewComplaint(words="Said"),
            complainant=NewComplainant("Pat", email="pat@example.com"),
        )  # fmt: skip
    assert visit("nadia").get(take).status_code == 404
    assert visit("greta").get(take).status_code == 403


def test_what_staff_typed_when_their_session_ended_comes_back(visit, take, stage):
    client = visit("clare")
    token = read(client, take).token
    client.logout()
    answer = client.post(take, {"form_token": token, **TOLD})
    assert answer.status_code == 302
    client.force_login(stage.users["clare"])
    assert "They lost my letter." in read(client, take).text
    assert not Complaint.objects.exists()


def test_a_form_is_good_in_every_state(form, take, visit):
    for client, address in ((Client(), form), (visit("clare"), take)):
        assert_good_page(client.get(address))
