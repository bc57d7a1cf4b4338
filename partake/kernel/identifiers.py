"""Identifiers with rules of their own: the NHS number, SNOMED CT ids, organisation codes. No tables."""

import re

import nhs_number

# The Verhoeff scheme (J. Verhoeff, Error Detecting Decimal Codes, 1969), which SNOMED CT uses for its check digit.
_VERHOEFF_MULTIPLY = (
    (0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
    (1, 2, 3, 4, 0, 6, 7, 8, 9, 5),
    (2, 3, 4, 0, 1, 7, 8, 9, 5, 6),
    (3, 4, 0, 1, 2, 8, 9, 5, 6, 7),
    (4, 0, 1, 2, 3, 9, 5, 6, 7, 8),
    (5, 9, 8, 7, 6, 0, 4, 3, 2, 1),
    (6, 5, 9, 8, 7, 1, 0, 4, 3, 2),
    (7, 6, 5, 9, 8, 2, 1, 0, 4, 3),
    (8, 7, 6, 5, 9, 3, 2, 1, 0, 4),
    (9, 8, 7, 6, 5, 4, 3, 2, 1, 0),
)
_VERHOEFF_PERMUTE = (
    (0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
    (1, 5, 7, 6, 2, 8, 3, 0, 9, 4),
    (5, 8, 0, 3, 7, 9, 6, 1, 4, 2),
    (8, 9, 1, 6, 0, 4, 3, 5, 2, 7),
    (9, 4, 5, 3, 1, 2, 6, 8, 7, 0),
    (4, 2, 8, 6, 5, 7, 3, 9, 0, 1),
    (2, 7, 9, 3, 8, 0, 6, 4, 1, 5),
    (7, 0, 4, 6, 9, 1, 3, 2, 5, 8),
)


def clean_nhs_number(text: str) -> str:
    """This will give the ten digits of an NHS number typed with spaces or dashes, or raise ValueError with
    words for the person who typed it. The check digit is checked (modulus 11)."""
    digits = re.sub(r"[\s\-\u2010-\u2015]", "", text)
    if not digits.isascii() or not digits.isdigit():
        raise ValueError("An NHS number has only digits. Which number did you mean?")
    if len(digits) != 10:
        raise ValueError(f"An NHS number has 10 digits. You wrote {len(digits)}. Can you check it?")
    if not nhs_number.is_valid(digits):
        raise ValueError("This is not an NHS number: its last digit does not fit. Can you check it?")
    return digits


def format_nhs_number(digits: str) -> str:
    """This will give the number in the NHS's 3 3 4 grouping."""
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}"


def is_snomed_id(text: str) -> bool:
    """This will say whether `text` is shaped like a SNOMED CT id: 6 to 18 digits, no leading zero, and a
    right Verhoeff check digit."""
    if not re.fullmatch(r"[1-9][0-9]{5,17}", text):
        return False
    check = 0
    for place, digit in enumerate(reversed(text)):
        check = _VERHOEFF_MULTIPLY[check][_VERHOEFF_PERMUTE[place % 8][int(digit)]]
    return check == 0


def is_ods_code(text: str) -> bool:
    """This will say whether `text` is shaped like an organisation code: 3 to 10 capital letters and digits."""
    return re.fullmatch(r"[A-Z0-9]{3,10}", text) is not None
