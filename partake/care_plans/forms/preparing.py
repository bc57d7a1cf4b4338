"""Getting ready for a talk, and typing in what came back on paper. What is asked stands in a list with a date, so these
forms are made from it."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partake.care_plans.actions.preparing import GivenAnswer
from partake.care_plans.domain.preparing import MOST_FIRST, PREPARES_WORDS
from partake.care_plans.domain.states import INVOLVEMENT_WORDS, Involvement
from partake.care_plans.forms.answers import said_how
from partake.care_plans.prompts import Prompt
from partake.care_plans.queries.papers import PaperText
from partake.kernel import clock
from partake.ui import forms
from partake.ui.forms import Choice

LONGEST = 2000
TALK = "talk"
# What stands on paper beside a line is long: its start is enough to know it by.
LABEL_LONGEST = 60


class Tick(forms.Checkboxes):
    """One box that says all: its legend is there for whoever cannot see what it stands under."""

    def options(self, bound: BoundField, as_heading: bool) -> dict[str, Any]:
        options = super().options(bound, as_heading)
        options["fieldset"]["legend"]["classes"] = "nhsuk-u-visually-hidden"
        return options


class HowForm(forms.Form):
    how = forms.Radios(
        _("How would you like to get ready?"),
        missing=_("You have not said yet. How would you like to do it?"),
        choices=[Choice(code, _(words)) for code, words in PREPARES_WORDS.items()],
    )


class HowForThemForm(HowForm):
    said_how = said_how()


class InviteForm(forms.Form):
    talk_on = forms.Day(
        _("When is the talk?"), hint=_("You can leave this if there is no day yet."), optional=True, first=clock.today
    )


class FirstForm(forms.Form):
    first = forms.Checkboxes(
        _("What do you want to talk about first?"),
        hint=_("Choose up to 3. We start with these, so that there is time for them."),
        optional=True,
    )


class FirstForThemForm(FirstForm):
    said_how = said_how()


class FindPaperForm(forms.Form):
    code = forms.Text(
        _("Which code is on the paper?"),
        hint=_("It is at the foot of every page. For example, K7M4-PQR2."),
        longest=20,
        width=10,
        autocomplete="off",
        missing=_("There is no code yet. Which 8 letters and numbers are on the paper?"),
    )


def prompt_form(prompt: Prompt, *, own: bool) -> type[forms.Form]:
    """This will make the form of one question."""
    how = {} if own else {"said_how": said_how()}
    return _form({"words": _words(prompt.words, prompt.hint), TALK: _talk(prompt.topic), **how})


def prompts_form(prompts: Iterable[Prompt], *, own: bool) -> type[forms.Form]:
    """This will make one form of every question."""
    fields: dict[str, forms.Field] = {}
    for one in prompts:
        fields |= {one.code: _words(one.words, one.hint), f"{one.code}-{TALK}": _talk(one.topic)}
    return _form(fields if own else {**fields, "said_how": said_how()})


def given(values: dict[str, Any], codes: Iterable[str]) -> list[GivenAnswer]:
    """This will give what `prompts_form` was told, question by question."""
    return [GivenAnswer(code, values[code], bool(values[f"{code}-{TALK}"])) for code in codes]


def sheet_form(texts: Sequence[PaperText]) -> type[forms.Form]:
    """This will make the form for what is written on a sheet: the questions as they stand on it, in their order."""
    fields: dict[str, forms.Field] = {"written_on": _written_on()}
    fields["how"] = forms.Radios(
        _("How did they say they want decisions made?"),
        optional=True,
        choices=[
            Choice(code, _(words), reveals="ask_name" if code is Involvement.ASK_SOMEONE else "")
            for code, words in INVOLVEMENT_WORDS.items()
        ],
    )
    fields["ask_name"] = forms.Text(_("Whom should we ask?"), autocomplete="off")
    for one in texts:
        fields[one.key] = _words(gettext("Written under question %(number)s") % {"number": one.number})
        fields[f"{one.key}-{TALK}"] = _talk(gettext("question %(number)s") % {"number": one.number})
    fields["first"] = forms.Checkboxes(
        _("Which did they choose to talk about first?"),
        hint=gettext("%(most)s at most.") % {"most": MOST_FIRST},
        optional=True,
        choices=[Choice(one.key, f"{one.number}. {one.heading}") for one in texts],
    )
    return _form(fields)


def plan_paper_form(texts: Sequence[PaperText]) -> type[forms.Form]:
    """This will make the form for what is written on a plan: one box beside each line, and one for the whole."""
    fields: dict[str, forms.Field] = {"written_on": _written_on()}
    for one in texts:
        start = one.words.partition("\n")[0]
        start = start if len(start) <= LABEL_LONGEST else start[:LABEL_LONGEST].rstrip() + "…"
        label = gettext("Written beside “%(start)s” (%(number)s)") % {"start": start, "number": one.number}
        fields[one.key] = _words(label, rows=2)
    fields["whole"] = _words(gettext("Written anywhere else, or under “What I want to add or change”"))
    return _form(fields)


def _form(fields: dict[str, forms.Field]) -> type[forms.Form]:
    return type("MadeForm", (forms.Form,), fields)


def _words(label: Any, hint: Any = "", *, rows: int = 4) -> forms.Textarea:
    return forms.Textarea(label, hint=hint, longest=LONGEST, rows=rows, optional=True)


def _talk(topic: str) -> Tick:
    return Tick(
        gettext("To talk about: %(topic)s") % {"topic": topic},
        optional=True,
        choices=[Choice("yes", _("I want to talk about this"))],
    )


def _written_on() -> forms.Day:
    return forms.Day(
        _("Which day was it written?"),
        hint=_("If there is no day on it, the day it came back."),
        last=clock.today,
        missing=_("There is no day yet. Which day was it written, or did it come back?"),
    )
