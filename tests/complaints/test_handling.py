"""From the first letter to the end: acknowledged, agreed, explained, handed over, not taken on; and two at once."""

from datetime import date

import pytest

from partake.audit.models import Event
from partake.complaints.actions import deciding, handing, handling
from partake.complaints.domain.new import NewComplainant
from partake.complaints.domain.states import Basis, Handing, PaperKind, Permission, State
from partake.complaints.models import Complaint, ComplaintLink
from partake.correspondence.models import Message
from partake.documents import from_json
from partake.kernel import clock
from partake.kernel.verdict import NotFound, Refused, Rejected, Stale
from partake.questionnaires.form_numbers import new_form_number
from partake.voices.models import Concern
from tests.people.pressing import press, read, shown


def at(row: Complaint, act: str = "") -> str:
    return f"/complaints/{row.public_id}/{act}"


def day(name: str, on: date) -> dict[str, str]:
    return {f"{name}-day": str(on.day), f"{name}-month": str(on.month), f"{name}-year": str(on.year)}


def letters(row: Complaint) -> list[str]:
    return [from_json(paper.document).title for paper in row.papers.filter(kind=PaperKind.SENT).order_by("pk")]


def test_the_list_goes_by_clock_and_lateness_is_never_hidden(visit, complain):
    with clock.fixed_day(2026, 11, 10):
        late = complain("Late one")
    new = complain("New one")
    page = read(visit("clare"), "/complaints/")
    assert "1 complaint is late." in page.text
    assert "Late: 6 days" in page.text  # due on the 13th
    assert page.text.index(late.reference) < page.text.index(new.reference)
    assert "by Tuesday 24 November" in page.text


def test_a_reference_is_found_however_it_is_typed_and_a_wrong_one_is_said(visit, complaint):
    client = visit("clare")
    assert client.get("/complaints/", {"reference": complaint.reference.lower().replace("-", " ")}).url == at(complaint)
    last = "X" if complaint.reference[-1] != "X" else "Y"
    wrong = read(client, f"/complaints/?reference={complaint.reference[:-1]}{last}")
    assert "is not one of our references" in wrong.text
    assert "No complaint here has the reference" in read(client, f"/complaints/?reference={new_form_number()}").text


def test_acknowledged_with_an_offer_to_talk_in_their_own_format(visit, complain):
    row = complain(by=NewComplainant("Pat", postal_address="1 Mill Lane", needs=("957351000000102",)))
    press(visit("clare"), at(row, "acknowledge"), words="I am sorry this happened.")
    row.refresh_from_db()
    assert row.state == State.ACKNOWLEDGED
    letter = Message.objects.filter(to_kind="complaints.complainant").latest("pk")
    assert letter.format == "PDF_24"
    assert "talk with you about how we look into it" in str(letter.document)
    assert "advocate" in str(letter.document)
    assert "/complain/mine/" in str(letter.document)
    assert "/complain/mine/" not in str(row.papers.latest("pk").document)


def test_somebody_reached_by_phone_alone_waits_for_the_complaints_lead(visit, complain):
    complain(by=NewComplainant("Pat", phone="01632 960001", needs=("795661000000104",)))
    held = Message.objects.get(to_kind="complaints.complainant")
    assert held.state == "HELD"
    assert visit("petra").get(f"/messages/held/{held.public_id}").status_code == 404
    assert "Pat" in read(visit("clare"), "/messages/held").text


def test_the_plan_is_agreed_or_told(clare, visit, acknowledged, complaint):
    row = acknowledged(complaint)
    press(
        visit("clare"), at(row, "plan"), agreed="yes", plan="I ask the clinic.", **day("answer_by", date(2027, 1, 15))
    )
    row.refresh_from_db()
    assert (row.plan_agreed, row.answer_by) == (True, date(2027, 1, 15))
    assert letters(row)[-1] == "How we look into your complaint"


def test_more_than_six_months_needs_agreement_before_they_are_over(clare, acknowledged, complaint):
    row = acknowledged(complaint)
    plan = {"actor": clare, "complaint": row, "plan": "I ask.", "answer_by": date(2027, 6, 30), "version": row.version}
    with pytest.raises(Rejected, match="They must agree"):
        handling.set_plan(agreed=False, **plan)
    with clock.fixed_day(2027, 5, 19), pytest.raises(Rejected, match="6 months are over"):
        handling.set_plan(agreed=True, **plan)
    handling.set_plan(agreed=True, **plan)
    row.refresh_from_db()
    with clock.fixed_day(2027, 6, 30):
        assert not row.times.must_explain(clock.today())


def test_over_six_months_the_page_asks_for_the_reason_and_the_letter_says_late(visit, acknowledged, complaint):
    row = acknowledged(complaint)
    with clock.fixed_day(2027, 5, 28):
        client = visit("clare")
        assert "The law asks you to tell them why" in read(client, at(row)).text
        press(client, at(row, "longer"), why="The ward closed.", **day("answer_by", date(2027, 6, 30)))
        row.refresh_from_db()
        assert row.explained_on == date(2027, 5, 28)
        letter = str(Message.objects.filter(to_kind="complaints.complainant").latest("pk").document)
        assert "We are late: 10 days." in letter
        assert "Ombudsman" in letter
        assert "The law asks you" not in read(client, at(row)).text
    with clock.fixed_day(2027, 7, 1):
        assert "The law asks you" in read(visit("clare"), at(row)).text


def test_two_at_once_the_second_is_told(visit, complaint, clare):
    first, second = visit("clare"), visit("clare")
    address = at(complaint, "acknowledge")
    token = read(second, address).token
    press(first, address)
    page = shown(second.post(address, {"form_token": token, "words": "Kept words"}))
    assert "was changed while you wrote" in page
    assert "Kept words" in page
    assert len(letters(complaint)) == 2
    with pytest.raises(Stale):
        handling.acknowledge(actor=clare, complaint=complaint, words="", version=1)


def test_for_another_without_consent_nothing_is_answered(clare, visit, complain, acknowledged):
    row = acknowledged(complain(by=NewComplainant("Pat", "pat@example.com", for_name="Ivy", basis=Basis.ASKED)))
    answer = {"finding": "PARTLY", "considered": "x", "conclusions": "y", "actions": "z"}
    assert "First decide whether they may" in shown(press(visit("clare"), at(row, "answer"), **answer))
    deciding.decide_permission(actor=clare, complaint=row, may=False, why="Ivy says no.", version=row.version)
    row.refresh_from_db()
    assert row.permission == Permission.REFUSED
    assert "First decide whether they may" in shown(press(visit("clare"), at(row, "answer"), **answer))
    press(visit("clare"), at(row, "not-taken-on"), exclusion="MAY_NOT", why="Ivy would rather not.")
    row.refresh_from_db()
    assert row.state == State.NOT_TAKEN_ON
    letter = str(Message.objects.filter(to_kind="complaints.complainant").latest("pk").document)
    assert "Ivy would rather not." in letter
    assert "Ombudsman" in letter


def test_fourteen_months_old_is_taken_and_decided(visit, complain, acknowledged):
    row = acknowledged(complain(happened_on=date(2025, 9, 19), why_late="I was in hospital."))
    answer = {"finding": "PARTLY", "considered": "x", "conclusions": "y", "actions": "z"}
    client = visit("clare")
    assert "More than 12 months ago" in read(client, "/complaints/").text
    assert "First decide whether to take it on" in shown(press(client, at(row, "answer"), **answer))
    assert "I was in hospital." in read(client, at(row, "late")).text
    press(client, at(row, "late"), why="She was ill, and the notes are there.")
    assert press(client, at(row, "answer"), **answer).url == at(row)


def test_sent_on_with_consent_it_counts_as_made_to_the_other_today(stage, visit, complain):
    with clock.fixed_day(2026, 11, 9):
        row = complain(to=stage.organisations["board"], may_share=True)
    hospital = stage.organisations["hospital"]
    answers = {"to": str(hospital.public_id), "kind": "SENT_ON", **day("consented_on", date(2026, 11, 18))}
    assert "Who said yes, and how?" in shown(press(visit("greta"), at(row, "hand-over"), **answers))
    done = press(visit("greta"), at(row, "hand-over"), **answers, consent="Pat, by phone.")
    assert done.url == "/complaints/"
    row.refresh_from_db()
    assert (row.organisation, row.state, row.acknowledge_by) == (hospital, State.RECEIVED, date(2026, 11, 24))
    assert row.first_received_on == date(2026, 11, 9)
    assert visit("greta").get(at(row)).status_code == 404
    assert "First told" in read(visit("clare"), at(row)).text
    assert Message.objects.filter(to_id=str(stage.users["clare"].public_id)).exists()


def test_answered_together_the_other_reads_and_helps_and_does_not_handle(stage, visit, complaint):
    board = stage.organisations["board"]
    assert visit("greta").get(at(complaint)).status_code == 404
    answers = {"to": str(board.public_id), "kind": "TOGETHER", "consent": "Pat, in writing."}
    press(visit("clare"), at(complaint, "hand-over"), **answers, **day("consented_on", date(2026, 11, 19)))
    client = visit("greta")
    assert "Another organisation answers, with our help" in read(client, "/complaints/").text
    press(client, at(complaint, "papers"), kind="NOTE", words="We paid for two clinics.")
    assert "We paid for two clinics." in read(visit("clare"), at(complaint)).text
    assert client.get(at(complaint, "acknowledge")).status_code == 403
    complaint.refresh_from_db()
    with pytest.raises(Refused):
        handling.acknowledge(actor=stage.actor("greta"), complaint=complaint, words="", version=complaint.version)


def test_without_consent_nothing_goes_to_another(clare, stage, complaint):
    give = {"actor": clare, "complaint": complaint, "to": stage.organisations["board"], "kind": Handing.TOGETHER,
            "version": complaint.version}  # fmt: skip
    with pytest.raises(Rejected, match="There is no consent yet"):
        handing.hand_over(consent=" ", consented_on=clock.today(), **give)
    with pytest.raises(Rejected, match="not come yet"):
        handing.hand_over(consent="Pat", consented_on=date(2026, 12, 1), **give)
    give["to"] = stage.organisations["millbrook"]
    with pytest.raises(Rejected, match="do not answer complaints here"):
        handing.hand_over(consent="Pat", consented_on=clock.today(), **give)
    assert not complaint.hand_overs.exists()


def test_a_worry_goes_without_words(visit, complaint):
    press(visit("clare"), at(complaint, "worry"))
    assert Concern.objects.get().went_by == []


def test_letters_notes_subject_and_ombudsman(visit, clare, complaint):
    client = visit("clare")
    press(client, at(complaint, "write"), words="We have asked the ward.")
    press(client, at(complaint, "papers"), kind="TALK", words="Pat would like a call on Monday.")
    press(client, at(complaint, "subject"), subject="ACCESSIBLE")
    press(client, at(complaint, "ombudsman"), words="They look into it.", **day("on", date(2026, 11, 19)))
    page = read(client, at(complaint))
    for words in (
        "Pat would like a call",
        "Information in the right format",
        "They look into it.",
        "About your complaint",
    ):
        assert words in page.text
    letter = complaint.papers.filter(kind="SENT").latest("pk")
    assert "We have asked the ward." in read(client, at(complaint, f"letters/{letter.public_id}")).text
    note = complaint.papers.get(kind="TALK")
    assert client.get(at(complaint, f"letters/{note.public_id}")).status_code == 404
    before = date(2026, 11, 1)
    assert "before the complaint came" in shown(press(client, at(complaint, "ombudsman"), **day("on", before)))


def test_every_look_at_a_file_is_logged_and_the_log_holds_no_words(visit, complaint):
    read(visit("clare"), at(complaint))
    event = Event.objects.filter(kind="complaints.opened").get()
    assert event.actor_name == "Clare Whitfield"
    assert "door" not in str(list(Event.objects.values("codes", "fields", "about_id")))


def test_one_cannot_act_on_what_has_ended_or_is_not_theirs(clare, stage, complaint):
    deciding.do_not_take_on(
        actor=clare, complaint=complaint, exclusion="ANSWERED", why="In May.", version=complaint.version
    )
    complaint.refresh_from_db()
    with pytest.raises(Stale):
        handling.acknowledge(actor=clare, complaint=complaint, words="", version=complaint.version)
    with pytest.raises(NotFound):
        handling.write_to_complainant(
            actor=stage.actor("nadia"), complaint=complaint, words="Hi", version=complaint.version
        )
    with pytest.raises(NotFound):
        handling.add_paper(actor=stage.actor("petra"), complaint=complaint, kind=PaperKind.NOTE, words="Hi")


def test_each_letter_carries_a_link_of_its_own(complaint, acknowledged):
    acknowledged(complaint)
    assert ComplaintLink.objects.filter(complaint=complaint).count() == 3
