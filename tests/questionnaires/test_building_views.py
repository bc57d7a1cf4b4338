"""Building by links and buttons: from nothing to published, and every way to change it."""

import pytest
from django.urls import reverse

from partake.questionnaires.actions import building
from partake.questionnaires.models import Questionnaire, QuestionnaireVersion
from tests.people.pressing import press, read, shown
from tests.questionnaires.conftest import ENGLISH

COUNT = len(ENGLISH.every_words)


def at(name: str, hospital, *args: object) -> str:
    return reverse(f"questionnaires:{name}", args=[hospital.public_id, *args])


def content() -> dict:
    return QuestionnaireVersion.objects.order_by("-pk").first().content


@pytest.fixture
def client(visit):
    return visit("nadia")


def test_from_nothing_to_published(client, hospital):
    assert "nothing here yet" in read(client, at("questionnaires", hospital)).text
    home = press(client, at("make", hospital), title="Your visit", intro="We ask everyone.").url
    row = Questionnaire.objects.get()
    assert "It has no question yet." in read(client, home).text
    assert "One answer from a list" in read(client, at("choose_kind", hospital, row.public_id, 1)).text
    one = at("add_question", hospital, row.public_id, 1, "ONE_OF")
    assert "one answer only" in shown(press(client, one, words="How was it?", options="Good"))
    press(client, one, words="How was it?", options="Good\nPoor\n\nGood")
    key = content()["sections"][0]["questions"][0]["key"]
    text = at("add_question", hospital, row.public_id, 1, "LONG_TEXT")
    press(client, text, words="What went wrong?", show_if=[f"{key} 2"])
    press(client, at("add_section", hospital, row.public_id), title="About you")
    scale = at("add_question", hospital, row.public_id, 2, "SCALE")
    assert "not more than" in shown(press(client, scale, words="Pain?", lowest="5", highest="5"))
    assert "11 steps" in shown(press(client, scale, words="Pain?", lowest="0", highest="50"))
    press(client, scale, words="Pain?", lowest="0", highest="10", lowest_words="No pain")
    page = read(client, home)
    assert "Only if you answered “Poor” to “How was it?”" in page.text
    assert "Page 2: About you" in read(client, at("preview", hospital, row.public_id)).text
    press(client, at("publish", hospital, row.public_id))
    assert "People can answer it now. 0 have." in read(client, home).text
    assert "How was it?" in read(client, reverse("questionnaires:begin", args=[row.public_id])).text


def test_every_kind_can_be_added_but_recordings(client, hospital, asked):
    ids = [asked.questionnaire.public_id, 1]
    for kind in ("SOME_OF", "YES_NO", "NUMBER", "DAY", "SHORT_TEXT", "RANK", "STATEMENTS"):
        answers = {"words": kind, "options": "a\nb", "statements": "x", "lowest": "1", "highest": "9"}
        assert press(client, at("add_question", hospital, *ids, kind), **answers).status_code == 302, kind
    assert client.get(at("add_question", hospital, *ids, "RECORDING")).status_code == 404
    assert client.get(at("add_question", hospital, *ids, "NONSENSE")).status_code == 404
    read(client, at("questionnaire", hospital, ids[0]))
    read(client, at("preview", hospital, ids[0]))


def test_changing_a_published_one_makes_a_draft_and_answers_keep_their_codes(client, hospital, asked):
    row = asked.questionnaire
    change = at("change_question", hospital, row.public_id, "how")
    press(client, change, words="How was it today?", options="Very good\nPoor\nGood")
    asked.refresh_from_db()
    assert asked.content["sections"][0]["questions"][0]["words"] == "How was it?"
    options = content()["sections"][0]["questions"][0]["options"]
    assert {one["words"]: one["code"] for one in options} == {"Good": "1", "Poor": "2", "Very good": "3"}
    assert "Version 2: draft" in read(client, at("questionnaire", hospital, row.public_id)).text


def test_moving_and_taking_out(client, hospital, asked):
    row = asked.questionnaire
    page = read(client, at("questionnaire", hospital, row.public_id))
    down = at("move", hospital, row.public_id, "order", "down")
    token = next(e["value"] for e in page.elements if e["name"] == "form_token" and e.form["action"] == down)
    client.post(down, {"form_token": token})
    assert [one["key"] for one in content()["sections"][1]["questions"]] == ["order", "called", "when"]
    assert client.post(at("move", hospital, row.public_id, "order", "sideways")).status_code == 404
    words = read(client, at("take_out", hospital, row.public_id, "called")).text
    assert "“Which day?” was asked only after an answer to it." in words
    press(client, at("take_out", hospital, row.public_id, "called"))
    assert content()["sections"][1]["questions"][1]["show_if"] is None


def test_two_who_change_the_draft_at_once_both_see_it(client, hospital, asked, nadia):
    row = asked.questionnaire
    change = at("change_question", hospital, row.public_id, "how")
    token = read(client, change).token
    mended = building.from_json({**asked.content, "title": "Other"})
    building.save_draft(actor=nadia, questionnaire=row, content=mended, version=0)
    response = client.post(change, {"form_token": token, "words": "Mine?", "options": "a\nb"})
    words = shown(response)
    assert "There are two versions now" in words
    assert "How was it?" in words
    assert content()["sections"][0]["questions"][0]["words"] == "How was it?"


def test_a_language_is_offered_when_all_of_it_is_there(client, hospital, asked):
    row = asked.questionnaire
    home = at("questionnaire", hospital, row.public_id)
    assert "Arabic: all of it is translated." in read(client, home).text
    press(client, at("add_language", hospital, row.public_id), language="ur")
    assert f"Urdu: {COUNT} texts are not translated yet" in read(client, home).text
    boxes = {f"words_{place}": "لفظ" for place in range(COUNT)}
    press(client, at("translate", hospital, row.public_id, "ur"), **boxes)
    assert "Urdu: all of it is translated." in read(client, home).text
    assert "ur" in content()["translations"]
    assert client.get(at("translate", hospital, row.public_id, "fr")).status_code == 404


def test_closing_and_copying(client, hospital, asked):
    row = asked.questionnaire
    home = at("questionnaire", hospital, row.public_id)
    copy = at("copy", hospital, row.public_id)
    page = read(client, home)
    token = next(e["value"] for e in page.elements if e["name"] == "form_token" and e.form["action"] == copy)
    assert client.post(copy, {"form_token": token}).url == client.post(copy, {"form_token": token}).url
    assert Questionnaire.objects.filter(title="Copy of After your visit").count() == 1
    press(client, at("close", hospital, row.public_id))
    assert "Nobody can answer it now." in read(client, home).text
    assert client.get(at("close", hospital, row.public_id)).status_code == 404


def test_only_a_body_s_own_and_only_those_who_run_it(visit, hospital, asked, stage):
    other = stage.organisations["millbrook"]
    assert visit("nadia").get(at("questionnaire", other, asked.questionnaire.public_id)).status_code == 403
    assert visit("sam").get(at("questionnaires", hospital)).status_code == 403
    assert visit("joyce").get(reverse("questionnaires:mine")).status_code == 403


def test_which_answers_are_good_is_ticked_and_asked_beside_the_field_when_all_are(client, hospital, asked):
    row = asked.questionnaire
    address = at("good_answers", hospital, row.public_id, "how")
    home = at("questionnaire", hospital, row.public_id)
    assert address in {one["href"] for one in read(client, home).all("a")}
    every = press(client, address, good=["1", "2"])
    assert "Which of them are not good?" in shown(every)
    assert press(client, address, good=["1"]).url == f"{home}#how"
    assert content()["sections"][0]["questions"][0]["good"] == ["1"]
    assert "Good answers: Good" in read(client, home).text
    ticked = [one for one in read(client, address).all("input") if "checked" in one.attributes]
    assert [one["value"] for one in ticked] == ["1"]
    press(client, address)
    assert content()["sections"][0]["questions"][0]["good"] == []


def test_an_answer_that_goes_is_no_good_one_and_a_changed_question_keeps_the_rest(client, hospital, asked):
    row = asked.questionnaire
    change = at("change_question", hospital, row.public_id, "how")
    press(client, change, words="How was it?", options="Good\nPoor\nFair")
    press(client, at("good_answers", hospital, row.public_id, "how"), good=["1", "3"])
    press(client, change, words="How was it today?", options="Good\nPoor")
    assert content()["sections"][0]["questions"][0]["good"] == ["1"]


@pytest.mark.parametrize("key", ["order", "why", "when", "nothing"])
def test_only_one_answer_of_a_few_can_be_called_good(client, hospital, asked, key):
    assert client.get(at("good_answers", hospital, asked.questionnaire.public_id, key)).status_code == 404


def test_two_who_say_what_is_good_at_once_both_see_it(client, hospital, asked, nadia):
    row = asked.questionnaire
    address = at("good_answers", hospital, row.public_id, "how")
    token = read(client, address).token
    building.save_draft(actor=nadia, questionnaire=row, content=building.from_json(asked.content), version=0)
    assert "To keep yours, save again." in shown(client.post(address, {"form_token": token, "good": ["1"]}))


def test_no_answer_takes_the_code_of_one_that_was_asked_before(client, hospital, asked):
    """Taken out and saved, then another put in: what people chose in the first version is not the other's."""
    change = at("change_question", hospital, asked.questionnaire.public_id, "how")
    press(client, change, words="How was it?", options="Good\nFair")
    press(client, change, words="How was it?", options="Good\nWorse")
    press(client, change, words="How was it?", options="Good\nWorse\nPoor")
    options = content()["sections"][0]["questions"][0]["options"]
    assert {one["words"]: one["code"] for one in options} == {"Good": "1", "Worse": "4", "Poor": "2"}
