"""Whether somebody can decide one thing: first help, then whether they can, then how we know."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from partake.kernel import clock
from partake.people.actions.capacity import Finding
from partake.people.powers import ABILITY_WORDS, LONGEST_CHECK_DAYS, Ability
from partake.ui import forms
from partake.ui.forms import Choice


class CanDecideForm(forms.Form):
    can = forms.Radios(
        _("Can they decide this now, with all the help there is?"),
        hint=_("They can, unless you find that they can’t. An unwise choice is still a choice."),
        missing=_("You have not chosen. Can they decide this now?"),
        choices=[
            Choice("yes", _("Yes, they can decide this")),
            Choice("no", _("No, not now")),
        ],
    )


def _support() -> forms.Textarea:
    return forms.Textarea(
        _("What did you do to help them decide?"),
        hint=_("For example: pictures, an interpreter, a quiet room, a better time of day, somebody they trust."),
        longest=2000,
        rows=4,
    )


class CanForm(forms.Form):
    support = _support()
    reasons = forms.Textarea(_("How do you know that they can?"), longest=2000, rows=4)

    @property
    def finding(self) -> Finding:
        return Finding(True, self.values["support"], self.values["reasons"])


class CannotForm(forms.Form):
    """What they could not do comes before why: a diagnosis alone says nothing about a decision."""

    support = _support()
    unable = forms.Checkboxes(
        _("What could they not do, about this decision?"),
        missing=_("You have not ticked anything. If they can do all four, they can decide."),
        choices=[Choice(code, _(words)) for code, words in ABILITY_WORDS.items()],
    )
    reasons = forms.Textarea(
        _("How do you know?"), hint=_("What did they say or do? Their own words are best."), longest=2000, rows=4
    )
    cause = forms.Textarea(
        _("What in their mind or brain is the reason, today?"),
        hint=_("For a child under 16 you can leave this empty."),
        longest=1000,
        rows=3,
        optional=True,
    )
    holds_until = forms.Day(
        _("Until which day does this hold?"),
        hint=_("28 days at most. Sooner is better."),
        first=clock.today,
        last=lambda: clock.today() + timedelta(days=LONGEST_CHECK_DAYS),
    )
    ask_again_on = forms.Day(
        _("On which day do you ask them again?"),
        hint=_("A day and a time when they are usually at their best."),
        first=clock.today,
        last=lambda: clock.today() + timedelta(days=LONGEST_CHECK_DAYS),
    )

    @property
    def finding(self) -> Finding:
        said = self.values
        return Finding(
            False,
            said["support"],
            said["reasons"],
            tuple(Ability(code) for code in said["unable"]),
            said["cause"] or "",
            said["holds_until"],
            said["ask_again_on"],
        )
