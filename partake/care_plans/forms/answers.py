"""Answering: how it is going, agreeing, differing, being involved, being offered a plan."""

from django.utils.translation import gettext_lazy as _

from partake.care_plans.domain.states import FELT_WORDS, INVOLVEMENT_WORDS, OFFER_WORDS, Involvement, OfferAnswer
from partake.kernel import clock
from partake.people.domain import AskedHow
from partake.ui import forms
from partake.ui.forms import Choice


def said_how() -> forms.Radios:
    """This will ask whoever writes for somebody how they were told; the person's own page leaves it out."""
    return forms.Radios(
        _("How did they tell you?"),
        missing=_("You have not said how they told you. How did they?"),
        choices=[
            Choice(AskedHow.IN_PERSON, _("Face to face")),
            Choice(AskedHow.BY_PHONE, _("By phone")),
            Choice(AskedHow.IN_WRITING, _("On paper, or in a message")),
        ],
    )


class ProgressForm(forms.Form):
    status = forms.Radios(_("How is it going?"), missing=_("You have not said yet. How is it going?"))
    words = forms.Textarea(_("What happened, in your own words?"), longest=2000, rows=4, optional=True)


class AgreeForm(forms.Form):
    agrees = forms.YesNo(
        _("Do you agree to this plan?"),
        missing=_("You have not said yet. Do you agree?"),
        choices=[Choice("yes", _("Yes, I agree")), Choice("no", _("No, I want to change something first"))],
    )
    words = forms.Textarea(
        _("Do you want to say something with it?"),
        hint=_("For example, “Yes, except the water tablet”. It stands beside the plan."),
        longest=1000,
        rows=3,
        optional=True,
    )


class AgreeForThemForm(AgreeForm):
    said_how = said_how()


class DifferForm(forms.Form):
    about = forms.Text(_("What do you see differently?"), hint=_("In a few words."), longest=200, autocomplete="off")
    words = forms.Textarea(_("How do you see it?"), longest=2000, rows=4)


class DifferForThemForm(DifferForm):
    said_how = said_how()


class ViewForm(forms.Form):
    words = forms.Textarea(_("How do you see it?"), longest=2000, rows=5)


class ViewForThemForm(ViewForm):
    said_how = said_how()


class InvolvementForm(forms.Form):
    how = forms.Radios(
        _("How do you want decisions made?"),
        missing=_("You have not said yet. How do you want decisions made?"),
        choices=[
            Choice(code, _(words), reveals="ask_name" if code is Involvement.ASK_SOMEONE else "")
            for code, words in INVOLVEMENT_WORDS.items()
        ],
    )
    ask_name = forms.Text(
        _("Whom should we ask?"), missing=_("You have not said who. Whom should we ask?"), autocomplete="off"
    )
    words = forms.Textarea(
        _("Is it different for some things?"),
        hint=_("For example, “When it is about medicines, ask Tunde too”."),
        longest=1000,
        rows=3,
        optional=True,
    )


class InvolvementForThemForm(InvolvementForm):
    said_how = said_how()


class FeltInTalkForm(forms.Form):
    felt = forms.Radios(
        _("How involved did you feel?"),
        missing=_("You have not said yet. How involved did you feel?"),
        choices=[Choice(code, _(words)) for code, words in FELT_WORDS.items()],
    )
    words = forms.Textarea(_("What would have made it better?"), longest=1000, rows=3, optional=True)


class FeltInTalkForThemForm(FeltInTalkForm):
    said_how = said_how()


class FeltForm(FeltInTalkForm):
    talked_with = forms.Text(_("Whom did you talk with?"), optional=True, autocomplete="off")


class FeltForThemForm(FeltForm):
    said_how = said_how()


class OfferForm(forms.Form):
    answer = forms.Radios(
        _("What did they say, when you offered a plan?"),
        missing=_("You have not said yet. What did they say?"),
        choices=[
            Choice(code, _(words), reveals="ask_again_on" if code is OfferAnswer.NOT_NOW else "")
            for code, words in OFFER_WORDS.items()
        ],
    )
    ask_again_on = forms.Day(
        _("When shall we ask again?"),
        first=clock.today,
        missing=_("There is no day yet. When should we ask again?"),
    )
    words = forms.Textarea(_("In their own words, if they said why"), longest=1000, rows=3, optional=True)
    said_how = said_how()
