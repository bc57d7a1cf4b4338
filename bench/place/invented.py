"""People who do not exist: names, days, NHS numbers of the range kept for tests, telephone numbers kept for drama."""

import uuid
from datetime import date, timedelta
from random import Random

_GIVEN = (
    "Aisha Alan Alice Amir Angela Anita Arthur Barbara Beryl Brian Carol Catherine Chidi Colin David Deepa Derek "
    "Doreen Edith Elaine Emeka Fatima Frank Gareth George Grace Hana Harold Helen Ian Ibrahim Irene Jack Jagdeep James "
    "Janet Jean Joan John Joyce June Karen Keith Kofi Lakshmi Leah Leon Lily Linda Luca Maria Mark Mary Maureen Mei "
    "Michael Mohammed Nadia Nia Noor Olive Omar Pamela Patrick Paul Pauline Peter Priya Rachel Ravi Rita Robert Ronald "
    "Rosa Ruth Samuel Sandra Sean Sheila Simon Sofia Stanley Susan Tariq Teresa Thomas Tomasz Valerie Vera Victor "
    "Walter Wendy William Winston Yusuf Zainab Zofia"
)
# Two syllables make a family name. The first of them are drawn more often, as real names are.
_BEGIN = "Ash Brad Carl Dun Elm Farn Gran Hart Ing Ked Lang Mar Nor Oak Pres Rad Sel Thorn Under Wake Yar Zel"
_END = "by combe croft dale field ford gate ham hurst ley low mere more shaw stead ston ton ward well wick wood"
_WORDS = (
    "garden grandson morning letters church walk street tea quiet talks dog window singing friends bus Sunday "
    "kitchen photographs sleep water stairs radio neighbour allotment daughter slowly hands weather football"
)
GIVEN, WORDS = _GIVEN.split(), _WORDS.split()
FAMILY = [begin + end for begin in _BEGIN.split() for end in _END.split()]


class Invented:
    """One stretch of the place (a practice), drawn from the seed and its own number, so that any stretch can be
    made again without the others."""

    def __init__(self, seed: int, stretch: int) -> None:
        self.draw = Random(f"{seed}:{stretch}")
        self.bits = self.draw.getrandbits
        self.chance = self.draw.random
        self.weights = [1 / (place + 20) for place in range(len(FAMILY))]
        self.sentences = [self._sentence() for _ in range(200)]

    def public_id(self) -> str:
        """This will give a random UUID as 32 hexadecimal digits, which both engines read."""
        return f"{self.bits(128) & ~(0xF << 76) & ~(0x3 << 62) | (4 << 76) | (2 << 62):032x}"

    def names(self, count: int) -> list[tuple[str, str]]:
        """This will give so many given and family names."""
        given = self.draw.choices(GIVEN, k=count)
        family = self.draw.choices(FAMILY, self.weights, k=count)
        return list(zip(given, family, strict=True))

    def day_between(self, first: date, last: date) -> str:
        return str(first + timedelta(days=self.bits(24) % (last - first).days))

    def moment_before(self, last: date, days: int) -> str:
        """This will give a time within the `days` before `last`, as UTC text that both engines read."""
        bits = self.bits(40)
        day = last - timedelta(days=1 + bits % days)
        return f"{day} {8 + (bits >> 12) % 10:02d}:{(bits >> 20) % 60:02d}:{(bits >> 28) % 60:02d}"

    def phone(self) -> str:
        return f"07700 900{self.bits(20) % 1000:03d}"

    def address(self) -> str:
        bits = self.bits(24)
        street = FAMILY[bits % len(FAMILY)]
        return f"{1 + bits % 180} {street} Road, Wexbridge ZZ99 3CZ"

    def sentence(self) -> str:
        return self.sentences[self.bits(16) % len(self.sentences)]

    def _sentence(self) -> str:
        return " ".join(self.draw.choices(WORDS, k=12 + self.bits(4))).capitalize() + "."


def nhs_number(person: int) -> str | None:
    """This will give person number `person` (0 to 999,999) an NHS number from 999 000 0000 to 999 999 9999, the
    range kept for tests; or None, as one in eleven beginnings has no valid check digit (modulus 11). Neighbouring
    people get distant numbers, as in life."""
    nine = f"999{person * 700_001 % 1_000_000:06d}"
    check = 11 - sum(int(digit) * (10 - place) for place, digit in enumerate(nine)) % 11
    if check == 10:
        return None
    return f"{nine}{check % 11}"


def key(seed: int, *parts: object) -> str:
    """This will give a UUID fixed by its name, for the few rows that belong to no stretch."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"partake-bench:{seed}:{parts}"))
