"""A day asked for in three boxes, the way people write one; each mistake has its own question."""

import calendar
from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.dates import MONTHS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partake.ui import words as said
from partake.ui.forms.cleaning import clean_text
from partake.ui.forms.field import Field, Words

BOXES = ("day", "month", "year")


class DayBoxes(forms.Widget):
    """Reads the three boxes as they were typed, so that a mistake is shown again as it was made."""

    def value_from_datadict(self, data: Any, _files: Any, name: str) -> tuple[str, str, str]:
        day, month, year = (clean_text(str(data.get(f"{name}-{box}", "")), one_line=True) for box in BOXES)
        return day, month, year


class Day(Field):
    """A date, or None when it may be and is left blank. `first` and `last` are asked when the form is read, so
    "not before today" stays true overnight."""

    component = "date-input"
    grouped = True
    left_empty = _("There is no day yet. Which day is it?")
    box_words: ClassVar[dict[str, Words]] = {"day": _("Day"), "month": _("Month"), "year": _("Year")}

    def __init__(
        self,
        words: Words,
        *,
        first: Callable[[], date] | None = None,
        last: Callable[[], date] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(words, widget=DayBoxes(), **options)
        self.first, self.last = first, last

    def to_python(self, value: Any) -> date | None:
        if value is None or isinstance(value, date):
            return value
        day_text, month_text, year_text = value
        if not (day_text or month_text or year_text):
            return None
        month = _month(month_text)
        day, year = _number("day", day_text), _number("year", year_text)
        if not 1000 <= year <= 9999:
            raise _question("year", gettext("A year has 4 digits. You wrote %(year)s. Which year did you mean?"),
                            year=year_text)  # fmt: skip
        days = calendar.monthrange(year, month)[1]
        if not 1 <= day <= days:
            month_name = f"{MONTHS[month]} {year}" if month == 2 else str(MONTHS[month])
            raise _question("day", gettext("%(month)s has %(days)s days. You wrote %(day)s. Which day did you mean?"),
                            month=month_name, days=days, day=day_text)  # fmt: skip
        return self._within(date(year, month, day))

    def _within(self, day: date) -> date:
        if self.first and day < (first := self.first()):
            raise _question("day", gettext("%(day)s is before %(first)s. Which day did you mean?"),
                            day=said.day(day), first=said.day(first))  # fmt: skip
        if self.last and day > (last := self.last()):
            raise _question("day", gettext("%(day)s is after %(last)s. Which day did you mean?"),
                            day=said.day(day), last=said.day(last))  # fmt: skip
        return day

    def options(self, bound: BoundField, as_heading: bool) -> dict[str, Any]:
        wrong = self._wrong_box(bound)
        typed = _boxes(bound.value())
        items = [
            {
                "name": f"{bound.html_name}-{box}",
                "id": f"{bound.html_name}-{box}",
                "label": {"text": str(self.box_words[box])},
                "value": typed[place],
                "width": 4 if box == "year" else 2,
                "error": box == wrong,
                # Numbers by default, but a month may be written as a word.
                "inputmode": "text" if box == "month" else "numeric",
            }
            for place, box in enumerate(BOXES)
        ]
        return super().options(bound, as_heading) | {"id": bound.html_name, "items": items}

    def focus_id(self, bound: BoundField) -> str:
        return f"{bound.html_name}-{self._wrong_box(bound) or 'day'}"

    @staticmethod
    def _wrong_box(bound: BoundField) -> str:
        if not bound.errors:
            return ""
        code = bound.errors.as_data()[0].code
        return code if code in BOXES else "day"


def _question(box: str, words: str, **said_of: object) -> ValidationError:
    return ValidationError(words % said_of, code=box)


def _month(text: str) -> int:
    written = text.casefold().rstrip(".")
    for number, name in MONTHS.items():
        if len(written) >= 3 and str(name).casefold().startswith(written):
            return number
    number = _number("month", text)
    if not 1 <= number <= 12:
        raise _question("month", gettext("There are 12 months. You wrote %(month)s. Which month did you mean?"),
                        month=text)  # fmt: skip
    return number


def _number(box: str, text: str) -> int:
    if not text:
        asked = {
            "day": gettext("The day is blank. Which day is it?"),
            "month": gettext("The month is blank. Which month is it?"),
            "year": gettext("The year is blank. Which year is it?"),
        }
        raise ValidationError(asked[box], code=box)
    if not text.isdecimal() or len(text) > 9:
        raise _question(box, gettext("You wrote “%(text)s”. Which number did you mean?"), text=text)
    return int(text)


def _boxes(value: Any) -> tuple[str, str, str]:
    if isinstance(value, date):
        return str(value.day), str(value.month), str(value.year)
    return value or ("", "", "")
