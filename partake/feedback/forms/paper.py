"""What is asked of those who print posters and forms, and of those who key forms in."""

from collections.abc import Collection
from typing import Self

from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partake.feedback.forms.about_me import with_about_me
from partake.feedback.forms.hear_back import HearBack, Way
from partake.feedback.friends_and_family import ENGLISH, wordings
from partake.kernel import clock
from partake.questionnaires.forms.asked import Whole
from partake.ui import forms
from partake.ui.forms import Choice
from partake.voices.domain.voice import LONGEST_WORDS, SCORE_WORDS


class PrintForm(forms.Form):
    what = forms.Radios(
        _("What would you like to print?"),
        choices=[
            Choice("POSTER", _("A poster")),
            Choice("FORMS", _("Forms to fill in"), reveals="how_many"),
        ],
    )
    how_many = Whole(
        _("How many forms?"),
        lowest=1,
        highest=100,
        hint=_("Each has a number of its own. Do not copy one form."),
    )
    size = forms.Radios(
        _("Size of the letters on a form"),
        choices=[Choice(size, _("%s point") % size) for size in ("12", "16", "20", "24", "28")],
        optional=True,
    )
    language = forms.Radios(_("Language"))


class OpenPileForm(forms.Form):
    collected_on = forms.Day(
        _("When were these forms collected?"),
        hint=_("They count for the month of this day."),
        last=clock.today,
    )
    forms_in_pile = Whole(
        _("How many forms are in the pile?"),
        lowest=1,
        highest=5000,
        hint=_("So that you can see at the end whether one is missing. Leave it empty if you have not counted."),
        optional=True,
    )


class KeyInForm(HearBack):
    """One paper form, in the order of the paper. Nothing needs an answer: people leave things out."""

    form_number = forms.Text(
        _("Number on the form"),
        hint=_("Such as 7K4M-2XQW, at the top and the bottom. Leave it empty if it has none."),
        longest=20,
        width=10,
        optional=True,
    )
    written_in = forms.Radios(_("Which language is the form in?"))
    score = forms.Radios(
        _("Overall, how was your experience of our service?"),
        choices=[Choice(str(score), _(words)) for score, words in SCORE_WORDS.items()],
        optional=True,
    )
    words = forms.Textarea(_("What they wrote"), longest=LONGEST_WORDS, rows=5, optional=True)
    allows_quote = forms.YesNo(_("May others read what they wrote?"), optional=True)
    is_another = forms.Checkboxes(_("Is it another form?"), optional=True)

    @classmethod
    def of_page(cls, request: HttpRequest, codes: Collection[str], *, written_in: str) -> Self:
        """This will ask what the paper of one service asks, `codes` being what it asks people about themselves; the
        language is that of the form before."""
        asked = with_about_me(cls, codes)
        ways = [one for one in asked.base_fields["hear_back"].choices if one.value != Way.LINK]  # type: ignore[attr-defined]
        return asked.from_request(
            request,
            choices={
                "written_in": [Choice(one.code, one.name) for one in wordings().values()],
                "hear_back": ways,
                "is_another": [Choice("yes", gettext("Yes, it is another form"))],
            },
            initial={"written_in": written_in or ENGLISH},
        )


class ClosePileForm(forms.Form):
    """Nothing to fill in: pressing is the answer."""
