"""A file to check; and a check page, with nothing to answer but yes."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from partake.ui import forms


class FileForm(forms.Form):
    practice = forms.Radios(_("Whose file is it?"), missing=_("You have not said whose file it is. Whose is it?"))
    file = forms.File(
        _("Choose a file"),
        kinds=("csv", "txt", "tsv"),
        largest=settings.LARGEST_LIST_ON_PAGE,
        hint=_("A CSV file with a heading over each column: NHS number, measure, value, unit and date."),
    )


class TakeForm(forms.Form):
    """Yes, bring them in."""
