"""What may be asked and what fits: no database."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partake.questionnaires.domain import (
    Content,
    Option,
    Question,
    QuestionKind,
    QuestionnaireError,
    Section,
    ShowIf,
    check_content,
    fitting,
    from_json,
    to_json,
)

YES_NO = (Option("a", "Often"), Option("b", "Never"))
FULL = (
    Question("how", QuestionKind.ONE_OF, "How often?", options=YES_NO, required=True),
    Question("why", QuestionKind.LONG_TEXT, "Why?", show_if=ShowIf("how", ("b",))),
    Question("which", QuestionKind.SOME_OF, "Which?", options=YES_NO),
    Question("ok", QuestionKind.YES_NO, "All right?"),
    Question("sure", QuestionKind.SCALE, "How sure?", lowest=0, highest=10),
    Question("age", QuestionKind.NUMBER, "How old?", lowest=0, highest=120),
    Question("day", QuestionKind.DAY, "Which day?"),
    Question("order", QuestionKind.RANK, "In what order?", options=YES_NO),
    Question("rate", QuestionKind.STATEMENTS, "How true?", options=YES_NO, statements=(Option("s", "I was heard."),)),
)


def content(*questions: Question, title: str = "Your visit") -> Content:
    return Content(title, "", (Section("", questions or FULL),))


def test_a_sound_questionnaire_goes_there_and_back():
    check_content(content())
    assert from_json(json.loads(json.dumps(to_json(content())))) == content()


@pytest.mark.parametrize(
    ("questions", "said"),
    [
        ((Question("a", QuestionKind.ONE_OF, "Which?"),), "two answers"),
        ((Question("a", QuestionKind.YES_NO, " "),), "no words"),
        ((FULL[0], FULL[0]), "same key"),
        ((FULL[1],), "does not come before"),
        ((FULL[0], Question("x", QuestionKind.DAY, "X?", show_if=ShowIf("how", ("z",)))), "does not have"),
        ((Question("a", QuestionKind.SCALE, "How?", lowest=5, highest=5),), "no range"),
        ((Question("a", QuestionKind.SCALE, "How?", lowest=0, highest=11),), "11 steps"),
        ((Question("a", QuestionKind.ONE_OF, "Which?", options=(YES_NO[0], YES_NO[0])),), "same answer twice"),
        ((Question("a", QuestionKind.STATEMENTS, "How?", options=YES_NO),), "no statements"),
        (tuple(Question(f"q{n}", QuestionKind.DAY, "When?") for n in range(61)), "61 questions"),
    ],
)
def test_one_that_cannot_be_asked_says_why(questions, said):
    with pytest.raises(QuestionnaireError, match=said):
        check_content(content(*questions))


def test_no_title_or_no_question_cannot_be_asked():
    with pytest.raises(QuestionnaireError, match="title"):
        check_content(content(title=" "))
    with pytest.raises(QuestionnaireError, match="no question"):
        check_content(Content("A", "", ()))


def test_answers_that_fit_are_kept_and_those_not_asked_are_left_out():
    given_ = {
        "how": "a", "why": "hidden", "which": ["a", "b"], "ok": "yes", "sure": 0, "age": 68, "day": date(2026, 11, 2),
        "order": ["b", "a"], "rate": {"s": "a"}, "unknown": "x",
    }  # fmt: skip
    kept = fitting(content(), given_)
    assert "why" not in kept
    assert "unknown" not in kept
    assert kept["day"] == "2026-11-02"
    assert kept["sure"] == 0
    assert fitting(content(), given_ | {"how": "b"})["why"] == "hidden"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("how", "z"), ("which", ["a", "z"]), ("ok", "maybe"), ("sure", 11), ("sure", True), ("age", "68"),
        ("day", "the day before"), ("order", ["a", "a"]), ("rate", {"s": "z"}), ("rate", {"z": "a"}),
    ],
)  # fmt: skip
def test_answers_that_do_not_fit_name_their_question(key, value):
    with pytest.raises(ValueError, match=key):
        fitting(content(), {key: value})


def test_words_without_a_translation_are_shown_as_they_are():
    asked = Content("Your visit", "", (Section("", (FULL[0],)),), translations={"pl": {"How often?": "Jak często?"}})
    assert asked.said_in("pl", "How often?") == "Jak często?"
    assert asked.said_in("pl", "Often") == "Often"
    assert asked.untranslated("pl") == ("Your visit", "Often", "Never")


SENT = st.sampled_from(["", "a", "b", "yes", None, 3, True, ["a"], [["a"]], {"s": "a"}, {"s": []}])


@given(st.dictionaries(st.sampled_from([question.key for question in FULL]), SENT))
def test_whatever_is_sent_either_fits_or_names_its_question(answers):
    try:
        kept = fitting(content(), answers)
    except ValueError as wrong:
        assert str(wrong) in {question.key for question in FULL}
    else:
        assert fitting(content(), kept) == kept


CHOICE = Question("how", QuestionKind.ONE_OF, "How?", options=(Option("1", "Good"), Option("2", "Poor")), good=("1",))


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"good": ("3",)}, "does not have"),
        ({"good": ("1", "2")}, "every answer good"),
        ({"kind": QuestionKind.SOME_OF}, "does not have"),
        ({"characteristic": "AGE"}, "does not have"),
        ({"key": "k" * 61}, "too long"),
        ({"options": (Option("1", "Good"), Option("x" * 29, "Poor"))}, "too long"),
    ],
)
def test_good_answers_are_some_of_those_there_are(wrong, words):
    check_content(Content("T", "", (Section("", (CHOICE,)),)))
    with pytest.raises(QuestionnaireError, match=words):
        check_content(Content("T", "", (Section("", (replace(CHOICE, **wrong),)),)))


def test_good_answers_are_stored_and_read_back():
    content = Content("T", "", (Section("", (CHOICE,)),))
    assert from_json(json.loads(json.dumps(to_json(content)))) == content
    before = to_json(content)
    del before["sections"][0]["questions"][0]["good"]
    assert from_json(before).questions[0].good == ()
