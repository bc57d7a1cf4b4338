"""Short codes that a poster prints: no letter or number that looks like another, no word by chance."""

import secrets

LETTERS = "bcdfghjkmnpqrtvwxyz"  # no vowels (no words), no l
NUMBERS = "2346789"  # no 0, 1, 5 (o, l, s)


def new_code() -> str:
    """This will make a code such as "r7k2": letter, number, letter, number; 17,689 of them."""
    return "".join(secrets.choice(kind) for kind in (LETTERS, NUMBERS, LETTERS, NUMBERS))


def read_code(typed: str) -> str:
    """This will give a code as it is kept, however it was typed."""
    return "".join(letter for letter in typed.lower() if letter.isalnum())[:8]
