"""Planning and closing a talk, and what is written, asked and answered between two."""

from django.utils.translation import gettext_lazy as _

from partake.care_plans.domain.conversations import HELD_HOW_WORDS, KIND_OF_TALK_WORDS, NOT_HELD_WORDS
from partake.care_plans.forms.answers import said_how
from partake.care_plans.knowledge import topics
from partake.kernel import clock
from partake.ui import forms
from partake.ui.forms import Choice
from partake.ui.forms.field import Words


def _how(words: Words) -> forms.Radios:
    return forms.Radios(
        words,
        missing=_("You have not said how. How is the talk held?"),
        choices=[Choice(code, _(words)) for code, words in HELD_HOW_WORDS.items()],
    )


class PlanTalkForm(forms.Form):
    kind = forms.Radios(
        _("What kind of talk is it?"),
        missing=_("You have not said yet. What kind of talk is it?"),
        choices=[Choice(code, _(words)) for code, words in KIND_OF_TALK_WORDS.items()],
    )
    planned_on = forms.Day(
        _("On which day?"), hint=_("You can leave it, and agree a day later."), optional=True, first=clock.today
    )
    planned_time = forms.Text(
        _("At what time?"), hint=_("For example, 10:40am."), longest=40, width=10, optional=True, autocomplete="off"
    )
    how = _how(_("How will you talk?"))
    where = forms.Text(_("Where, or on which number?"), longest=300, optional=True, autocomplete="off")
    led_by = forms.Radios(_("Who leads it?"), missing=_("You have not said who. Who leads it?"))
    about = forms.Textarea(
        _("What is it about?"),
        hint=_("The person reads this. Leave it if you would rather talk about it first."),
        longest=2000,
        rows=3,
        optional=True,
    )


class HoldTalkForm(forms.Form):
    held_on = forms.Day(_("Which day did you talk?"), last=clock.today)
    how = _how(_("How did you talk?"))
    took_part = forms.Textarea(
        _("Who else took part?"),
        hint=_("One on each line, with what they are. For example, “Tunde Adeyemi, son”, or an interpreter’s name."),
        longest=1000,
        rows=3,
        optional=True,
    )
    about = forms.Textarea(
        _("What did you talk about, in short?"),
        hint=_("The plan says what you agreed. The person reads this too."),
        longest=2000,
        rows=4,
        optional=True,
    )
    look_again_on = forms.Day(_("When do you look at the plan again?"), optional=True)


class NotHeldForm(forms.Form):
    because = forms.Radios(
        _("Why did it not happen?"),
        missing=_("You have not said yet. Why did it not happen?"),
        choices=[Choice(code, _(words)) for code, words in NOT_HELD_WORDS.items()],
    )
    words = forms.Textarea(
        _("Do you want to add something?"),
        hint=_("The person reads this."),
        longest=1000,
        rows=3,
        optional=True,
    )


class UpdateForm(forms.Form):
    words = forms.Textarea(
        _("How are things?"),
        hint=_("What has changed, what went well, what is on your mind. It is kept for your next talk."),
        longest=2000,
        rows=6,
        missing=_("Nothing is written here yet. How are things?"),
    )


class AskForm(forms.Form):
    words = forms.Textarea(
        _("What would you like to ask?"),
        longest=2000,
        rows=6,
        missing=_("Nothing is written here yet. What would you like to ask?"),
    )


class AskForThemForm(AskForm):
    said_how = said_how()


class AnswerQuestionForm(forms.Form):
    answer = forms.Textarea(
        _("What is your answer?"),
        hint=_("It goes to them in the format they need."),
        longest=5000,
        rows=8,
        missing=_("Nothing is written here yet. What is your answer?"),
    )


class LocalSupportForm(forms.Form):
    name = forms.Text(_("What is it called?"), longest=200, autocomplete="off")
    what = forms.Textarea(
        _("What happens there?"),
        hint=_("What it is, who it is for, when, and what it costs."),
        longest=1000,
        rows=4,
    )
    contact = forms.Text(_("How do people reach it?"), longest=300, autocomplete="off")
    conditions = forms.Checkboxes(
        _("Which conditions is it for?"),
        hint=_("Tick none if it is for anyone."),
        optional=True,
        choices=[Choice(topic.code, topic.name) for topic in topics()],
    )
