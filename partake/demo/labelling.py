"""Nadia says what 300 comments are about, sentence by sentence, and the machine goes on from there."""

from collections.abc import Iterator
from functools import cache

from partake.demo.said import said
from partake.demo.stage import Stage, days_ago
from partake.insight import frameworks
from partake.insight.actions.theme_labels import say_themes
from partake.insight.themes import working
from partake.voices.domain.labels import Sentiment, ThemeSaid
from partake.voices.domain.sentences import sentences_of_voice
from partake.voices.models import Voice

# What a subject of `said.toml` is called in the framework of themes; the rest is about nothing in it.
THEMES = {
    "phone": "contacting", "manner": "staff-manner", "reminders": "booking", "waiting": "waiting",
    "results": "explaining", "listened": "listening", "parking": "parking", "clean": "cleanliness", "food": "food",
    "noise": "senses", "home": "leaving", "slots": "booking",
}  # fmt: skip
NONE_FITS = "experience:none"
LABELLED = 300


def play(stage: Stage) -> None:
    """This will have Nadia label the newest comments about the hospital's services, and the machine learn from it."""
    hospital = stage.organisations["hospital"]
    services = [stage.services["riverside"], stage.services["ward"]]
    newest = Voice.objects.filter(source_kind="organisations.service", abouts__service__in=services).exclude(words="")
    with days_ago(15, hour=14):
        nadia = stage.actor("nadia")
        for voice in newest.order_by("-said_on", "pk")[:LABELLED]:
            say_themes(
                actor=nadia,
                voice=voice,
                organisation=hospital,
                said=tuple(themes_in(voice)) or (ThemeSaid(NONE_FITS, frameworks.name_of(NONE_FITS)),),
                version=voice.version,
            )
    with days_ago(14, hour=3):
        working.suggest(working.teach(hospital))


def themes_in(voice: Voice) -> Iterator[ThemeSaid]:
    """This will give what each sentence of an invented comment was made to be about."""
    for part, sentence in enumerate(sentences_of_voice(voice.words, "", ""), 1):
        subject, feeling = made_of()[sentence]
        if subject in THEMES:
            key = f"experience:{THEMES[subject]}"
            yield ThemeSaid(key, frameworks.name_of(key), part, Sentiment(feeling.upper()))


@cache
def made_of() -> dict[str, tuple[str, str]]:
    """Every invented sentence, with its subject and feeling. A phrase of two sentences is about one thing twice."""
    return {
        sentence: (subject, feeling)
        for subject, phrases in said().items()
        for feeling, all_of_them in phrases.items()
        for phrase in all_of_them
        for sentence in sentences_of_voice(phrase, "", "")
    }
