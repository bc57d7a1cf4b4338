"""The pages of talks, questions and updates: by links and forms, with wrong input, stale tabs and closed parts."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from partake.care_plans.actions import asking, conversing, lines, preparing
from partake.care_plans.actions.conversing import Arrangement
from partake.care_plans.domain.contents import Condition as ConditionLine
from partake.care_plans.domain.contents import Contact, Kind, Review
from partake.care_plans.domain.conversations import ConversationKind, ConversationState, HeldHow
from partake.care_plans.models import (
    Condition,
    Conversation,
    FeltInvolvedAnswer,
    LocalSupport,
    PlanQuestion,
    Update,
)
from partake.care_plans.models import Contact as ContactRow
from partake.care_plans.queries.plan import get_plan
from partake.care_plans.queries.preparation import get_open_preparation
from partake.demo import details, results
from partake.kernel import clock
from partake.people.domain import Part
from tests.pages import Page, assert_translated, pseudo_translated
from tests.people.pressing import press, read, shown

DAY = {"planned_on-day": "24", "planned_on-month": "11", "planned_on-year": "2026"}


@pytest.fixture
def at(stage):
    def address(name: str, *args: object, person: str = "joyce") -> str:
        return reverse(f"care_plans:{name}", args=[stage.people[person].public_id, *args])

    return address


@pytest.fixture
def talk(sam) -> Conversation:
    arrangement = Arrangement(ConversationKind.REVIEW, HeldHow.IN_PERSON, clock.today(), "10:40am")
    return conversing.plan_conversation(record=sam, arrangement=arrangement)


@pytest.fixture
def nurse(visit):
    return visit("sam", "joyce")


def links(page: Page) -> list[str]:
    return [link["href"] for link in page.all("a")]


def test_a_talk_is_planned_from_the_plan(nurse, at, stage):
    assert at("plan_talk") in links(read(nurse, at("talks")))
    led_by = str(stage.users["farah"].public_id)
    wrong = shown(press(nurse, at("plan_talk"), kind="REVIEW", led_by=led_by, **{**DAY, "planned_on-year": "2025"}))
    assert "24 November 2025 is before 19 November 2026" in wrong and "You have not said how" in wrong
    made = press(nurse, at("plan_talk"), kind="REVIEW", how="PHONE", led_by=led_by, planned_time="10:40am", **DAY)
    row = Conversation.objects.get()
    assert made.url == at("talk", row.public_id)
    assert row.led_by.startswith("Farah Aziz")
    assert "Tuesday 24 November, 10:40am" in read(nurse, made.url).text


def test_pressing_twice_plans_one_talk(nurse, at, stage):
    page = at("plan_talk")
    token = read(nurse, page).token
    given = {"kind": "FIRST", "how": "HOME", "led_by": str(stage.users["sam"].public_id)}
    for _ in range(2):
        nurse.post(page, {"form_token": token, **given})
    assert Conversation.objects.count() == 1


def test_the_page_follows_the_conversation_from_what_matters(nurse, at, talk, stage, joyce, keys):
    details.play(stage)
    asking.ask_question(record=joyce, words="Who sends the food guide?")
    asking.write_update(record=joyce, words="One pillow all week.")
    said = read(nurse, at("talk", talk.public_id)).text
    said = said[said.index("grandson to the allotment") :]  # after the list of what is on the page
    order = [
        "How decisions are made Not said yet. Ask this first.",
        "Who sends the food guide?",
        "One pillow all week.",
        "and their goals",
        "The allotment 9 out of 10",
        "If things change",
        "When we look again",
        "Agreeing Version 1, a draft",
        "We have talked",
    ]
    places = [said.index(words) for words in order]
    assert places == sorted(places)


def test_every_way_to_write_comes_back_to_the_place_in_the_talk(nurse, at, talk, keys):
    page = read(nurse, at("talk", talk.public_id))
    carried = f"?talk={talk.public_id}&at=goals"
    add = at("add_line_under", Kind.ACTION, keys[Kind.GOAL]) + carried
    assert add in links(page)
    asked = press(nurse, add, what="Find a bench")
    assert asked.url.endswith(f"?on=1&talk={talk.public_id}&at=goals")
    assert at("talk", talk.public_id) + "#goals" in links(read(nurse, asked.url))
    went = at("progress", Kind.ACTION, keys[Kind.ACTION]) + carried
    assert press(nurse, went, status="STUCK", words="").url == at("talk", talk.public_id) + "#goals"
    wish = at("involvement") + f"?talk={talk.public_id}&at=involved"
    assert wish in links(page)
    saved = press(nurse, wish, how="TOGETHER", said_how="IN_PERSON")
    assert saved.url == at("talk", talk.public_id) + "#involved"


@pytest.mark.parametrize("forged", ["https://example.com", "javascript:alert(1)", "1", "//example.com"])
def test_a_forged_way_back_leads_to_the_plan(nurse, at, keys, forged):
    went = f"{at('progress', Kind.ACTION, keys[Kind.ACTION])}?talk={forged}&at=<script>"
    assert press(nurse, went, status="STUCK").url == at("plan")


def test_closing_asks_who_when_again_and_then_how_involved(nurse, visit, at, talk, joyce):
    lines.add_line(record=joyce, kind=Kind.REVIEW, content=Review(clock.today() + timedelta(days=5), 3))
    page = read(nurse, at("hold_talk", talk.public_id))
    values = {one["name"]: one["value"] for one in page.all("input")}
    assert [values[f"look_again_on-{box}"] for box in ("day", "month", "year")] == ["19", "2", "2027"]
    given = {"how": "IN_PERSON", "took_part": "Tunde Adeyemi, son\nIfe Balogun, Yoruba interpreter"}
    held = {"held_on-day": "20", "held_on-month": "11", "held_on-year": "2026"}
    assert "is after 19 November 2026" in shown(press(nurse, at("hold_talk", talk.public_id), **given, **held))
    again = {"look_again_on-day": "19", "look_again_on-month": "2", "look_again_on-year": "2027"}
    held["held_on-day"] = "19"
    closed = press(nurse, at("hold_talk", talk.public_id), **given, **held, **again)
    assert closed.url == at("felt_in_talk", talk.public_id)
    assert "How did they tell you" in shown(press(nurse, closed.url, felt="LESS"))
    press(nurse, closed.url, felt="LESS", said_how="IN_PERSON")
    client = visit("joyce")
    assert press(client, closed.url, felt="AS_MUCH_AS_I_WANTED").url == at("talk", talk.public_id)
    said = read(client, at("talk", talk.public_id)).text
    assert "Tunde Adeyemi, son; Ife Balogun, Yoruba interpreter" in said and "As much as I wanted." in said
    assert "by the day you chose, 24 November 2026" in said
    assert FeltInvolvedAnswer.objects.count() == 2


def test_the_person_answers_from_their_home(visit, at, talk, sam, stage):
    conversing.hold_conversation(
        record=sam, conversation_id=talk.public_id, held_on=clock.today(), how=HeldHow.PHONE, version=talk.version
    )
    client = visit("joyce")
    page = read(client, "/")
    assert at("felt_in_talk", talk.public_id) in links(page)
    press(client, at("felt_in_talk", talk.public_id), felt="MORE", words="Too fast.")
    assert at("felt_in_talk", talk.public_id) not in links(read(client, "/"))


def test_a_stale_tab_shows_both_and_then_saves(nurse, at, talk, opened, stage):
    page = at("change_talk", talk.public_id)
    token = read(nurse, page).token
    other = Arrangement(ConversationKind.REVIEW, HeldHow.VIDEO, where="A link")
    conversing.change_conversation(
        record=opened("farah", "joyce"), conversation_id=talk.public_id, arrangement=other, version=1
    )
    given = {"kind": "REVIEW", "how": "HOME", "led_by": str(stage.users["sam"].public_id), **DAY}
    stale = nurse.post(page, {"form_token": token, **given})
    said = shown(stale)
    assert "There are two versions now" in said and "A link" in said and "At the person’s home" in said
    nurse.post(page, {"form_token": Page(stale.content.decode()).token, **given})
    assert Conversation.objects.get().how == HeldHow.HOME


def test_a_talk_that_did_not_happen_says_why_in_plain_words(nurse, visit, at, talk):
    assert "You have not said yet" in shown(press(nurse, at("not_held", talk.public_id)))
    assert "What happened?" in shown(press(nurse, at("not_held", talk.public_id), because="OTHER"))
    assert press(nurse, at("not_held", talk.public_id), because="NO_HELP").url == at("talks")
    said = read(visit("joyce"), at("talk", talk.public_id)).text
    assert "It did not happen" in said and "We have talked" not in said
    assert Conversation.objects.get().state == ConversationState.NOT_HELD


def test_forged_ids_find_nothing(nurse, at, talk):
    for name in ("talk", "change_talk", "hold_talk", "not_held", "felt_in_talk", "answer_question"):
        assert nurse.get(at(name, uuid4())).status_code == 404
    assert nurse.get(at("talk", talk.public_id, person="arthur")).status_code in (302, 404)
    assert nurse.get(at("felt_in_talk", talk.public_id)).status_code == 404  # it was not held yet


def test_what_may_no_longer_be_seen_is_not_on_the_talk(nurse, at, talk, stage, joyce):
    details.play(stage)
    joyce_row = stage.people["joyce"]
    joyce_row.care_relationships.update(hidden=[Part.ABOUT_ME, Part.IF_I_GET_WORSE])
    said = read(nurse, at("talk", talk.public_id)).text
    assert "grandson" not in said and "If things change" not in said
    joyce_row.care_relationships.update(hidden=[Part.PLAN])
    assert nurse.get(at("talk", talk.public_id)).status_code == 403
    assert "Joyce" not in read(nurse, "/").text


def test_a_question_is_asked_and_answered(nurse, visit, at, joyce, stage):
    client = visit("joyce")
    page = read(client, at("ask_question"))
    assert "not for emergencies" in page.text and "999" in page.text and "Millbrook Surgery" in page.text
    assert "Nothing is written here yet" in shown(press(client, at("ask_question")))
    assert press(client, at("ask_question"), words="May I walk uphill? 🙂").url == at("questions")
    row = PlanQuestion.objects.get()
    day = read(nurse, "/")
    assert "1 question to answer" in day.text and at("answer_question", row.public_id) in links(day)
    with clock.fixed_day(2026, 11, 26):
        assert "Late: 2 days" in read(visit("joyce"), at("questions")).text
    assert "Nothing is written here yet" in shown(press(nurse, at("answer_question", row.public_id)))
    press(nurse, at("answer_question", row.public_id), answer="Yes, slowly.")
    assert "Yes, slowly." in read(client, at("questions")).text
    assert "Nothing to answer" in read(nurse, "/").text


def test_a_question_answered_meanwhile_keeps_what_was_typed(nurse, at, joyce, opened):
    row = asking.ask_question(record=joyce, words="May I?")
    page = at("answer_question", row.public_id)
    token = read(nurse, page).token
    asking.answer_question(record=opened("farah", "joyce"), question_id=row.public_id, answer="Yes.", version=1)
    answered = nurse.post(page, {"form_token": token, "answer": "Mine"})
    assert "Farah Aziz has already answered this" in shown(answered) and "Mine" in answered.content.decode()


def test_staff_write_down_a_question_and_an_update(visit, at):
    farah = visit("farah", "arthur")
    ask = at("ask_question", person="arthur")
    assert "How did they tell you" in shown(press(farah, ask, words="When?"))
    press(farah, ask, words="When?", said_how="BY_PHONE")
    press(farah, at("write_update", person="arthur"), words="The roof is mended.")
    said = read(farah, at("plan", person="arthur")).text
    assert "The roof is mended." in said and "Questions and answers (1)" in said
    assert Update.objects.get().said_by.startswith("Farah Aziz")


def test_a_key_worker_is_tied_to_their_sign_in(visit, at, joyce, stage):
    line = lines.add_line(record=joyce, kind=Kind.CONTACT, content=Contact("Sam", is_key_worker=True))
    client = visit("joyce")
    page = at("question", Kind.CONTACT, line.key, "account")
    values = [one["value"] for one in read(client, page).all("input") if one["name"] == "account"]
    assert str(stage.users["sam"].public_id) in values and str(stage.users["neil"].public_id) not in values
    forged = press(client, page, account=str(stage.users["neil"].public_id))
    assert "not on this page any more" in shown(forged)
    press(client, page, account=str(stage.users["sam"].public_id))
    assert ContactRow.objects.get().account == stage.users["sam"].public_id
    press(client, page, account="")
    assert ContactRow.objects.get().account is None


def test_how_often_is_asked_in_plain_words_and_keeps_another_number(visit, at, joyce):
    line = lines.add_line(record=joyce, kind=Kind.REVIEW, content=Review(clock.today(), 4))
    client = visit("joyce")
    page = at("question", Kind.REVIEW, line.key, "when")
    said = read(client, page)
    assert "Every 4 months" in said.text and "Once a year" in said.text
    (chosen,) = [one["value"] for one in said.all("input") if "checked" in one.attributes]
    assert chosen == "4"
    day = {"review_on-day": "1", "review_on-month": "12", "review_on-year": "2026"}
    press(client, page, every_months="4", **day)
    assert get_plan(joyce).review.said.every_months == 4
    press(client, page, every_months="12", **day)
    assert get_plan(joyce).review.said.every_months == 12


def test_a_late_review_is_said_on_the_plan(visit, at, joyce):
    lines.add_line(record=joyce, kind=Kind.REVIEW, content=Review(clock.today(), 3))
    with clock.fixed_day(2026, 12, 9):
        assert "Late: 20 days" in read(visit("joyce"), at("plan")).text


def test_a_condition_brings_its_knowledge_beside_the_talk(nurse, at, talk):
    add = at("add_line", Kind.CONDITION) + f"?talk={talk.public_id}&at=goals"
    assert press(nurse, add, words="Sugar, since 2009", code="DIABETES_TYPE_2").url.endswith("#goals")
    said = read(nurse, at("talk", talk.public_id))
    assert "Type 2 diabetes" in said.text and "A clinician has not checked it yet." in said.text
    assert "https://www.diabetes.org.uk/" in links(said)
    assert Condition.objects.get().words == "Sugar, since 2009"


def test_local_support_is_added_shown_and_taken_away(visit, nurse, at, talk):
    ada = visit("ada")
    new, listed = reverse("care_plans:add_local_support"), reverse("care_plans:local_support")
    assert "What is it called?" in shown(press(ada, new, what="Walks"))
    press(ada, new, name="Gentle walks", what="Slow.", contact="01632 960176")
    assert "Gentle walks" in read(nurse, at("talk", talk.public_id)).text
    row = LocalSupport.objects.get()
    ending = reverse("care_plans:end_local_support", args=[row.public_id])
    assert ending in links(read(ada, listed))
    press(ada, ending)
    assert "Gentle walks" not in read(nurse, at("talk", talk.public_id)).text
    assert ada.get(ending).status_code == 404


def test_the_talk_asks_the_database_a_bounded_number_of_questions(
    nurse, at, talk, joyce, keys, django_assert_max_num_queries
):
    for number in range(30):
        asking.write_update(record=joyce, words=f"Day {number}")
        lines.add_line(record=joyce, kind=Kind.CONDITION, content=ConditionLine(f"No {number}", "ASTHMA"))
    with django_assert_max_num_queries(60):
        nurse.get(at("talk", talk.public_id))


def test_every_word_of_the_forms_can_be_translated(visit, at, talk):
    client = visit("joyce")
    with pseudo_translated():
        for name in ("ask_question", "write_update"):
            names = ("Partake", "Joyce Adeyemi", "Millbrook Surgery", "3")
            assert_translated(client.get(at(name)), names=names)


def test_results_stand_in_the_talk_for_who_may_see_them(nurse, at, talk, stage):
    details.play(stage)
    results.play(stage)
    page = at("talk", talk.public_id)
    assert "HbA1c" in read(nurse, page).text
    stage.people["joyce"].care_relationships.update(hidden=[Part.RESULTS])
    assert "HbA1c" not in read(nurse, page).text


def test_the_talk_shows_what_was_prepared_and_closing_it_uses_it(nurse, at, talk, joyce, sam):
    preparing.start_preparation(record=joyce)
    said = preparing.GivenAnswer("TREATMENT", "I leave it out on Saturdays.", True)
    preparing.answer_question(record=joyce, answer=said, number=0)
    words = read(nurse, at("talk", talk.public_id)).text
    assert "How do you get on with your medicines or treatment?" in words and "I leave it out on Saturdays." in words
    conversing.hold_conversation(
        record=sam, conversation_id=talk.public_id, held_on=clock.today(), how=HeldHow.PHONE, version=talk.version
    )
    assert get_open_preparation(joyce) is None
    assert "What was prepared for the last talk" in read(nurse, at("prepare")).text


@pytest.mark.parametrize("kind", ["json", "text"])
def test_the_copy_of_everything_holds_talks_questions_and_updates(visit, talk, joyce, sam, stage, kind):
    question = asking.ask_question(record=joyce, words="May I walk uphill?")
    asking.answer_question(record=sam, question_id=question.public_id, answer="Yes, slowly.", version=1)
    asking.write_update(record=joyce, words="One pillow all week.")
    address = reverse("home:download_everything", args=[stage.people["joyce"].public_id, kind])
    taken = b"".join(visit("joyce").get(address).streaming_content)
    said = " ".join(taken.decode().split())
    for words in ("Sam Whitcombe, practice nurse", "May I walk uphill?", "Yes, slowly.", "One pillow all week."):
        assert words in said
