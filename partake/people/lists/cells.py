"""One cell's text into a value, or a ValueError whose words say what is wrong and how to put it right."""

import re
from datetime import date

from partake.kernel.identifiers import clean_nhs_number

# What systems write for "nothing".
NOTHING = frozenset({"", "-", "--", "n/a", "na", "none", "null", "nil", "unknown", "not known", "not recorded", "?"})
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
OLDEST_AGE = 130  # years: nobody is known to have reached it
LONGEST_PHONE = 40  # letters, with every space and bracket
UNREADABLE = "\ufffd"


def is_nothing(text: str) -> bool:
    return text.casefold() in NOTHING


def name_cell(text: str) -> str:
    """This will give a name as it was written, but for the capitals some systems force on all of it."""
    if text[0] in "=@+":
        raise ValueError(f"This starts with “{text[0]}”, as a formula does. Write the name itself.")
    if UNREADABLE in text:
        raise ValueError("A letter here could not be read. Export the list as “CSV UTF-8”.")
    if not any(letter.isalpha() for letter in text):
        raise ValueError("There are no letters in this name. What is it?")
    if "\n" in text or len(text) > 100:
        raise ValueError("This is too long for a name. Is something in the wrong column?")
    return _as_written(text) if len(text) > 1 and text.isupper() else text


def nhs_number_cell(text: str) -> str:
    """This will give the ten digits, checked. A number that Excel shortened cannot be brought back."""
    if re.fullmatch(r"[+-]?\d+([.,]\d+)?[eE]\+?\d+", text):
        raise ValueError(
            "Excel has shortened this number, and its last digits are lost. Export the list again, and do not open "
            "it in Excel first."
        )
    return clean_nhs_number(re.sub(r"\.0+$", "", text.lstrip("'")))


def day_cell(text: str, *, today: date) -> date:
    """This will give a day written day first, year first, or with its month in letters. Two figures for a year,
    and a day that has not come, are not guessed at."""
    day = _day(text.lstrip("'"))
    if day > today:
        raise ValueError("That day has not come yet. Which day is it?")
    if today.year - day.year > OLDEST_AGE:
        raise ValueError(f"That is more than {OLDEST_AGE} years ago. Which day is it?")
    return day


def phone_cell(text: str) -> str:
    if re.fullmatch(r"\d+([.,]\d+)?[eE]\+?\d+", text):
        raise ValueError("Excel has shortened this phone number. Export the list again.")
    number = text.lstrip("'")
    if (
        len(number) > LONGEST_PHONE
        or not 7 <= sum(letter.isdecimal() for letter in number) <= 15
        or re.search(r"[^\d\s()+./\-\u2010-\u2015]", number)
    ):
        raise ValueError("This is not a phone number of 7 to 15 digits. What is it?")
    return number


def email_cell(text: str) -> str:
    if not re.fullmatch(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;.]+", text) or len(text) > 254:
        raise ValueError("This is not an email address. What is it?")
    return text


def address_lines(lines: list[str]) -> str:
    """This will give an address as lines to print, the blank ones left out, at most 400 letters."""
    kept = [part.strip(" ,") for line in lines for part in line.split("\n")]
    return "\n".join(part for part in kept if part and not is_nothing(part))[:400]


def postcode_cell(text: str) -> str:
    """This will give a postcode in capitals with its space. One of an odd shape is kept as it is: a letter may
    still arrive."""
    plain = re.sub(r"\s", "", text).upper()
    return f"{plain[:-3]} {plain[-3:]}" if re.fullmatch(r"[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}", plain) else text


def whole_name_cell(text: str) -> tuple[str, str]:
    """This will give (first name, family name) of "ADEYEMI, Joyce (Mrs)". Without the comma nobody can tell where
    the family name begins."""
    family, comma, rest = text.partition(",")
    given = re.sub(r"\([^)]*\)|^\s*(mr|mrs|miss|ms|mx|dr|rev|prof)\b\.?", "", rest, flags=re.IGNORECASE).strip()
    if not comma or not family.strip() or not given:
        raise ValueError("Write the family name, a comma, then the first name. Or give each a column.")
    return name_cell(given), name_cell(family.strip())


def _day(text: str) -> date:
    text = re.sub(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$", "", text).strip()
    if found := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", text) or re.fullmatch(
        r"(\d{4})(\d\d)(\d\d)", text
    ):
        year, month, day = (int(part) for part in found.groups())
    elif found := re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2,4})", text):
        day, month, year = (int(part) for part in found.groups())
    elif found := re.fullmatch(r"(\d{1,2})[-/. ]?([A-Za-z]{3,9})\.?[-/. ,]*(\d{2,4})", text):
        spelt = found.group(2).lower()[:3]
        if spelt not in MONTHS:
            raise ValueError("The month here is not one we know. Write the day as 2/5/1958.")
        day, month, year = int(found.group(1)), MONTHS.index(spelt) + 1, int(found.group(3))
    else:
        raise ValueError("This is not a day we can read. Write it as 2/5/1958.")
    if year < 1000:
        raise ValueError("The year has two figures, so it could be either century. Write all four.")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError("There is no such day. Write the day first, then the month, then the year.") from None


def _as_written(name: str) -> str:
    """O'BRIEN-SMITH becomes O'Brien-Smith. MACDONALD becomes Macdonald: nobody can tell, and they can change it."""
    return re.sub(r"[^\W\d_]+", lambda word: word.group().capitalize(), name.replace("’", "'"))
