"""What a place administrator fills in."""

from django.utils.translation import gettext_lazy as _

from partake.kernel import clock
from partake.organisations.domain import KINDS, ROLES
from partake.ui import forms
from partake.ui.forms import Choice


class OrganisationForm(forms.Form):
    name = forms.Text(_("Name"), longest=200, missing=_("There is no name yet. What is it called?"))
    kind = forms.Radios(
        _("What is it?"),
        choices=[Choice(kind, _(words)) for kind, words in KINDS.items()],
        missing=_("You have not said what it is. Which of these is it?"),
    )
    ods_code = forms.Text(
        _("Organisation (ODS) code"), hint=_("Many charities have none."), optional=True, longest=10, width=10
    )
    phone = forms.Phone(_("Phone"), optional=True, longest=30)
    email = forms.Email(_("Email"), hint=_("Messages to the whole organisation go here."), optional=True)


class EndForm(forms.Form):
    successor = forms.Select(_("Which organisation takes over?"), optional=True)


class InPlaceForm(forms.Form):
    place = forms.Select(_("Which place is it in?"), optional=True)


class TeamForm(forms.Form):
    name = forms.Text(_("Name of the team"), longest=200, missing=_("There is no name yet. What is the team called?"))
    email = forms.Email(_("The team’s email"), hint=_("Messages to the team go here."), optional=True)


class ServiceForm(forms.Form):
    name = forms.Text(
        _("Name of the service"),
        hint=_("As people know it: a ward, a clinic."),
        longest=200,
        missing=_("There is no name yet. What do people call it?"),
    )


class RenameServiceForm(forms.Form):
    name = forms.Text(
        _("What is it called now?"), longest=200, missing=_("There is no name yet. What do people call it now?")
    )
    happened_on = forms.Day(
        _("Since which day?"),
        hint=_("Today, or the day it began to be called this."),
        last=clock.today,
        missing=_("There is no day yet. Since when is it called this?"),
    )


class MoveServiceForm(forms.Form):
    organisation = forms.Select(
        _("Which organisation would run it?"), missing=_("Nothing is chosen yet. Who would run it?")
    )


class MergeServiceForm(forms.Form):
    into = forms.Select(
        _("Which service is it part of now?"), missing=_("Nothing is chosen yet. Which service is it part of now?")
    )


class AgreeForm(forms.Form):
    """A check page: nothing to answer but yes."""


class TakeBackForm(forms.Form):
    """A check page: nothing to answer but yes."""


class RefuseForm(forms.Form):
    why = forms.Textarea(
        _("Why not?"),
        longest=1000,
        hint=_("The other organisation and whoever asked read this."),
        missing=_("There is no reason yet. Why not?"),
    )


class SplitServiceForm(forms.Form):
    parts = forms.Checkboxes(
        _("Which services is it now?"),
        hint=_("Two or more."),
        missing=_("Nothing is ticked yet. Which services is it now?"),
    )


class EndServiceForm(forms.Form):
    """A check page: nothing to answer but yes."""


class JobForm(forms.Form):
    email = forms.Email(
        _("Their work email"),
        hint=_("The address they sign in with. If nobody signs in with it yet, we invite them."),
        missing=_("There is no email address yet. What is it?"),
    )
    display_name = forms.Text(_("Their name"), hint=_("Only if they do not sign in yet."), optional=True, longest=200)
    role = forms.Radios(
        _("What may they do?"),
        choices=[Choice(role, _(words.name), hint=_(words.prose)) for role, words in ROLES.items()],
        missing=_("You have not said what they may do. Which of these is it?"),
    )
    job_title = forms.Text(
        _("Job title"), hint=_("As people will see it, like “practice nurse”."), optional=True, longest=120
    )
    team = forms.Select(_("Team, if they see only that team’s people"), optional=True)


class EndJobForm(forms.Form):
    """A check page: nothing to answer but yes."""


class PlaceForm(forms.Form):
    name = forms.Text(_("Name of the place"), longest=200, missing=_("There is no name yet. What is it called?"))
    code = forms.Text(_("Its official code"), optional=True, longest=20, width=10)
    within = forms.Select(_("Part of"), optional=True)
