"""What the columns of a file of results are called by the systems that export them.

The spellings were gathered from everyday exports and are not a published list: add one when a practice shows us one.
"""

import re
from collections.abc import Sequence
from enum import StrEnum


class Column(StrEnum):
    """What we bring in. Each has the name people see in a reason."""

    NHS_NUMBER = "NHS number"
    PRACTICE_ID = "Practice’s own number"
    BORN_ON = "Date of birth"
    MEASURE = "Measure"
    VALUE = "Value"
    UNIT = "Unit"
    TAKEN_ON = "Date"
    PLACE = "Where"
    NOTE = "Note"


SPELLINGS: dict[Column, tuple[str, ...]] = {
    Column.NHS_NUMBER: ("nhs number", "nhs no", "nhs num", "nhs", "nhsno", "nhsnumber"),
    Column.PRACTICE_ID: (
        "practice number", "practice s own number", "patient id", "patient number", "patient no", "local id",
        "emis number", "emis no", "systmone id", "reference", "pid",
    ),
    Column.BORN_ON: ("date of birth", "dob", "d o b", "birth date", "born"),
    Column.MEASURE: ("measure", "test", "test name", "observation", "code term", "term", "result name", "what"),
    Column.VALUE: ("value", "result", "reading", "numeric value", "result value", "number"),
    Column.UNIT: ("unit", "units", "unit of measure", "value units", "uom"),
    Column.TAKEN_ON: (
        "date", "taken on", "date taken", "event date", "result date", "sample date", "collection date", "day",
        "effective date", "measured on",
    ),
    Column.PLACE: ("where", "place", "setting", "measured where", "home"),
    Column.NOTE: ("note", "notes", "comment", "comments", "text"),
}  # fmt: skip
_COLUMN_OF = {spelling: column for column, spellings in SPELLINGS.items() for spelling in spellings}
NEEDED = (Column.MEASURE, Column.VALUE, Column.UNIT, Column.TAKEN_ON)


def columns_of(headings: Sequence[str]) -> tuple[Column | None, ...]:
    """This will give the column of each heading, in order; one named twice counts the first time only."""
    found: list[Column | None] = []
    for heading in headings:
        column = _COLUMN_OF.get(re.sub(r"[^a-z0-9]+", " ", heading.lower()).strip())
        found.append(None if column in found else column)
    return tuple(found)


def is_heading_row(headings: Sequence[str]) -> bool:
    """This will say whether a row names all a result needs: whose it is, what, how much, of which unit, and when."""
    columns = set(columns_of(headings))
    return columns >= set(NEEDED) and bool(columns & {Column.NHS_NUMBER, Column.PRACTICE_ID})
