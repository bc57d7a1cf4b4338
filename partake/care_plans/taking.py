"""Which words of a line a note from paper can take the place of, with one press."""

from partake.care_plans.domain.contents import Content, Kind
from partake.care_plans.kinds import MODEL

# The one text that makes the line what it is. Where a line says several things at once (when to call, whom, on which
# number), nobody can tell from a note which of them it means, so a human changes it by hand.
TAKES: dict[Kind, str] = {
    Kind.STRENGTH: "words",
    Kind.NEED: "words",
    Kind.GOAL: "words",
    Kind.ACTION: "what",
    Kind.STEP: "words",
    Kind.ADDITIONAL: "words",
    Kind.FORMULATION: "words",
    Kind.FUNDING: "words",
}


def taken_words(kind: Kind, content: Content) -> str:
    """This will give the words a note would take the place of; empty where a human has to see."""
    return str(getattr(content, TAKES[kind])) if kind in TAKES else ""


def room_for(kind: Kind) -> int:
    """This will give how many characters those words may have."""
    return int(MODEL[kind]._meta.get_field(TAKES[kind]).max_length or 0)  # type: ignore[union-attr]
