"""What people were happy about, in words that anyone may read: only what a person labelled and a person cleared."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from partake.kernel import clock
from partake.voices.domain.labels import LabelledBy, Sentiment
from partake.voices.domain.states import Clearing
from partake.voices.domain.voice import KEPT_APART, Speaker
from partake.voices.models import Voice, VoiceLabel

# Whoever says they work there, or did not use it, cannot say that it helped them.
DID_NOT_LIVE_IT = (Speaker.STAFF, Speaker.DID_NOT_USE, Speaker.SOMEONE_ELSE)
# Enough to say what many liked; a page never reads every label there is.
MOST_LOOKED_AT = 2000
LATELY = timedelta(days=2 * 365)


@dataclass(frozen=True)
class Liked:
    """Somebody's words as they were cleared. The day is not shown, only its month."""

    words: str
    language: str
    on: date


@dataclass(frozen=True)
class LikedTheme:
    """How many people's words say they were happy about a theme, and the newest of them."""

    theme: str
    people: int
    newest: tuple[Liked, ...]


def list_liked(organisations: Collection[int], framework: str, *, fewest: int, quotes: int) -> tuple[LikedTheme, ...]:
    """This will give the themes of a framework that at least `fewest` people about these bodies were happy about in the
    last two years, the most people first, with the newest `quotes` of each. Counted are only words that a person
    labelled and a person cleared, whose author lets others read them, and has taken nothing back. Somebody who was
    also unhappy about the theme is not among them."""
    labels = VoiceLabel.objects.filter(
        label__organisation__in=organisations,
        label__theme__startswith=f"{framework}:",
        put_on_by=LabelledBy.PERSON,
        taken_off_at__isnull=True,
        voice__withdrawn_at__isnull=True,
        voice__clearing=Clearing.CLEARED,
        voice__allows_quote=True,
        voice__allows_count=True,
        voice__received_at__gte=clock.now() - LATELY,
    )
    labels = labels.exclude(voice__kind__in=KEPT_APART).exclude(voice__speaker__in=DID_NOT_LIVE_IT)
    felt: dict[tuple[str, int], set[str]] = defaultdict(set)
    newest = labels.order_by("-voice_id", "-pk").values_list("label__theme", "voice_id", "sentiment")
    for theme, voice, sentiment in newest[:MOST_LOOKED_AT]:
        felt[theme, voice].add(sentiment)
    happy: dict[str, list[int]] = defaultdict(list)
    for (theme, voice), feelings in felt.items():
        if Sentiment.HAPPY in feelings and Sentiment.UNHAPPY not in feelings:
            happy[theme].append(voice)
    words = _words([voice for voices in happy.values() for voice in voices])
    found = []
    for theme, voices in happy.items():
        said = [words[voice] for voice in voices if voice in words]
        if len(said) >= fewest:
            found.append(LikedTheme(theme, len(said), tuple(said[:quotes])))
    return tuple(sorted(found, key=lambda one: (-one.people, one.theme)))


def _words(voices: list[int]) -> dict[int, Liked]:
    """Those that have words to read: what was good first, where that was asked apart."""
    rows = Voice.objects.public().filter(pk__in=voices)
    return {
        row.pk: Liked(row.shown_good or row.shown_words, row.language, clock.local(row.received_at).date())
        for row in rows
        if row.shown_good or row.shown_words
    }
