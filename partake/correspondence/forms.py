"""What a records lead answers when they settle a held message."""

from django.utils.translation import gettext_lazy as _

from partake.correspondence.actions import LONGEST_REASON
from partake.kernel import clock
from partake.ui import forms


class MadeByHand(forms.Form):
    how = forms.Textarea(
        _("How was it given?"),
        hint=_("For example: a British Sign Language film sent by email, or told by phone."),
        missing=_("You have not said how. How was it given?"),
        longest=LONGEST_REASON,
        rows=3,
    )
    on = forms.Day(_("Which day?"), last=clock.today, missing=_("You have not said when. Which day was it given?"))


class SendAsItIs(forms.Form):
    way = forms.Radios(_("How should it go?"), missing=_("You have not chosen a way. How should it go?"))
    why = forms.Textarea(
        _("Why is this all right?"),
        hint=_("For example: what they said when you asked them, and on which day."),
        missing=_("You have not said why. Why is this all right?"),
        longest=LONGEST_REASON,
        rows=3,
    )


class Cancel(forms.Form):
    why = forms.Textarea(
        _("Why should it not go?"),
        hint=_("For example: they were told everything at a visit."),
        missing=_("You have not said why. Why should it not go?"),
        longest=LONGEST_REASON,
        rows=3,
    )
