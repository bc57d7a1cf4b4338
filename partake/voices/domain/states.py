"""The states of a voice, a concern and a reply, and which may become which."""

from enum import StrEnum

from partake.kernel.texts import text


class Screening(StrEnum):
    """What a machine found that may tell who somebody is. It decides nothing: only a person clears words."""

    NOTHING_FOUND = "NOTHING_FOUND"
    FOUND = "FOUND"


class Clearing(StrEnum):
    """Whether a person has read the words and cleared them for others to read in public."""

    WAITING = "WAITING"
    CLEARED = "CLEARED"
    KEPT_BACK = "KEPT_BACK"


CLEARINGS: dict[Clearing, frozenset[Clearing]] = {
    Clearing.WAITING: frozenset({Clearing.CLEARED, Clearing.KEPT_BACK}),
    Clearing.CLEARED: frozenset({Clearing.CLEARED, Clearing.KEPT_BACK}),
    Clearing.KEPT_BACK: frozenset({Clearing.CLEARED}),
}

CLEARING_WORDS: dict[Clearing, str] = {
    Clearing.WAITING: text("Not read yet"),
    Clearing.CLEARED: text("Cleared for the public page"),
    Clearing.KEPT_BACK: text("Kept off the public page"),
}


class Seriousness(StrEnum):
    """How much the words ask of us, as somebody who read them says."""

    NOT_READ = "NOT_READ"
    ORDINARY = "ORDINARY"
    HARD = "HARD"
    SERIOUS = "SERIOUS"


SERIOUSNESS_WORDS: dict[Seriousness, str] = {
    Seriousness.NOT_READ: text("Not read yet"),
    Seriousness.ORDINARY: text("Ordinary"),
    Seriousness.HARD: text("Hard for the person who told it"),
    Seriousness.SERIOUS: text("Serious: something went badly wrong"),
}


class ConcernState(StrEnum):
    """A possible danger to somebody: a machine or a person raised it, and only a person ends it."""

    OPEN = "OPEN"
    TAKEN = "TAKEN"
    CLOSED = "CLOSED"


CONCERNS: dict[ConcernState, frozenset[ConcernState]] = {
    ConcernState.OPEN: frozenset({ConcernState.TAKEN, ConcernState.CLOSED}),
    ConcernState.TAKEN: frozenset({ConcernState.TAKEN, ConcernState.CLOSED}),
    ConcernState.CLOSED: frozenset(),
}


class ReplyState(StrEnum):
    """A reply that says something changed waits for a second person. Any other goes at once."""

    TO_CHECK = "TO_CHECK"
    SENT_BACK = "SENT_BACK"
    SHOWN = "SHOWN"


REPLIES: dict[ReplyState, frozenset[ReplyState]] = {
    ReplyState.TO_CHECK: frozenset({ReplyState.SHOWN, ReplyState.SENT_BACK}),
    ReplyState.SENT_BACK: frozenset({ReplyState.TO_CHECK}),
    ReplyState.SHOWN: frozenset(),
}


class OutcomeKind(StrEnum):
    """What came of it. The second is said as large and as early as the first."""

    WE_DID = "WE_DID"
    WE_ARE_NOT = "WE_ARE_NOT"
    STILL_THINKING = "STILL_THINKING"


OUTCOME_WORDS: dict[OutcomeKind, str] = {
    OutcomeKind.WE_DID: text("You said, we did"),
    OutcomeKind.WE_ARE_NOT: text("We heard, and we are not doing it"),
    OutcomeKind.STILL_THINKING: text("We are still thinking about it"),
}


class OutcomeState(StrEnum):
    TO_CHECK = "TO_CHECK"
    SENT_BACK = "SENT_BACK"
    PUBLISHED = "PUBLISHED"


OUTCOMES: dict[OutcomeState, frozenset[OutcomeState]] = {
    OutcomeState.TO_CHECK: frozenset({OutcomeState.PUBLISHED, OutcomeState.SENT_BACK}),
    OutcomeState.SENT_BACK: frozenset({OutcomeState.TO_CHECK}),
    OutcomeState.PUBLISHED: frozenset(),
}


class Satisfied(StrEnum):
    """What the author says back."""

    YES = "YES"
    PARTLY = "PARTLY"
    NO = "NO"


SATISFIED_WORDS: dict[Satisfied, str] = {
    Satisfied.YES: text("Yes"),
    Satisfied.PARTLY: text("Partly"),
    Satisfied.NO: text("No"),
}
