"""What somebody writes who builds a questionnaire: one question of theirs at a time."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partake.questionnaires.domain import WITH_OPTIONS, Content, Option, Question, QuestionKind, ShowIf
from partake.questionnaires.editing import answers_to, options_of
from partake.questionnaires.forms.asked import Whole
from partake.questionnaires.heard import answer_words
from partake.ui import forms
from partake.ui.forms import Choice

RANGED = (QuestionKind.SCALE, QuestionKind.NUMBER)


class WordsForm(forms.Form):
    title = forms.Text(gettext_lazy("What it is called"), hint=gettext_lazy("Such as “After your clinic visit”."))
    intro = forms.Textarea(
        gettext_lazy("What people should know before they answer"),
        hint=gettext_lazy("Why you ask, and what you will do with the answers."),
        longest=2000,
        rows=4,
        optional=True,
    )
    thanks = forms.Textarea(
        gettext_lazy("What people read when they have finished"),
        hint=gettext_lazy("Such as where you will say what came of it."),
        longest=2000,
        rows=3,
        optional=True,
    )


class SectionForm(forms.Form):
    title = forms.Text(gettext_lazy("Heading of the section"))
    intro = forms.Textarea(
        gettext_lazy("What people should know for this section"), longest=1000, rows=3, optional=True
    )


class PressForm(forms.Form):
    """Nothing to fill in: pressing is the answer."""


class LanguageForm(forms.Form):
    language = forms.Select(gettext_lazy("Which language?"))


def question_form(kind: QuestionKind, earlier: Iterable[Question]) -> type[forms.Form]:
    """This will make the form for a question of one kind; it may depend on any `earlier` one with answers to choose."""
    fields: dict[str, Any] = {
        "words": forms.Text(_("The question"), longest=500, hint=_("Short, and in the words people use.")),
        "hint": forms.Text(_("A hint below it"), longest=500, optional=True),
    }
    if kind is QuestionKind.STATEMENTS:
        fields["statements"] = forms.Textarea(_("The statements"), hint=_("One on each line."), rows=5)
    if kind in WITH_OPTIONS:
        fields["options"] = forms.Textarea(_("The answers to choose from"), hint=_("One on each line."), rows=6)
    if kind in RANGED:
        fields["lowest"] = Whole(_("Lowest number"), lowest=0, highest=1_000_000)
        fields["highest"] = Whole(_("Highest number"), lowest=0, highest=1_000_000)
    if kind is QuestionKind.SCALE:
        fields["lowest_words"] = forms.Text(_("What the lowest number means"), optional=True)
        fields["highest_words"] = forms.Text(_("What the highest number means"), optional=True)
    choices = [
        Choice(f"{one.key} {code}", _("“%(answer)s” to “%(question)s”") % {"answer": words, "question": one.words})
        for one in earlier
        for code, words in answers_to(one)
    ]
    if choices:
        hint = _("Leave all of these empty to ask everybody. Choose answers to one question only.")
        fields["show_if"] = forms.Checkboxes(
            _("Ask only those who answered"), choices=choices, hint=hint, optional=True
        )
    if kind is QuestionKind.LONG_TEXT:
        record = [Choice("yes", _("People can speak, film or draw their answer"))]
        hint = _("They can still write it. On paper and on a screen in a waiting room they write.")
        fields["may_record"] = forms.Checkboxes(
            _("Is a recording or a picture welcome?"), choices=record, hint=hint, optional=True
        )
    must = [Choice("yes", _("People can’t go on without answering"))]
    hint = _("Rarely needed: people who are held up leave.")
    fields["required"] = forms.Checkboxes(_("Is an answer needed?"), choices=must, hint=hint, optional=True)

    def clean(form: forms.Form) -> dict[str, Any]:
        values = forms.Form.clean(form)
        if len({one.split(" ")[0] for one in values.get("show_if") or ()}) > 1:
            form.add_error("show_if", _("These are answers to different questions. Which question is it about?"))
        lowest, highest = values.get("lowest"), values.get("highest")
        if lowest is not None and highest is not None and lowest >= highest:
            words = _("%(highest)s is not more than %(lowest)s. Which is the highest number?")
            form.add_error("highest", ValidationError(words % {"highest": highest, "lowest": lowest}))
        if kind is QuestionKind.SCALE and lowest is not None and highest is not None and highest - lowest > 10:
            form.add_error("highest", _("A scale has 11 steps at most. Which is the highest number?"))
        if kind in WITH_OPTIONS and len(options_of(values.get("options") or "")) == 1:
            form.add_error("options", _("There is one answer only. What else could people answer?"))
        return values

    return type("QuestionForm", (forms.Form,), {**fields, "clean": clean})


def question_of(
    values: dict[str, Any],
    key: str,
    kind: QuestionKind,
    before: Question | None = None,
    earlier: Iterable[Option] = (),
) -> Question:
    """This will give the question that a form describes. Answers whose words stay keep their codes, and none has the
    code of another that was ever asked `earlier`."""
    chosen = [one.split(" ", 1) for one in values.get("show_if") or ()]
    return Question(
        key=key,
        kind=kind,
        words=values["words"],
        hint=values["hint"],
        options=options_of(values.get("options") or "", before.options if before else (), earlier),
        statements=options_of(values.get("statements") or "", before.statements if before else ()),
        required=bool(values["required"]),
        lowest=values["lowest"] if kind in RANGED else 1,
        highest=values["highest"] if kind in RANGED else 5,
        lowest_words=values.get("lowest_words") or "",
        highest_words=values.get("highest_words") or "",
        show_if=ShowIf(chosen[0][0], tuple(code for _, code in chosen)) if chosen else None,
        characteristic=before.characteristic if before else "",
        list_version=before.list_version if before else "",
        may_record=bool(values.get("may_record")),
        good=before.good if before else (),
    )


def initial_of_question(question: Question) -> dict[str, Any]:
    """This will give what the form shows of a question."""
    depends = question.show_if
    return {
        "words": question.words,
        "hint": question.hint,
        "options": "\n".join(one.words for one in question.options),
        "statements": "\n".join(one.words for one in question.statements),
        "lowest": str(question.lowest),
        "highest": str(question.highest),
        "lowest_words": question.lowest_words,
        "highest_words": question.highest_words,
        "show_if": [f"{depends.key} {code}" for code in depends.answers] if depends else [],
        "required": ["yes"] if question.required else [],
        "may_record": ["yes"] if question.may_record else [],
    }


def good_form(question: Question) -> type[forms.Form]:
    """This will make the form on which it is said which answers to a question are good."""
    choices = [Choice(code, words) for code, words in answer_words(question)]
    hint = _("Leave all of them empty if no answer is better than another.")

    def clean(form: forms.Form) -> dict[str, Any]:
        values = forms.Form.clean(form)
        if len(values.get("good") or ()) == len(choices):
            form.add_error("good", _("These are all the answers there are. Which of them are not good?"))
        return values

    fields = {
        "good": forms.Checkboxes(_("Which answers are good?"), choices=choices, hint=hint, optional=True),
        "clean": clean,
    }
    return type("GoodForm", (forms.Form,), fields)


def translation_form(content: Content) -> type[forms.Form]:
    """This will make a form with a box beside each of the English words."""
    fields = {
        f"words_{place}": forms.Textarea(words, longest=4000, rows=2, optional=True)
        for place, words in enumerate(content.every_words)
    }
    return type("TranslationForm", (forms.Form,), fields)


def initial_of_translation(content: Content, language: str) -> dict[str, str]:
    there = content.translations.get(language, {})
    return {f"words_{place}": there.get(words, "") for place, words in enumerate(content.every_words)}


def translation_of(content: Content, values: dict[str, Any]) -> dict[str, str]:
    """This will give what was written, by English words."""
    return {words: values[f"words_{place}"] or "" for place, words in enumerate(content.every_words)}
