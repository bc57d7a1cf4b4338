"""What becomes of an action: its states, and the kinds of line in its history."""

from enum import StrEnum

from partake.kernel.texts import text

# More is no longer an answer to people but to a newsletter; the newest are taken, and the page says so.
MOST_CITED = 2000
LONGEST_CHANGE = 60


class ImprovementState(StrEnum):
    OPEN = "OPEN"
    DONE = "DONE"
    STOPPED = "STOPPED"


IMPROVEMENTS: dict[ImprovementState, frozenset[ImprovementState]] = {
    ImprovementState.OPEN: frozenset({ImprovementState.DONE, ImprovementState.STOPPED}),
    ImprovementState.DONE: frozenset(),
    ImprovementState.STOPPED: frozenset(),
}

STATE_WORDS: dict[ImprovementState, str] = {
    ImprovementState.OPEN: text("Being done"),
    ImprovementState.DONE: text("Done"),
    ImprovementState.STOPPED: text("Stopped"),
}


class NoteKind(StrEnum):
    PROGRESS = "PROGRESS"
    OWNER = "OWNER"
    DAY = "DAY"
    DONE = "DONE"
    STOPPED = "STOPPED"


NOTE_WORDS: dict[NoteKind, str] = {
    NoteKind.PROGRESS: text("How it is going"),
    NoteKind.OWNER: text("Somebody else has it now"),
    NoteKind.DAY: text("Another day"),
    NoteKind.DONE: text("Done"),
    NoteKind.STOPPED: text("Stopped"),
}


class Cite(StrEnum):
    """Whose words an action begins with: none, those that people labelled, or also those a machine suggests."""

    BY_PEOPLE = "BY_PEOPLE"
    BY_ANY = "BY_ANY"
    NONE = "NONE"
