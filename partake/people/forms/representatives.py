"""The questions about somebody who speaks for a person, one a page, and the answers so far as an address carries
them; and what is asked when it is paused, ended or objected to."""

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from partake.audit.domain import Basis
from partake.kernel import clock
from partake.people.domain import LONGEST_SHARE_YEARS, CheckedHow, Part, in_order, months_from
from partake.people.forms.sign_in import InvitePersonForm
from partake.people.powers import EndReason, Evidence, powers
from partake.ui import forms
from partake.ui.forms import Choice

QUESTIONS = ("who", "power", "papers", "parts", "until")


@dataclass(frozen=True)
class SpeakerAnswers:
    """Codes and days only: nothing private stands in an address, Back always works, and two tabs cannot mix."""

    who: str = ""
    power: str = ""
    evidence: str = ""
    seen: str = ""
    identity: str = ""
    parts: tuple[Part, ...] = ()
    until: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> "SpeakerAnswers":
        said = {name: query.get(name, "") for name in ("who", "power", "evidence", "seen", "identity", "until")}
        return cls(**said, parts=in_order(query.getlist("part")))

    def changed(self, **answers: object) -> "SpeakerAnswers":
        return replace(self, **answers)  # type: ignore[arg-type]

    @property
    def query(self) -> str:
        names = ("who", "power", "evidence", "seen", "identity", "until")
        pairs = [(name, str(getattr(self, name))) for name in names]
        return urlencode([*(pair for pair in pairs if pair[1]), *(("part", part) for part in self.parts)])

    @property
    def basis(self) -> Basis | None:
        return next((basis for basis in powers() if basis == self.power), None)

    @property
    def next_question(self) -> str:
        """The first question that has no answer that can be read; "" when all have one."""
        answered = {
            "who": bool(self.who),
            "power": self.basis is not None,
            "papers": self.evidence in {*Evidence} and self.identity in {*CheckedHow} and bool(self.seen_on),
            "parts": bool(self.parts),
            "until": self.last_day is not None,
        }
        return next((question for question in QUESTIONS if not answered[question]), "")

    @property
    def seen_on(self) -> date | None:
        return clock.read_day(self.seen)

    @property
    def last_day(self) -> date | None:
        return clock.read_day(self.until)


class WhoSpeaksForm(forms.Form):
    who = forms.Radios(_("Who speaks for them?"), missing=_("You have not chosen anyone. Who is it?"))


class PowerForm(forms.Form):
    power = forms.Radios(_("What gives them a say?"), missing=_("You have not chosen. What gives them a say?"))


class PapersForm(forms.Form):
    evidence = forms.Radios(_("Which paper did you see?"), missing=_("You have not chosen. Which paper did you see?"))
    seen_on = forms.Day(_("When did you see it?"), hint=_("For example, 3 11 2026."), last=clock.today)
    identity = forms.Radios(
        _("How do you know that they are who they say?"),
        missing=_("You have not said how you checked. How do you know that it is them?"),
    )

    @staticmethod
    def identity_choices() -> tuple[Choice, ...]:
        return tuple(InvitePersonForm.base_fields["checked_how"].choices)  # type: ignore[attr-defined]


class SeesForm(forms.Form):
    parts = forms.Checkboxes(
        _("Which parts do they need to see?"),
        hint=_("Only what they need to speak for the person. You can add to it another day."),
        missing=_("You have not ticked anything. Which parts do they need?"),
    )


class SpeaksUntilForm(forms.Form):
    until = forms.Radios(
        _("When do you look at this again?"),
        hint=_("It ends that day, unless somebody looks at the papers again."),
        missing=_("You have not chosen. When do you look at it again?"),
        choices=[
            Choice("3", _("In 3 months")),
            Choice("12", _("In 1 year")),
            Choice("36", _("In 3 years")),
            Choice("DAY", _("On a day I choose"), reveals="day"),
        ],
    )
    day = forms.Day(
        _("On which day?"),
        hint=_("For example, 28 2 2027."),
        first=clock.today,
        last=lambda: months_from(clock.today(), 12 * LONGEST_SHARE_YEARS),
    )

    @property
    def answer(self) -> str:
        chosen = self.values["until"]
        day = self.values["day"] if chosen == "DAY" else months_from(clock.today(), int(chosen))
        return str(day.isoformat())


class ConfirmSpeaker(forms.Form):
    reference = forms.Text(
        _("The number on the paper"),
        hint=_("If it has one. Do not write an access code here."),
        longest=100,
        optional=True,
        autocomplete="off",
    )


class PauseForm(forms.Form):
    worry = forms.Textarea(
        _("What are you worried about?"),
        hint=_("Only your practice reads this. Write what you saw or heard."),
        longest=2000,
        missing=_("Nothing is written here yet. What are you worried about?"),
    )


class ObjectForm(forms.Form):
    words = forms.Textarea(
        _("Do you want to say why?"),
        hint=_("You need not. Your practice reads it, and the one it is about does not."),
        longest=2000,
        rows=4,
        optional=True,
    )


class EndSpeakerForm(forms.Form):
    reason = forms.Radios(
        _("Why does it end?"),
        missing=_("You have not chosen. Why does it end?"),
        choices=[
            Choice(EndReason.STOPPED, _("The person asked for it to stop")),
            Choice(EndReason.NO_LONGER, _("The power has ended, or they gave it up")),
            Choice(EndReason.UNSAFE, _("It is not safe for the person")),
        ],
    )


class KeepForm(forms.Form):
    hidden = forms.Checkboxes(_("What do you want to keep private from them?"), optional=True)
