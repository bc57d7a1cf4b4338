"""Numbers on paper forms: short, never guessable one from another, and a slip of the finger is noticed."""

import secrets

# Without I, L, O and U, which are read as others or make words (Crockford's base 32).
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
READ_AS = str.maketrans("ILO", "110")
LENGTH = 8


def new_form_number() -> str:
    """This will make a number such as "7K4M-2XQW": seven letters drawn by chance, and one that checks them."""
    drawn = "".join(secrets.choice(LETTERS) for _ in range(LENGTH - 1))
    return _shown(drawn + _check(drawn))


def read_form_number(typed: str) -> str | None:
    """This will give a number as it is printed, however it was typed; or None when it is not one of ours."""
    letters = "".join(typed.upper().split()).replace("-", "").translate(READ_AS)
    if len(letters) != LENGTH or not set(letters) <= set(LETTERS) or letters[-1] != _check(letters[:-1]):
        return None
    return _shown(letters)


def _check(letters: str) -> str:
    """Odd weights modulo 32: any one letter mistyped changes the sum. Of two neighbours swapped it notices all but
    those sixteen apart."""
    return LETTERS[sum((2 * place + 1) * LETTERS.index(letter) for place, letter in enumerate(letters)) % len(LETTERS)]


def _shown(letters: str) -> str:
    return f"{letters[:4]}-{letters[4:]}"
