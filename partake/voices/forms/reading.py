"""What somebody decides after reading a voice."""

from django.utils.translation import gettext_lazy as _

from partake.ui import forms
from partake.ui.forms import Choice
from partake.voices.domain.states import SERIOUSNESS_WORDS, Seriousness
from partake.voices.domain.voice import LONGEST_WORDS


class ClearForm(forms.Form):
    shown_title = forms.Text(_("Its heading, as others read it"), optional=True)
    shown_words = forms.Textarea(
        _("The words others read"),
        hint=_(
            "We took out what a machine found. Take out anything else that tells who somebody is. "
            "Put what you took out in brackets, such as [name]. Change nothing else, and mend no spelling."
        ),
        longest=LONGEST_WORDS,
        rows=10,
        optional=True,
    )
    shown_good = forms.Textarea(_("What was good, as others read it"), longest=LONGEST_WORDS, rows=5, optional=True)
    shown_better = forms.Textarea(
        _("What could be better, as others read it"), longest=LONGEST_WORDS, rows=5, optional=True
    )
    shown_english = forms.Textarea(
        _("What it says in English, as others read it"), longest=LONGEST_WORDS, rows=8, optional=True
    )

    def ask_only(self, **there: str) -> None:
        """This will ask about what there is, by the name of each field's own words."""
        for name, own in there.items():
            if not own:
                del self.fields[f"shown_{name}"]


class KeepBackForm(forms.Form):
    why = forms.Textarea(
        _("Why should others not read this?"),
        hint=_("It is counted, and answered, all the same. Only people who work here read your reason."),
        longest=500,
        rows=3,
        missing=_("There is no reason yet. Why should others not read it?"),
    )


class WeighForm(forms.Form):
    seriousness = forms.Radios(
        _("How serious is this?"),
        choices=[Choice(code, _(words)) for code, words in SERIOUSNESS_WORDS.items() if code != Seriousness.NOT_READ],
        missing=_("You have not chosen yet. How serious is it?"),
    )


class LabelForm(forms.Form):
    labels = forms.Checkboxes(_("Labels you use here"), choices=[], optional=True)
    another = forms.Text(
        _("Another label"),
        hint=_("A word or two, such as “Waiting”. Several? Put a comma between them."),
        optional=True,
        longest=300,
    )

    def offer(self, choices: list[Choice]) -> None:
        """This will ask about the labels there are; where there are none yet, only for new ones."""
        if not choices:
            del self.fields["labels"]

    @property
    def names(self) -> list[str]:
        return [*self.values.get("labels", []), *self.values["another"].split(",")]


class TranslateForm(forms.Form):
    english = forms.Textarea(
        _("What does it say in English?"),
        hint=_("Say what it says, no more. The words themselves stay first, as they were said."),
        longest=LONGEST_WORDS,
        rows=8,
        missing=_("Nothing is written yet. What does it say in English?"),
    )


class RaiseConcernForm(forms.Form):
    """Nothing to fill in: pressing is the answer."""


class ClearBackForm(forms.Form):
    """Nothing to fill in: pressing is the answer."""


class CloseConcernForm(forms.Form):
    done = forms.Textarea(
        _("What was done, or why was nothing needed?"),
        hint=_("Say who you spoke to, and when. It stays on record."),
        longest=2000,
        rows=5,
        missing=_("Nothing is written yet. What was done, or why was nothing needed?"),
    )


HALF_HOURS = [Choice(f"{hour:02}:{half:02}", f"{hour:02}:{half:02}") for hour in range(24) for half in (0, 30)]


class ConcernContactForm(forms.Form):
    in_hours_email = forms.Email(_("Email of whoever keeps people safe, while you are open"), autocomplete="off")
    opens_at = forms.Select(_("You open at"), choices=HALF_HOURS)
    closes_at = forms.Select(_("You close at"), choices=HALF_HOURS)
    out_of_hours_email = forms.Email(
        _("Email that somebody watches at night and at weekends"),
        hint=_("If nobody takes a worry on within 30 minutes, we write to the other address too."),
        autocomplete="off",
    )
