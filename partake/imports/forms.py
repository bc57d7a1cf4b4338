"""A file to give, what its columns are, which services it names, and why it is taken out."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from partake.files.domain import LIMITS, Kind
from partake.imports.domain import MEANING_WORDS, SETTING_WORDS, Meaning
from partake.imports.reading.said import STARS
from partake.ui import forms
from partake.ui.forms import Choice
from partake.voices.domain.voice import SAMPLING_WORDS

KINDS = ("csv", "txt", "tsv", "xlsx", "xlsm")


def _file() -> forms.File:
    return forms.File(
        _("Choose a file"),
        kinds=KINDS,
        largest=LIMITS[Kind.LIST].largest,
        hint=_("A CSV file or an Excel workbook, with a heading over each column."),
    )


class CommentsForm(forms.Form):
    source = forms.Text(
        _("Where was it collected?"),
        hint=_("A few words, such as “Hospital radio’s survey”. You can leave this empty."),
        optional=True,
    )
    sampling = forms.Radios(
        _("How did people come to be asked?"),
        choices=[Choice(code, _(words)) for code, words in SAMPLING_WORDS.items()],
        missing=_("You have not chosen yet. How did people come to be asked?"),
    )
    may_be_read = forms.Radios(
        _("Did people say that others may read their words?"),
        choices=[
            Choice("rows", _("Each row says")),
            Choice("yes", _("Yes, all of them")),
            Choice("no", _("No, or we do not know")),
        ],
        hint=_("Somebody still reads each one before it is shown."),
        missing=_("You have not chosen yet. May others read their words?"),
    )
    month = forms.Select(
        _("Which month is it of?"), hint=_("You can leave this empty when each row has its day."), optional=True
    )
    file = _file()


class SocialMediaForm(forms.Form):
    source = forms.Text(_("Which site is it from?"), missing=_("This is still empty. Which site is it from?"))
    file = _file()


class CountsForm(forms.Form):
    setting = forms.Select(
        _("Which test is it?"),
        choices=[Choice(code, _(words)) for code, words in SETTING_WORDS.items()],
        missing=_("Nothing is chosen yet. Which test is it?"),
    )
    month = forms.Select(_("Which month is it of?"), missing=_("Nothing is chosen yet. Which month is it?"))
    file = _file()


class ColumnsForm(forms.Form):
    """Its choices are the file's own columns; its fields are called as `Meaning` is."""

    WORDS = forms.Select(_(MEANING_WORDS[Meaning.WORDS]), optional=True)
    GOOD = forms.Select(_(MEANING_WORDS[Meaning.GOOD]), optional=True)
    BETTER = forms.Select(_(MEANING_WORDS[Meaning.BETTER]), optional=True)
    ANSWER = forms.Select(_(MEANING_WORDS[Meaning.ANSWER]), optional=True)
    NUMBERS = forms.Radios(
        _("If the answers are numbers, what do they mean?"),
        choices=[
            Choice("PLACES", _("1 is very good, 5 is very poor, 6 is don’t know")),
            Choice(STARS, _("Stars: more is better"), hint=_("We keep them beside the words, and do not count them.")),
        ],
        optional=True,
    )
    DAY = forms.Select(_(MEANING_WORDS[Meaning.DAY]), optional=True)
    SERVICE = forms.Select(_(MEANING_WORDS[Meaning.SERVICE]), optional=True)
    ROW_NAME = forms.Select(
        _(MEANING_WORDS[Meaning.ROW_NAME]),
        hint=_("With it, a row that you mend later is still the same row."),
        optional=True,
    )
    CHANNEL = forms.Select(_(MEANING_WORDS[Meaning.CHANNEL]), optional=True)
    MAY_QUOTE = forms.Select(_(MEANING_WORDS[Meaning.MAY_QUOTE]), optional=True)
    LANGUAGE = forms.Select(_(MEANING_WORDS[Meaning.LANGUAGE]), optional=True)

    @property
    def columns(self) -> dict[str, object]:
        """The place of each meaning that was chosen, and what numbers mean."""
        places: dict[str, object] = {key: int(self.values[key]) for key in Meaning if self.values[key]}
        return places | {"NUMBERS": self.values["NUMBERS"] or ""}


def services_form(names: Iterable[tuple[str, int]]) -> type[forms.Form]:
    """This will make a form with one question for each name that a file gives a service."""
    fields = {
        f"name_{place}": forms.Select(
            said,
            hint=ngettext("%(count)s row", "%(count)s rows", count) % {"count": f"{count:,}"},
            missing=_("Nothing is chosen yet. Which service is it?"),
        )
        for place, (said, count) in enumerate(names)
    }
    return type("ServicesForm", (forms.Form,), fields)


class StartForm(forms.Form):
    """Yes, bring it in."""


class DropForm(forms.Form):
    """No, give it up."""


class TakeOutForm(forms.Form):
    why = forms.Textarea(
        _("Why should it be taken out?"),
        hint=_("It stays on record, with your name."),
        longest=500,
        rows=3,
        missing=_("There is no reason yet. Why should it be taken out?"),
    )
