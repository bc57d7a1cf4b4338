"""Why a record is opened; finding somebody; an emergency; a question about a look."""

from django.utils.translation import gettext_lazy as _

from partake.kernel import clock
from partake.people.domain import PURPOSES_FOR_STAFF
from partake.ui import forms
from partake.ui.forms import Choice


class WhyForm(forms.Form):
    why = forms.Radios(
        _("Why are you opening this record?"),
        hint=_("They can see that you looked, and why."),
        missing=_("You have not said why. What do you need it for?"),
        choices=[Choice(purpose, _(words)) for purpose, words in PURPOSES_FOR_STAFF.items()],
    )


class FindForm(forms.Form):
    name = forms.Text(
        _("Name or NHS number"),
        hint=_("You can find people you look after, and people who shared with you."),
        longest=100,
        missing=_("There is no name or number yet. Who are you looking for?"),
    )


class EmergencyForm(forms.Form):
    nhs_number = forms.Text(_("NHS number, if you have it"), optional=True, longest=20, width=10)
    family_name = forms.Text(_("Or their family name"), optional=True, longest=100)
    born_on = forms.Day(_("And their date of birth"), hint=_("For example, 2 5 1958."), optional=True, last=clock.today)
    reason = forms.Textarea(
        _("Why do you need it now?"),
        hint=_("The person reads this, word for word. For example, “Brought in by ambulance, could not speak.”"),
        longest=1000,
        rows=3,
        missing=_("There is no reason yet. Why do you need it now?"),
    )


class AskForm(forms.Form):
    question = forms.Textarea(
        _("What would you like to know?"),
        hint=_("You can leave this blank. We ask them why they looked."),
        optional=True,
        longest=2000,
    )


class AnswerForm(forms.Form):
    answer = forms.Textarea(
        _("Your answer"),
        hint=_("Say in plain words who looked, and why. We send it in the format the person needs."),
        longest=5000,
        missing=_("There is no answer yet. Why did they look?"),
    )
