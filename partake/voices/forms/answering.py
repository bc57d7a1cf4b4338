"""What a body writes in answer: a reply to one voice, an outcome of many, and what somebody else checks."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from partake.kernel import clock
from partake.ui import forms
from partake.ui.forms import Choice
from partake.voices.domain.states import OUTCOME_WORDS, SATISFIED_WORDS


class ReplyForm(forms.Form):
    words = forms.Textarea(
        _("Your reply"),
        hint=_("Write to them, as “you”, and answer what they said. You sign with your name and job."),
        longest=5000,
        rows=8,
        missing=_("Nothing is written yet. What would you like to say?"),
    )
    says_changed = forms.Radios(
        _("Did something change because of this?"),
        choices=[
            Choice("yes", _("Yes"), reveals="changed", hint=_("Somebody else here checks it before anyone reads it.")),
            Choice("no", _("No, or not yet"), hint=_("Your reply goes at once.")),
        ],
        missing=_("You have not said yet. Did something change?"),
    )
    changed = forms.Textarea(
        _("What changed?"),
        hint=_("What, where and since when, so that somebody else can check it."),
        longest=2000,
        rows=4,
        missing=_("Nothing is written yet. What changed?"),
    )

    @property
    def what_changed(self) -> str:
        return self.values["changed"] or ""


class SendBackForm(forms.Form):
    why = forms.Textarea(
        _("What should be put right?"),
        longest=1000,
        rows=4,
        missing=_("There is no reason yet. What should be put right?"),
    )


class CheckForm(forms.Form):
    """Nothing to fill in: pressing is the answer."""


class OutcomeForm(forms.Form):
    kind = forms.Radios(
        _("What came of it?"),
        choices=[Choice(code, _(words)) for code, words in OUTCOME_WORDS.items()],
        missing=_("You have not chosen yet. What came of it?"),
    )
    title = forms.Text(_("What it is about"), hint=_("A few words, such as “Getting through by phone”."))
    said = forms.Textarea(
        _("What people said"),
        hint=_("In a sentence or two, fairly. You add their own words on the next page."),
        longest=2000,
        rows=3,
    )
    words = forms.Textarea(
        _("What you did; or why you are not doing it; or where you are"),
        longest=5000,
        rows=6,
        missing=_("Nothing is written yet. What came of it, or why not?"),
    )
    decided_by = forms.Text(
        _("Who decided"), hint=_("A person or a group: people may want to ask."),
        missing=_("You have not said who decided. Who did?"),
    )  # fmt: skip
    decided_on = forms.Day(_("The day it was decided"), last=clock.today)
    look_again_on = forms.Day(
        _("The day you will look whether it worked"),
        hint=_("You can leave this empty, unless you are still thinking."),
        first=clock.today,
        optional=True,
    )

    @classmethod
    def initial_of(cls, row: Any) -> dict[str, Any]:
        """This will give what an outcome says, as the form's beginning."""
        return {name: getattr(row, name) for name in cls.base_fields}


class CiteForm(forms.Form):
    voices = forms.Checkboxes(
        _("Whose words does it answer?"), missing=_("Nothing is ticked yet. Whose words does it answer?")
    )


class FollowUpForm(forms.Form):
    worked = forms.Radios(
        _("Did it work?"),
        choices=[Choice(code, _(words)) for code, words in SATISFIED_WORDS.items()],
        missing=_("You have not chosen yet. Did it work?"),
    )
    words = forms.Textarea(
        _("How do you know?"), longest=2000, rows=4, missing=_("Nothing is written yet. How do you know?")
    )


class AnswerEnquiryForm(forms.Form):
    answer = forms.Textarea(
        _("Your answer"),
        hint=_("Anyone can read it. You answer once, so say everything."),
        longest=5000,
        rows=8,
        missing=_("Nothing is written yet. What came of it?"),
    )
