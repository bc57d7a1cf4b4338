"""How somebody hears what came of what they told us: the same piece on every form that takes a voice.

A form that asks it inherits `HearBack`; its view gives `contributor_of(form.values)` to the action that keeps the
voice, and when `wants_link(form.values)` shows a private link once. What somebody gives here is kept apart from what
they said, and is never asked for: leaving all of it empty is an answer.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partake.ui import forms
from partake.ui.forms import Choice
from partake.voices.domain.new import NewContributor

BY_LETTER = "936721000000107"
BY_TEXT = "936701000000103"
# The print sizes offered, with the need each is; ordinary letters are 12 point.
LARGER_PRINT = {"20": "957331000000109", "24": "957351000000102", "28": "957371000000106"}


class Way(StrEnum):
    """How somebody hears."""

    NO = "NO"
    LINK = "LINK"
    EMAIL = "EMAIL"
    TEXT = "TEXT"
    LETTER = "LETTER"


# What is written in, for each way that needs somewhere to write to.
WRITTEN_IN = {Way.EMAIL: "email", Way.TEXT: "phone", Way.LETTER: "postal_address"}


class HearBack(forms.Form):
    """`hear_back` is a `Way` or empty. Somebody who wrote an address and ticked no way is asked which they meant."""

    hear_back = forms.Radios(
        _("Would you like to hear what came of it?"),
        hint=_("We keep this apart from what you told us. Those who look after you do not see it."),
        choices=[
            Choice(Way.NO, _("No, thank you")),
            Choice(Way.LINK, _("Give me a private link now"), hint=_("No name or address needed.")),
            Choice(Way.EMAIL, _("By email"), reveals="email"),
            Choice(Way.TEXT, _("By text message"), hint=_("A person sends it."), reveals="phone"),
            Choice(Way.LETTER, _("By letter"), reveals="postal_address"),
        ],
        optional=True,
    )
    email = forms.Email(_("Your email address"))
    phone = forms.Phone(_("Your mobile number"))
    postal_address = forms.Textarea(
        _("Your name and address, as on an envelope"),
        longest=500,
        rows=4,
        missing=_("There is no address yet. Where should the letter go?"),
    )
    print_size = forms.Radios(
        _("How large should the print of a letter be?"),
        choices=[
            Choice("12", _("Ordinary print")),
            Choice("20", _("Large print, 20 point")),
            Choice("24", _("Large print, 24 point")),
            Choice("28", _("Large print, 28 point")),
        ],
        optional=True,
    )

    def clean(self) -> dict[str, Any]:
        """Without a script every box is open: what was typed under no choice is asked about, and not thrown away."""
        typed = [way for way, name in WRITTEN_IN.items() if str(self.data.get(self.add_prefix(name), "")).strip()]
        values = super().clean()
        if typed and not values.get("hear_back") and "hear_back" not in self.errors:
            self.add_error("hear_back", gettext("You wrote where to reach you. Which way should we use?"))
        return values


def contributor_of(values: Mapping[str, Any], *, language: str = "en") -> NewContributor | None:
    """This will give how somebody may be told, from a form that was right; None for nobody, or for a link alone."""
    way = values["hear_back"]
    if way not in WRITTEN_IN:
        return None
    needs: tuple[str, ...] = ()
    if way == Way.TEXT:
        needs = (BY_TEXT,)
    elif way == Way.LETTER:
        size = LARGER_PRINT.get(values["print_size"] or "")
        needs = (BY_LETTER, size) if size else (BY_LETTER,)
    return NewContributor(
        email=values["email"] or "",
        phone=values["phone"] or "",
        postal_address=values["postal_address"] or "",
        needs=needs,
        language=language,
    )


def wants_link(values: Mapping[str, Any]) -> bool:
    """This will say whether somebody asked for a private link, shown once, and for nothing else."""
    return bool(values["hear_back"] == Way.LINK)
