"""What somebody who speaks for the public hands in."""

from django.utils.translation import gettext_lazy as _

from partake.kernel import clock
from partake.ui import forms
from partake.ui.forms import Choice
from partake.voices.domain.voice import LONGEST_WORDS, SAMPLING_WORDS


class EvidenceForm(forms.Form):
    title = forms.Text(_("What your report is called"))
    about = forms.Radios(_("What is it about?"), missing=_("You have not chosen yet. What is it about?"))
    words = forms.Textarea(
        _("What people told you, and what you recommend"),
        hint=_("Anyone can read this at once, with your organisation’s name. Take out anything that tells who "
               "somebody is."),
        longest=LONGEST_WORDS,
        rows=10,
        missing=_("Nothing is written yet. What did people tell you?"),
    )  # fmt: skip
    sampling = forms.Radios(
        _("How did people come to be asked?"),
        choices=[Choice(code, _(words)) for code, words in SAMPLING_WORDS.items()],
        missing=_("You have not chosen yet. How did people come to be asked?"),
    )
    said_on = forms.Day(_("The day you published it, if you did"), last=clock.today, optional=True)


class EnquiryForm(forms.Form):
    words = forms.Textarea(
        _("What would you like to ask?"),
        hint=_("Anyone can read your question and their answer."),
        longest=2000,
        rows=5,
        missing=_("Nothing is written yet. What would you like to ask?"),
    )
    voices = forms.Checkboxes(_("About which words?"), hint=_("You need not tick any."), optional=True)
