"""What the columns of a practice's list are called by the systems that export them, and what we take from each.

The spellings were gathered from everyday exports and are not a published list: add one when a practice shows us one.
"""

import re
from collections.abc import Sequence
from enum import StrEnum


class Column(StrEnum):
    """What we bring in. Each has the name people see in a reason."""

    PRACTICE_ID = "Practice’s own number"
    NHS_NUMBER = "NHS number"
    FAMILY_NAME = "Family name"
    GIVEN_NAME = "First name"
    KNOWN_AS = "Known as"
    WHOLE_NAME = "Name"
    BORN_ON = "Date of birth"
    DIED_ON = "Date of death"
    REGISTERED_ON = "Registration date"
    ADDRESS = "Address"
    POSTCODE = "Postcode"
    PHONE = "Phone"
    MOBILE = "Mobile"
    EMAIL = "Email"


SPELLINGS: dict[Column, tuple[str, ...]] = {
    Column.PRACTICE_ID: (
        "patient id", "patient identifier", "patient number", "patient no", "local patient id", "local id",
        "emis number", "emis no", "systmone id", "vision number", "practice number", "practice patient number",
        "reference", "record number", "pid", "usual number",
    ),
    Column.NHS_NUMBER: ("nhs number", "nhs no", "nhs num", "nhs", "nhsno", "nhsnumber", "new nhs number", "nhs id"),
    Column.FAMILY_NAME: ("family name", "surname", "last name", "familyname", "lastname", "current surname"),
    Column.GIVEN_NAME: (
        "given name", "given names", "first name", "first names", "forename", "forenames", "forename s", "firstname",
        "first forename", "christian name",
    ),
    Column.KNOWN_AS: ("known as", "preferred name", "calling name", "likes to be called"),
    Column.WHOLE_NAME: ("name", "full name", "patient name", "patient", "patient full name", "fullname"),
    Column.BORN_ON: ("date of birth", "dob", "d o b", "birth date", "birthdate", "born", "born on", "dateofbirth"),
    Column.DIED_ON: (
        "date of death", "dod", "death date", "deceased date", "date deceased", "died", "died on", "deceased on",
    ),
    Column.REGISTERED_ON: (
        "registration date", "date of registration", "registered", "registered on", "date registered", "reg date",
        "registration start date", "gms registration date",
    ),
    Column.ADDRESS: (
        "address", "full address", "home address", "house name", "house name flat number", "house number and road",
        "house number", "number and street", "street", "road", "locality", "village", "town", "city", "county",
        "post town", "postal address", "house",
    ),
    Column.POSTCODE: ("postcode", "post code", "postal code", "zip", "home postcode"),
    Column.PHONE: (
        "phone", "telephone", "phone number", "telephone number", "home phone", "home telephone", "tel", "tel no",
        "home tel", "landline", "home telephone number", "home phone number",
    ),
    Column.MOBILE: (
        "mobile", "mobile phone", "mobile number", "mobile telephone", "mobile phone number", "mobile no", "cell",
        "mobile telephone number", "mobile tel",
    ),
    Column.EMAIL: ("email", "e mail", "email address", "e mail address", "electronic mail"),
}  # fmt: skip
_COLUMN_OF = {spelling: column for column, spellings in SPELLINGS.items() for spelling in spellings}


def column_called(heading: str) -> Column | None:
    """This will give the column a heading names, or None: "NHS No." and "nhs_no" are one. Address lines may be
    numbered, in any of the ways systems number them."""
    plain = re.sub(r"[^a-z0-9]+", " ", heading.lower()).strip()
    if re.fullmatch(r"(home |patient )?(address|addr)( line)? ?\d?( line)?", plain):
        return Column.ADDRESS
    return _COLUMN_OF.get(re.sub(r"^(patient|pt) s? ?", "", plain)) or _COLUMN_OF.get(plain)


def columns_of(headings: Sequence[str]) -> tuple[Column | None, ...]:
    """This will give the column of each heading, in order. A column other than an address line named twice counts
    the first time only."""
    seen: set[Column] = set()
    found: list[Column | None] = []
    for heading in headings:
        column = column_called(heading)
        found.append(None if column in seen and column is not Column.ADDRESS else column)
        seen |= {column} if column else set()
    return tuple(found)


def is_heading_row(headings: Sequence[str]) -> bool:
    """This will say whether a row names the columns of a list: a name, and at least one thing more."""
    columns = {column for column in columns_of(headings) if column}
    has_name = Column.WHOLE_NAME in columns or {Column.FAMILY_NAME, Column.GIVEN_NAME} <= columns
    return has_name and len(columns) > 1 + (Column.WHOLE_NAME not in columns)
