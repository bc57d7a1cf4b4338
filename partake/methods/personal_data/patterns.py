"""Identifiers that have a fixed form: found by pattern, and by check digit where there is one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What a piece of personal data is; the value is what takes its place in a redacted text."""

    NHS_NUMBER = "[NHS number]"
    PHONE = "[phone number]"
    EMAIL = "[email address]"
    POSTCODE = "[postcode]"
    ADDRESS = "[address]"
    DATE = "[date]"
    NAME = "[name]"


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of the text that may tell who someone is: text[start:end].

    `sure` is False where only a person can tell: a date that may not be of birth, a number called an NHS
    number whose check digit is wrong, a lower-case word that is also a name.
    """

    start: int
    end: int
    kind: Kind
    sure: bool


_DIGIT = re.compile(r"\d")
_EMAIL = re.compile(r"[\w.+'’-]+@[\w-]+(?:\.[\w-]+)+")
_TEN_DIGITS = re.compile(r"(?<![\d+])\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")
_CALLED_NHS_NUMBER = re.compile(r"\bNHS\s*(?:number|num|no|#)?[\s.:#]*(?:is|was)?\s*((?:\d[ -]?){9,10}\d?)(?!\d)", re.I)
_PHONE = re.compile(r"(?<![\d/])(?:(?:\+|00)\s?44[\s-]*(?:\(0\))?|\(?0)(?:[\s()-]{0,2}\d){9,10}(?!\d)")
_AREA = (
    "A[BL]|B[ABDHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]|"
    "L[ADELNSU]?|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE"
)
# "2nd" in small letters is an ordinal, not the end of a postcode.
_POSTCODE = re.compile(rf"\b(?:{_AREA})\d[A-Z\d]?\s{{0,2}}\d(?!(?-i:st|nd|rd|th)\b)[ABD-HJLNP-UW-Z]{{2}}\b", re.I)
_STREET_TYPE = (
    "street|road|avenue|lane|close|drive|crescent|gardens|terrace|grove|place|court|square|hill|mews|row|walk|"
    "rise|parade|green|croft|bank|view|park|way|rd|ave|ln|cl|dr|cres|gdns|sq|st"
)
_NOT_IN_STREETS = (
    "a an and are at away before by down for from hour hours in is it long minute minutes mins of "
    "off on or our over past people staff that the then there they times to was way weeks week we "
    "were years year years with days day months month patients miles mile out up no"
).replace(" ", "|")
_SAINT = r"(?!\s+(?:mary|john|thomas|george)\b)"
_HOUSE = re.compile(
    r"\b(?:(?:flat|apartment|apt|unit|room)\s+\w{1,4}[,\s]+)?\d{1,4}[a-z]?[,\s]+"
    rf"(?:(?!(?:{_NOT_IN_STREETS})\b)[a-z'’.-]+\s+|the\s+){{1,3}}(?:{_STREET_TYPE})\b{_SAINT}",
    re.I,
)
_FLAT = re.compile(r"\b(?:flat|apartment|apt)\s+(?:\d{1,4}[a-z]?|[a-z]\d{0,3})\b(?!\w)", re.I)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?:(?:19|20)\d{2}|['’]?\d{2})"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_DATE = re.compile(
    rf"(?<![\d/.-])(?:{_DAY}\s?[/.-]\s?(?:0?[1-9]|1[0-2])\s?[/.-]\s?{_YEAR}|"
    rf"(?:19|20)\d{{2}}[/.-](?:0?[1-9]|1[0-2])[/.-]{_DAY}|"
    rf"{_DAY}(?:st|nd|rd|th)?\s*(?:of\s+)?[\s-]?{_MONTH}[\s,.-]+{_YEAR}|"
    rf"\b{_MONTH}\s+(?:the\s+)?{_DAY}(?:st|nd|rd|th)?[\s,]+{_YEAR})(?![\d/])",
    re.I,
)
_BORN = re.compile(r"\b(?:born|birth|birthday|birthdate|d\.?\s?o\.?\s?b)\b\W*(?:\w+\W+){0,3}$", re.I)


def has_check_digit(number: str) -> bool:
    """This will say whether ten digits are a possible NHS number: the modulus 11 check of the NHS Data Model
    and Dictionary (weights 10 to 2; a remainder giving 10 is never issued)."""
    digits = [int(character) for character in number if character.isdecimal()]
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return check % 11 == digits[9] and check != 10


def by_pattern(text: str) -> Iterator[Found]:
    """This will find everything with a fixed form; places may overlap."""
    for match in _EMAIL.finditer(text) if "@" in text else ():
        yield Found(match.start(), match.end(), Kind.EMAIL, sure=True)
    for match in _FLAT.finditer(text):
        yield Found(match.start(), match.end(), Kind.ADDRESS, sure=True)
    if not _DIGIT.search(text):
        return  # every other form has one
    for match in _TEN_DIGITS.finditer(text):
        if has_check_digit(match.group()):
            yield Found(match.start(), match.end(), Kind.NHS_NUMBER, sure=True)
    for match in _CALLED_NHS_NUMBER.finditer(text):
        start, end = match.span(1)
        end = start + len(match.group(1).rstrip(" -"))
        yield Found(start, end, Kind.NHS_NUMBER, sure=has_check_digit(match.group(1)))
    for kind, pattern in (
        (Kind.PHONE, _PHONE),
        (Kind.POSTCODE, _POSTCODE),
        (Kind.ADDRESS, _HOUSE),
    ):
        for match in pattern.finditer(text):
            yield Found(match.start(), match.end(), kind, sure=True)
    for match in _DATE.finditer(text):
        told = _BORN.search(text, max(0, match.start() - 40), match.start())
        yield Found(match.start(), match.end(), Kind.DATE, sure=told is not None)
