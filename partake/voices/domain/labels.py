"""What labels are: short, a body's own or a theme of a framework, and told apart by who put them on."""

from dataclasses import dataclass
from enum import StrEnum

from partake.kernel.texts import text

LONGEST_LABEL = 60
MOST_ON_A_VOICE = 20


class LabelledBy(StrEnum):
    PERSON = "PERSON"
    MACHINE = "MACHINE"


class Sentiment(StrEnum):
    """How somebody felt about what a label names, as far as the words say."""

    HAPPY = "HAPPY"
    UNHAPPY = "UNHAPPY"
    NEITHER = "NEITHER"


SENTIMENT_WORDS: dict[str, str] = {
    Sentiment.HAPPY: text("happy"),
    Sentiment.UNHAPPY: text("unhappy"),
    Sentiment.NEITHER: text("neither happy nor unhappy"),
}


@dataclass(frozen=True)
class ThemeSaid:
    """A theme that somebody puts on a voice: its key ("framework:theme"), its name as it is now, the sentence it speaks
    of (0: the whole), and how the author felt about it ("": not said)."""

    theme: str
    name: str
    part: int = 0
    sentiment: str = ""


@dataclass(frozen=True)
class ThemeSuggested:
    """A theme that a machine suggests for a whole voice: how sure it is, and the words it went by, strongest first."""

    theme: str
    name: str
    confidence: float
    went_by: tuple[str, ...] = ()
    sentiment: str = ""


def sorted_as(name: str) -> str:
    """This will give what two ways of writing one label share: small letters, single spaces."""
    return " ".join(name.split()).casefold()
