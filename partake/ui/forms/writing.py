"""Fields a person writes in: a line, many lines, a number, an email address, a phone number."""

import re
from decimal import Decimal
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from markupsafe import Markup, escape

from partake.ui.forms.cleaning import clean_text, mend_text
from partake.ui.forms.field import Field, Words


class Text(Field):
    """One line, or a few words. `longest` is counted in characters after composing, the way a reader would count them.
    `autocomplete` is the HTML name of what is asked ("name", "postal-code"), which WCAG 1.3.5 wants."""

    one_line: ClassVar[bool] = True
    kind: ClassVar[dict[str, str | bool]] = {}

    def __init__(
        self, words: Words, *, longest: int = 200, autocomplete: str = "", width: int = 0, **options: Any
    ) -> None:
        super().__init__(words, **options)
        self.longest, self.autocomplete, self.width = longest, autocomplete, width

    def to_python(self, value: Any) -> str:
        text = clean_text(str(value or ""), one_line=self.one_line)
        if len(text) > self.longest:
            raise ValidationError(
                gettext("You wrote %(written)s characters. There is room for %(room)s. Can you make it shorter?")
                % {"written": f"{len(text):,}", "room": f"{self.longest:,}"}
            )
        return text

    def options(self, bound: BoundField, as_heading: bool) -> dict[str, Any]:
        added = {"value": self.drawn(bound), "width": self.width or None}
        if self.autocomplete:
            added["autocomplete"] = self.autocomplete
        return super().options(bound, as_heading) | added | self.kind

    def drawn(self, bound: BoundField) -> str:
        """This will give what stands in the box: what was typed comes back, but not what would turn the page round."""
        return mend_text(str(bound.value() or ""), one_line=self.one_line)


class Textarea(Text):
    """Many lines. Newlines are kept."""

    component = "textarea"
    one_line = False

    def __init__(self, words: Words, *, longest: int = 5_000, rows: int = 5, **options: Any) -> None:
        super().__init__(words, longest=longest, **options)
        self.rows = rows

    def options(self, bound: BoundField, as_heading: bool) -> dict[str, Any]:
        options = super().options(bound, as_heading)
        # Components indent what they hold; a newline written as a reference cannot gather spaces on the way.
        lines = self.drawn(bound).split("\n")
        return options | {"rows": self.rows, "value": Markup("&#10;").join(escape(line) for line in lines)}


class Number(Text):
    """A number as people write one: figures, perhaps a point or a comma and at most three more. Its value is a Decimal,
    or None when it may be and is left empty."""

    left_empty = _("There is no number yet. What is it?")
    kind = {"inputmode": "decimal", "spellcheck": False}

    def __init__(self, words: Words, *, width: int = 5, **options: Any) -> None:
        super().__init__(words, width=width, longest=40, autocomplete="off", **options)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        # A comma before three figures may part thousands: 1,200 is not guessed at.
        if not re.fullmatch(r"\d{1,6}(\.\d{1,3}|,\d{1,2})?", text):
            words = gettext("You wrote “%(text)s”. Which number did you mean? Write it in figures, like 7.5.")
            raise ValidationError(words % {"text": text})
        return Decimal(text.replace(",", "."))


class Email(Text):
    left_empty = _("There is no email address yet. What is it?")
    kind = {"type": "email", "spellcheck": False}

    def __init__(self, words: Words, *, longest: int = 254, autocomplete: str = "email", **options: Any) -> None:
        super().__init__(words, longest=longest, autocomplete=autocomplete, **options)

    def to_python(self, value: Any) -> str:
        address = super().to_python(value)
        if not address:
            return ""
        if "@" not in address:
            words = gettext("“%(address)s” has no @ in it. What is the whole email address?")
            raise ValidationError(words % {"address": address})
        try:
            validate_email(address)
        except ValidationError as wrong:
            words = gettext("“%(address)s” is not a whole email address. What is missing?")
            raise ValidationError(words % {"address": address}) from wrong
        return address


class Phone(Text):
    """A number to call, kept as it was written: people group their digits the way they remember them."""

    left_empty = _("There is no phone number yet. What is it?")
    kind = {"type": "tel"}

    def __init__(self, words: Words, *, longest: int = 40, autocomplete: str = "tel", **options: Any) -> None:
        super().__init__(words, longest=longest, autocomplete=autocomplete, **options)

    def to_python(self, value: Any) -> str:
        number = super().to_python(value)
        if not number:
            return ""
        if not re.fullmatch(r"[\d\s()+./\-\u2010-\u2015]+", number):
            words = gettext("“%(number)s” has more than a phone number in it. What is the number?")
            raise ValidationError(words % {"number": number})
        digits = sum(letter.isdecimal() for letter in number)
        if not 7 <= digits <= 15:  # the shortest local number with its area, and the longest of ITU-T E.164
            words = gettext("A phone number has 7 to 15 digits. You wrote %(digits)s. Can you check it?")
            raise ValidationError(words % {"digits": digits})
        return number
