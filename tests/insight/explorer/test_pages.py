"""The explorer as a reader meets it: asked by form or address, kept, taken away, and what it does not give."""

import csv
import io
import zipfile
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from partake.audit.models import Event
from partake.insight.models import GroupsMonth, HeardMonth, SavedQuestion
from partake.kernel.actor import Actor
from partake.kernel.workbook_reading import is_workbook
from partake.questionnaires.actions import answering, building
from partake.questionnaires.domain import Content, Option, Question, QuestionKind, Section
from partake.voices.domain.labels import LabelledBy
from partake.voices.domain.new import Attribute
from partake.voices.jobs import hear_answers
from tests.insight.explorer.test_finding import of_group
from tests.insight.labelled import PHONE, put_on, say
from tests.pages import assert_translated, pseudo_translated
from tests.people.pressing import press, read, shown


@pytest.fixture
def said(hospital, riverside):
    rang = say(riverside, "Rang 41 times", asks=True, score=4)
    put_on(rang, hospital, sentiment="UNHAPPY")
    busy = say(riverside, "=1+1 the line was busy")
    put_on(busy, hospital, by=LabelledBy.MACHINE)
    return rang, busy


def test_a_figures_address_leads_to_its_voices(client, at, said, riverside):
    asked = f"?theme={PHONE}&service={riverside.public_id}&from=2026-11&to=2026-11"
    page = read(client, at("explore") + asked)
    assert "2 people’s words fit what you ask." in page.text
    assert "About Getting through (unhappy), as Nadia Rahman says." in page.text
    assert "Suggested by the machine: Getting through." in page.text
    alone = read(client, at("explore") + asked + "&by=people")
    assert "1 person’s words fit what you ask." in alone.text
    assert "the line was busy" not in alone.text
    chosen = {option["value"] for option in alone.all("option") if "selected" in option.attributes}
    assert chosen == {PHONE, "people", str(riverside.public_id)}
    start = next(link["href"] for link in alone.all("a") if link.name == "Start an action about these")
    assert "1 person’s, as people here read them" in read(client, start).text


def test_answers_to_one_questionnaire_are_found_and_what_was_ticked_is_not_shown(client, at, said, nadia, hospital):
    how = Question("how", QuestionKind.ONE_OF, "How was it?", options=(Option("1", "Splendid"), Option("2", "Poor")))
    why = Question("why", QuestionKind.LONG_TEXT, "Why?")
    ids = []
    for title in ("Your visit", "Your stay"):
        content = Content(title, "", (Section("", (how, why)),))
        draft = building.make_questionnaire(actor=nadia, organisation_id=hospital.pk, content=content)
        asked = building.publish_version(actor=nadia, draft=draft, version=1)
        given = {"how": "1", "why": f"About {title.lower()}"}
        answering.finish_response(actor=Actor.anonymous(), asked=asked, answers=given, channel="ONLINE")
        ids.append(str(asked.questionnaire.public_id))
    building.make_questionnaire(actor=nadia, organisation_id=hospital.pk, content=replace(content, title="A draft"))
    hear_answers()
    page = read(client, at("explore") + f"?asked={ids[0]}")
    assert "1 person’s words fit what you ask." in page.text
    assert "About your visit" in page.text and "Splendid" not in page.text
    assert [one["value"] for one in page.all("option") if one["value"] in ids] == [ids[1], ids[0]]
    assert "A draft" not in page.text
    assert "3 people’s words" not in read(client, at("explore") + "?kind=SURVEY_ANSWER").text
    file = client.get(at("export_voices", "csv") + f"?asked={ids[0]}").content.decode()
    assert "About your visit" in file and "Splendid" not in file


def test_what_cannot_be_read_is_said_beside_its_field_and_asks_nothing(client, at, said):
    page = read(client, at("explore") + "?from=August&to=2026-13&score=9&kind=COMPLAINT&theme=%00&group=x&service=no")
    assert "“August” is not a month we can read. Which year and month?" in page.text
    assert "“2026-13” is not a month we can read." in page.text
    assert "2 people’s words fit what you ask." in page.text


def test_nothing_said_and_nothing_like_that_are_told_apart(client, at, said, stage):
    assert "Nothing like that was said." in read(client, at("explore") + "?words=zebra").text
    elsewhere = at("explore").replace(str(stage.organisations["hospital"].public_id), str(uuid4()))
    assert client.get(elsewhere).status_code == 404


def test_a_small_group_is_neither_offered_nor_shown(client, at, hospital, riverside):
    of_group(riverside, 4, "85-PLUS")
    of_group(riverside, 5, "25-34")
    for category, voices in (("85-PLUS", 4), ("25-34", 5)):
        GroupsMonth.objects.create(
            organisation=hospital, month=date(2026, 11, 1), characteristic="AGE", list_version="2021",
            category=category, voices=voices, scored=0, good=0, poor=0,
        )  # fmt: skip
    HeardMonth.objects.create(
        organisation=hospital, month=date(2026, 11, 1), voices=9, kind="COMMENT", channel="ONLINE",
        sampling="ANYONE_MAY", speaker="PATIENT", with_words=9, labelled=0, suggested=0,
    )  # fmt: skip
    offered = {option["value"] for option in read(client, at("explore")).all("option")}
    assert "AGE:25-34" in offered
    assert "AGE:85-PLUS" not in offered
    page = read(client, at("explore") + "?group=AGE:85-PLUS")
    assert "Too few answers to show safely." in page.text
    assert "85-PLUS 1" not in page.text
    assert "Take them away" not in page.text
    assert "25-34 1" in read(client, at("explore") + "?group=AGE:25-34").text
    rows = list(csv.reader(io.StringIO(client.get(at("export_voices", "csv") + "?group=AGE:85-PLUS").content.decode())))
    assert len(rows) == 1
    start = read(client, at("start_action") + "?group=AGE:85-PLUS")
    assert "person’s, as" not in start.text


def test_a_question_is_kept_opened_again_and_deleted(client, at, said, visit, hospital):
    asked = f"?theme={PHONE}&by=people"
    assert "What will you call it?" in shown(press(client, at("keep_question") + asked, name=" ", for_everybody="no"))
    answer = press(client, at("keep_question") + asked, name="Phones", for_everybody="no")
    assert answer.headers["Location"].startswith(at("explore") + "?theme=")
    assert not any(link.name.startswith("Phones") for link in read(visit("owen"), at("explore")).all("a"))
    press(client, at("keep_question") + asked, name="Everybody’s phones", for_everybody="yes")
    page = read(visit("owen"), at("explore"))
    link = next(link for link in page.all("a") if link.name.startswith("Everybody’s phones"))
    assert "1 person’s words fit what you ask." in read(client, link["href"]).text
    mine = SavedQuestion.objects.get(name="Phones")
    assert visit("owen").post(at("delete_question", mine.public_id)).status_code == 404
    page = read(client, at("explore"))
    form = next(form for form in page.all("form") if form["action"] == at("delete_question", mine.public_id))
    token = next(f["value"] for f in page.all("input") if f.form is form and f["name"] == "form_token")
    client.post(form["action"], {"form_token": token})
    assert [row.name for row in SavedQuestion.objects.all()] == ["Everybody’s phones"]
    codes = Event.objects.get(kind="insight.question_saved", codes__for_everybody=False).codes
    assert codes["asks"] == ["by", "theme"]


def test_asking_nothing_is_not_kept(client, at):
    assert "Nothing is asked yet." in shown(press(client, at("keep_question"), name="All", for_everybody="no"))


def test_a_file_holds_words_and_neither_address_nor_who_somebody_is(client, at, said, riverside):
    say(riverside, "With all of me", asks=True, attributes=(Attribute("AGE", "2021", "85-PLUS"),))
    answer = client.get(at("export_voices", "csv"))
    assert answer.headers["Content-Disposition"].startswith(
        'attachment; filename="personal-what-people-said-2026-11-19'
    )
    text = answer.content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["Words"] for row in rows] == ["With all of me", "'=1+1 the line was busy", "Rang 41 times"]
    assert rows[2]["About, as people say"] == "Getting through"
    assert rows[1]["About, as people say"] == ""
    assert rows[1]["About, as a machine suggests"] == "Getting through"
    assert rows[2]["Answer chosen"] == "Poor"
    assert "example.com" not in text
    assert "85-PLUS" not in text
    codes = Event.objects.get(kind="insight.voices_exported").codes
    assert codes == {"kind": "csv", "voices": 3, "asks": []}


def test_a_workbook_says_what_it_holds(client, at, said):
    answer = client.get(at("export_voices", "xlsx") + "?words=rang")
    assert is_workbook(answer.content[:4])
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        first, second = (book.read(f"xl/worksheets/sheet{n}.xml").decode() for n in (1, 2))
    assert "It holds personal words." in first
    assert "Rang 41 times" in second
    assert "line was busy" not in second
    assert client.get(at("export_voices", "doc")).status_code == 404


def test_pages_ask_little_and_their_words_reach_translators(client, at, said, hospital, django_assert_max_num_queries):
    with django_assert_max_num_queries(40):
        read(client, at("explore") + f"?theme={PHONE}")
    names = (hospital.name, "Nadia Rahman", "Riverside Diabetes Clinic", "Poppy Ward", "Partake", "UTC", "Cymraeg",
             "Getting through", "Rang 41 times", "the line was busy")  # fmt: skip
    with pseudo_translated():
        assert_translated(client.get(at("explore")), names=names)
        assert_translated(client.get(at("keep_question")), names=names)
