"""What anyone may send about a service, asked in the language they chose."""

from typing import Self

from django.http import HttpRequest

from partake.feedback.forms.about_me import with_about_me
from partake.feedback.friends_and_family import Wording
from partake.feedback.models import FeedbackPage
from partake.feedback.words import AfterDeath
from partake.ui import forms
from partake.ui.forms import Choice
from partake.voices.domain.voice import LONGEST_WORDS


class SayForm(forms.Form):
    score = forms.Radios("")
    words = forms.Textarea("", longest=LONGEST_WORDS, optional=True)
    allows_quote = forms.YesNo("", optional=True)

    @classmethod
    def asked_in(cls, request: HttpRequest, wording: Wording, page: FeedbackPage) -> Self:
        """This will ask what a page asks, in the words of one language."""
        answers = [Choice(str(place), words) for place, words in enumerate(wording.answers, 1)]
        form = with_about_me(cls, page.asks_about).from_request(
            request, choices={"score": answers, "allows_quote": _yes_no(wording)}
        )
        form.fields["score"].label = wording.question
        form.fields["score"].error_messages["required"] = wording.missing
        form.fields["words"].label = page.question_in(wording.code) or wording.why
        form.fields["words"].help_text = wording.why_hint
        form.fields["allows_quote"].label = wording.quote
        return form


class AfterDeathForm(forms.Form):
    """About somebody who has died: their care in words, and nothing to rate."""

    words = forms.Textarea("", longest=LONGEST_WORDS, rows=8)
    allows_quote = forms.YesNo("", optional=True)

    @classmethod
    def asked_in(cls, request: HttpRequest, wording: Wording, words: AfterDeath) -> Self:
        form = cls.from_request(request, choices={"allows_quote": _yes_no(wording)})
        form.fields["words"].label = words.question
        form.fields["words"].help_text = words.hint
        form.fields["allows_quote"].label = wording.quote
        return form


def _yes_no(wording: Wording) -> list[Choice]:
    return [Choice("yes", wording.yes), Choice("no", wording.no)]
