"""Lists as practices export them, for tests and the benchmark: everyone in them is invented, NHS numbers from 999."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

HEADINGS = ("Patient ID", "NHS No.", "Surname", "Forenames", "DOB", "Address line 1", "Post code", "Mobile", "Title")
FAMILY = (
    "Ashby",
    "Birch",
    "Calder",
    "Dunmore",
    "Eastwood",
    "Fenwick",
    "Garside",
    "Holt",
    "Ingram",
    "Jarrow",
    "Kersey",
    "Lomas",
    "Marsh",
    "Nairn",
    "Oakes",
)
GIVEN = (
    "Ada",
    "Bilal",
    "Carys",
    "Dev",
    "Esme",
    "Femi",
    "Grace",
    "Hugh",
    "Isla",
    "Jude",
    "Kofi",
    "Lena",
    "Milo",
    "Nia",
    "Owen",
    "Pia",
    "Quinn",
    "Rhys",
    "Saba",
    "Tom",
)


def nhs_numbers() -> Iterator[str]:
    """This will give valid NHS numbers of the 999 range kept for tests, after those of the cast: the check digit is
    worked out here (modulus 11), not by the library that checks it."""
    for nine in range(999_100_000, 999_999_999):
        check = 11 - sum(int(figure) * weight for figure, weight in zip(str(nine), range(10, 1, -1), strict=True)) % 11
        if check != 10:
            yield f"{nine}{check % 11}"


def rows(count: int, seed: int = 1) -> list[tuple[str, ...]]:
    """This will give `count` good rows under `HEADINGS`."""
    draw, numbers = random.Random(seed), nhs_numbers()
    return [
        (
            f"L{place}",
            next(numbers),
            f"{draw.choice(FAMILY)}-{draw.choice(FAMILY)}",
            draw.choice(GIVEN),
            (date(1930, 1, 1) + timedelta(days=draw.randrange(33_000))).strftime("%d/%m/%Y"),
            f"{place} Mill Lane",
            f"WX{draw.randrange(1, 9)} {draw.randrange(1, 9)}AB",
            f"07700 {900000 + draw.randrange(1000)}",
            "Mx",
        )
        for place in range(count)
    ]


def as_csv(*lines: tuple[str, ...], headings: tuple[str, ...] = HEADINGS, encoding: str = "utf-8") -> bytes:
    """This will give a list as the bytes of a file."""
    quoted = [
        ",".join(f'"{cell}"' if set(cell) & set(',\n"') else cell for cell in line) for line in (headings, *lines)
    ]
    return ("\r\n".join(quoted) + "\r\n").encode(encoding)
