"""What is asked about one reading, about striking one out, and about what to aim for."""

from typing import Any, Self

from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partake.kernel import clock
from partake.measures import words
from partake.measures.catalogue import measures
from partake.measures.domain import Aim, Better, Measure, Numbers
from partake.ui import forms
from partake.ui.forms import Choice

AT_HOME, BY_PROFESSIONAL = "home", "professional"


class WhichForm(forms.Form):
    measure = forms.Radios(_("What was measured?"), missing=_("You have not said what was measured. What was it?"))

    @classmethod
    def asked(cls, request: HttpRequest) -> Self:
        return cls.from_request(
            request, choices={"measure": [Choice(one.code, one.name) for one in measures().values()]}
        )


class _ReadingForm(forms.Form):
    """One number or two, in a unit: those that the measure has."""

    value = forms.Number("")
    second = forms.Number("")
    unit = forms.Radios(_("Which unit?"), missing=_("You have not said which unit. Which one is it?"))

    @classmethod
    def of(cls, request: HttpRequest, measure: Measure, **given: Any) -> Self:
        form = cls.from_request(
            request, choices={"unit": [Choice(one.name, one.name) for one in measure.units]}, **given
        )
        form.measure = measure
        for place, name in enumerate(("value", "second")):
            if place < len(measure.numbers):
                number = measure.numbers[place].name
                form.fields[name].label = number.capitalize() if number else gettext("The number")
            else:
                del form.fields[name]
        if len(measure.units) == 1:
            form.fields["value"].help_text = gettext("In %(unit)s.") % {"unit": measure.main.name}
            del form.fields["unit"]
        return form

    measure: Measure

    @property
    def reading(self) -> dict[str, Any]:
        """The numbers and the unit, as the action takes them."""
        found = (self.values["value"], self.values.get("second"))
        numbers: Numbers = tuple(one for one in found if one is not None)
        return {"numbers": numbers, "unit": self.values.get("unit") or self.measure.main.name}


class ResultForm(_ReadingForm):
    taken_on = forms.Day(_("Which day was it measured?"), last=clock.today)
    place = forms.Radios(
        _("Where was it measured?"),
        missing=_("You have not said where it was measured. Where was it?"),
        choices=[
            Choice(AT_HOME, _("At home")),
            Choice(BY_PROFESSIONAL, _("By a professional, at a surgery, a clinic, a hospital or on a visit")),
        ],
    )
    remark = forms.Text(
        _("Is there anything to know about it?"),
        hint=_("For example: after a walk, or before my tablets. You can leave this empty."),
        optional=True,
        longest=300,
        autocomplete="off",
    )

    @property
    def act(self) -> dict[str, Any]:
        """All that adding takes."""
        where = {"at_home": self.values["place"] == AT_HOME}
        return {**self.reading, **where, "taken_on": self.values["taken_on"], "note": self.values["remark"]}


class StrikeForm(forms.Form):
    because = forms.Text(
        _("What is wrong with it?"),
        hint=_("For example: it was somebody else’s, or the number was typed wrong."),
        missing=_("You have not said what is wrong with it. What is it?"),
        longest=300,
        autocomplete="off",
    )


class TargetForm(_ReadingForm):
    aim = forms.Radios(
        _("Which way?"),
        missing=_("You have not said which way. Is it this or lower, or this or higher?"),
        choices=[Choice(Aim.OR_LOWER, _("This or lower")), Choice(Aim.OR_HIGHER, _("This or higher"))],
    )
    reason = forms.Textarea(
        _("Why this one?"),
        hint=_("In a few words. It is kept beside the target, for who reads it later."),
        missing=_("You have not said why. Why this target?"),
        longest=500,
        rows=3,
    )

    @classmethod
    def of(cls, request: HttpRequest, measure: Measure, **given: Any) -> Self:
        """Which way is asked only of what is better neither lower nor higher, such as weight."""
        form = super().of(request, measure, **given)
        if measure.better is not Better.NEITHER:
            del form.fields["aim"]
        return form

    @property
    def act(self) -> dict[str, Any]:
        aim = self.values.get("aim") or words.AIMS[self.measure.better]
        return {**self.reading, "aim": Aim(aim), "reason": self.values["reason"]}


class EndTargetForm(forms.Form):
    reason = forms.Textarea(
        _("Why is there no target any more?"),
        missing=_("You have not said why. Why is there no target any more?"),
        longest=500,
        rows=3,
    )
