"""A questionnaire as a form of the page: the same fields, the same way of asking again, in the language chosen."""

from collections.abc import Callable, Collection, Iterable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from markupsafe import Markup

from partake.files.reading import Checked
from partake.people.forms.media import told_in
from partake.questionnaires.domain import Content, Question, QuestionKind, opens_under
from partake.ui import forms
from partake.ui.forms import Choice
from partake.ui.forms.field import Words

Said = Callable[[str], str]
SEPARATOR = "__"
FILE, TAKE_OUT = "-file", "-take-out"


class QuestionnaireForm(forms.Form):
    """A form that asks questions. `groups` are those of several fields: their words stand above their fields."""

    groups: ClassVar[dict[str, tuple[str, str]]] = {}
    only_once: ClassVar[dict[str, list[str]]] = {}
    # Questions that want words or a file, of those that take both.
    either: ClassVar[frozenset[str]] = frozenset()
    recorded: ClassVar[frozenset[str]] = frozenset()
    # Asked only when something looks wrong (see `keying`).
    quiet: ClassVar[frozenset[str]] = frozenset()

    def draw(self, as_heading: bool = False) -> Markup:  # noqa: ARG002 - several questions have a heading of their own
        """This will draw every question in order."""
        drawn, open_group = Markup(""), ""
        for name in self.fields:
            if name in self._revealed or (name in self.quiet and not self[name].errors and not self[name].value()):
                continue
            group = name.partition(SEPARATOR)[0] if SEPARATOR in name else ""
            if group != open_group:
                drawn += _closing(open_group) + _opening(*self.groups[group]) if group else _closing(open_group)
                open_group = group
            drawn += self.field(name)
        return drawn + _closing(open_group)

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        for names in self.only_once.values():
            given: dict[str, str] = {}
            for name in names:
                place = values.get(name)
                if place and place in given:
                    words = _("You gave %(place)s to two of them. Which one is it?") % {"place": place}
                    self.add_error(name, words)
                elif place:
                    given[place] = name
        for key in self.either:
            stays = key in self.recorded and not values.get(key + TAKE_OUT)
            if not (values.get(key) or values.get(key + FILE) or stays or {key, key + FILE} & self.errors.keys()):
                self.add_error(key, _("Nothing is written or chosen yet. What would you like to answer?"))
        return values


def form_of(
    content: Content,
    questions: Iterable[Question],
    *,
    language: str = "en",
    before: dict[str, forms.Field] | None = None,
    quiet: dict[str, forms.Field] | None = None,
    recorded: Collection[str] = (),
) -> type[QuestionnaireForm]:
    """This will make the form that asks `questions`, with other fields `before` them, and some after them that are
    `quiet` until something looks wrong. A question that depends on the answer just above it opens under that choice,
    without a script too. Where one depends on another of the same form in any other way, its hint says so, and it may
    be left out: on a page of its own (`domain.parts_of`) it would be asked only when it applies. `recorded` are the
    keys of those answered with a file before."""
    asked = tuple(questions)

    def said(words: str) -> str:
        return content.said_in(language, words)

    fields: dict[str, forms.Field] = {**(before or {})}
    under = {key for question in asked for key in _revealing(question, asked).values()}
    for question in asked:
        condition = "" if question.key in under else condition_words(content, question, asked, language)
        fields |= _fields_of(question, said, _revealing(question, asked), condition)
        fields |= _file_fields(question, question.key in recorded)
    several = [one for one in asked if one.kind in (QuestionKind.STATEMENTS, QuestionKind.RANK)]
    groups = {
        one.key: (
            said(one.words),
            ". ".join(filter(None, (condition_words(content, one, asked, language), said(one.hint)))),
        )
        for one in several
    }
    ranked = {
        one.key: [_part(one, option.code) for option in one.options] for one in several if one.kind is QuestionKind.RANK
    }
    kept: dict[str, Any] = {"groups": groups, "only_once": ranked, "quiet": frozenset(quiet or ())}
    if any(one.may_record for one in asked):
        kept["either"] = frozenset(one.key for one in asked if one.may_record and one.required)
        kept["recorded"] = frozenset(recorded)
        kept["reassurance"] = _("What you wrote is still here. A file has to be chosen again.")
    return type("AskedForm", (QuestionnaireForm,), {**fields, **(quiet or {}), **kept})


def condition_words(content: Content, question: Question, among: Iterable[Question], language: str) -> str:
    """This will say which answer to which other question, `among` these, a question is for; or ""."""
    depends = question.show_if
    asked = next((one for one in among if depends and one.key == depends.key), None)
    if depends is None or asked is None:
        return ""
    options = {one.code: content.said_in(language, one.words) for one in asked.options}
    options |= {"yes": _("Yes"), "no": _("No")} if asked.kind is QuestionKind.YES_NO else {}
    answers = _(" or ").join(f"“{options.get(code, code)}”" for code in depends.answers)
    said = _("Only if you answered %(answers)s to “%(question)s”")
    return said % {"answers": answers, "question": content.said_in(language, asked.words)}


def _opening(words: str, hint: str) -> Markup:
    drawn = Markup(
        '<fieldset class="nhsuk-fieldset"><legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--m">{}</legend>'
    )
    said = Markup('<p class="nhsuk-hint">{}</p>').format(hint) if hint else Markup("")
    return drawn.format(words) + said


def _closing(group: str) -> Markup:
    return Markup("</fieldset>") if group else Markup("")


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


def recordings_of(values: dict[str, Any], questions: Iterable[Question]) -> dict[str, Checked | None]:
    """This will give the files, by question key, of a form's typed values; None for one to be taken out."""
    found: dict[str, Checked | None] = {}
    for question in questions:
        if file := values.get(question.key + FILE):
            found[question.key] = file
        elif values.get(question.key + TAKE_OUT):
            found[question.key] = None
    return found


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


def _fields_of(question: Question, said: Said, revealing: dict[str, str], condition: str) -> dict[str, forms.Field]:
    hint = ". ".join(filter(None, (condition, said(question.hint))))
    optional = bool(condition) or question.may_record or not question.required
    words: dict[str, Any] = {"hint": hint, "optional": optional}
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
            return {key: Whole(said(question.words), lowest=question.lowest, highest=question.highest, **words)}
        case QuestionKind.DAY:
            return {key: forms.Day(said(question.words), **words)}
        case QuestionKind.SHORT_TEXT:
            return {key: forms.Text(said(question.words), longest=300, **words)}
        case QuestionKind.STATEMENTS:
            plain = [Choice(one.code, said(one.words)) for one in question.options]
            return {
                _part(question, one.code): forms.Radios(said(one.words), choices=plain, optional=words["optional"])
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


def _file_fields(question: Question, is_there: bool) -> dict[str, forms.Field]:
    """The file comes last, so that what was typed arrives even when the file is too large to be read."""
    if not question.may_record:
        return {}
    if not is_there:
        return {question.key + FILE: told_in(_("Or answer with a recording, a film or a picture"))}
    out = [Choice("yes", _("Take it out"))]
    return {
        question.key + TAKE_OUT: forms.Checkboxes(_("Your recording or picture is here"), choices=out, optional=True),
        question.key + FILE: told_in(_("Or put another in its place")),
    }


class Whole(forms.Text):
    """A whole number within bounds."""

    kind = {"inputmode": "numeric"}

    def __init__(self, words: Words, *, lowest: int, highest: int, **options: Any) -> None:
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
    """Which question opens under which answer: the next one alone."""
    place = asked.index(question)
    following = asked[place + 1] if place + 1 < len(asked) else None
    if following is None or not opens_under(following, question):
        return {}
    assert following.show_if is not None
    return {following.show_if.answers[0]: following.key}


def _value(question: Question, value: Any) -> Any:
    if question.kind is QuestionKind.SCALE:
        return int(value) if value else None
    return value


def _part(question: Question, code: str) -> str:
    return f"{question.key}{SEPARATOR}{code}"


def _place(item: tuple[str, Any]) -> int:
    return int(item[1]) if item[1] else 0
