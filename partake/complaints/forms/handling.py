"""What those who handle a complaint write and decide, one question or a few at a time."""

from django.utils.translation import gettext_lazy as _

from partake.complaints.domain.states import FINDING_WORDS, HANDING_WORDS, PaperKind
from partake.complaints.forms.papers import complaint_file
from partake.complaints.rules import exclusions, subjects
from partake.kernel import clock
from partake.ui import forms
from partake.ui.forms import Choice

NOTHING = _("Nothing is written yet. What would you like to say?")


class AcknowledgeForm(forms.Form):
    words = forms.Textarea(
        _("What would you like to say to them?"),
        hint=_("You can leave this empty. The letter says that you have it, offers to talk about how and how long, and "
               "names an advocate. Sorry is a good first word."),
        optional=True,
    )  # fmt: skip


class PlanForm(forms.Form):
    agreed = forms.Radios(
        _("Did they agree?"),
        choices=[
            Choice("yes", _("Yes, we talked and agreed")),
            Choice("no", _("No, they did not want to talk"), hint=_("Then you decide, and we tell them.")),
        ],
        missing=_("You have not chosen yet. Did they agree?"),
    )
    plan = forms.Textarea(
        _("How do you look into it?"),
        hint=_("Who talks to whom, what is read, and how they hear of it. They read this."),
        missing=_("Nothing is written yet. How is it looked into?"),
    )
    answer_by = forms.Day(_("By which day do they have the answer?"), first=clock.today)


class ExplainForm(forms.Form):
    why = forms.Textarea(
        _("Why does it take longer?"),
        hint=_("They read this. Say what happened, plainly."),
        missing=_("There is no reason yet. Why does it take longer?"),
    )
    answer_by = forms.Day(_("By which day do they have the answer?"), first=clock.today)


class WriteForm(forms.Form):
    words = forms.Textarea(
        _("What would you like to tell them?"), rows=8, hint=_("It goes in the format they need."), missing=NOTHING
    )


class PaperForm(forms.Form):
    kind = forms.Radios(
        _("What is it?"),
        choices=[
            Choice(PaperKind.NOTE, _("A note for those who handle it")),
            Choice(PaperKind.TALK, _("What was said in a talk with them")),
        ],
        missing=_("You have not chosen yet. Is it a note, or a talk?"),
    )
    words = forms.Textarea(
        _("What should be in the file?"), rows=8, hint=_("Write it so that they could read it: they may ask to."),
        missing=_("Nothing is written yet. What should be in the file?"),
    )  # fmt: skip
    file = complaint_file()


class SubjectForm(forms.Form):
    subject = forms.Radios(
        _("What is it about?"),
        choices=[Choice(code, _(words)) for code, words in subjects().items()],
        missing=_("You have not chosen yet. What is it about?"),
    )


class WorryForm(forms.Form):
    """Nothing to fill in: pressing is the answer."""


class PermissionForm(forms.Form):
    may = forms.YesNo(_("May they complain for this person?"), missing=_("You have not chosen yet. May they?"))
    why = forms.Textarea(
        _("How do you know?"),
        hint=_("Who said so, or which paper you saw, and when."),
        rows=3,
        missing=_("There is no reason yet. How do you know?"),
    )


class TakeLateForm(forms.Form):
    why = forms.Textarea(
        _("Why can it still be looked into?"),
        hint=_("A good reason for the delay, and that it can still be done well and fairly."),
        rows=3,
        missing=_("There is no reason yet. Why can it still be looked into?"),
    )


class NotTakenOnForm(forms.Form):
    exclusion = forms.Radios(
        _("Why can it not be handled as a complaint?"),
        choices=[Choice(one.code, _(one.words)) for one in exclusions().values()],
        missing=_("You have not chosen yet. Why can it not be handled?"),
    )
    why = forms.Textarea(
        _("What should they know about why?"),
        hint=_("They read this, and where else they can go."),
        missing=_("There is no reason yet. What should they know?"),
    )


class PutRightForm(forms.Form):
    how = forms.Textarea(_("How was it put right?"), rows=3, missing=_("Nothing is written yet. How was it put right?"))


class HandOverForm(forms.Form):
    to = forms.Radios(_("Which organisation?"), missing=_("You have not chosen yet. Which organisation is it?"))
    kind = forms.Radios(
        _("Who answers?"),
        choices=[Choice(code, _(words)) for code, words in HANDING_WORDS.items()],
        missing=_("You have not chosen yet. Who answers?"),
    )
    consent = forms.Textarea(
        _("Who said yes, and how?"),
        hint=_("Without their consent, another organisation is told nothing."),
        longest=1000,
        rows=3,
        missing=_("There is no consent yet. Who said yes, and how?"),
    )
    consented_on = forms.Day(_("Which day did they say yes?"), last=clock.today)


class AnswerForm(forms.Form):
    finding = forms.Radios(
        _("Do you agree with the complaint?"),
        choices=[Choice(code, _(words)) for code, words in FINDING_WORDS.items()],
        missing=_("You have not chosen yet. Do you agree with the complaint?"),
    )
    considered = forms.Textarea(
        _("How did you look into it?"),
        hint=_("Who you asked, what you read, and which rules or guidance you went by."),
        longest=10_000,
        rows=6,
        missing=_("Nothing is written yet. How did you look into it?"),
    )
    conclusions = forms.Textarea(
        _("What did you find?"),
        hint=_("Each thing they complained of, one by one. Where something went wrong, say sorry."),
        longest=10_000,
        rows=10,
        missing=_("Nothing is written yet. What did you find?"),
    )
    actions = forms.Textarea(
        _("What have you done, and what will you do?"),
        hint=_("Who does what, by when. If nothing needs doing, say why."),
        rows=6,
        missing=_("Nothing is written yet. What is done, or why is nothing needed?"),
    )


class SignForm(forms.Form):
    """Nothing to fill in: pressing is the answer."""


class SendBackForm(forms.Form):
    why = forms.Textarea(
        _("What should be put right?"),
        longest=1000,
        rows=4,
        missing=_("There is no reason yet. What should be put right?"),
    )


class ReopenForm(forms.Form):
    why = forms.Textarea(
        _("Why do you look into it again?"),
        hint=_("They read this. Say what they told you, or what you found."),
        missing=_("There is no reason yet. Why do you look into it again?"),
    )
    answer_by = forms.Day(_("By which day do they have the answer?"), first=clock.today)


class OmbudsmanForm(forms.Form):
    on = forms.Day(_("Which day did you hear that it went to the ombudsman?"), last=clock.today)
    words = forms.Textarea(
        _("What did the ombudsman say?"), hint=_("You can leave this empty until there is an answer."), optional=True
    )
