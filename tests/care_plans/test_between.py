"""Between two talks: updates, questions and their answers, the jobs of every hour, and what is known nearby."""

from datetime import date, timedelta
from urllib.parse import urlsplit
from uuid import uuid4

import pytest

from partake.audit.models import Event
from partake.care_plans import jobs
from partake.care_plans.actions import asking, conversing, lines, progress, support
from partake.care_plans.actions.conversing import Arrangement
from partake.care_plans.domain.contents import Condition, Contact, Kind, Review
from partake.care_plans.domain.conversations import ConversationKind, HeldHow
from partake.care_plans.knowledge import topic_of, topics
from partake.care_plans.models import LocalSupport, PlanQuestion, Update
from partake.care_plans.queries.between import list_questions, list_questions_to_answer, list_said_since
from partake.care_plans.queries.knowledge import conditions_of, knowledge_for
from partake.care_plans.queries.plan import get_plan
from partake.correspondence.models import Message
from partake.kernel import clock
from partake.kernel.verdict import NotFound, Refused, Rejected, Stale
from partake.organisations.models import RoleAssignment
from partake.people.domain import AskedHow, Part
from partake.people.models import Person


def key_worker(record, stage, key: str | None = "sam") -> None:
    account = stage.users[key].public_id if key else None
    content = Contact("Sam Whitcombe", "practice nurse", is_key_worker=True, account=account)
    lines.add_line(record=record, kind=Kind.CONTACT, content=content)


def ask(record, words: str = "May I walk uphill?", **more) -> PlanQuestion:
    return asking.ask_question(record=record, words=words, **more)


def to(key_begins: str) -> list[str]:
    return list(Message.objects.filter(key__startswith=key_begins).order_by("pk").values_list("to_name", flat=True))


def leave(stage, key: str) -> None:
    RoleAssignment.objects.filter(user=stage.users[key]).update(ended_on=clock.today() - timedelta(days=1))


def test_a_question_reaches_the_key_worker_and_says_nothing_in_the_email(joyce, stage):
    key_worker(joyce, stage)
    question = ask(joyce)
    assert (question.to_user_id, question.to_name) == (stage.users["sam"].pk, "Sam Whitcombe")
    assert question.due_on == date(2026, 11, 24)  # Thursday, and three working days
    message = Message.objects.get(key__startswith="plan-question:")
    assert message.to_id == str(stage.users["sam"].public_id)
    assert "uphill" not in str(message.document) and "Joyce" not in str(message.document) + message.title
    assert Event.objects.get(kind="care_plans.plan_question_asked").codes["to_key_worker"] is True


def test_without_a_key_worker_we_know_it_goes_to_the_practice(joyce, stage):
    key_worker(joyce, stage, None)
    question = ask(joyce)
    assert question.to_user_id is None and question.to_name == "Millbrook Surgery"
    assert to("plan-question:") == ["Millbrook Surgery"]


def test_a_key_worker_who_cannot_see_the_plan_is_not_asked(joyce, stage):
    key_worker(joyce, stage, "neil")
    assert ask(joyce).to_name == "Millbrook Surgery"


def test_when_nobody_can_see_the_plan_it_says_so_and_keeps_nothing(joyce, stage):
    stage.people["joyce"].care_relationships.update(hidden=[Part.PLAN])
    with pytest.raises(Rejected, match="Call us"):
        ask(joyce)
    assert not PlanQuestion.objects.exists()


def test_a_question_written_down_for_somebody_names_who_and_tells_them(stage, opened):
    farah = opened("farah", "arthur")
    with pytest.raises(Rejected) as wrong:
        ask(farah)
    assert wrong.value.field == "said_how"
    question = ask(farah, said_how=AskedHow.BY_PHONE)
    assert question.asked_by == "Farah Aziz, care coordinator, Millbrook Surgery"
    assert to("plan-question-for-you") == ["Arthur Pell"]


def test_an_empty_question_or_answer_is_asked_again(joyce, sam):
    with pytest.raises(Rejected):
        ask(joyce, " ")
    question = ask(joyce)
    with pytest.raises(Rejected):
        asking.answer_question(record=sam, question_id=question.public_id, answer=" ", version=1)


def test_an_answer_goes_to_the_person_with_their_words(joyce, sam, stage):
    question = ask(joyce)
    asking.answer_question(record=sam, question_id=question.public_id, answer="Yes, slowly.", version=1)
    message = Message.objects.get(key__startswith="plan-question-answer")
    assert message.to_name == "Joyce Adeyemi" and "Yes, slowly." in str(message.document)
    assert not list_questions(joyce)[0].is_open
    with pytest.raises(Rejected, match="Sam Whitcombe has already"):
        asking.answer_question(record=sam, question_id=question.public_id, answer="No.", version=1)


def test_only_those_who_plan_with_people_answer(joyce, opened):
    question = ask(joyce)
    for who in ("joyce", "ruth"):
        with pytest.raises(Refused):
            asking.answer_question(
                record=opened(who, "joyce"), question_id=question.public_id, answer="Yes.", version=1
            )


def test_a_forged_id_and_a_stale_page_answer_nothing(joyce, sam, opened):
    question = ask(joyce)
    for record, wanted in ((sam, uuid4()), (opened("sam", "arthur"), question.public_id)):
        with pytest.raises(NotFound):
            asking.answer_question(record=record, question_id=wanted, answer="Yes.", version=1)
    with pytest.raises(Stale):
        asking.answer_question(record=sam, question_id=question.public_id, answer="Yes.", version=0)
    assert list_questions(joyce)[0].is_open


def test_the_list_of_a_day_has_ones_own_first_and_the_bodys(joyce, opened, stage):
    ask(opened("farah", "arthur"), said_how=AskedHow.BY_PHONE)
    key_worker(joyce, stage)
    ask(joyce)
    mine = list_questions_to_answer(stage.actor("sam"))
    assert [(one.name, one.is_mine) for one in mine] == [("Joyce Adeyemi", True), ("Arthur Pell", False)]
    assert {one.name for one in list_questions_to_answer(stage.actor("farah"))} == {"Joyce Adeyemi", "Arthur Pell"}
    for who in ("neil", "ruth", "ada"):
        assert list_questions_to_answer(stage.actor(who)) == []


def test_a_question_of_a_plan_that_may_not_be_seen_leaves_the_list(joyce, stage):
    ask(joyce)
    stage.people["joyce"].care_relationships.update(hidden=[Part.PLAN])
    assert list_questions_to_answer(stage.actor("sam")) == []


def test_a_late_question_is_told_to_the_body_once(joyce, stage):
    key_worker(joyce, stage)
    ask(joyce)
    jobs.run()
    assert to("plan-question-late") == []
    with clock.fixed_day(2026, 11, 25):
        jobs.run()
        jobs.run()
        assert list_questions_to_answer(stage.actor("farah"))[0].days_late == 1
    assert to("plan-question-late") == ["Millbrook Surgery"]
    assert Event.objects.filter(kind="care_plans.plan_question_chased").count() == 1


def test_when_the_key_worker_leaves_the_question_goes_to_the_others(joyce, stage):
    key_worker(joyce, stage)
    ask(joyce)
    leave(stage, "sam")
    jobs.run()
    jobs.run()
    question = PlanQuestion.objects.get()
    assert (question.to_user_id, question.to_name) == (None, "Millbrook Surgery")
    assert to("plan-question-moved") == ["Joyce Adeyemi"]
    assert to("plan-question:") == ["Sam Whitcombe", "Millbrook Surgery"]
    assert list_questions_to_answer(stage.actor("farah"))


def test_a_question_nobody_can_see_any_more_waits_and_is_chased(joyce, stage):
    ask(joyce)
    stage.people["joyce"].care_relationships.update(hidden=[Part.PLAN])
    with clock.fixed_day(2026, 11, 30):
        jobs.run()
    assert PlanQuestion.objects.get().chased_at is not None


def near(joyce, on: date) -> None:
    lines.add_line(record=joyce, kind=Kind.REVIEW, content=Review(on, 3))


def test_a_review_is_told_four_weeks_before_once_for_each_day(joyce, stage):
    near(joyce, clock.today() + timedelta(weeks=4, days=1))
    assert jobs.tell_near_reviews() == 0
    with clock.fixed_day(2026, 11, 20):
        assert [jobs.tell_near_reviews(), jobs.tell_near_reviews()] == [1, 0]
    assert to("review-near") == ["Joyce Adeyemi", "Millbrook Surgery"]
    line = get_plan(joyce).review
    values = {"review_on": line.said.review_on - timedelta(days=3)}
    lines.change_line(record=joyce, kind=Kind.REVIEW, key=line.key, values=values, version=line.version)
    assert jobs.tell_near_reviews() == 1
    assert Event.objects.filter(kind="care_plans.review_near_told").count() == 2


def test_the_key_worker_is_told_themselves(joyce, stage):
    key_worker(joyce, stage)
    near(joyce, clock.today())
    jobs.run()
    assert to("review-near") == ["Joyce Adeyemi", "Sam Whitcombe"]


def test_no_review_is_told_when_a_talk_is_planned_or_the_person_died_or_moved(joyce, sam, stage):
    near(joyce, clock.today())
    talk = conversing.plan_conversation(
        record=sam, arrangement=Arrangement(ConversationKind.REVIEW, HeldHow.PHONE, clock.today())
    )
    assert jobs.tell_near_reviews() == 0
    talk.delete()
    for gone in ({"died_on": clock.today()}, {"moved_away_on": clock.today()}):
        Person.objects.filter(pk=stage.people["joyce"].pk).update(**gone)
        assert jobs.tell_near_reviews() == 0
        Person.objects.filter(pk=stage.people["joyce"].pk).update(**dict.fromkeys(gone))
    assert jobs.tell_near_reviews() == 1


def test_an_update_is_kept_named_and_told(joyce, sam):
    asking.write_update(record=joyce, words="Better week 🙂")
    asking.write_update(record=sam, words="She slept well.")
    assert list(Update.objects.order_by("pk").values_list("by_person", "said_by")) == [
        (True, "Joyce Adeyemi"),
        (False, "Sam Whitcombe, practice nurse, Millbrook Surgery"),
    ]
    assert to("plan-written") == ["Joyce Adeyemi"]
    with pytest.raises(Rejected):
        asking.write_update(record=joyce, words="\n")


def test_what_was_said_since_a_day_is_of_the_plan_and_of_life(joyce, keys):
    with clock.fixed_day(2026, 11, 10):
        asking.write_update(record=joyce, words="Old")
    asking.write_update(record=joyce, words="New")
    progress.say_progress(record=joyce, kind=Kind.ACTION, key=keys[Kind.ACTION], status="STUCK", words="Too much")
    said = list_said_since(joyce, get_plan(joyce), date(2026, 11, 11))
    assert {(one.title, one.words) for one in said} == {("", "New"), ("Walk a mile", "Too much")}
    assert len(list_said_since(joyce, get_plan(joyce), None)) == 3


def test_the_file_is_dated_and_its_links_are_well_formed():
    codes = [topic.code for topic in topics()]
    assert len(codes) == len(set(codes)) > 5
    for topic in topics():
        assert topic.status in {"verified", "unverified"} and topic.written_on <= clock.today() + timedelta(days=3)
        assert topic.lead and topic.pathway and topic.ask and topic.urgent and topic.resources
        for resource in topic.resources:
            address = urlsplit(resource.address)
            assert address.scheme == "https" and address.hostname and resource.status in {"verified", "unverified"}
            assert address.hostname.endswith((".uk", ".org")), resource.address
    assert topic_of("NOTHING") is None


def test_the_shelf_holds_what_the_plan_names_and_nothing_is_guessed(joyce, stage):
    for words, code in (("Sugar", "DIABETES_TYPE_2"), ("Asthma", "")):
        lines.add_line(record=joyce, kind=Kind.CONDITION, content=Condition(words, code))
    ada, sam = stage.actor("ada"), stage.actor("sam")
    given = {"what": "Cooking", "contact": "01632 960170"}
    support.add_local_support(actor=ada, name="Cook", conditions=["DIABETES_TYPE_2"], **given)
    support.add_local_support(actor=ada, name="Breathe", conditions=["ASTHMA"], **given)
    mine = support.add_local_support(actor=sam, name="Walk", **given)
    shelf = knowledge_for(conditions_of(get_plan(joyce)), mine.organisation_id)
    assert [(one.words, one.topic and one.topic.code) for one in shelf.known] == [
        ("Sugar", "DIABETES_TYPE_2"),
        ("Asthma", None),
    ]
    assert [one.name for one in shelf.support] == ["Walk", "Cook"]
    assert Event.objects.filter(kind="care_plans.local_support_added").count() == 3


def test_local_support_is_taken_away_once_and_only_by_those_who_keep_it(stage):
    ada = stage.actor("ada")
    row = support.add_local_support(actor=ada, name="Cook", what="Cooking", contact="01632 960170")
    for who in ("joyce", "george"):
        with pytest.raises(Refused):
            support.end_local_support(actor=stage.actor(who), support_id=row.public_id)
    support.end_local_support(actor=ada, support_id=row.public_id)
    with pytest.raises(NotFound):
        support.end_local_support(actor=ada, support_id=row.public_id)
    with pytest.raises(Rejected):
        support.add_local_support(actor=ada, name="Cook", what="C", contact="1", conditions=["NOTHING"])
    assert LocalSupport.objects.count() == 1
    assert Event.objects.filter(kind="care_plans.local_support_ended").count() == 1
