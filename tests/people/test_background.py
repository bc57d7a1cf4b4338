"""Optional answers: given, declined, changed, taken back, and never in a log."""

import pytest

from partake.audit.models import Event
from partake.correspondence.models import Message
from partake.kernel.verdict import Refused, Rejected, Stale
from partake.people.actions.background import answer_background, withdraw_background
from partake.people.background import background_questions
from partake.people.models import DemographicAnswer
from partake.people.queries.background import get_background_line
from tests.people.pressing import at, press, read, shown


@pytest.fixture
def joyce(opened):
    return opened("joyce", "joyce")


def answer(record, *codes, number=0, question="ETHNIC_GROUP", **more):
    return answer_background(record=record, question=question, answers=codes, number=number, **more)


def test_an_answer_is_a_row_and_an_event_that_names_the_question_only(stage, joyce):
    row = answer(joyce, "N")
    assert (row.answer, row.declined, row.list_version, row.number) == ("N", False, "2001", 1)
    event = Event.objects.get(kind="people.background_answered")
    assert event.person_id == stage.people["joyce"].public_id
    assert event.codes == {"question": "ETHNIC_GROUP"}


def test_changing_declining_and_taking_back_keep_the_history(joyce):
    answer(joyce, "M")
    answer(joyce, "N", number=1)
    answer(joyce, number=2, declined=True)
    assert get_background_line(joyce, "ETHNIC_GROUP").declined
    withdraw_background(record=joyce, question="ETHNIC_GROUP", number=3)
    line = get_background_line(joyce, "ETHNIC_GROUP")
    assert (line.is_answered, line.codes, line.number) == (False, (), 3)
    rows = DemographicAnswer.objects.order_by("number")
    assert [(row.answer, row.withdrawn_at is not None) for row in rows] == [("M", True), ("N", True), ("", True)]
    answer(joyce, "N", number=3)
    assert get_background_line(joyce, "ETHNIC_GROUP").said == ("Black: African",)


def test_taking_back_nothing_does_nothing(joyce):
    withdraw_background(record=joyce, question="ETHNIC_GROUP", number=0)
    assert not Event.objects.filter(kind="people.background_withdrawn").exists()


@pytest.mark.parametrize(
    "act", [answer, lambda record, _code: withdraw_background(record=record, question="ETHNIC_GROUP", number=0)]
)
def test_out_of_date(joyce, act):
    answer(joyce, "M")
    with pytest.raises(Stale):
        act(joyce, "N")


@pytest.mark.parametrize(
    ("question", "codes", "declined", "words"),
    [
        ("ETHNIC_GROUP", [], False, "Nothing on this list"),
        ("ETHNIC_GROUP", ["Q"], False, "Nothing on this list"),
        ("ETHNIC_GROUP", ["A", "B"], False, "More than one"),
        ("DISABILITY", ["02", "NN"], False, "something else too"),
        ("DISABILITY", ["02"], True, "something else too"),
        ("SHOE_SIZE", ["9"], False, "not asked any more"),
    ],
)
def test_impossible_answers(joyce, question, codes, declined, words):
    with pytest.raises(Rejected, match=words):
        answer(joyce, *codes, question=question, declined=declined)


def test_every_disability_at_once_fits(joyce):
    codes = [code for code, _ in background_questions()["DISABILITY"].answers if code != "NN"]
    assert answer(joyce, *codes, question="DISABILITY").answer == "01,02,03,04,05,06,07,08,09,10,XX"


def test_the_practice_may_write_it_down_and_the_person_hears(opened):
    answer(opened("farah", "arthur"), "A")
    assert Message.objects.get().title == "Your details were changed"
    assert "White" not in str(Message.objects.get().document)


def test_those_it_is_not_shared_with_see_nothing(stage, visit, opened, joyce):
    from partake.people.actions.sharing import share_record
    from partake.people.domain import Part
    from partake.people.queries.share_targets import ShareTarget

    target = ShareTarget(code="", name="Beth Lund", first_name="Beth", detail="", user=stage.users["beth"])
    share = share_record(record=joyce, target=target, parts=[Part.ABOUT_ME], until=None)
    assert visit("beth", "joyce").get(at("background", stage, "joyce")).status_code == 403
    share_record(record=joyce, target=target, parts=[Part.BACKGROUND], until=None, replaces=share.pk)
    with pytest.raises(Refused):
        answer(opened("beth", "joyce"), "A")
    page = read(visit("beth", "joyce"), at("background", stage, "joyce"))
    assert not [link for link in page.all("a") if "/background/" in link["href"]]


def test_the_lists_are_dated_sourced_and_fit_their_column():
    for question in background_questions().values():
        assert question.source and question.why
        assert len(question.version) <= 40 and len(question.code) <= 40
        codes = [code for code, _ in question.answers]
        assert len(set(codes)) == len(codes)
        assert question.declined_code not in codes
        assert len(",".join(codes)) <= 40 or not question.many
    # UK Core EthnicCategoryEngland, without Z (not stated) and 99 (not known), which nobody chooses for themselves.
    assert "".join(code for code, _ in background_questions()["ETHNIC_GROUP"].answers) == "ABCDEFGHJKLMNPRS"


def test_a_code_that_left_the_list_is_shown_as_it_is():
    assert background_questions()["CARER"].said("old") == ("old",)


def test_answering_and_taking_back_on_pages(stage, visit):
    client = visit("joyce")
    page = at("background", stage, "joyce")
    assert "You need not answer any of these." in " ".join(read(client, page).texts)
    one = at("answer_background", stage, "joyce", "ETHNIC_GROUP")
    assert "Nothing is chosen yet" in shown(press(client, one))
    assert "not on this page any more" in shown(press(client, one, answers="Z"))
    assert press(client, one, answers="N").headers["Location"] == page
    assert "Black: African" in " ".join(read(client, page).texts)
    assert press(client, one, answers="DECLINED").status_code == 302
    assert "I would rather not say" in " ".join(read(client, page).texts)
    form = next(form for form in read(client, page).all("form") if "take-back" in form["action"])
    token = next(
        field["value"]
        for field in read(client, page).all("input")
        if field["name"] == "form_token" and field.form is not None and field.form["action"] == form["action"]
    )
    assert client.post(form["action"], {"form_token": token}).headers["Location"] == page
    assert "I would rather not say" not in " ".join(read(client, page).texts)
    assert client.get(at("answer_background", stage, "joyce", "NOTHING")).status_code == 404


def test_several_answers_on_the_page(stage, visit):
    client = visit("joyce")
    page = at("answer_background", stage, "joyce", "DISABILITY")
    assert "something else too" in shown(press(client, page, answers=["02", "DECLINED"]))
    assert press(client, page, answers=["02", "05"]).status_code == 302
    assert "Hearing. Moving about" in " ".join(read(client, at("background", stage, "joyce")).texts)
    chosen = [box["value"] for box in read(client, page).all("input") if "checked" in box.attributes]
    assert chosen == ["02", "05"]


def test_a_stale_answer_is_said(stage, visit, joyce):
    client = visit("joyce")
    page = at("answer_background", stage, "joyce", "RELIGION")
    token = read(client, page).token
    answer(joyce, "C", question="RELIGION")
    assert "changed while you were here" in shown(client.post(page, {"form_token": token, "answers": "L"}))


def test_a_number_taken_at_the_same_moment_is_stale(joyce, monkeypatch):
    """The second of two saves read nothing there, and finds the number taken when it writes."""
    from partake.people.actions import background as module

    row = answer(joyce, "M")
    seen = iter([None, row])
    monkeypatch.setattr(module, "_latest", lambda *_: next(seen))
    with pytest.raises(Stale) as stale:
        answer(joyce, "N")
    assert stale.value.current == row
