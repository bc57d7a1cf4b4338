"""Reading what was answered: exact in all, nobody told apart, logged, and safe in a spreadsheet."""

import csv
import io
from collections import Counter
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from partake.audit.models import Event
from partake.files.domain import Kind
from partake.files.reading import check_upload
from partake.kernel.actor import Actor
from partake.kernel.csv_writing import csv_line
from partake.questionnaires.actions import answering, building
from partake.questionnaires.domain import Content, Option, Question, QuestionKind, Section
from partake.questionnaires.hiding import FEWEST, safe_alone, safe_by_way
from partake.questionnaires.models import QuestionnaireVersion, Recording, Response
from tests.files import making
from tests.people.pressing import read

TWO = (Option("1", "Good"), Option("2", "Poor"))
HOW = Question("how", QuestionKind.ONE_OF, "How was it?", options=TWO)
PAIN = Question("pain", QuestionKind.SCALE, "Pain?", lowest=0, highest=2, lowest_words="No pain", highest_words="Worst")
WAIT = Question("wait", QuestionKind.NUMBER, "Minutes?", lowest=0, highest=600)
ORDER = Question("order", QuestionKind.RANK, "What first?", options=TWO)
RATED = Question("rated", QuestionKind.STATEMENTS, "Rate us", options=TWO, statements=(Option("a", "We were kind"),))
WHEN = Question("when", QuestionKind.DAY, "Which day?")
MORE = Question("more", QuestionKind.LONG_TEXT, "Anything else?", may_record=True)
ETHNIC = Question("ethnic", QuestionKind.ONE_OF, "Ethnic group?", options=TWO, characteristic="ETHNIC_GROUP")
ASKED = Content("Your visit", "", (Section("", (HOW, PAIN, WAIT, ORDER, RATED, WHEN, MORE, ETHNIC)),))


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.FILES = tmp_path / "files"


@pytest.fixture
def version(nadia, hospital) -> QuestionnaireVersion:
    draft = building.make_questionnaire(actor=nadia, organisation_id=hospital.pk, content=ASKED)
    return building.publish_version(actor=nadia, draft=draft, version=1)


@pytest.fixture
def at(version, hospital):
    def address(name: str, *args: object) -> str:
        return reverse(f"questionnaires:{name}", args=[hospital.public_id, version.questionnaire.public_id, 1, *args])

    return address


def say(version, times: int = 1, channel: str = "ONLINE", **answers) -> Response:
    for _ in range(times):
        found = answering.finish_response(actor=Actor.anonymous(), asked=version, answers=answers, channel=channel)
    return found


# The page.


def test_counts_in_all_are_exact_and_a_way_that_tells_few_apart_is_hidden(visit, version, at):
    say(version, 12, how="1", pain=0, order=["2", "1"], rated={"a": "1"}, ethnic="1")
    say(version, 3, "PAPER", how="1", ethnic="2")
    say(version, 6, "PAPER", how="2", wait=20)
    say(version, 2, "KIOSK", how="2", wait=45)
    page = read(visit("nadia"), at("answers"))
    assert "23 people answered" in page.text
    assert "On paper: 9" in page.text
    assert "Most often: “Good”, by 15 of 23 (65%)." in page.text
    assert "15 of 23: 65%" in page.text
    assert "0: No pain" in page.text
    assert "From 20 to 45; half said 20 or less." in page.text
    assert "Put first most often: “Poor”, by 12 of 12 (100%)." in page.text
    assert "We were kind" in page.text
    event = Event.objects.get(kind="questionnaires.answers_read")
    assert event.codes == {"version": 1}
    # Three of an ethnic group are not counted out, nor is the sum that would give them away.
    ethnic = page.text[page.text.index("8. Ethnic group?") :]
    assert "3 of" not in ethnic
    assert "12 of" not in ethnic


def test_nobody_answered_yet(visit, at):
    assert "Nobody has answered yet." in read(visit("nadia"), at("answers")).text


def test_a_page_of_many_answers_asks_the_database_no_more(visit, version, at):
    client = visit("nadia")
    say(version, how="1", more="One")
    client.get(at("answers"))
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(at("answers"))
    say(version, 30, how="1", more="One")
    with CaptureQueriesContext(connection) as many:
        client.get(at("answers"))
    assert len(many) <= len(few)


def test_struck_and_unfinished_answers_are_not_read(visit, version, at, nadia, hospital):
    batch = answering.open_batch(actor=nadia, asked=version, organisation_id=hospital.pk)
    keyed = answering.finish_response(
        actor=nadia, asked=version, answers={"more": "Keyed wrong"}, channel="PAPER", batch=batch
    )
    answering.strike_response(actor=nadia, response=keyed)
    answering.begin_response(actor=Actor.anonymous(), asked=version, answers={"more": "Half"})
    client = visit("nadia")
    assert "Nobody has answered yet." in read(client, at("answers")).text
    assert "Keyed wrong" not in read(client, at("said", "more")).text
    assert "Half" not in read(client, at("said", "more")).text


# Words and recordings.


def test_words_stand_one_after_another_by_page_with_day_and_way(visit, version, at):
    for number in range(30):
        say(version, more=f"Answer <{number}>", how="2")
    say(version, more="Dostałem list", channel="KIOSK")
    client = visit("nadia")
    page = read(client, at("said", "more"))
    assert "Answer <29>" in page.text
    assert "On the screen" in page.text
    assert "Poor" not in page.text
    assert "Answer <0>" not in page.text
    following = at("said", "more") + f"?after={list(Response.objects.order_by('-pk'))[24].public_id}"
    assert "Answer <0>" in read(client, following).text
    assert Event.objects.filter(codes={"version": 1, "question": "more"}).count() == 2


def test_days_are_read_too_and_other_questions_are_not_there(visit, version, at):
    say(version, when="2026-11-03")
    client = visit("nadia")
    assert "3 November 2026" in read(client, at("said", "when")).text
    for key in ("how", "ethnic", "nothing"):
        assert client.get(at("said", key)).status_code == 404


def test_a_recording_is_played_by_those_who_asked_and_nobody_else(visit, version, at):
    upload = SimpleUploadedFile("voice.wav", making.wav(), "audio/wav")
    answering.finish_response(
        actor=Actor.anonymous(),
        asked=version,
        answers={},
        channel="ONLINE",
        recordings={"more": check_upload(upload, takes=[Kind.SOUND])},
    )
    address = at("recording", Recording.objects.get().public_id)
    client = visit("nadia")
    assert "1 sent a recording" in read(client, at("answers")).text
    page = client.get(at("said", "more"))
    assert f'src="{address}"' in page.content.decode()
    got = client.get(address)
    assert b"".join(got).startswith(b"RIFF")
    assert "nosniff" in got["X-Content-Type-Options"]
    for other in ("sam", "george", "hana", "ada", "joyce"):
        assert visit(other).get(address).status_code == 403, other
        assert visit(other).get(at("copy_answers")).status_code == 403, other
    assert client.get(at("recording", version.public_id)).status_code == 404


def test_a_version_that_was_never_published_has_no_answers(visit, version, hospital):
    client = visit("nadia")
    for number in (0, 2, 99999):
        ids = [hospital.public_id, version.questionnaire.public_id, number]
        assert client.get(reverse("questionnaires:answers", args=ids)).status_code == 404


# The copy.


def test_a_copy_runs_nothing_hides_the_same_numbers_and_is_logged(visit, version, at):
    say(version, 6, how="1", more="=HYPERLINK(1)")
    say(version, 2, "PAPER", how="1", more=" +cmd|' /C calc'!A0\n@x")
    say(version, ethnic="2", wait=5)
    response = visit("nadia").get(at("copy_answers"))
    assert response["Content-Type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    by_way = {row["way"]: row["count"] for row in rows if row["answer"] == "Good" and row["question"] == "How was it?"}
    assert by_way["ALL"] == "8"
    assert by_way["PAPER"] == ""
    assert {row["words"] for row in rows if row["words"]} == {"'=HYPERLINK(1)", "' +cmd|' /C calc'!A0\n@x"}
    ethnic = [row for row in rows if row["question"] == "Ethnic group?"]
    assert {row["answer"]: row["count"] for row in ethnic} == {"Good": "0", "Poor": ""}
    assert Event.objects.filter(kind="questionnaires.answers_copied").count() == 1


@given(st.text())
def test_no_cell_begins_like_a_formula(words):
    cell = next(csv.reader(io.StringIO(csv_line(words), newline="")), [""])
    assert not "".join(cell).lstrip().startswith(("=", "+", "-", "@"))


# Who is told apart.


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("ab-"), st.sampled_from(("ONLINE", "PAPER", "PHONE"))), max_size=60))
def test_a_shown_number_is_true_and_a_small_one_is_never_shown(people):
    given_ = Counter(people)
    by_way = Counter(way for _, way in people)
    safe = safe_by_way(["a", "b"], lambda code, way: given_[code, way], by_way, one_each=True)
    for (code, way), count in safe.items():
        assert count is None or (count == given_[code, way] and not 0 < count < FEWEST)


def test_one_hidden_number_is_not_left_for_subtraction():
    said = {("a", "ONLINE"): 20, ("a", "PAPER"): 2, ("b", "ONLINE"): 30, ("b", "PAPER"): 30}
    safe = safe_by_way(["a", "b"], lambda code, way: said[code, way], {"ONLINE": 60, "PAPER": 50}, one_each=True)
    assert safe["a", "PAPER"] is None
    assert safe["a", "ONLINE"] is None


def test_numbers_about_who_people_are():
    assert safe_alone({}) == ({}, 0)
    counts, answered = safe_alone({"1": 40, "2": 2, "3": 0})
    assert counts["2"] is None
    assert (counts["1"], answered) != (40, 42)


def test_a_question_with_good_answers_leads_to_its_chart(nadia, hospital, visit):
    content = Content("Your stay", "", (Section("", (replace(HOW, good=("1",)), PAIN)),))
    draft = building.make_questionnaire(actor=nadia, organisation_id=hospital.pk, content=content)
    asked = building.publish_version(actor=nadia, draft=draft, version=1)
    say(asked, how="1", pain=1)
    place = [hospital.public_id, asked.questionnaire.public_id]
    page = read(visit("nadia"), reverse("questionnaires:answers", args=[*place, 1]))
    charts = [one for one in page.all("a") if "See it month by month" in one.name]
    assert [one.name for one in charts] == ["See it month by month question 1"]
    assert charts[0]["href"].endswith(f"/chart/question:{asked.questionnaire.public_id}:how")
    read(visit("nadia"), charts[0]["href"])
