"""Writing down that somebody was told of a right."""

from django.utils.translation import gettext_lazy as _

from partake.kernel import clock
from partake.people.rights import ToldHow
from partake.ui import forms
from partake.ui.forms import Choice

SEND = "SEND"


class TellRightForm(forms.Form):
    told_on = forms.Day(_("On which day did you tell them?"), hint=_("For example, 19 11 2026."), last=clock.today)
    how = forms.Radios(
        _("How did you tell them?"),
        missing=_("You have not said how. How did you tell them?"),
        choices=[
            Choice(ToldHow.FACE_TO_FACE, _("Face to face")),
            Choice(ToldHow.BY_PHONE, _("By phone or video")),
        ],
    )
    also = forms.Checkboxes(
        _("Do they want it in writing too?"),
        optional=True,
        choices=[Choice(SEND, _("Yes, send it in the format they need"))],
    )
