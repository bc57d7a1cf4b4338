"""What is asked of whoever keeps a question."""

from django.utils.translation import gettext_lazy as _

from partake.ui import forms
from partake.ui.forms import Choice


class KeepForm(forms.Form):
    name = forms.Text(_("What will you call it?"), longest=100, missing=_("It has no name yet. What will you call it?"))
    for_everybody = forms.Radios(
        _("Who may open it again?"),
        choices=[
            Choice("no", _("Only me")),
            Choice("yes", _("Everybody who reads what people say here")),
        ],
        missing=_("You have not chosen yet. Who may open it again?"),
    )
