"""What one person's answers count for, say in words, and tell of who they are: no database."""

from dataclasses import replace

import pytest

from partake.questionnaires import heard
from partake.questionnaires.domain import Content, Option, Question, QuestionKind, Section, ShowIf
from partake.questionnaires.heard import SaidOfThemselves, Wrote

TWO = (Option("1", "Good"), Option("2", "Poor"))
ONE = Question("one", QuestionKind.ONE_OF, "How was it?", options=TWO)
EVERY = (
    ONE,
    Question("some", QuestionKind.SOME_OF, "Which?", options=TWO),
    Question("yes", QuestionKind.YES_NO, "Did it?"),
    Question("scale", QuestionKind.SCALE, "How well?", lowest=0, highest=2, highest_words="Very"),
    Question("rank", QuestionKind.RANK, "What first?", options=TWO),
    Question("rated", QuestionKind.STATEMENTS, "Rate", options=TWO, statements=(Option("a", "Kind"),)),
    Question("number", QuestionKind.NUMBER, "How many?", highest=900),
    Question("day", QuestionKind.DAY, "When?"),
    Question("short", QuestionKind.SHORT_TEXT, "In a word?"),
    Question("long", QuestionKind.LONG_TEXT, "Why?"),
    Question("age", QuestionKind.ONE_OF, "Your age?", options=TWO, characteristic="AGE", list_version="2026"),
    Question("born", QuestionKind.SHORT_TEXT, "Born where?", characteristic="BIRTH"),
)
CONTENT = Content("T", "", (Section("", EVERY),), translations={"ar": {"Why?": "لماذا؟"}})
ANSWERS = {
    "one": "2", "some": ["2", "1", "2"], "yes": "no", "scale": 0, "rank": ["2", "1"], "rated": {"a": "1"},
    "number": 7, "day": "2026-11-01", "short": "Kind", "long": " They waited. ", "age": "1", "born": "Leeds",
}  # fmt: skip


def test_every_answer_chosen_counts_and_a_number_or_a_day_does_not():
    assert heard.chosen(CONTENT, ANSWERS) == (
        ("one", "2"), ("some", "2"), ("some", "1"), ("yes", "no"), ("scale", "0"), ("rank", "2"), ("rated", "a 1"),
    )  # fmt: skip
    assert heard.chosen(CONTENT, {}) == ()


def test_words_stand_under_the_question_as_it_was_read():
    assert heard.wrote(CONTENT, ANSWERS, "ar") == (Wrote("In a word?", "Kind"), Wrote("لماذا؟", "They waited."))
    assert heard.wrote(CONTENT, {"long": " \n "}, "en") == ()


def test_who_people_are_is_apart_from_what_they_chose_and_wrote():
    assert heard.said_of_themselves(CONTENT, ANSWERS) == (SaidOfThemselves("AGE", "2026", "1"),)


def test_answers_in_words():
    assert heard.answer_words(EVERY[3]) == (("0", "0"), ("1", "1"), ("2", "2: Very"))
    assert heard.answer_words(EVERY[2]) == (("yes", "Yes"), ("no", "No"))
    assert heard.answer_words(ONE) == (("1", "Good"), ("2", "Poor"))


@pytest.mark.parametrize(
    "other",
    [
        {"words": "How is it?"},
        {"hint": "Today"},
        {"options": (*TWO, Option("3", "Neither"))},
        {"show_if": ShowIf("yes", ("yes",))},
        {"highest": 9},
    ],
)
def test_other_words_answers_or_people_are_another_question(other):
    assert not heard.asks_the_same(ONE, replace(ONE, **other))
    assert heard.asks_the_same(ONE, replace(ONE, good=("1",), required=True))
