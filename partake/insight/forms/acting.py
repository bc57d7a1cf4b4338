"""What is asked of whoever does something about what people said."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from partake.insight.domain_of_acting import LONGEST_CHANGE
from partake.kernel import clock
from partake.ui import forms
from partake.ui.forms import Choice
from partake.voices.domain.states import SATISFIED_WORDS
from partake.voices.forms.answering import OutcomeForm


class StartForm(forms.Form):
    title = forms.Text(
        _("What will you do?"),
        hint=_("A few words, such as “A second line for the phone”."),
        missing=_("It has no name yet. What will you do?"),
    )
    why = forms.Textarea(_("Why this, and why now?"), hint=_("You can leave this empty."), longest=2000, rows=3,
                         optional=True)  # fmt: skip
    owner_id = forms.Radios(
        _("Who will do it?"),
        hint=_("We email them, unless it is you."),
        missing=_("You have not said who. Who will do it?"),
    )
    due_on = forms.Day(_("By when?"), first=clock.today)
    cite = forms.Radios(
        _("Whose words is it about?"),
        hint=_("They are told what came of it, if they asked to hear. You can leave some out later."),
        missing=_("You have not chosen yet. Whose words is it about?"),
    )


class NoteForm(forms.Form):
    words = forms.Textarea(
        _("How is it going?"), longest=2000, rows=4, missing=_("Nothing is written yet. How is it going?")
    )


class GiveForm(forms.Form):
    owner_id = forms.Radios(_("Who will do it?"), missing=_("You have not said who. Who will do it?"))


class MoveForm(forms.Form):
    due_on = forms.Day(_("By when?"), first=clock.today)
    why = forms.Textarea(
        _("Why another day?"), longest=1000, rows=3, missing=_("There is no reason yet. Why another day?")
    )


class FinishForm(forms.Form):
    done = forms.Textarea(
        _("What did you do?"), longest=2000, rows=4, missing=_("Nothing is written yet. What did you do?")
    )
    began_on = forms.Day(_("When did it begin?"), hint=_("Charts draw a new average from this day."), last=clock.today)
    change = forms.Text(
        _("What changed, in a few words?"),
        hint=_("It stands on the chart, such as “Text reminders begin”."),
        longest=LONGEST_CHANGE,
        missing=_("A chart needs a few words. What changed?"),
    )
    look_again_on = forms.Day(
        _("When will you look whether it lasts?"), hint=_("Six months is a good time."), first=clock.today
    )


class StopForm(forms.Form):
    why = forms.Textarea(
        _("Why does it stop?"), longest=2000, rows=4, missing=_("There is no reason yet. Why does it stop?")
    )


class LastedForm(forms.Form):
    lasted = forms.Radios(
        _("Did it last?"),
        choices=[Choice(code, _(words)) for code, words in SATISFIED_WORDS.items()],
        missing=_("You have not chosen yet. Did it last?"),
    )
    words = forms.Textarea(
        _("How do you know?"),
        hint=_("Anyone can read it, beside what you published."),
        longest=2000,
        rows=4,
        missing=_("Nothing is written yet. How do you know?"),
    )
    look_again_on = forms.Day(
        _("When will you look once more?"), hint=_("You can leave this empty."), first=clock.today, optional=True
    )


class AnswerForm(OutcomeForm):
    """What came of it, as any outcome is written; begun with what the action says."""

    @classmethod
    def begun_with(cls, **known: Any) -> dict[str, Any]:
        """This will give what an action knows already, as the form's beginning."""
        return {name: value for name, value in known.items() if name in cls.base_fields}
