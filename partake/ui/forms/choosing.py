"""Fields a person chooses in. What may be chosen is given to the form; a choice may open one more field."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.template import engines
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from markupsafe import Markup

from partake.ui.forms.field import Field, Words


@dataclass(frozen=True)
class Choice:
    """One thing that may be chosen. `reveals` names the field that opens under it. `group` is what a list that drops
    down puts it under; choices of one group stand together."""

    value: str
    words: Words
    hint: Words = ""
    reveals: str = ""
    group: Words = ""


class _Choosing(Field):
    left_empty = _("Nothing is chosen yet. Which one is it?")

    def __init__(self, words: Words, *, choices: Iterable[Choice] = (), **options: Any) -> None:
        super().__init__(words, **options)
        self.choices: Sequence[Choice] = tuple(choices)

    def chosen(self, bound: BoundField) -> frozenset[str]:
        """This will give the values that are chosen as the field is drawn."""
        value = bound.value()
        return frozenset() if value in (None, "") else frozenset({str(value)})

    def revealed_by(self, value: Any) -> frozenset[str]:
        """This will give the names of the fields that a cleaned value leaves open."""
        chosen = value if isinstance(value, list) else [value]
        return frozenset(choice.reveals for choice in self.choices if choice.reveals and choice.value in chosen)

    def offered(self, value: str) -> str:
        """This will give back a value that is among the choices. Any other was not on the page we drew."""
        if value and value not in {choice.value for choice in self.choices}:
            raise ValidationError(gettext("That choice is not on this page any more. Which one would you like?"))
        return value

    def options(self, bound: BoundField, as_heading: bool) -> dict[str, Any]:
        chosen = self.chosen(bound)
        items = [_item(bound, choice, choice.value in chosen) for choice in self.choices]
        return super().options(bound, as_heading) | {"items": items}


class Radios(_Choosing):
    component = "radios"
    grouped = True

    def to_python(self, value: Any) -> Any:
        return self.offered(str(value or ""))


class YesNo(Radios):
    """A question answered by yes or no; its value is a bool, or None when it may be and is left empty."""

    left_empty = _("This has no answer yet. Is it yes or no?")
    yes_no: ClassVar[tuple[Choice, ...]] = (Choice("yes", _("Yes")), Choice("no", _("No")))

    def __init__(self, words: Words, *, choices: Iterable[Choice] = yes_no, **options: Any) -> None:
        super().__init__(words, choices=choices, **options)

    def to_python(self, value: Any) -> bool | None:
        return {"yes": True, "no": False}.get(self.offered(str(value or "")))

    def revealed_by(self, value: Any) -> frozenset[str]:
        return super().revealed_by({True: "yes", False: "no"}.get(value))

    def chosen(self, bound: BoundField) -> frozenset[str]:
        value = bound.value()
        return frozenset({"yes" if value is True else "no" if value is False else str(value or "")})


class Select(_Choosing):
    """A list that drops down. Only for long lists of well-known things: radios are easier to read and to hit."""

    component = "select"

    def to_python(self, value: Any) -> str:
        return self.offered(str(value or ""))

    def options(self, bound: BoundField, as_heading: bool) -> dict[str, Any]:
        options = super().options(bound, as_heading)
        options["items"] = [{"value": "", "text": gettext("Choose one")}, *options["items"]]
        return options

    def draw(self, bound: BoundField, *, as_heading: bool) -> Markup:
        if not any(choice.group for choice in self.choices):
            return super().draw(bound, as_heading=as_heading)
        options = self.options(bound, as_heading)
        first, *items = options.pop("items")
        named = groupby(zip(self.choices, items, strict=True), key=lambda pair: str(pair[0].group))
        groups = [("", [first]), *((name, [item for _, item in pairs]) for name, pairs in named)]
        pages: Any = engines["jinja2"]
        template = pages.env.get_template("ui/grouped_select.jinja")
        return template.module.grouped_select(options | {"groups": groups})


class Checkboxes(_Choosing):
    """Any number of choices; its value is the list of those ticked, in the order they are shown."""

    component = "checkboxes"
    grouped = True
    left_empty = _("Nothing is ticked yet. Which ones would you like?")

    def __init__(self, words: Words, **options: Any) -> None:
        super().__init__(words, widget=forms.SelectMultiple(), **options)

    def to_python(self, value: Any) -> list[str]:
        ticked = {self.offered(str(one)) for one in value or ()}
        return [choice.value for choice in self.choices if choice.value in ticked]

    def chosen(self, bound: BoundField) -> frozenset[str]:
        return frozenset(str(one) for one in bound.value() or ())


def _item(bound: BoundField, choice: Choice, is_chosen: bool) -> dict[str, Any]:
    """Radios and checkboxes are "checked", an option "selected"; each macro reads its own word."""
    item: dict[str, Any] = {"value": choice.value, "text": str(choice.words)}
    item |= {"checked": is_chosen, "selected": is_chosen}
    if choice.hint:
        item["hint"] = {"text": str(choice.hint)}
    if choice.reveals:
        form: Any = bound.form
        item["conditional"] = {"html": form.field(choice.reveals)}
    return item
