"""A year of a national survey to bring in; and a page with nothing to answer but yes."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from partake.ui import forms


class SurveyForm(forms.Form):
    mapping = forms.Radios(_("Which survey is it?"), missing=_("You have not said which survey it is. Which one?"))
    file = forms.File(
        _("Choose the file"),
        kinds=("csv", "txt", "tsv"),
        largest=settings.LARGEST_LIST_ON_PAGE,
        hint=_("The CSV file as it was published, or the rows of your own place from it, with the same headings."),
    )
    profile = forms.File(
        _("With a file of answers: the country’s patients"),
        optional=True,
        kinds=("csv", "txt", "tsv"),
        largest=settings.LARGEST_LIST_ON_PAGE,
        hint=_("How many patients of each kind the country has. Only answers that are scored here need it."),
    )


class TakeOutForm(forms.Form):
    """Yes, take it out."""
