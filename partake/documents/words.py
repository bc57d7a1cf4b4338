"""The few words a format adds of its own, and dates and sentences in the document's language.

The caller translates them (this room knows no catalogue); without that they are English.
"""

import string
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache

from partake.documents.kinds import DocumentError, one_line

_ALLOWED = {
    "printed": {"date"},
    "copied": {"date"},
    "valid_until": {"date"},
    "page": {"page", "pages"},
    "with_help": {"whom"},
    "write_lines": {"lines"},
    "cell": {"heading", "text"},
}


@dataclass(frozen=True)
class Words:
    """Each is a whole phrase, with the same {places} as the English."""

    printed: str = "Printed {date}."
    copied: str = "This copy was made on {date}."
    valid_until: str = "Valid until {date}."
    page: str = "Page {page} of {pages}."
    with_help: str = "with help from {whom}"
    own_words: str = "In their own words:"
    write: str = "Room to write"
    write_lines: str = "Room to write: {lines} lines."
    picture: str = "Picture:"
    cell: str = "{heading}: {text}"
    full_stop: str = "."
    replaced: str = (
        "We could not print some of the characters that were typed. Their names are in square brackets instead:"
    )

    def __post_init__(self) -> None:
        for field in fields(self):
            phrase = one_line(getattr(self, field.name))
            object.__setattr__(self, field.name, phrase)
            expected = _ALLOWED.get(field.name, set())
            try:
                found = {place for _, place, _, _ in string.Formatter().parse(phrase) if place is not None}
            except ValueError as error:
                raise DocumentError(f"the words for {field.name!r} cannot be read: {error}") from error
            if found != expected:
                raise DocumentError(f"the words for {field.name!r} hold {sorted(found)}, not {sorted(expected)}")


def day(when: date, language: str) -> str:
    """This will write a day in full ("24 November 2026") in `language`, or in English where it is not known."""
    return _pattern(language)(when)


@lru_cache(maxsize=64)
def _pattern(language: str) -> Callable[[date], str]:
    from babel import Locale, UnknownLocaleError
    from babel.dates import format_date

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en", "GB")
    if locale.language == "en":
        locale = Locale("en", "GB")
    return lambda when: str(format_date(when, "long", locale=locale))
