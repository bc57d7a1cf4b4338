"""The questions of a way back in, of its tests, and of the pathway."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from partake.care_plans.domain.pathways import PATHWAY_WORDS
from partake.care_plans.domain.ways_back import HOW_FAST_WORDS
from partake.kernel import clock
from partake.ui import forms
from partake.ui.forms import Choice

SHORT_NUMBERS = ("111", "999", "112", "18000")


class CallNumber(forms.Phone):
    """A number to call in need, which may be one of the short ones."""

    def to_python(self, value: Any) -> str:
        return str(value).strip() if str(value or "").strip() in SHORT_NUMBERS else super().to_python(value)


class WayBackSigns(forms.Form):
    condition = forms.Text(
        _("What is this way back in for?"),
        hint=_("A condition or a pathway. For example, “Asthma” or “After my hip operation”."),
        longest=200,
        missing=_("You have not said what it is for. Which condition or pathway?"),
        autocomplete="off",
    )
    warning = forms.Textarea(
        _("What are the signs that something is changing?"),
        hint=_("In your own words, one on each line. For example, “I need three pillows to sleep”."),
        longest=2000,
        missing=_("There is no sign yet. What would tell you that something is changing?"),
    )


class WayBackEmergency(forms.Form):
    emergency = forms.Textarea(
        _("Which signs mean: get help now, call 999?"),
        hint=_("One on each line. Ask a nurse or doctor which these are for you."),
        longest=2000,
        optional=True,
    )


class WayBackCall(forms.Form):
    call_name = forms.Text(
        _("Who do you call when something is changing?"),
        hint=_("A team or a name. For example, “Community heart team”."),
        longest=200,
        optional=True,
        autocomplete="off",
    )
    call_phone = CallNumber(
        _("On which number?"),
        hint=_("Call it once before you agree the plan, to be sure that it is right."),
        optional=True,
        autocomplete="off",
    )
    call_hours = forms.Text(
        _("When do they answer?"), hint=_("For example, “9am to 5pm, Monday to Friday”."), longest=200, optional=True
    )
    how_fast = forms.Radios(
        _("How fast do they see you or call you back?"),
        hint=_("What they promised. Leave it if they have not said."),
        optional=True,
        choices=[Choice(code, _(words)) for code, words in HOW_FAST_WORDS.items()],
    )


class WayBackSay(forms.Form):
    say = forms.Text(
        _("What should you say when you call?"),
        hint=_("For example, “Joyce Adeyemi, heart card”, so that they book you in with no letter."),
        longest=300,
        optional=True,
        autocomplete="off",
    )


class WayBackDo(forms.Form):
    what_i_do = forms.Textarea(
        _("What do you do yourself?"),
        hint=_("One step on each line, in order. Only what you agreed with somebody who treats you."),
        longest=2000,
        optional=True,
    )
    calm = forms.Textarea(_("What helps you stay calm?"), longest=1000, rows=3, optional=True)


class WayBackSteady(forms.Form):
    steady = forms.Textarea(
        _("How are you when all is as usual?"),
        hint=_("One thing on each line. For example, “I can walk to the shop”."),
        longest=2000,
        optional=True,
    )


class WayBackUntil(forms.Form):
    good_until = forms.Day(
        _("Until which day is this good?"),
        hint=_("For example, 6 4 2027. If you leave it, it is good for a year after you both agree."),
        optional=True,
        first=clock.today,
    )


class TestWhat(forms.Form):
    __test__ = False  # a form: pytest takes every name that starts so for its own

    name = forms.Text(
        _("Which test or check?"), hint=_("For example, “Kidney blood test”."), longest=200, autocomplete="off"
    )
    due_on = forms.Day(_("By which day is it due?"), hint=_("For example, 4 12 2026. You can leave it."), optional=True)


class TestWho(forms.Form):
    __test__ = False

    who_arranges = forms.Text(_("Who arranges it?"), longest=200, optional=True, autocomplete="off")
    contact = forms.Text(_("How do you reach them?"), longest=200, optional=True, autocomplete="off")


class PathwayWhich(forms.Form):
    which = forms.Radios(
        _("How will you be followed up?"),
        hint=_("It counts only when you and a professional both agree the plan. You can say no."),
        missing=_("You have not said which. How will you be followed up?"),
        choices=[Choice(code, _(words)) for code, words in PATHWAY_WORDS.items()],
    )
    words = forms.Textarea(
        _("Why is this the one?"),
        hint=_("In words. A number from a computer is not a reason."),
        longest=2000,
        missing=_("There is no reason yet. Why is this the one?"),
    )


class PathwayFrom(forms.Form):
    suggested_by = forms.Text(
        _("Who suggested it?"), hint=_("A name and a job, or “I did”."), longest=200, optional=True, autocomplete="off"
    )
    from_on = forms.Day(_("From which day?"), optional=True)


class PathwayScore(forms.Form):
    score = forms.Text(
        _("Did a number point to it?"),
        hint=_("For example, “Electronic frailty index: 0.28”. It is only a suggestion, and decides nothing."),
        longest=200,
        optional=True,
        autocomplete="off",
    )
    score_from = forms.Text(
        _("Where does the number come from?"),
        hint=_("Which tool, and on which day."),
        longest=200,
        optional=True,
        autocomplete="off",
    )


class AskAboutTest(forms.Form):
    words = forms.Textarea(
        _("What do you want to ask?"),
        hint=_("For example, “When is it? Nobody has called me.”"),
        longest=1000,
        rows=4,
        missing=_("You have not written anything yet. What do you want to ask?"),
    )
