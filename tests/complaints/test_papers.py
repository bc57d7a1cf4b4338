"""Files given with a complaint, kept with its papers and nowhere else; and a complaint that is opened again."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from partake.audit.models import Event
from partake.complaints import complainants
from partake.complaints.actions import answering, deciding, handling, mine
from partake.complaints.domain.states import AnswerState, Finding, PaperKind, State
from partake.complaints.models import Complaint
from partake.complaints.queries.figures import exact_year
from partake.complaints.rules import exclusions
from partake.correspondence.models import Message
from partake.files.domain import Kind
from partake.files.models import StoredFile
from partake.files.reading import check_upload
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound, Refused, Rejected, Stale
from tests.files.making import png
from tests.people.pressing import press, read, shown

NOBODY = Actor.anonymous()
BY = date(2026, 12, 18)


@pytest.fixture
def link(complaint) -> str:
    return complainants.new_link(complaint)


@pytest.fixture
def closed(complaint, answered, imran) -> Complaint:
    answering.sign_answer(actor=imran, answer=answered(complaint), version=1)
    complaint.refresh_from_db()
    return complaint


def picture(name: str = "door.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, png(), content_type="image/png")


def case(name: str, row: Complaint, *more: object) -> str:
    return reverse(f"complaints:{name}", args=[row.public_id, *more])


def body_of(response) -> bytes:
    return b"".join(response.streaming_content)


def links(page, part: str) -> list[str]:
    return [one["href"] for one in page.all("a") if part in one["href"]]


def test_whoever_complained_adds_a_photo_and_sees_it_again(complaint, link, visit):
    press(Client(), f"/complain/mine/{link}/more", words="This is the door.", file=picture())
    paper = complaint.papers.get(kind=PaperKind.SAID_MORE)
    assert paper.file.kind == Kind.PICTURE
    (own,) = links(read(Client(), f"/complain/mine/{link}"), "/file")
    assert body_of(Client().get(own)).startswith(b"\x89PNG")
    staff = visit("clare")
    (address,) = links(read(staff, case("case", complaint)), "/file")
    answer = staff.get(address)
    assert body_of(answer).startswith(b"\x89PNG")
    assert answer["Cache-Control"] == "private, no-store"
    assert Event.objects.filter(kind="complaints.file_opened").count() == 1, "each look at it by staff is logged"


@pytest.mark.parametrize("key", ["nadia", "owen", "hana", "ada", "joyce", "petra"])
def test_it_is_kept_apart_from_everybody_else(complaint, link, visit, key):
    paper = mine.say_more(
        actor=NOBODY, complaint=complaint, words="The door.", file=check_upload(picture(), takes=[Kind.PICTURE])
    )
    assert visit(key).get(case("file", complaint, paper.public_id)).status_code == 404
    assert Client().get(f"/complain/mine/nothing/papers/{paper.public_id}/file").status_code == 404
    assert not Event.objects.filter(kind="complaints.file_opened").exists()


def test_a_note_of_staff_with_a_file_is_not_theirs_to_read(complaint, link, clare, visit):
    press(visit("clare"), case("paper", complaint), kind="NOTE", words="The rota that day.", file=picture())
    paper = complaint.papers.get(kind=PaperKind.NOTE)
    assert paper.file is not None
    assert Client().get(f"/complain/mine/{link}/papers/{paper.public_id}/file").status_code == 404
    letter = complaint.papers.filter(kind=PaperKind.SENT).first()
    assert visit("clare").get(case("file", complaint, letter.public_id)).status_code == 404


def test_another_complaints_link_opens_it_not(complaint, complain):
    paper = mine.say_more(
        actor=NOBODY, complaint=complaint, words="The door.", file=check_upload(picture(), takes=[Kind.PICTURE])
    )
    other = complainants.new_link(complain("Something else."))
    assert Client().get(f"/complain/mine/{other}/papers/{paper.public_id}/file").status_code == 404


def test_what_is_no_picture_is_said_beside_the_field_and_the_words_stay(complaint, link):
    lies = SimpleUploadedFile("door.png", b"MZ" + bytes(500), content_type="image/png")
    page = shown(press(Client(), f"/complain/mine/{link}/more", words="This is the door.", file=lies))
    assert "This is the door." in page
    assert not StoredFile.objects.exists()
    assert not complaint.papers.filter(kind=PaperKind.SAID_MORE).exists()


def test_nobody_fills_the_disk(complaint, monkeypatch):
    monkeypatch.setattr(mine, "MOST_FILES", 1)
    checked = [check_upload(picture(), takes=[Kind.PICTURE]) for _ in range(2)]
    mine.say_more(actor=NOBODY, complaint=complaint, words="One.", file=checked[0])
    with pytest.raises(Rejected) as rejected:
        mine.say_more(actor=NOBODY, complaint=complaint, words="Two.", file=checked[1])
    assert rejected.value.field == "file"
    assert StoredFile.objects.count() == 1


def test_an_answered_complaint_is_opened_again_and_answered_again(closed, clare, imran, visit):
    press(
        visit("clare"),
        case("reopen", closed),
        why="You told us of a second day.",
        **{"answer_by-day": "18", "answer_by-month": "12", "answer_by-year": "2026"},
    )
    closed.refresh_from_db()
    assert (closed.state, closed.answer_by, closed.ended_at) == (State.ACKNOWLEDGED, BY, None)
    assert closed.times.next_due().on == BY
    told = Message.objects.filter(about_id=str(closed.public_id), title__contains="again").get()
    assert "second day" in str(told.document)
    page = read(visit("clare"), case("case", closed))
    assert "Opened again on 19 November 2026." in page.text
    assert case("write_answer", closed) in [one["href"] for one in page.all("a")]
    second = answering.write_answer(
        actor=clare,
        complaint=closed,
        finding=Finding.PARTLY,
        considered="I asked about the second day.",
        conclusions="We were short of staff.",
        actions="Two more nurses.",
        version=closed.version,
    )
    assert (second.state, second.signed_by) == (AnswerState.TO_SIGN, "")
    answering.sign_answer(actor=imran, answer=second, version=second.version)
    sent = [str(one.document) for one in closed.papers.filter(kind=PaperKind.SENT)]
    assert sum("A nurse comes to your chair." in one for one in sent) == 1, "the first answer stands in the file"
    assert sum("Two more nurses." in one for one in sent) == 1
    letters = Message.objects.filter(about_id=str(closed.public_id))
    assert letters.filter(key__contains="answer:").count() == 2, "both went"


def test_a_later_day_than_six_months_is_explained_by_the_letter(closed, clare):
    with clock.fixed_day(2027, 8, 2):
        row = deciding.reopen_complaint(
            actor=clare, complaint=closed, why="New papers came.", answer_by=date(2027, 9, 30), version=closed.version
        )
        assert row.explained_on == date(2027, 8, 2)
        assert not row.times.must_explain(clock.today())
        assert row.times.must_explain(date(2027, 10, 1))


def test_figures_go_by_the_first_answer(closed, clare, hospital):
    with clock.fixed_day(2027, 3, 30):
        closed.received_on -= timedelta(days=100)
        closed.save()
        before = exact_year(clare, hospital.public_id, 2026)
        deciding.reopen_complaint(
            actor=clare, complaint=closed, why="New papers.", answer_by=date(2027, 6, 1), version=closed.version
        )
        after = exact_year(clare, hospital.public_id, 2026)
    assert (before.answered_late, after.answered_late) == (0, 0)
    assert (before.received, after.received) == (1, 1)


@pytest.mark.parametrize(("wrong", "field"), [({"why": " "}, "why"), ({"answer_by": date(2026, 11, 19)}, "answer_by")])
def test_it_says_why_and_by_when(closed, clare, wrong, field):
    given = {"why": "New papers.", "answer_by": BY} | wrong
    with pytest.raises(Rejected) as rejected:
        deciding.reopen_complaint(actor=clare, complaint=closed, version=closed.version, **given)
    assert rejected.value.field == field


def test_what_is_open_or_taken_back_is_not_opened_again(complaint, closed, complain, clare):
    row = complain("Something else.")
    with pytest.raises(Rejected, match="open already"):
        deciding.reopen_complaint(actor=clare, complaint=row, why="x", answer_by=BY, version=row.version)
    row = mine.take_back(actor=NOBODY, complaint=row)
    with pytest.raises(Rejected, match="took their complaint back"):
        deciding.reopen_complaint(actor=clare, complaint=row, why="x", answer_by=BY, version=row.version)


def test_two_tabs_open_it_once_and_nobody_else_does(closed, clare, imran, stage):
    with pytest.raises(Refused):
        deciding.reopen_complaint(actor=imran, complaint=closed, why="x", answer_by=BY, version=closed.version)
    with pytest.raises(NotFound):
        deciding.reopen_complaint(
            actor=stage.actor("nadia"), complaint=closed, why="x", answer_by=BY, version=closed.version
        )
    deciding.reopen_complaint(actor=clare, complaint=closed, why="x", answer_by=BY, version=closed.version)
    with pytest.raises(Stale):
        deciding.reopen_complaint(actor=clare, complaint=closed, why="x", answer_by=BY, version=closed.version)
    assert Event.objects.filter(kind="complaints.reopened").count() == 1


def test_one_not_taken_on_is_opened_again_and_its_ending_stays_in_the_file(complaint, clare):
    row = deciding.do_not_take_on(
        actor=clare,
        complaint=complaint,
        exclusion=next(iter(exclusions())),
        why="We thought it was about pay.",
        version=complaint.version,
    )
    row = deciding.reopen_complaint(
        actor=clare, complaint=row, why="It is about care.", answer_by=BY, version=row.version
    )
    assert (row.state, row.exclusion, row.ended_why) == (State.ACKNOWLEDGED, "", "")
    note = row.papers.get(kind=PaperKind.NOTE).words
    assert "It is about care." in note
    assert "We thought it was about pay." in note
    handling.set_plan(
        actor=clare, complaint=row, plan="We ask the ward.", agreed=True, answer_by=BY, version=row.version
    )
