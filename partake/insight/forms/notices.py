"""What is wrong with published figures, and whether somebody else agrees."""

from django.utils.translation import gettext_lazy as _

from partake.ui import forms
from partake.ui.forms import Choice

AGREE, NOT = "agree", "not"


class NoticeForm(forms.Form):
    words = forms.Textarea(
        _("What is wrong with these numbers?"),
        hint=_(
            "Everyone will read this. Say what is wrong, since when, which numbers it touches and how far. Name nobody,"
            " and give no number that is hidden."
        ),
        longest=1000,
        missing=_("Nothing is written yet. What is wrong?"),
    )


class NoticeCheckForm(forms.Form):
    said = forms.Radios(
        _("Is this right, and may everyone read it?"),
        choices=(
            Choice(AGREE, _("Yes, show it beside the numbers")),
            Choice(NOT, _("No, keep it and do not show it")),
        ),
        missing=_("You have not chosen yet. Is it right?"),
    )
