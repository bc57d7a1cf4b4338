"""Which member of staff does an action."""

from django.utils.translation import gettext_lazy as _

from partake.ui import forms


class TakerForm(forms.Form):
    taker = forms.Radios(
        _("Who will do it?"),
        hint=_("These people plan with you and can see this plan. It goes on their list, and they are told."),
        missing=_("You have not said who. Who will do it?"),
    )
