"""What somebody says of a group, an interview or a visit, and then of each thing that was said or seen."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partake.feedback.models.notes import NOTED_KINDS
from partake.kernel import clock
from partake.ui import forms
from partake.ui.forms import Choice
from partake.voices.domain.voice import KIND_WORDS, LONGEST_WORDS, SAMPLING_WORDS, SPEAKER_WORDS, Speaker


class NotesForm(forms.Form):
    kind = forms.Radios(
        _("What are these notes of?"),
        choices=[Choice(kind, _(KIND_WORDS[kind])) for kind in NOTED_KINDS],
        missing=_("You have not chosen yet. What are these notes of?"),
    )
    held_on = forms.Day(_("Which day was it?"), last=clock.today, missing=_("There is no day yet. Which day was it?"))
    held_by = forms.Text(
        _("Who held it, or who went?"), missing=_("There is no name yet. Who held it?"), autocomplete="off"
    )
    people = forms.Number(
        _("How many people took part?"), width=4, missing=_("There is no number yet. How many people took part?")
    )
    sampling = forms.Radios(
        _("How did people come to be asked?"),
        choices=[Choice(code, _(words)) for code, words in SAMPLING_WORDS.items()],
        missing=_("You have not chosen yet. How did people come to be asked?"),
    )
    asked = forms.Text(
        _("What were they asked, or what did you look at?"),
        longest=300,
        missing=_("This is empty. What were they asked, or what did you look at?"),
        autocomplete="off",
    )

    def clean_people(self) -> int:
        number = self.cleaned_data["people"]
        if number != int(number):
            raise ValidationError(gettext("People come whole. How many took part?"))
        return int(number)


class NoteForm(forms.Form):
    words = forms.Textarea(
        _("What did one person say, or what did you see?"),
        hint=_("Their words as near as you can. One person at a time: each note is read and answered by itself."),
        longest=LONGEST_WORDS,
        rows=5,
        missing=_("Nothing is written yet. What did one person say?"),
    )
    speaker = forms.Radios(
        _("Who said it?"),
        choices=[Choice(code, _(words)) for code, words in SPEAKER_WORDS.items() if code != Speaker.DID_NOT_USE],
        missing=_("You have not chosen yet. Who said it?"),
    )
    allows_quote = forms.YesNo(
        _("Did they say that others may read it?"),
        hint=_("If you did not ask, say no. It is read and counted all the same."),
        missing=_("You have not said yet. Did they say that others may read it?"),
    )


class FinishNotesForm(forms.Form):
    """Nothing to fill in: pressing is the answer."""
