"""What we know already: the figures, from whom and how, what came of it; and a group too small to say."""

from datetime import date

import pytest

from partake.insight.models import GroupsMonth, HeardMonth
from partake.insight.queries.known import what_we_know
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import Refused
from partake.questionnaires.actions import building
from partake.questionnaires.actions.answering import finish_response
from partake.questionnaires.domain import Content, Option, Question, QuestionKind, Section
from partake.voices.actions.outcomes import publish_outcome, write_outcome
from partake.voices.domain.states import OutcomeKind
from partake.voices.models import Enquiry
from tests.insight.labelled import PHONE, heard, put_on, say
from tests.pages import assert_translated, pseudo_translated
from tests.people.pressing import read

OCTOBER = date(2026, 10, 1)
HOW = Question("how", QuestionKind.ONE_OF, "How was it?", options=(Option("1", "Good"), Option("2", "Poor")))
AFTER = Content("After your visit", "", (Section("Your visit", (HOW,)),), "Thank you.")


@pytest.fixture
def known(hospital, riverside, nadia, stage):
    heard(hospital, riverside, OCTOBER, comments=400, about=96, unhappy=71, happy=22)
    heard(hospital, None, OCTOBER, comments=900, about=100)
    HeardMonth.objects.create(
        organisation=hospital, service=riverside, month=date(2026, 3, 1), voices=30, kind="SURVEY_ANSWER",
        channel="PAPER", sampling="INVITED_GROUP", speaker="PATIENT", with_words=0, labelled=0, suggested=0,
    )  # fmt: skip
    voice = say(riverside, "Rang 41 times")
    put_on(voice, hospital)
    return write_outcome(
        actor=nadia, organisation_id=hospital.pk, kind=OutcomeKind.WE_DID, title="A second line", said="Busy.",
        words="Done.", decided_by="Nadia Rahman", decided_on=date(2026, 11, 1), voices=[voice],
    )  # fmt: skip


def test_what_is_known_of_a_theme_at_a_service(client, at, known, riverside, stage):
    asked = f"?theme={PHONE}&service={riverside.public_id}"
    page = read(client, at("known") + asked)
    assert "Getting through, November 2024 to October 2026: 96 comments, 24% (20 to 28) of 400" in page.text
    assert "Riverside Diabetes Clinic heard 430 people" in page.text
    assert "A group of people was invited. 30" in page.text
    assert "In 1 of these 24 months somebody went to people here and asked; 30 people answered." in page.text
    assert "Nothing that we know of." in page.text  # nobody has checked the outcome yet
    publish_outcome(actor=stage.actor("owen"), outcome=known, version=1)
    assert "A second line" in read(client, at("known") + asked).text


def test_words_lead_to_who_said_them(client, at, known):
    page = read(client, at("known") + "?words=rang")
    assert "1 person said “rang”." in page.text
    explore = next(link["href"] for link in page.all("a") if link.name == "Read what they said")
    assert "1 person’s words fit what you ask." in read(client, explore).text


@pytest.mark.parametrize(("voices", "said"), [(4, "too few answers to show safely"), (5, "5 people were heard")])
def test_of_a_group_only_what_is_safe_is_said(client, at, known, hospital, voices, said):
    GroupsMonth.objects.create(
        organisation=hospital, month=OCTOBER, characteristic="AGE", list_version="2021", category="85-PLUS",
        voices=voices, scored=0, good=0, poor=0,
    )  # fmt: skip
    assert said in read(client, at("known") + "?group=AGE:85-PLUS").text


def test_questionnaires_and_enquiries_count_among_how_often_people_were_asked(
    client, at, nadia, stage, hospital, known
):
    draft = building.make_questionnaire(actor=nadia, organisation_id=hospital.pk, content=AFTER)
    asked = building.publish_version(actor=nadia, draft=draft, version=1)
    finish_response(actor=Actor.anonymous(), asked=asked, answers={"how": "1"}, channel="ONLINE")
    Enquiry.objects.create(
        organisation=hospital, asked_for=stage.organisations["healthwatch"], words="What came of it?",
        asked_at=clock.now(), asked_by="Hana Suzuki", due_on=date(2026, 12, 17),
    )  # fmt: skip
    page = read(client, at("known"))
    assert "“After your visit” asked people: 1 answer." in page.text
    assert "Whoever speaks for the public asked 1 time what came of it, last on 19 November 2026." in page.text
    assert "Nobody went to people here" not in page.text


def test_who_is_missing_is_said_in_a_sentence(client, at, known):
    assert "We cannot say who is missing: there is nothing here to compare with." in read(client, at("known")).text


def test_it_is_printed_in_every_size(client, at, known, riverside):
    asked = f"?theme={PHONE}&service={riverside.public_id}"
    text = client.get(at("known_paper", "text") + asked).content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert "96 comments" in text
    assert "A group of people was invited." in text
    for size in ("pdf-12", "pdf-28"):
        assert client.get(at("known_paper", size) + asked).content.startswith(b"%PDF")
    assert client.get(at("known_paper", "doc")).status_code == 404


def test_where_nothing_was_ever_said_the_page_says_so(client, at, stage, hospital):
    page = read(client, at("known") + f"?theme={PHONE}")
    assert "Getting through: nobody has said anything that was counted." in page.text
    assert "Nobody was heard in these months." in page.text
    assert "Nobody went to people here and asked them in these 24 months." in page.text
    with pytest.raises(Refused):
        what_we_know(stage.actor("hana"), organisation=hospital, given={})


def test_its_words_reach_translators(client, at, known, hospital):
    names = (hospital.name, "Nadia Rahman", "Riverside Diabetes Clinic", "Poppy Ward", "Partake", "UTC", "Cymraeg",
             "Getting through")  # fmt: skip
    with pseudo_translated():
        assert_translated(client.get(at("known")), names=names)
