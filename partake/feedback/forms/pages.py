"""What whoever runs a service decides about its page."""

from django.utils.translation import gettext_lazy as _

from partake.feedback.about_me import about_me
from partake.ui import forms
from partake.ui.forms import Choice


class PageForm(forms.Form):
    why = forms.Text(
        _("Your own words for the question after the answer"),
        hint=_("Leave it empty for “Please tell us why you gave your answer”. Only people who read English see yours."),
        longest=200,
        optional=True,
    )
    phone = forms.Phone(
        _("A number for people who would rather talk"),
        hint=_("Somebody who picks it up writes down what they say."),
        optional=True,
    )
    asks_about = forms.Checkboxes(
        _("What may people tell you about themselves?"),
        hint=_("Ask only what you will use. People can leave out every one."),
        choices=[Choice(one.code, _(one.words)) for one in about_me().values()],
        optional=True,
    )


class PressForm(forms.Form):
    """Nothing to fill in: pressing is the answer."""
