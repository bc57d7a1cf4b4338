"""Letting somebody in to their own record."""

from django.utils.translation import gettext_lazy as _

from partake.people.domain import CheckedHow
from partake.ui import forms
from partake.ui.forms import Choice


class InvitePersonForm(forms.Form):
    email = forms.Email(_("Their email address"), hint=_("One that only they can open."), autocomplete="off")
    checked_how = forms.Radios(
        _("How do you know that it is them?"),
        missing=_("You have not said how you checked. How do you know that it is them?"),
        choices=[
            Choice(CheckedHow.PHOTO, _("I saw a passport, driving licence or other document with a photo")),
            Choice(CheckedHow.KNOWN, _("I know them myself, and saw them")),
            Choice(CheckedHow.ANSWERS, _("They answered questions from their record, face to face or by video")),
        ],
    )
