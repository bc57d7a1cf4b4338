"""What an author may say about an answer."""

from django.utils.translation import gettext_lazy as _

from partake.ui import forms
from partake.ui.forms import Choice
from partake.voices.domain.states import SATISFIED_WORDS


class AnswerBackForm(forms.Form):
    satisfied = forms.Radios(
        _("Does this answer what you told us?"),
        choices=[Choice(code, _(words)) for code, words in SATISFIED_WORDS.items()],
        missing=_("You have not chosen yet. Does this answer what you told us?"),
    )
    words = forms.Textarea(
        _("What would you like to say back?"),
        hint=_("You can leave this empty. Somebody reads it before it is shown to others."),
        longest=2000,
        rows=4,
        optional=True,
    )


class WithdrawForm(forms.Form):
    """Nothing to fill in: pressing is the answer."""
