"""The answer: what must be in it, who signs, what goes; and two people at it at once."""

import pytest
from django.db import IntegrityError, transaction

from partake.complaints.actions import answering
from partake.complaints.domain.states import AnswerState, Finding, State
from partake.complaints.models import Answer
from partake.correspondence.models import Message
from partake.kernel.verdict import NotFound, Refused, Rejected, Stale
from tests.people.pressing import press, read, shown

WRITTEN = {
    "finding": "PARTLY", "considered": "I asked the clinic.", "conclusions": "You are right about the door.",
    "actions": "A nurse comes to your chair since Monday.",
}  # fmt: skip


def at(row, act="") -> str:
    return f"/complaints/{row.public_id}/{act}"


def test_an_answer_is_written_signed_by_another_and_goes_with_the_ombudsman(visit, acknowledged, complaint):
    row = acknowledged(complaint)
    press(visit("clare"), at(row, "answer"), **WRITTEN)
    assert "An answer waits to be signed" in read(visit("imran"), "/complaints/").text
    assert Message.objects.filter(title__contains="waits for you to sign").count() == 1
    page = read(visit("imran"), at(row, "answer/sign"))
    assert "You are right about the door." in page.text
    press(visit("imran"), at(row, "answer/sign"))
    row.refresh_from_db()
    assert row.state == State.ANSWERED
    letter = str(Message.objects.filter(to_kind="complaints.complainant").latest("pk").document)
    for words in ("I asked the clinic.", "You are right about the door.", "A nurse comes", "Ombudsman", "Imran Sadiq",
                  "We agree with part of the complaint"):  # fmt: skip
        assert words in letter
    assert "Signed by Imran Sadiq" in read(visit("clare"), at(row)).text


@pytest.mark.parametrize("missing", ["considered", "conclusions", "actions"])
def test_every_answer_has_what_the_rules_ask_for(clare, visit, acknowledged, complaint, missing):
    row = acknowledged(complaint)
    assert "Nothing is written yet" in shown(press(visit("clare"), at(row, "answer"), **{**WRITTEN, missing: ""}))
    values = {**WRITTEN, "finding": Finding.PARTLY, missing: " "}
    with pytest.raises(Rejected, match="rules ask for this"):
        answering.write_answer(actor=clare, complaint=row, version=row.version, **values)
    assert not Answer.objects.exists()


def test_nobody_signs_what_they_wrote_nor_without_the_job(clare, stage, complaint, answered):
    answer = answered(complaint)
    for key in ("clare", "nadia"):
        with pytest.raises((Refused, NotFound)):
            answering.sign_answer(actor=stage.actor(key), answer=answer, version=answer.version)
    Answer.objects.filter(pk=answer.pk).update(written_by_user=stage.users["imran"].pk)
    answer.refresh_from_db()
    with pytest.raises(Refused, match="You wrote it"):
        answering.sign_answer(actor=stage.actor("imran"), answer=answer, version=answer.version)


def test_the_database_itself_wants_a_second_person(complaint, answered):
    answer = answered(complaint)
    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.filter(pk=answer.pk).update(
            state=AnswerState.SENT, signed_at=answer.written_at, signed_by_user=answer.written_by_user
        )


def test_sent_back_changed_and_signed(visit, complaint, answered):
    answered(complaint)
    press(visit("imran"), at(complaint, "answer/send-back"), why="Say sorry first.")
    client = visit("clare")
    assert "The answer was sent back" in read(client, "/complaints/").text
    assert "Say sorry first." in read(client, at(complaint, "answer")).text
    press(client, at(complaint, "answer"), **WRITTEN)
    press(visit("imran"), at(complaint, "answer/sign"))
    assert Answer.objects.get().state == AnswerState.SENT


def test_two_answers_at_once_show_both_texts(visit, stage, acknowledged, complaint):
    row = acknowledged(complaint)
    first, second = visit("clare"), visit("clare")
    token = read(second, at(row, "answer")).token
    press(first, at(row, "answer"), **WRITTEN)
    mine = {**WRITTEN, "conclusions": "My own words."}
    page = shown(second.post(at(row, "answer"), {"form_token": token, **mine}))
    assert "My own words." in page
    assert "You are right about the door." in page
    assert Answer.objects.get().conclusions == "You are right about the door."


def test_an_answer_changed_while_it_was_read_is_not_signed(imran, clare, complaint, answered):
    answer = answered(complaint)
    complaint.refresh_from_db()
    values = {**WRITTEN, "finding": Finding.PARTLY}
    answering.write_answer(actor=clare, complaint=complaint, version=complaint.version, **values)
    with pytest.raises(Stale):
        answering.sign_answer(actor=imran, answer=answer, version=1)
    assert Answer.objects.get().state == AnswerState.TO_SIGN


def test_an_answer_that_went_is_not_changed(imran, clare, complaint, answered):
    answer = answered(complaint)
    answering.sign_answer(actor=imran, answer=answer, version=answer.version)
    complaint.refresh_from_db()
    with pytest.raises(Stale):
        answering.write_answer(
            actor=clare, complaint=complaint, version=complaint.version, **{**WRITTEN, "finding": Finding.PARTLY}
        )
    with pytest.raises(Stale):
        answering.sign_answer(actor=imran, answer=answer, version=2)


def test_pages_of_an_answer_that_is_not_there(visit, complaint):
    assert visit("imran").get(at(complaint, "answer/sign")).status_code == 404
    assert visit("clare").get(at(complaint, "answer/sign")).status_code == 404
