"""Getting ready for a talk: who may, what is kept, what is told, and that nobody's words are lost."""

import pytest
from django.db import IntegrityError, transaction

from partake.audit.models import Event
from partake.care_plans.actions import preparing
from partake.care_plans.actions.preparing import GivenAnswer
from partake.care_plans.domain.preparing import PreparationState, PreparesHow, shown_code
from partake.care_plans.models import Preparation, PreparationAnswer, Printed
from partake.care_plans.prompts import current_prompts
from partake.care_plans.queries.preparation import get_open_preparation, get_preparation
from partake.correspondence.models import Message
from partake.demo import details
from partake.kernel import clock
from partake.kernel.verdict import NotFound, Refused, Rejected, Stale
from partake.people.domain import AskedHow


def say(record, question: str, words: str, *, talk: bool = False, number: int = 0, **more):
    return preparing.answer_question(record=record, answer=GivenAnswer(question, words, talk), number=number, **more)


@pytest.fixture
def open_one(joyce) -> Preparation:
    return preparing.start_preparation(record=joyce)


def test_a_whole_life_is_asked_about_and_not_one_condition():
    asked = current_prompts(clock.today())
    assert {part.area for part in asked.parts} - {""} == {"HEALTH", "FEELINGS", "PEOPLE", "MONEY", "DAILY_LIFE"}
    assert any(one.with_results for one in asked.prompts)
    assert len({one.code for one in asked.prompts}) == len(asked.prompts)


def test_starting_twice_gives_the_one_there_is(joyce, open_one):
    assert preparing.start_preparation(record=joyce) == open_one
    assert Event.objects.filter(kind="care_plans.preparation_started").count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Preparation.objects.create(
            person_id=joyce.person.pk, prompts="1", started_at=clock.now(), started_by="Somebody"
        )


def test_answers_keep_their_history_and_a_stale_page_shows_what_stands(joyce, open_one):
    say(joyce, "DAY", "The stairs.", talk=True)
    say(joyce, "DAY", "The stairs and the bath. 🙂", talk=True, number=1)
    assert PreparationAnswer.objects.count() == 2
    with pytest.raises(Stale) as stale:
        say(joyce, "DAY", "From an old page", number=1)
    assert stale.value.current.words == "The stairs and the bath. 🙂"
    now = get_open_preparation(joyce)
    assert now.answers["DAY"].words == "The stairs and the bath. 🙂"
    assert [one.prompt.code for one in now.to_talk_about] == ["DAY"]
    assert Event.objects.filter(kind="care_plans.preparation_answered").count() == 2


def test_a_question_left_as_it_was_writes_nothing(joyce, open_one):
    assert say(joyce, "DAY", "  ") is None
    say(joyce, "DAY", "The stairs.")
    assert say(joyce, "DAY", "The stairs.", number=1) is None
    assert PreparationAnswer.objects.count() == 1


def test_a_question_nobody_asks_is_not_found(joyce, open_one):
    with pytest.raises(NotFound):
        say(joyce, "SHOE_SIZE", "Nine")


def test_all_on_one_page_saves_what_changed_alone(joyce, open_one):
    say(joyce, "DAY", "The stairs.")
    open_one.refresh_from_db()
    answers = [GivenAnswer("DAY", "The stairs.", False), GivenAnswer("ASK", "Why two tablets?", True)]
    preparing.answer_questions(record=joyce, answers=answers, version=open_one.version)
    assert PreparationAnswer.objects.count() == 2
    with pytest.raises(Stale):
        preparing.answer_questions(record=joyce, answers=answers, version=open_one.version)


def test_three_things_first_and_no_more(joyce, open_one):
    preparing.choose_first(record=joyce, first=["ASK", "DAY"], version=1)
    assert get_preparation(joyce).first == ("DAY", "ASK")  # in the order they are asked
    with pytest.raises(Rejected, match="You chose 4"):
        preparing.choose_first(record=joyce, first=["ASK", "DAY", "PEOPLE", "HABITS"], version=2)
    with pytest.raises(Rejected):
        preparing.choose_first(record=joyce, first=["SHOE_SIZE"], version=2)
    with pytest.raises(Stale):
        preparing.choose_first(record=joyce, first=["ASK"], version=1)


def test_ready_tells_the_practice_and_none_of_the_words(joyce, open_one):
    with pytest.raises(Rejected, match="Nothing is written yet"):
        preparing.finish_preparation(record=joyce)
    say(joyce, "MONEY_HOME", "I owe the baker.")
    preparing.finish_preparation(record=joyce)
    assert get_preparation(joyce).state is PreparationState.READY
    told = Message.objects.get(title="Joyce Adeyemi is ready for their talk")
    assert "baker" not in str(told.document)
    preparing.finish_preparation(record=joyce)
    assert Event.objects.filter(kind="care_plans.preparation_ready").count() == 1


def test_who_is_ready_may_write_until_the_talk_and_no_longer(joyce, sam, open_one):
    say(joyce, "DAY", "The stairs.")
    preparing.finish_preparation(record=joyce)
    say(joyce, "ASK", "One more thing.")
    assert preparing.use_preparation(record=sam, held_on=clock.today()) == open_one
    assert get_preparation(joyce).state is PreparationState.USED
    assert get_open_preparation(joyce) is None
    with pytest.raises(NotFound):
        say(joyce, "DAY", "Too late", number=1)
    assert preparing.use_preparation(record=sam, held_on=clock.today()) is None
    assert preparing.start_preparation(record=joyce) != open_one


def test_only_a_professional_says_that_a_talk_used_it(joyce, open_one):
    with pytest.raises(Refused):
        preparing.use_preparation(record=joyce, held_on=clock.today())


def test_whoever_helps_is_named_and_the_person_is_told_once_a_day(opened, joyce, open_one):
    farah = opened("farah", "joyce")
    with pytest.raises(Rejected, match="How did Joyce tell you"):
        say(farah, "DAY", "The stairs.")
    say(farah, "DAY", "The stairs.", said_how=AskedHow.BY_PHONE)
    say(farah, "ASK", "Why?", said_how=AskedHow.BY_PHONE)
    row = PreparationAnswer.objects.first()
    assert row.written_by == "Joyce Adeyemi" and row.helped_by.startswith("Farah Aziz, care coordinator")
    assert Message.objects.filter(title="Somebody helped you get ready for a talk").count() == 1
    preparing.finish_preparation(record=farah)
    sent = Message.objects.get(title="What you prepared for our talk")
    assert "The stairs." in str(sent.document) and "Why?" in str(sent.document)


def test_a_records_lead_reads_and_does_not_write(opened, open_one):
    with pytest.raises(Refused):
        say(opened("ruth", "joyce"), "DAY", "The stairs.", said_how=AskedHow.BY_PHONE)


def test_asked_by_email_or_with_the_sheet_itself(opened, stage, joyce):
    details.play(stage)
    farah = opened("farah", "arthur")
    with pytest.raises(Rejected, match="has passed"):
        preparing.invite_to_prepare(record=farah, talk_on=clock.today().replace(day=1))
    row = preparing.invite_to_prepare(record=farah, talk_on=clock.today().replace(day=27))
    sheet = Message.objects.get(about_kind="care_plans.preparation", about_id=str(row.public_id))
    printed = Printed.objects.get()
    assert sheet.channel == "LETTER" and sheet.format == "PDF_24" and printed.size == "24"
    assert "What is hard about your health now?" in str(sheet.document)
    assert shown_code(printed.code) in str(sheet.document)
    callum = preparing.invite_to_prepare(record=opened("sam", "callum"))
    asked = Message.objects.get(about_kind="care_plans.preparation", about_id=str(callum.public_id))
    assert asked.channel == "EMAIL" and "/plan/prepare" in str(asked.document) and Printed.objects.count() == 1
    preparing.invite_to_prepare(record=farah)  # twice on a day tells once
    assert Message.objects.filter(about_id=str(row.public_id)).count() == 1
    with pytest.raises(Refused):
        preparing.invite_to_prepare(record=joyce)


def test_on_paper_or_by_phone_gives_somebody_something_to_do(joyce, open_one):
    preparing.choose_how(record=joyce, how=PreparesHow.NOT_THIS_TIME)
    assert not Message.objects.filter(title__contains="another way").exists()
    preparing.choose_how(record=joyce, how=PreparesHow.BY_PHONE)
    assert "Call them" in str(Message.objects.get(title__contains="another way").document)
    assert get_preparation(joyce).how == "BY_PHONE"


def test_what_was_begun_after_the_talk_is_for_the_next_one(sam, open_one):
    yesterday = clock.today().replace(day=18)
    assert preparing.use_preparation(record=sam, held_on=yesterday) is None
    open_one.refresh_from_db()
    assert open_one.state == PreparationState.WRITING
