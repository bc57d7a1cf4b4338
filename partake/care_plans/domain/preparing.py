"""What getting ready for a talk can be, and the code on a sheet of paper that comes back."""

from enum import StrEnum

from partake.kernel.texts import text


class PreparationState(StrEnum):
    WRITING = "WRITING"
    READY = "READY"
    USED = "USED"


# Whoever is not ready is talked with all the same; whoever is may go on writing until the talk.
PREPARATION_MOVES: dict[PreparationState, frozenset[PreparationState]] = {
    PreparationState.WRITING: frozenset({PreparationState.READY, PreparationState.USED}),
    PreparationState.READY: frozenset({PreparationState.USED}),
    PreparationState.USED: frozenset(),
}


class PreparesHow(StrEnum):
    """How somebody would rather get ready. Not at all is an answer too, and changes nothing in their care."""

    ON_SCREEN = "ON_SCREEN"
    ON_PAPER = "ON_PAPER"
    BY_PHONE = "BY_PHONE"
    NOT_THIS_TIME = "NOT_THIS_TIME"


PREPARES_WORDS: dict[PreparesHow, str] = {
    PreparesHow.ON_SCREEN: text("Here, on a screen"),
    PreparesHow.ON_PAPER: text("On paper"),
    PreparesHow.BY_PHONE: text("By phone"),
    PreparesHow.NOT_THIS_TIME: text("Not this time"),
}
# What somebody at the practice has to do before it can happen.
NEEDS_SOMEBODY = frozenset({PreparesHow.ON_PAPER, PreparesHow.BY_PHONE})

MOST_FIRST = 3


class PaperKind(StrEnum):
    PLAN = "PLAN"
    SHEET = "SHEET"


# The letters of a code: none that is taken for another (no 0 and O, no 1, I and L, no S or U).
LETTERS = "23456789ABCDEFGHJKMNPQRTVWXYZ"
CODE_LENGTH = 8


def check_letter(letters: str) -> str:
    """This will give the last letter of a code, worked out from the others.

    There are 29 letters, a prime, and each place has its own weight, so that one wrong letter, or two changed
    round, never give another paper's code.
    """
    total = sum((place + 2) * LETTERS.index(letter) for place, letter in enumerate(letters))
    return LETTERS[total % len(LETTERS)]


def read_code(typed: str) -> str:
    """This will give a code as it is kept ("K7M4PQR2") from however it was typed; empty when it can be none."""
    letters = "".join(letter for letter in typed.upper() if letter.isalnum())
    if len(letters) != CODE_LENGTH or set(letters) - set(LETTERS):
        return ""
    return letters if check_letter(letters[:-1]) == letters[-1] else ""


def shown_code(code: str) -> str:
    """This will give a code as paper shows it: "K7M4-PQR2", with a hyphen at which no line breaks."""
    half = CODE_LENGTH // 2
    return f"{code[:half]}\N{NON-BREAKING HYPHEN}{code[half:]}"
