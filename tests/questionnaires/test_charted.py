"""A question through its versions, as whoever charts it needs it."""

from dataclasses import replace
from datetime import date

import pytest

from partake.kernel import clock
from partake.questionnaires.actions import building
from partake.questionnaires.domain import Content, Option, Question, QuestionKind, Section
from partake.questionnaires.queries.charted import charted_questions

HOW = Question(
    "how", QuestionKind.ONE_OF, "How was it?", good=("1",),
    options=(Option("1", "Good"), Option("2", "Fair"), Option("3", "Poor")),
)  # fmt: skip
RATED = Question(
    "rated", QuestionKind.STATEMENTS, "Rate", options=(Option("1", "Good"), Option("2", "Poor")),
    statements=(Option("a", "Kind"),),
)  # fmt: skip


@pytest.fixture
def versions(nadia, hospital):
    """`versions(question, …)` publishes one a month from January 2026 on, and gives the questionnaire's id."""

    def publish(*questions: Question):
        row = None
        for month, question in enumerate(questions, start=1):
            content = Content("Your visit", "", (Section("", (question, RATED)),))
            with clock.fixed_day(2026, month, 5):
                if row is None:
                    draft = building.make_questionnaire(actor=nadia, organisation_id=hospital.pk, content=content)
                    row = draft.questionnaire
                else:
                    draft = building.save_draft(actor=nadia, questionnaire=row, content=content, version=0)
                building.publish_version(actor=nadia, draft=draft, version=draft.version)
        return row.public_id

    return publish


def test_words_are_the_newest_and_a_change_has_its_day(versions, hospital):
    said = versions(HOW, replace(HOW, good=("1", "2")), replace(HOW, words="How was your visit?", good=("1", "2")))
    [found] = charted_questions([f"{said}:how"]).values()
    assert (found.title, found.question.words, found.organisation_id) == (
        "Your visit", "How was your visit?", hospital.pk
    )  # fmt: skip
    assert found.good == {"1", "2"}
    assert found.changed_on == (date(2026, 3, 5),), "what is good is counted anew, and changes nothing that was asked"


def test_an_answer_that_is_gone_keeps_its_words_and_whether_it_was_good(versions):
    options = (Option("2", "Fair"), Option("3", "Poor"), Option("4", "Very good"))
    said = versions(HOW, replace(HOW, options=options, good=("4",)))
    [found] = charted_questions([f"{said}:how"]).values()
    assert dict(found.answers) == {"2": "Fair", "3": "Poor", "4": "Very good", "1": "Good"}
    assert found.good == {"1", "4"}
    assert found.words_of("4") == "Very good" and found.words_of("9") == ""


def test_no_good_answer_any_more_is_none(versions):
    said = versions(HOW, replace(HOW, good=()))
    [found] = charted_questions([f"{said}:how"]).values()
    assert found.good == frozenset() and found.changed_on == ()


def test_a_rated_statement_has_words(versions):
    said = versions(HOW)
    [found] = charted_questions([f"{said}:rated"]).values()
    assert found.words_of("a 1") == "Kind: Good"
    assert found.words_of("b 1") == found.words_of("a 9") == ""


def test_what_was_never_asked_is_not_found(versions, nadia, hospital):
    said = versions(HOW)
    draft = building.make_questionnaire(
        actor=nadia, organisation_id=hospital.pk, content=Content("D", "", (Section("", (HOW,)),))
    )
    wrong = [f"{said}:nothing", f"{draft.questionnaire.public_id}:how", "nonsense:how", "", "fft"]
    assert charted_questions(wrong) == {}
