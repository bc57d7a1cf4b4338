"""What somebody says a comment is about; which themes a body uses; a new theme's name."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partake.insight.frameworks import Framework, is_none, name_of
from partake.insight.theme_groups import grouped, heading_of
from partake.insight.themes.framework_files import LONGEST_MEANING
from partake.ui import forms
from partake.ui.forms import Choice
from partake.voices.domain.labels import LONGEST_LABEL, Sentiment, ThemeSaid

ROWS = 8
WHOLE = "0"
FEELINGS = (
    Choice(Sentiment.UNHAPPY, _("Unhappy")),
    Choice(Sentiment.HAPPY, _("Happy")),
    Choice(Sentiment.NEITHER, _("Neither, or not said")),
)


class ThemesForm(forms.Form):
    """Up to eight themes, each with how the author felt about it and the words that say so."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for row in range(1, ROWS + 1):
            number = {"number": row}
            self.fields[f"theme_{row}"] = forms.Select(gettext("Theme %(number)s") % number, optional=True)
            self.fields[f"feeling_{row}"] = forms.Select(
                gettext("How did they feel about theme %(number)s?") % number, choices=FEELINGS, optional=True
            )
            self.fields[f"part_{row}"] = forms.Select(
                gettext("Which words say theme %(number)s?") % number, optional=True
            )

    @staticmethod
    def offered(
        themes: Sequence[Choice], sentences: Sequence[str], said: Sequence[ThemeSaid]
    ) -> tuple[dict[str, list[Choice]], dict[str, str]]:
        """This will give what may be chosen in each field and what stands there now. A theme that is on the comment
        and no longer offered stays among the choices."""
        known = {choice.value for choice in themes}
        older = {one.theme: Choice(one.theme, one.name) for one in said if one.theme not in known}
        parts = [Choice(WHOLE, _("All of it")), *(Choice(str(n), words) for n, words in enumerate(sentences, 1))]
        choices: dict[str, list[Choice]] = {}
        initial: dict[str, str] = {}
        for row in range(1, ROWS + 1):
            choices |= {f"theme_{row}": [*themes, *older.values()], f"part_{row}": parts}
        for row, one in enumerate(said[:ROWS], 1):
            initial |= {f"theme_{row}": one.theme, f"feeling_{row}": one.sentiment, f"part_{row}": str(one.part)}
        return choices, initial

    def ask(self, *, rows: int, by_sentence: bool) -> None:
        """This will ask for as many themes as `rows`, and which words say each only where there are several
        sentences."""
        for row in range(1, ROWS + 1):
            if row > rows:
                del self.fields[f"theme_{row}"], self.fields[f"feeling_{row}"]
            if row > rows or not by_sentence:
                del self.fields[f"part_{row}"]

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """This will give the names of the fields of each theme."""
        names = ([f"{kind}_{row}" for kind in ("theme", "feeling", "part")] for row in range(1, ROWS + 1))
        return tuple(tuple(name for name in each if name in self.fields) for each in names if each[0] in self.fields)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for theme, feeling, *_part in self.rows:
            key, felt = cleaned.get(theme), cleaned.get(feeling)
            if felt and not key and theme not in self.errors:
                self.add_error(theme, gettext("There is a feeling and no theme yet. What is it about?"))
            if key and not felt and not is_none(key) and feeling not in self.errors:
                self.add_error(feeling, gettext("Nothing is chosen yet. How did they feel about it?"))
        return cleaned

    @property
    def said(self) -> list[ThemeSaid]:
        """This will give what was said, in order."""
        found = []
        for theme, feeling, *part in self.rows:
            if key := self.values[theme]:
                where = int(self.values[part[0]] or WHOLE) if part else 0
                found.append(ThemeSaid(key, name_of(key), where, self.values[feeling] or ""))
        return found


class FrameworkForm(forms.Form):
    framework = forms.Radios(
        _("Which themes do you sort comments by?"), missing=_("Nothing is chosen yet. Which themes will you use?")
    )


class BringFrameworkForm(forms.Form):
    file = forms.File(
        _("The file with your themes"),
        hint=_("A plain text file that ends in .toml. Begin with the one you can download on the page before."),
        kinds=("toml", "txt"),
        accept=".toml,.txt",
        largest=256 * 1024,
    )


class NameThemeForm(forms.Form):
    name = forms.Text(
        _("What is the theme called?"),
        hint=_("A few plain words, such as “The new app”."),
        longest=LONGEST_LABEL,
        missing=_("It has no name yet. What is the theme called?"),
    )
    meaning = forms.Text(
        _("What belongs under it?"),
        hint=_("One sentence, so that two people sort alike."),
        longest=LONGEST_MEANING,
        missing=_("Nobody could tell yet what belongs under it. What does?"),
    )
    comments = forms.Checkboxes(
        _("Which of these are about it?"), missing=_("Nothing is ticked yet. Which of these are about it?")
    )


def theme_choices(framework: Framework) -> list[Choice]:
    """This will give the themes to choose from in their groups, each after its heading where the group is another, and
    "no theme fits" last."""
    named = [
        Choice(one.key, ": ".join(filter(None, (heading_of(one, framework), gettext(one.name)))), group=group)
        for group, themes in grouped(framework.offered, lambda one: one.key, framework)
        for one in themes
    ]
    return [*named, Choice(framework.none_fits, gettext("No theme fits"))]
