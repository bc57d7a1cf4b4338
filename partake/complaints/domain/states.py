"""The states of a complaint and of its answer, and which may become which; who complains for whom."""

from enum import StrEnum

from partake.kernel.texts import text


class State(StrEnum):
    RECEIVED = "RECEIVED"
    ACKNOWLEDGED = "ACKNOWLEDGED"
    ANSWERED = "ANSWERED"
    PUT_RIGHT = "PUT_RIGHT"
    NOT_TAKEN_ON = "NOT_TAKEN_ON"
    WITHDRAWN = "WITHDRAWN"


# Sent on to another body, a complaint is received there: that body has its own three working days.
STATES: dict[State, frozenset[State]] = {
    State.RECEIVED: frozenset(
        {State.RECEIVED, State.ACKNOWLEDGED, State.PUT_RIGHT, State.NOT_TAKEN_ON, State.WITHDRAWN}
    ),
    State.ACKNOWLEDGED: frozenset({State.RECEIVED, State.ANSWERED, State.NOT_TAKEN_ON, State.WITHDRAWN}),
    # Opened again: looked into as before. What somebody took back is theirs, and stays so.
    State.ANSWERED: frozenset({State.ACKNOWLEDGED}),
    State.PUT_RIGHT: frozenset({State.ACKNOWLEDGED}),
    State.NOT_TAKEN_ON: frozenset({State.ACKNOWLEDGED}),
    State.WITHDRAWN: frozenset(),
}
OPEN = frozenset({State.RECEIVED, State.ACKNOWLEDGED})

STATE_WORDS: dict[State, str] = {
    State.RECEIVED: text("Received"),
    State.ACKNOWLEDGED: text("Being looked into"),
    State.ANSWERED: text("Answered"),
    State.PUT_RIGHT: text("Put right by the next working day"),
    State.NOT_TAKEN_ON: text("Not taken on"),
    State.WITHDRAWN: text("Taken back"),
}


class AnswerState(StrEnum):
    TO_SIGN = "TO_SIGN"
    SENT_BACK = "SENT_BACK"
    SENT = "SENT"


ANSWERS: dict[AnswerState, frozenset[AnswerState]] = {
    AnswerState.TO_SIGN: frozenset({AnswerState.SENT, AnswerState.SENT_BACK}),
    AnswerState.SENT_BACK: frozenset({AnswerState.TO_SIGN}),
    # Only once the complaint was opened again; the first answer stands in the file, as it went.
    AnswerState.SENT: frozenset({AnswerState.TO_SIGN}),
}


class Finding(StrEnum):
    """What a body decided. The law's word is "well-founded"; partly counts as well-founded."""

    WELL_FOUNDED = "WELL_FOUNDED"
    PARTLY = "PARTLY"
    NOT_WELL_FOUNDED = "NOT_WELL_FOUNDED"


FINDING_WORDS: dict[Finding, str] = {
    Finding.WELL_FOUNDED: text("We agree with the complaint"),
    Finding.PARTLY: text("We agree with part of the complaint"),
    Finding.NOT_WELL_FOUNDED: text("We do not agree with the complaint"),
}


class Basis(StrEnum):
    """Why somebody may complain for another (regulation 5)."""

    ASKED = "ASKED"
    CHILD = "CHILD"
    CANNOT = "CANNOT"
    DIED = "DIED"


BASIS_WORDS: dict[Basis, str] = {
    Basis.ASKED: text("They asked me to"),
    Basis.CHILD: text("They are a child"),
    Basis.CANNOT: text("They can’t complain themselves, because of their mind or their body"),
    Basis.DIED: text("They have died"),
}


class Permission(StrEnum):
    """Whether somebody may complain for another. Until it is seen, nothing about that other is told."""

    NOT_NEEDED = "NOT_NEEDED"
    WAITING = "WAITING"
    SEEN = "SEEN"
    REFUSED = "REFUSED"


PERMISSION_WORDS: dict[Permission, str] = {
    Permission.NOT_NEEDED: text("They complain for themselves"),
    Permission.WAITING: text("Not seen yet"),
    Permission.SEEN: text("Seen"),
    Permission.REFUSED: text("Refused"),
}


class Handing(StrEnum):
    """How another body comes to a complaint: it takes it over, or both answer together (regulations 6, 7 and 9)."""

    SENT_ON = "SENT_ON"
    TOGETHER = "TOGETHER"


HANDING_WORDS: dict[Handing, str] = {
    Handing.SENT_ON: text("They take it over, and answer"),
    Handing.TOGETHER: text("We answer for both, and they help"),
}


class PaperKind(StrEnum):
    """What stands in a complaint's file beside the complaint itself. Whoever complained reads the last two."""

    NOTE = "NOTE"
    TALK = "TALK"
    SAID_MORE = "SAID_MORE"
    SENT = "SENT"


PAPER_WORDS: dict[PaperKind, str] = {
    PaperKind.NOTE: text("A note"),
    PaperKind.TALK: text("A talk with them"),
    PaperKind.SAID_MORE: text("They said more"),
    PaperKind.SENT: text("We wrote to them"),
}
READ_BY_COMPLAINANT = frozenset({PaperKind.SAID_MORE, PaperKind.SENT})
