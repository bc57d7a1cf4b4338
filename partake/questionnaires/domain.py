"""A questionnaire as frozen values: sections of questions, when each is asked, and whether an answer fits.

No Django, no clock. A question's key is for life; its words may be in several languages.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from partake.kernel.texts import text

MOST_QUESTIONS = 60
MOST_OPTIONS = 40
LONGEST_ANSWER = 20_000


class QuestionKind(StrEnum):
    ONE_OF = "ONE_OF"
    SOME_OF = "SOME_OF"
    YES_NO = "YES_NO"
    SCALE = "SCALE"
    NUMBER = "NUMBER"
    DAY = "DAY"
    SHORT_TEXT = "SHORT_TEXT"
    LONG_TEXT = "LONG_TEXT"
    RANK = "RANK"
    STATEMENTS = "STATEMENTS"


KIND_WORDS: dict[QuestionKind, str] = {
    QuestionKind.ONE_OF: text("One answer from a list"),
    QuestionKind.SOME_OF: text("Any answers from a list"),
    QuestionKind.YES_NO: text("Yes or no"),
    QuestionKind.SCALE: text("A number on a scale"),
    QuestionKind.NUMBER: text("A number"),
    QuestionKind.DAY: text("A date"),
    QuestionKind.SHORT_TEXT: text("A few words"),
    QuestionKind.LONG_TEXT: text("In their own words"),
    QuestionKind.RANK: text("Put in order"),
    QuestionKind.STATEMENTS: text("Several statements, one scale"),
}
WITH_OPTIONS = frozenset({QuestionKind.ONE_OF, QuestionKind.SOME_OF, QuestionKind.RANK, QuestionKind.STATEMENTS})
WRITTEN = frozenset({QuestionKind.SHORT_TEXT, QuestionKind.LONG_TEXT})
# One answer each, of few: the share of those who gave a good one can be charted month by month.
CHARTED = frozenset({QuestionKind.ONE_OF, QuestionKind.YES_NO, QuestionKind.SCALE})
# What other rooms keep them by.
LONGEST_KEY, LONGEST_CODE = 60, 28


class QuestionnaireError(ValueError):
    """A questionnaire that cannot be asked. The message says which question and why."""


@dataclass(frozen=True)
class Option:
    code: str
    words: str


@dataclass(frozen=True)
class ShowIf:
    """Ask only when an earlier question has one of these answers."""

    key: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """`lowest` and `highest` bound a scale or a number, with words at a scale's two ends. `statements` are what is
    rated by the options. `required` is rare: people may leave things out. `may_record` offers to speak, film or draw
    an answer beside writing it; nobody has to, and neither paper nor a kiosk takes files. `good` are the answers, by
    code, of which it is charted how many people give one."""

    key: str
    kind: QuestionKind
    words: str
    hint: str = ""
    options: tuple[Option, ...] = ()
    statements: tuple[Option, ...] = ()
    required: bool = False
    lowest: int = 1
    highest: int = 5
    lowest_words: str = ""
    highest_words: str = ""
    show_if: ShowIf | None = None
    characteristic: str = ""
    list_version: str = ""
    may_record: bool = False
    good: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The answers there are to choose from, in the order asked: of statements and ranks, for each."""
        if self.kind is QuestionKind.YES_NO:
            return ("yes", "no")
        if self.kind is QuestionKind.SCALE:
            return tuple(str(step) for step in range(self.lowest, self.highest + 1))
        return tuple(option.code for option in self.options)

    @property
    def may_be_charted(self) -> bool:
        """Whether it can be said which of its answers are good. Who people are is neither good nor bad."""
        return self.kind in CHARTED and not self.characteristic


@dataclass(frozen=True)
class Section:
    title: str
    questions: tuple[Question, ...]
    intro: str = ""


@dataclass(frozen=True)
class Content:
    """Everything a version asks. `translations` hold, by language and then by English words, the words in it."""

    title: str
    intro: str
    sections: tuple[Section, ...]
    thanks: str = ""
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for section in self.sections for question in section.questions)

    def question(self, key: str) -> Question | None:
        return next((one for one in self.questions if one.key == key), None)

    def said_in(self, language: str, words: str) -> str:
        """This will give words in a language, or as they are where nobody has translated them."""
        return self.translations.get(language, {}).get(words) or words

    def untranslated(self, language: str) -> tuple[str, ...]:
        """This will give the words nobody has put into a language yet, in their order."""
        there = self.translations.get(language, {})
        return tuple(words for words in self.every_words if not there.get(words))

    @property
    def every_words(self) -> tuple[str, ...]:
        """Everything a reader reads, once each, in its order: what a translator is given."""
        return tuple(dict.fromkeys(words for words in self._words() if words))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that all of it is in: only these are offered."""
        return tuple(code for code in self.translations if not self.untranslated(code))

    def _words(self) -> Iterable[str]:
        yield from (self.title, self.intro, self.thanks)
        for section in self.sections:
            yield from (section.title, section.intro)
            for question in section.questions:
                yield from (question.words, question.hint, question.lowest_words, question.highest_words)
                yield from (option.words for option in (*question.options, *question.statements))


Answers = Mapping[str, Any]


@dataclass(frozen=True)
class Part:
    """The questions of one page. `section` is its section's place, from 1."""

    section: int
    title: str
    intro: str
    questions: tuple[Question, ...]


def parts_of(content: Content) -> tuple[Part, ...]:
    """This will divide a questionnaire into pages: one a section, and a new one before a question that depends on
    another on the page, unless it opens under that one's answer. One that takes a file ends its page: of a file that
    is cut off, only what stands before it arrives."""
    parts: list[Part] = []
    for place, section in enumerate(content.sections, start=1):
        pages: list[list[Question]] = [[]]
        for question in section.questions:
            here = pages[-1]
            asked = next((one for one in here if question.show_if and one.key == question.show_if.key), None)
            depends = asked is not None and not (asked is here[-1] and opens_under(question, asked))
            if depends or (here and here[-1].may_record):
                pages.append([])
            pages[-1].append(question)
        parts += [
            Part(place, section.title, section.intro if number == 0 else "", tuple(page))
            for number, page in enumerate(pages)
            if page
        ]
    return tuple(parts)


def opens_under(question: Question, before: Question) -> bool:
    """Whether a question opens under one answer of the one just before it: only a written one, and only where one
    answer calls for it, so that a form read by ear stays in order."""
    depends = question.show_if
    return (
        depends is not None
        and depends.key == before.key
        and len(depends.answers) == 1
        and question.kind in WRITTEN
        and not question.may_record
        and before.kind in (QuestionKind.ONE_OF, QuestionKind.SOME_OF, QuestionKind.YES_NO)
    )


def next_part(parts: tuple[Part, ...], after: int, answers: Answers) -> int | None:
    """This will give the place (from 1) of the next page with something to ask, or None at the end."""
    for place in range(after + 1, len(parts) + 1):
        if any(is_asked(question, answers) for question in parts[place - 1].questions):
            return place
    return None


def part_before(parts: tuple[Part, ...], before: int, answers: Answers) -> int | None:
    """This will give the place of the page before with something to ask, or None on the first."""
    for place in range(before - 1, 0, -1):
        if any(is_asked(question, answers) for question in parts[place - 1].questions):
            return place
    return None


def check_content(content: Content) -> None:
    """This will raise `QuestionnaireError` for a questionnaire that cannot be asked."""
    questions = content.questions
    if not content.title.strip():
        raise QuestionnaireError("It has no title yet.")
    if not questions:
        raise QuestionnaireError("It has no question yet.")
    if len(questions) > MOST_QUESTIONS:
        raise QuestionnaireError(f"It has {len(questions)} questions. Nobody finishes more than {MOST_QUESTIONS}.")
    before: dict[str, Question] = {}
    for question in questions:
        _check_question(question, before)
        before[question.key] = question


def _check_question(question: Question, before: Mapping[str, Question]) -> None:
    name = question.words.strip() or question.key
    if not question.words.strip():
        raise QuestionnaireError(f"Question “{question.key}” has no words yet.")
    if question.key in before:
        raise QuestionnaireError(f"“{name}” has the same key as an earlier question.")
    codes = [option.code for option in question.options]
    if question.kind in WITH_OPTIONS and len(codes) < 2:
        raise QuestionnaireError(f"“{name}” needs two answers or more to choose from.")
    if len(codes) > MOST_OPTIONS or len(set(codes)) < len(codes):
        raise QuestionnaireError(f"“{name}” has the same answer twice, or more than {MOST_OPTIONS}.")
    statements = [one.code for one in question.statements]
    if len(question.key) > LONGEST_KEY or any(len(code) > LONGEST_CODE for code in (*codes, *statements)):
        raise QuestionnaireError(f"“{name}” has a key that is too long to keep answers by.")
    if question.kind is QuestionKind.STATEMENTS and not question.statements:
        raise QuestionnaireError(f"“{name}” has no statements to rate yet.")
    if question.kind in (QuestionKind.SCALE, QuestionKind.NUMBER) and question.lowest >= question.highest:
        raise QuestionnaireError(f"“{name}” goes from {question.lowest} to {question.highest}: that is no range.")
    if question.kind is QuestionKind.SCALE and question.highest - question.lowest > 10:
        raise QuestionnaireError(f"“{name}” has more than 11 steps.")
    if question.may_record and question.kind is not QuestionKind.LONG_TEXT:
        raise QuestionnaireError(f"“{name}” can’t be answered by a recording: only one in people’s own words can.")
    if question.good:
        _check_good(question, name)
    if question.show_if is not None:
        _check_condition(question, name, before)


def _check_good(question: Question, name: str) -> None:
    if not question.may_be_charted or not set(question.good) <= set(question.codes):
        raise QuestionnaireError(f"“{name}” calls an answer good that it does not have.")
    if set(question.good) == set(question.codes):
        raise QuestionnaireError(f"“{name}” calls every answer good. Which of them are not?")


def _check_condition(question: Question, name: str, before: Mapping[str, Question]) -> None:
    condition = question.show_if
    assert condition is not None
    asked = before.get(condition.key)
    if asked is None:
        raise QuestionnaireError(f"“{name}” depends on a question that does not come before it.")
    known = {option.code for option in asked.options} | ({"yes", "no"} if asked.kind is QuestionKind.YES_NO else set())
    if not condition.answers or not set(condition.answers) <= known:
        raise QuestionnaireError(f"“{name}” depends on an answer that “{asked.words}” does not have.")


def is_asked(question: Question, answers: Answers) -> bool:
    """Whether a question is asked, given the answers so far."""
    if question.show_if is None:
        return True
    given = answers.get(question.show_if.key)
    said = {str(one) for one in given} if isinstance(given, list) else {str(given)}
    return bool(said & set(question.show_if.answers))


def fitting(content: Content, answers: Answers) -> dict[str, Any]:
    """This will keep the answers that fit their questions, and raise `ValueError` naming the first that does not. An
    answer to a question that was not asked, given the others, is left out: it was under a choice not made."""
    kept: dict[str, Any] = {}
    for question in content.questions:
        value = answers.get(question.key)
        if value in (None, "", [], {}) or not is_asked(question, kept):
            continue
        if not _fits(question, value):
            raise ValueError(question.key)
        kept[question.key] = value.isoformat() if isinstance(value, date) else value
    return kept


def _fits(question: Question, value: Any) -> bool:
    codes = {option.code for option in question.options}
    match question.kind:
        case QuestionKind.ONE_OF:
            return isinstance(value, str) and value in codes
        case QuestionKind.SOME_OF:
            return _are_words(value) and set(value) <= codes
        case QuestionKind.RANK:
            return _are_words(value) and len(set(value)) == len(value) and set(value) <= codes
        case QuestionKind.YES_NO:
            return isinstance(value, str) and value in ("yes", "no")
        case QuestionKind.SCALE | QuestionKind.NUMBER:
            return type(value) is int and question.lowest <= value <= question.highest
        case QuestionKind.DAY:
            return isinstance(value, date) or _is_day(value)
        case QuestionKind.STATEMENTS:
            statements = {one.code for one in question.statements}
            rated = isinstance(value, dict) and _are_words([*value, *value.values()])
            return rated and set(value) <= statements and set(value.values()) <= codes
        case _:
            return isinstance(value, str) and len(value) <= LONGEST_ANSWER


def _are_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _is_day(value: object) -> bool:
    try:
        date.fromisoformat(str(value))
    except ValueError:
        return False
    return True


def to_json(content: Content) -> dict[str, Any]:
    """This will give a questionnaire as plain values to store."""
    return asdict(content)


def from_json(stored: Mapping[str, Any]) -> Content:
    """This will give back what `to_json` stored."""
    return Content(
        title=stored["title"],
        intro=stored["intro"],
        thanks=stored.get("thanks", ""),
        sections=tuple(
            Section(
                title=section["title"],
                intro=section.get("intro", ""),
                questions=tuple(_question(one) for one in section["questions"]),
            )
            for section in stored["sections"]
        ),
        translations=stored.get("translations", {}),
    )


def _question(stored: Mapping[str, Any]) -> Question:
    condition = stored.get("show_if")
    return Question(
        **{
            **stored,
            "kind": QuestionKind(stored["kind"]),
            "options": tuple(Option(**one) for one in stored.get("options", ())),
            "statements": tuple(Option(**one) for one in stored.get("statements", ())),
            "show_if": ShowIf(condition["key"], tuple(condition["answers"])) if condition else None,
            "good": tuple(stored.get("good", ())),
        }
    )


def without_required(questions: Iterable[Question]) -> tuple[Question, ...]:
    """This will give questions as paper asks them: nobody can be held to answer one."""
    return tuple(replace(question, required=False) for question in questions)


def without_recordings(questions: Iterable[Question]) -> tuple[Question, ...]:
    """This will give questions as a kiosk and paper ask them: neither takes a file."""
    return tuple(replace(question, may_record=False) for question in questions)
