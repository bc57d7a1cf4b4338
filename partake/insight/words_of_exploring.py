"""The explorer in the words of its page; the template calls them as `said`."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from django.utils.translation import gettext

from partake.kernel.texts import text
from partake.organisations.models import Service
from partake.people.background import background_questions
from partake.ui.words import and_list
from partake.voices.domain.labels import Sentiment
from partake.voices.domain.states import Clearing
from partake.voices.domain.voice import KEPT_APART, SCORE_WORDS, Channel, Speaker, VoiceKind
from partake.voices.queries.exploring import LabelLine
from partake.voices.words import channel, clearing, kind, own_words, score, speaker, who, without_words

__all__ = ["channel", "clearing", "kind", "own_words", "score", "speaker", "who", "without_words"]

FEELINGS: dict[Sentiment, str] = {
    Sentiment.HAPPY: text("happy"),
    Sentiment.UNHAPPY: text("unhappy"),
    Sentiment.NEITHER: text("neither"),
}


def feeling(code: str) -> str:
    return gettext(FEELINGS[Sentiment(code)]) if code else ""


def labelled(one: LabelLine) -> str:
    """This will give what a voice is about and how its author felt: "Getting through (unhappy)"."""
    return f"{one.name} ({feeling(one.sentiment)})" if one.sentiment else one.name


def all_labelled(lines: Iterable[LabelLine]) -> str:
    return and_list(dict.fromkeys(map(labelled, lines)))


def services(rows: Iterable[Service]) -> list[tuple[str, str]]:
    return [(str(one.public_id), one.name) for one in rows]


def groups(rows: Iterable[tuple[str, str, str]]) -> list[tuple[str, str]]:
    return [(code, group(of, category)) for code, of, category in rows]


def feelings() -> list[tuple[str, str]]:
    return [(one, feeling(one)) for one in FEELINGS]


def scores() -> list[tuple[str, str]]:
    return [(str(place), gettext(words)) for place, words in SCORE_WORDS.items()]


def kinds() -> list[tuple[str, str]]:
    return [(one, kind(one)) for one in VoiceKind if one not in KEPT_APART]


def channels() -> list[tuple[str, str]]:
    return [(one, channel(one)) for one in Channel]


def speakers() -> list[tuple[str, str]]:
    return [(one, speaker(one)) for one in Speaker]


def clearings() -> list[tuple[str, str]]:
    return [(one, clearing(one)) for one in Clearing]


def query(chosen: Mapping[str, str]) -> str:
    """This will give what is asked as the end of an address, "" when nothing is."""
    asked = {name: value for name, value in chosen.items() if value}
    return f"?{urlencode(asked)}" if asked else ""


def group(of: str, category: str) -> str:
    """This will give what people read of a group: "Age: 25 to 34"; its code where no list has words for it."""
    question = background_questions().get(of)
    named = dict(question.answers).get(category, category) if question else category
    return f"{gettext(question.words) if question else of}: {gettext(named)}"
