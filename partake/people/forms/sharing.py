"""The questions of sharing, one a page, and the answers so far as an address carries them."""

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from partake.kernel import clock
from partake.people.domain import LONGEST_SHARE_YEARS, AskedHow, Part, in_order, months_from
from partake.ui import forms
from partake.ui.forms import Choice

UNTIL_STOPPED = "STOPPED"


@dataclass(frozen=True)
class ShareAnswers:
    """What has been answered so far: codes and days only, so that nothing private stands in an address, Back
    always works, and two tabs cannot mix."""

    target: str = ""
    parts: tuple[Part, ...] = ()
    until: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> "ShareAnswers":
        return cls(query.get("with", ""), in_order(query.getlist("part")), query.get("until", ""))

    def changed(self, **answers: object) -> "ShareAnswers":
        return replace(self, **answers)  # type: ignore[arg-type]

    @property
    def query(self) -> str:
        pairs = [("with", self.target), *(("part", part) for part in self.parts), ("until", self.until)]
        return urlencode([pair for pair in pairs if pair[1]])

    @property
    def last_day(self) -> date | None:
        """The last day of sharing; None means until stopped. Raises ValueError when it is neither."""
        return None if self.until == UNTIL_STOPPED else date.fromisoformat(self.until)

    @property
    def is_whole(self) -> bool:
        try:
            return bool(self.target and self.parts) and (self.last_day is None or bool(self.last_day))
        except ValueError:
            return False


class WithWhom(forms.Form):
    who = forms.Radios(
        _("Who do you want to share with?"), missing=_("You have not chosen anyone. Who do you want to share with?")
    )


class FindSomebody(forms.Form):
    name = forms.Text(
        _("Name of the person, team or organisation"),
        hint=_("For example, “heart team” or “Beth Lund”."),
        longest=100,
        missing=_("There is no name yet. Who are you looking for?"),
    )


class WhichParts(forms.Form):
    parts = forms.Checkboxes(
        _("What should they see?"), missing=_("You have not ticked anything. What should they see?")
    )


class UntilWhen(forms.Form):
    until = forms.Radios(
        _("Until when?"),
        missing=_("You have not chosen. Until when should they see it?"),
        choices=[
            Choice("3", _("3 months")),
            Choice("12", _("1 year")),
            Choice("DAY", _("Until a day I choose"), reveals="day"),
            Choice(UNTIL_STOPPED, _("Until I stop it")),
        ],
    )
    day = forms.Day(
        _("Which is the last day?"),
        hint=_("For example, 28 2 2027."),
        first=clock.today,
        last=lambda: months_from(clock.today(), 12 * LONGEST_SHARE_YEARS),
    )

    @property
    def answer(self) -> str:
        """The answer as an address carries it."""
        chosen = self.values["until"]
        if chosen == UNTIL_STOPPED:
            return UNTIL_STOPPED
        if chosen == "DAY":
            return str(self.values["day"].isoformat())
        return months_from(clock.today(), int(chosen)).isoformat()


class ConfirmShare(forms.Form):
    """Their own act needs no more words."""


class ConfirmShareForThem(forms.Form):
    """Somebody who writes down another's decision says how they were asked."""

    asked_how = forms.Radios(
        _("How did they ask you to do this?"),
        missing=_("You have not said how they asked. How did they ask you?"),
        choices=[
            Choice(AskedHow.IN_PERSON, _("Face to face")),
            Choice(AskedHow.BY_PHONE, _("By phone")),
            Choice(AskedHow.IN_WRITING, _("On paper, or in a message")),
        ],
    )


class NarrowForm(forms.Form):
    hidden = forms.Checkboxes(_("What do you want to keep private from them?"), optional=True)
