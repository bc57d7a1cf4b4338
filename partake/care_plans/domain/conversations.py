"""A conversation about the plan: what kind, how it is held, and what becomes of it. Pages call it a talk."""

from datetime import date
from enum import StrEnum

from partake.kernel.texts import text
from partake.people.domain import working_days_after


class ConversationKind(StrEnum):
    FIRST = "FIRST"
    REVIEW = "REVIEW"
    OTHER = "OTHER"


KIND_OF_TALK_WORDS: dict[ConversationKind, str] = {
    ConversationKind.FIRST: text("A first talk about the plan"),
    ConversationKind.REVIEW: text("A review of the plan"),
    ConversationKind.OTHER: text("A talk in between"),
}


class HeldHow(StrEnum):
    IN_PERSON = "IN_PERSON"
    HOME = "HOME"
    PHONE = "PHONE"
    VIDEO = "VIDEO"


HELD_HOW_WORDS: dict[HeldHow, str] = {
    HeldHow.IN_PERSON: text("Face to face"),
    HeldHow.HOME: text("At the person’s home"),
    HeldHow.PHONE: text("By phone"),
    HeldHow.VIDEO: text("By video"),
}


class ConversationState(StrEnum):
    PLANNED = "PLANNED"
    HELD = "HELD"
    NOT_HELD = "NOT_HELD"


CONVERSATION_MOVES: dict[ConversationState, frozenset[ConversationState]] = {
    ConversationState.PLANNED: frozenset({ConversationState.HELD, ConversationState.NOT_HELD}),
    ConversationState.HELD: frozenset(),
    ConversationState.NOT_HELD: frozenset(),
}


class NotHeld(StrEnum):
    """Why a talk did not happen. It blames nobody: the same words stand on the person's own page."""

    DID_NOT_SUIT = "DID_NOT_SUIT"
    WE_COULD_NOT = "WE_COULD_NOT"
    MISSED_EACH_OTHER = "MISSED_EACH_OTHER"
    UNWELL = "UNWELL"
    NO_HELP = "NO_HELP"
    OTHER = "OTHER"


NOT_HELD_WORDS: dict[NotHeld, str] = {
    NotHeld.DID_NOT_SUIT: text("The day did not suit"),
    NotHeld.WE_COULD_NOT: text("Staff could not be there"),
    NotHeld.MISSED_EACH_OTHER: text("We missed each other"),
    NotHeld.UNWELL: text("Somebody was unwell"),
    NotHeld.NO_HELP: text("The help that was needed was not there, such as an interpreter or a lift"),
    NotHeld.OTHER: text("Another reason"),
}

# Our own promise, for whoever deploys Partake to confirm: it is not in a standard.
ANSWER_WORKING_DAYS = 3


def answer_due(asked: date) -> date:
    """This will give the day by which a question to the key worker is answered."""
    return working_days_after(asked, ANSWER_WORKING_DAYS)
