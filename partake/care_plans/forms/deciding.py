"""Agreeing for somebody who can't decide it today, and asking them again when they can."""

from django.utils.translation import gettext_lazy as _

from partake.care_plans.forms.answers import said_how
from partake.ui import forms
from partake.ui.forms import Choice


class AgreeForSomebodyForm(forms.Form):
    agrees = forms.YesNo(
        _("As they would want it: do you agree to this plan for them?"),
        hint=_("Think what they would choose, what they said before, and what limits them least."),
        missing=_("You have not said yet. Do you agree for them?"),
        choices=[Choice("yes", _("Yes, I agree for them")), Choice("no", _("No, something should change first"))],
    )
    words = forms.Textarea(
        _("Why, and what did they say themselves?"),
        hint=_("They read this. So do the people who plan with them."),
        longest=1000,
        rows=3,
    )


class AgreeForSomebodyToldForm(AgreeForSomebodyForm):
    said_how = said_how()


class BestInterestsForm(forms.Form):
    wishes = forms.Textarea(
        _("What would they want?"),
        hint=_("What they say and show now, what they said or wrote before, what they believe in."),
        longest=2000,
        rows=4,
    )
    consulted = forms.Textarea(
        _("Whom did you ask?"),
        hint=_("Family, friends, carers, whoever knows them. If there is nobody, ask for an advocate first."),
        longest=2000,
        rows=3,
    )
    least_restrictive = forms.Textarea(
        _("Why does this limit them least?"), hint=_("What else did you think of?"), longest=2000, rows=3
    )
    reasons = forms.Textarea(_("Why is this best for them?"), longest=2000, rows=3)


class AfterwardsForm(forms.Form):
    agrees = forms.YesNo(
        _("Is it right for you?"),
        missing=_("You have not said yet. Is it right for you?"),
        choices=[Choice("yes", _("Yes, I agree")), Choice("no", _("No, I want something changed"))],
    )
    words = forms.Textarea(
        _("What do you want to say about it?"),
        hint=_("It stands first, beside what was agreed for you."),
        longest=1000,
        rows=4,
        optional=True,
    )


class AfterwardsForThemForm(AfterwardsForm):
    said_how = said_how()
