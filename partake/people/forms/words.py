"""Writing in one's own words, or writing down what somebody said."""

from django.utils.translation import gettext_lazy as _

from partake.people.domain import AskedHow
from partake.ui import forms
from partake.ui.forms import Choice


def said_how_field() -> forms.Radios:
    """This will ask somebody who writes for the person how the person told them."""
    return forms.Radios(
        _("How did they tell you?"),
        missing=_("You have not said how they told you. How did they?"),
        choices=[
            Choice(AskedHow.IN_PERSON, _("Face to face")),
            Choice(AskedHow.BY_PHONE, _("By phone")),
            Choice(AskedHow.IN_WRITING, _("On paper, or in a message")),
        ],
    )


class OwnWordsForm(forms.Form):
    """The label is the heading's own; the view sets it."""

    words = forms.Textarea("", longest=5000, rows=8, optional=True)
    helped_by = forms.Text(
        _("Did somebody help you write this?"),
        hint=_("Write their name if you like. People who read it then see that you had help."),
        optional=True,
        longest=200,
        autocomplete="off",
    )


class TheirWordsForm(forms.Form):
    """For somebody who writes down what the person said or wrote on paper."""

    words = forms.Textarea("", longest=5000, rows=8, optional=True)
    said_how = said_how_field()
