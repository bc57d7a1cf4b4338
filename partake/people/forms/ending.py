"""The day somebody died, or moved away."""

from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from partake.kernel import clock
from partake.ui import forms


class DiedForm(forms.Form):
    on = forms.Day(_("On which day did they die?"), hint=_("For example, 3 11 2026."), last=clock.today)


class MovedForm(forms.Form):
    on = forms.Day(_("On which day did they move away?"), hint=_("For example, 3 11 2026."), last=clock.today)


class ConfirmForm(forms.Form):
    """The check: nothing to fill in."""


def day_of(query: QueryDict) -> date | None:
    """This will give the day that an address carries, or None when it carries none that can be read."""
    return clock.read_day(query.get("on", ""))
