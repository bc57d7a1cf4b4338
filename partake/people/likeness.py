"""When two records may be one person. Every rule has a code, words for whoever settles it, and a test.

A rule only asks a human to look; nothing is ever joined by it. The rules are ours, made to find what lists really
bring (a name spelt two ways, a day and month swapped) at the cost of pairs that prove to be two people, twins among
them. Two different NHS numbers are strong evidence of two people, so then only the strictest rule speaks.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from partake.kernel.texts import text
from partake.people.names import search_words

SOUNDS = {
    letter: figure for figure, letters in enumerate(("bfpv", "cgjkqsxz", "dt", "l", "mn", "r"), 1) for letter in letters
}
CLOSE_FROM = 4  # letters: shorter names differ too little for one letter to mean anything


class Because(StrEnum):
    """Why two records may be one person, strongest first."""

    SAME_NAMES_BIRTH_POSTCODE = "SAME_NAMES_BIRTH_POSTCODE"
    SAME_NAMES_BIRTH = "SAME_NAMES_BIRTH"
    NAMES_SWAPPED = "NAMES_SWAPPED"
    FAMILY_BIRTH_POSTCODE = "FAMILY_BIRTH_POSTCODE"
    CLOSE_NAMES_BIRTH = "CLOSE_NAMES_BIRTH"
    DAY_AND_MONTH_SWAPPED = "DAY_AND_MONTH_SWAPPED"


WORDS: dict[Because, str] = {
    Because.SAME_NAMES_BIRTH_POSTCODE: text("Same names, date of birth and postcode"),
    Because.SAME_NAMES_BIRTH: text("Same names and date of birth"),
    Because.NAMES_SWAPPED: text("Same date of birth, and first and family names the other way round"),
    Because.FAMILY_BIRTH_POSTCODE: text("Same family name, date of birth and postcode. They may be twins"),
    Because.CLOSE_NAMES_BIRTH: text("Same date of birth, and names that sound or look alike"),
    Because.DAY_AND_MONTH_SWAPPED: text("Same names, and a date of birth with day and month the other way round"),
}


@dataclass(frozen=True)
class Likeness:
    """What of a record is compared. `postcode` is "" when no address is known."""

    given_name: str
    family_name: str
    born_on: date | None
    nhs_number: str
    postcode: str


def why_alike(one: Likeness, other: Likeness) -> Because | None:
    """This will give the strongest reason that two records may be one person, or None."""
    given = _words(one.given_name), _words(other.given_name)
    family = _words(one.family_name), _words(other.family_name)
    same_names = given[0] == given[1] and family[0] == family[1]
    same_postcode = bool(one.postcode) and one.postcode == other.postcode
    if one.born_on is None or other.born_on is None:
        return None
    if one.born_on != other.born_on:
        swapped = same_names and one.born_on == day_and_month_swapped(other.born_on)
        return Because.DAY_AND_MONTH_SWAPPED if swapped and not _two_numbers(one, other) else None
    if same_names and same_postcode:
        return Because.SAME_NAMES_BIRTH_POSTCODE
    if _two_numbers(one, other):
        return None
    if same_names:
        return Because.SAME_NAMES_BIRTH
    if given[0] == family[1] and family[0] == given[1]:
        return Because.NAMES_SWAPPED
    if family[0] == family[1] and same_postcode:
        return Because.FAMILY_BIRTH_POSTCODE
    if _close(given[0], given[1]) and _close(family[0], family[1]):
        return Because.CLOSE_NAMES_BIRTH
    return None


def day_and_month_swapped(day: date) -> date | None:
    """This will give the day that the American order would make of it, or None if that is no other day."""
    return date(day.year, day.day, day.month) if day.day <= 12 and day.day != day.month else None


def postcode_in(address: str) -> str:
    """This will give the last UK postcode in an address, without its space, or ""."""
    found = re.findall(r"\b([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})\b", address.upper())
    return "".join(found[-1]) if found else ""


def sound_of(name: str) -> str:
    """This will give a name's Soundex code (R. C. Russell, US patent 1,261,167, 1918, in the form the US National
    Archives publish): letters that sound alike in English get one figure."""
    letters = re.sub(r"[^a-z]", "", name)
    if not letters:
        return ""
    code, last = letters[0], SOUNDS.get(letters[0])
    for letter in letters[1:]:
        figure = SOUNDS.get(letter)
        if figure and figure != last:
            code += str(figure)
        if letter not in "hw":
            last = figure
    return code[:4].ljust(4, "0")


def letters_apart(one: str, other: str) -> int:
    """This will count the letters added, taken out, changed, or swapped with their neighbour, that turn one name
    into the other (optimal string alignment distance)."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, 1):
        last, row = rows[-1], [i]
        for j, against in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]


def _words(name: str) -> str:
    return " ".join(sorted(search_words(name)))


def _close(one: str, other: str) -> bool:
    if one == other or set(one.split()) & set(other.split()):
        return True
    if sound_of(one) == sound_of(other) != "":
        return True
    return min(len(one), len(other)) >= CLOSE_FROM and letters_apart(one, other) <= 1


def _two_numbers(one: Likeness, other: Likeness) -> bool:
    return bool(one.nhs_number and other.nhs_number) and one.nhs_number != other.nhs_number
