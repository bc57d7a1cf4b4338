"""Naming a need, in one's own words; naming a language."""

from django.utils.translation import gettext_lazy as _

from partake.ui import forms
from partake.ui.forms import Choice

PREFERRED, READS, INTERPRETER = "PREFERRED", "READS", "INTERPRETER"


class FindNeedForm(forms.Form):
    wanted = forms.Text(
        _("Look for a need by a word"),
        hint=_("For example, “braille” or “hearing”."),
        longest=60,
        missing=_("There is no word yet. What are you looking for?"),
    )


class NeedForm(forms.Form):
    instruction = forms.Text(
        _("How would you put it yourself?"),
        hint=_("You can leave this blank. If you write here, people read your words instead of ours."),
        longest=200,
        optional=True,
    )


class EndForm(forms.Form):
    """A page that asks before something ends: nothing to fill in."""


class LanguageForm(forms.Form):
    code = forms.Select(_("Which language?"), missing=_("There is no language yet. Which one is it?"))
    uses = forms.Checkboxes(
        _("What should we know?"),
        hint=_("Tick all that fit. You can tick none."),
        optional=True,
        choices=[
            Choice(PREFERRED, _("This is the language to use first")),
            Choice(READS, _("Letters can be in this language")),
            Choice(INTERPRETER, _("Please book an interpreter")),
        ],
    )
