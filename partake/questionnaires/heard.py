"""What one person's answers are for whoever counts and reads: answers chosen, what was written, who they are.

Answers in, plain values out: no database.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from partake.questionnaires.domain import WRITTEN, Answers, Content, Question, QuestionKind

# Chosen from answers that are there to choose from. A number or a day is one of too many to be counted apart.
COUNTED = frozenset(QuestionKind) - WRITTEN - {QuestionKind.NUMBER, QuestionKind.DAY}


@dataclass(frozen=True)
class Wrote:
    """What somebody wrote under one question, with the question as they read it."""

    question: str
    words: str


@dataclass(frozen=True)
class SaidOfThemselves:
    """Who somebody says they are: an answer of a dated list."""

    characteristic: str
    list_version: str
    category: str


def chosen(content: Content, answers: Answers) -> tuple[tuple[str, str], ...]:
    """This will give every answer chosen as (question key, code), in the order asked; of a rank what came first, of
    statements each as "statement code". What somebody says of who they are is not among them."""
    return tuple(
        (one.key, code)
        for one in content.questions
        if one.kind in COUNTED and not one.characteristic and one.key in answers
        for code in dict.fromkeys(codes_given(one.kind, answers[one.key]))
    )


def wrote(content: Content, answers: Answers, language: str) -> tuple[Wrote, ...]:
    """This will give what was written in people's own words, in the order asked."""
    return tuple(
        Wrote(content.said_in(language, one.words), words)
        for one in content.questions
        if one.kind in WRITTEN and not one.characteristic and (words := str(answers.get(one.key, "")).strip())
    )


def said_of_themselves(content: Content, answers: Answers) -> tuple[SaidOfThemselves, ...]:
    """This will give what somebody says of who they are, one answer of each list."""
    found = {
        one.characteristic: SaidOfThemselves(one.characteristic, one.list_version, str(answers[one.key]))
        for one in reversed(content.questions)
        if one.characteristic and one.kind in (QuestionKind.ONE_OF, QuestionKind.YES_NO) and one.key in answers
    }
    return tuple(reversed(found.values()))


def codes_given(kind: QuestionKind, value: Any) -> list[str]:
    """This will give the codes that one answer counts for."""
    match kind:
        case QuestionKind.SOME_OF:
            return list(value)
        case QuestionKind.RANK:
            return [value[0]]
        case QuestionKind.STATEMENTS:
            return [f"{statement} {answer}" for statement, answer in value.items()]
        case QuestionKind.ONE_OF | QuestionKind.YES_NO | QuestionKind.SCALE | QuestionKind.NUMBER:
            return [str(value)]
        case _:
            return []


def answer_words(question: Question) -> tuple[tuple[str, str], ...]:
    """This will give the answers there are to choose from, as (code, words)."""
    words = {one.code: one.words for one in question.options} | {"yes": gettext("Yes"), "no": gettext("No")}
    ends = {str(question.lowest): question.lowest_words, str(question.highest): question.highest_words}
    if question.kind is QuestionKind.SCALE:
        words = {code: f"{code}: {ends[code]}" if ends.get(code) else code for code in question.codes}
    return tuple((code, words[code]) for code in question.codes)


def asks_the_same(before: Question, after: Question) -> bool:
    """Whether two versions of a question may be counted together: the same words, the same answers, the same people
    asked."""
    return _shape(before) == _shape(after)


def _shape(question: Question) -> tuple[object, ...]:
    ends = (question.lowest, question.highest, question.lowest_words, question.highest_words)
    options: Iterable[object] = (question.options, question.statements, question.show_if)
    return question.kind, question.words, question.hint, ends, *options
