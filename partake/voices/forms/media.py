"""What somebody decides about a picture, sound or film of a voice."""

from django.utils.translation import gettext_lazy as _

from partake.ui import forms
from partake.voices.domain.voice import LONGEST_WORDS


class MediaWordsForm(forms.Form):
    words = forms.Textarea(
        _("What is said and shown in it?"),
        hint=_("Word for word, in their own words, for people who cannot hear or see it."),
        longest=LONGEST_WORDS,
        rows=8,
        missing=_("Nothing is written yet. What is said and shown in it?"),
    )


class ClearMediaForm(forms.Form):
    shown_words = forms.Textarea(
        _("The words others read beside it"),
        hint=_("Anyone may then see or hear all of it. Is there a name, a face or a place in it that tells who "
               "somebody is? If there is, leave it off the public page: its words can stand alone."),
        longest=LONGEST_WORDS,
        rows=8,
        missing=_("There are no words yet. Not everybody can see or hear it."),
    )  # fmt: skip


class KeepMediaBackForm(forms.Form):
    """Nothing to fill in: pressing is the answer."""
