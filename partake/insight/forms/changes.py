"""What a body changed, when, and where."""

from django.utils.translation import gettext_lazy as _

from partake.kernel import clock
from partake.ui import forms


class ChangeForm(forms.Form):
    words = forms.Text(
        _("What changed?"),
        hint=_("A few words that fit on a chart, such as “Text reminders begin”."),
        longest=60,
        missing=_("Nothing is written yet. What changed?"),
    )
    changed_on = forms.Day(_("The day it began"), last=clock.today)
    service = forms.Radios(_("Where?"), missing=_("You have not chosen yet. Where did it change?"))
    theme = forms.Select(
        _("What was it meant to change?"),
        hint=_("You can leave this open. Then it is drawn on every chart."),
        optional=True,
    )


class StrikeForm(forms.Form):
    """Nothing to fill in: pressing is the answer."""
