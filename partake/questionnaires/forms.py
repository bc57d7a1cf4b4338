"""A questionnaire as a form of the page: the same fields, the same way of asking again, in the language chosen."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from partake.questionnaires.domain import Content, Question, QuestionKind
from partake.ui import forms
from partake.ui.forms import Choice

Said = Callable[[str], str]
SEPARATOR = "__"


def form_of(content: Content, questions: Iterable[Question], *, language: str = "en") -> type[forms.Form]:
    """This will make the form that asks `questions`. One that depends on the answer just above it opens under that
    choice, without a script too; any other is asked on the page after."""
    asked = tuple(questions)

    def said(words: str) -> str:
        return content.said_in(language, words)

    fields: dict[str, forms.Field] = {}
    for question in asked:
        fields |= _fields_of(question, said, _revealing(question, asked))
    return type("QuestionnaireForm", (forms.Form,), fields)


def answers_of(values: dict[str, Any], questions: Iterable[Question]) -> dict[str, Any]:
    """This will give the answers, by question key, of a form's typed values."""
    answers: dict[str, Any] = {}
    for question in questions:
        if question.kind is QuestionKind.STATEMENTS:
            rated = {one.code: values.get(_part(question, one.code)) for one in question.statements}
            answers[question.key] = {code: value for code, value in rated.items() if value}
        elif question.kind is QuestionKind.RANK:
            placed = {one.code: values.get(_part(question, one.code)) for one in question.options}
            answers[question.key] = [code for code, place in sorted(placed.items(), key=_place) if place]
        else:
            answers[question.key] = _value(question, values.get(question.key))
    return answers


def initial_of(answers: dict[str, Any], questions: Iterable[Question]) -> dict[str, Any]:
    """This will give what a form shows of answers given before."""
    initial: dict[str, Any] = {}
    for question in questions:
        value = answers.get(question.key)
        if question.kind is QuestionKind.STATEMENTS:
            initial |= {_part(question, code): one for code, one in (value or {}).items()}
        elif question.kind is QuestionKind.RANK:
            initial |= {_part(question, code): str(place) for place, code in enumerate(value or (), start=1)}
        elif value is not None:
            initial[question.key] = str(value) if isinstance(value, int) else value
    return initial


def _fields_of(question: Question, said: Said, revealing: dict[str, str]) -> dict[str, forms.Field]:
    words: dict[str, Any] = {"hint": said(question.hint), "optional": not question.required}
    options = [Choice(one.code, said(one.words), reveals=revealing.get(one.code, "")) for one in question.options]
    key = question.key
    match question.kind:
        case QuestionKind.ONE_OF:
            return {key: forms.Radios(said(question.words), choices=options, **words)}
        case QuestionKind.SOME_OF:
            return {key: forms.Checkboxes(said(question.words), choices=options, **words)}
        case QuestionKind.YES_NO:
            choices = [
                Choice("yes", _("Yes"), reveals=revealing.get("yes", "")),
                Choice("no", _("No"), reveals=revealing.get("no", "")),
            ]
            return {key: forms.Radios(said(question.words), choices=choices, **words)}
        case QuestionKind.SCALE:
            return {key: forms.Radios(said(question.words), choices=_steps(question, said), **words)}
        case QuestionKind.NUMBER:
            return {key: _Whole(said(question.words), lowest=question.lowest, highest=question.highest, **words)}
        case QuestionKind.DAY:
            return {key: forms.Day(said(question.words), **words)}
        case QuestionKind.SHORT_TEXT:
            return {key: forms.Text(said(question.words), longest=300, **words)}
        case QuestionKind.STATEMENTS:
            plain = [Choice(one.code, said(one.words)) for one in question.options]
            return {
                _part(question, one.code): forms.Radios(said(one.words), choices=plain, optional=not question.required)
                for one in question.statements
            }
        case QuestionKind.RANK:
            places = [Choice(str(place), str(place)) for place in range(1, len(question.options) + 1)]
            return {
                _part(question, one.code): forms.Select(said(one.words), choices=places, optional=True)
                for one in question.options
            }
        case _:
            return {key: forms.Textarea(said(question.words), longest=20_000, rows=5, **words)}


class _Whole(forms.Text):
    """A whole number within bounds."""

    kind = {"inputmode": "numeric"}

    def __init__(self, words: str, *, lowest: int, highest: int, **options: Any) -> None:
        super().__init__(words, longest=12, width=4, **options)
        self.lowest, self.highest = lowest, highest

    def to_python(self, value: Any) -> Any:
        written = super().to_python(value)
        if not written:
            return None
        if not written.isdecimal() or not self.lowest <= int(written) <= self.highest:
            words = _("“%(written)s” is not a whole number from %(lowest)s to %(highest)s. Which number is it?")
            raise ValidationError(words % {"written": written, "lowest": self.lowest, "highest": self.highest})
        return int(written)


def _steps(question: Question, said: Said) -> list[Choice]:
    ends = {question.lowest: said(question.lowest_words), question.highest: said(question.highest_words)}
    return [
        Choice(str(step), f"{step}: {ends[step]}" if ends.get(step) else str(step))
        for step in range(question.lowest, question.highest + 1)
    ]


def _revealing(question: Question, asked: tuple[Question, ...]) -> dict[str, str]:
    """Which question opens under which answer: the next one alone, and only a written one, so that a form read by
    ear stays in order."""
    place = asked.index(question)
    following = asked[place + 1] if place + 1 < len(asked) else None
    if following is None or following.show_if is None or following.show_if.key != question.key:
        return {}
    written = following.kind in (QuestionKind.SHORT_TEXT, QuestionKind.LONG_TEXT)
    return {following.show_if.answers[0]: following.key} if written and len(following.show_if.answers) == 1 else {}


def _value(question: Question, value: Any) -> Any:
    if question.kind is QuestionKind.SCALE:
        return int(value) if value else None
    return value


def _part(question: Question, code: str) -> str:
    return f"{question.key}{SEPARATOR}{code}"


def _place(item: tuple[str, Any]) -> int:
    return int(item[1]) if item[1] else 0
