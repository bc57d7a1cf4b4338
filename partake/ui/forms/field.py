"""What every kind of field shares: its words, how it is drawn, and what it says when it is empty."""

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.template import engines
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from markupsafe import Markup

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise  # plain words, or lazily translated ones
else:
    Words = object


class Field(forms.Field):
    """One question. `words` is its label or legend; `missing` is what we say and ask when it is left empty,
    which should name what is missing ("You have not said who. Who should see this?")."""

    component: ClassVar[str] = "input"
    grouped: ClassVar[bool] = False  # drawn as a fieldset with a legend, for a question of several boxes
    left_empty: ClassVar[Words] = _("This is still empty. What would you like to say?")

    def __init__(
        self,
        words: Words,
        *,
        hint: Words = "",
        optional: bool = False,
        missing: Words = "",
        widget: forms.Widget | None = None,
    ) -> None:
        super().__init__(label=words, help_text=hint, required=not optional, widget=widget or forms.TextInput())
        self.error_messages["required"] = missing or self.left_empty

    def draw(self, bound: BoundField, *, as_heading: bool) -> Markup:
        """This will draw the field with its NHS component."""
        return component(self.component)(self.options(bound, as_heading))

    def options(self, bound: BoundField, as_heading: bool) -> dict[str, Any]:
        """This will give what the NHS macro takes. Kinds of field add to it.

        Words go in as {"text": str(...)}: the macros drop lazy text and take bare marked-up text for HTML.
        """
        words = {"text": str(self.label), "size": "xl" if as_heading else "s", "isPageHeading": as_heading}
        name = bound.html_name
        options: dict[str, Any] = {"name": name}
        # In a group the id belongs to the first box, so that the error summary's link reaches something to press.
        options |= {"idPrefix": name, "fieldset": {"legend": words}} if self.grouped else {"id": name, "label": words}
        if self.help_text:
            options["hint"] = {"text": str(self.help_text)}
        if bound.errors:
            options["errorMessage"] = {"text": bound.errors[0], "visuallyHiddenText": gettext("Error")}
        return options

    def focus_id(self, bound: BoundField) -> str:
        """This will give the id that the error summary's link goes to."""
        return bound.html_name


def component(name: str) -> Any:
    """This will give an NHS macro as a function of its options ("date-input" is the macro dateInput)."""
    first, *rest = name.split("-")
    pages: Any = engines["jinja2"]
    template = pages.env.get_template(f"nhsuk/components/{name}/macro.jinja")
    return getattr(template.module, first + "".join(word.title() for word in rest))
