"""What is asked of a story for the next team, of giving it, and of telling a service too."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from partake.handovers.models import LONGEST_STORY
from partake.kernel import clock
from partake.people.domain import months_from
from partake.people.forms.sharing import ConfirmShareForThem
from partake.people.forms.words import said_how_field
from partake.ui import forms
from partake.ui.forms import Choice


class _StoryForm(forms.Form):
    words = forms.Textarea(
        _("What happened, and how was it for you?"),
        hint=_("In your own words. Say what you would rather not have to say again to somebody new."),
        longest=LONGEST_STORY,
        rows=10,
        missing=_("Nothing is written yet. What happened?"),
    )
    wants = forms.Textarea(
        _("What would you like the next team to do, or not to do?"), longest=LONGEST_STORY, rows=4, optional=True
    )
    left = forms.Text(
        _("Where have you been looked after?"),
        hint=_("For example, “the maternity ward”. You can leave this empty."),
        optional=True,
        autocomplete="off",
    )


class OwnStoryForm(_StoryForm):
    helped_by = forms.Text(
        _("Did somebody help you write this?"),
        hint=_("Write their name if you like. The team then sees that you had help."),
        optional=True,
        autocomplete="off",
    )


class TheirStoryForm(_StoryForm):
    """For somebody who writes down what the person tells them."""

    said_how = said_how_field()


class HandOverForm(forms.Form):
    until = forms.Radios(
        _("How long may they read it?"),
        choices=[Choice("1", _("1 month")), Choice("3", _("3 months")), Choice("12", _("1 year"))],
        missing=_("You have not chosen yet. How long may they read it?"),
    )

    @property
    def last_day(self) -> date:
        return months_from(clock.today(), int(self.values["until"]))


class HandOverForThemForm(HandOverForm, ConfirmShareForThem):
    """Somebody who does it for the person says how they asked."""


class SureForm(forms.Form):
    """Asks nothing but the press of the button."""


class TellServiceForm(forms.Form):
    service = forms.Radios(
        _("Which service would you like to tell?"), missing=_("You have not chosen yet. Which service is it?")
    )
    allows_quote = forms.YesNo(
        _("May others read it?"),
        hint=_("Somebody reads it first, and takes out what tells who you are."),
        missing=_("You have not said yet. May others read it?"),
    )
