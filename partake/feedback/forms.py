"""What anyone may send about a service, asked in the language they chose."""

from typing import Self

from django.http import HttpRequest

from partake.feedback.friends_and_family import Wording
from partake.ui import forms
from partake.ui.forms import Choice
from partake.voices.domain.voice import LONGEST_WORDS


class SayForm(forms.Form):
    score = forms.Radios("")
    words = forms.Textarea("", longest=LONGEST_WORDS, optional=True)
    allows_quote = forms.YesNo("", optional=True)

    @classmethod
    def asked_in(cls, request: HttpRequest, wording: Wording, why: str) -> Self:
        """This will ask in the words of one language; `why` is the service's own wording of the second question."""
        answers = [Choice(str(place), words) for place, words in enumerate(wording.answers, 1)]
        form = cls.from_request(
            request,
            choices={"score": answers, "allows_quote": [Choice("yes", wording.yes), Choice("no", wording.no)]},
        )
        form.fields["score"].label = wording.question
        form.fields["score"].error_messages["required"] = wording.missing
        form.fields["words"].label = why or wording.why
        form.fields["words"].help_text = wording.why_hint
        form.fields["allows_quote"].label = wording.quote
        return form
