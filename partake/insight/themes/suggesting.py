"""What a learnt model says of comments, in the shape that labels are kept in: no database here."""

from collections.abc import Sequence
from dataclasses import dataclass

from partake.insight.themes.framework_files import Framework
from partake.insight.themes.learning import FEELINGS, Card, unpacked
from partake.methods.errors import MethodError
from partake.methods.themes import Comment, DriftVerdict, SuggestedTheme, Suggestion, drift, rank_to_label, suggest
from partake.voices.domain.labels import ThemeSuggested
from partake.voices.domain.sentences import sentences_of

SHOWN_WORDS = 3


@dataclass(frozen=True)
class Suggester:
    """A model with the card that says what it may speak of."""

    packed: bytes
    packed_feelings: bytes
    card: Card
    framework: Framework
    none_fits_name: str

    def of(self, texts: Sequence[str]) -> list[tuple[ThemeSuggested, ...]]:
        """This will say what each comment is about. Where it is sure of no theme it may speak of, it says that none
        fits; of a text that holds no answer it says nothing."""
        said = self._read(texts)
        chosen = [_sure(one, self._speaks()) for one in said]
        feelings = self._feelings(list(zip(texts, chosen, strict=True)))
        return [
            tuple(self._theme(theme, feeling) for theme, feeling in zip(themes, feelt, strict=True))
            if themes
            else (self._none(one),) * bool(one.themes)
            for one, themes, feelt in zip(said, chosen, feelings, strict=True)
        ]

    def guesses(self, texts: Sequence[str]) -> list[tuple[ThemeSuggested, ...]]:
        """This will say what each comment may be about, sure or not: for a person to say whether it is so. A theme that
        nobody has given yet is known by its name alone, and is not guessed."""
        said = self._read(texts)
        known = {theme.key for theme in self.framework.offered}
        offered = {line.name for line in self.card.lines if line.given and line.key in known}
        chosen = [tuple(theme for theme in one.themes if theme.theme in offered) for one in said]
        feelings = self._feelings(list(zip(texts, chosen, strict=True)))
        return [
            tuple(self._theme(theme, feeling) for theme, feeling in zip(themes, feelt, strict=True))
            for themes, feelt in zip(chosen, feelings, strict=True)
        ]

    def worth_labelling(self, texts: Sequence[str], most: int) -> list[int]:
        """This will give the places of the comments that would teach most, the most useful first."""
        return [one.index for one in rank_to_label(unpacked(self.packed), [Comment(text) for text in texts], most)]

    def drift(self, texts: Sequence[str]) -> dict[str, object]:
        """This will say whether these comments still look like those it learnt from: "verdict" (empty: too few to
        tell), and the shares of words it has no weight for, now and then, in percent."""
        try:
            found = drift(unpacked(self.packed), [Comment(text) for text in texts])
        except MethodError:
            return {"verdict": "", "comments": len(texts)}
        return {
            "verdict": found.verdict.value,
            "comments": found.comments,
            "new_words": round(100 * found.unknown_words),
            "new_words_before": round(100 * found.unknown_words_before),
        }

    def _read(self, texts: Sequence[str]) -> list[Suggestion]:
        return suggest(unpacked(self.packed), [Comment(text) for text in texts], words=SHOWN_WORDS)

    def _speaks(self) -> frozenset[str]:
        offered = {theme.key for theme in self.framework.offered}
        return frozenset(line.name for line in self.card.lines if line.speaks and line.key in offered)

    def _feelings(self, chosen: Sequence[tuple[str, Sequence[SuggestedTheme]]]) -> list[list[str]]:
        """How the author felt about each theme, read from the sentence its strongest word stands in."""
        if not self.packed_feelings:
            return [[""] * len(themes) for _, themes in chosen]
        asked = [Comment(_sentence_of(text, theme)) for text, themes in chosen for theme in themes]
        speaks = {line.name for line in self.card.feelings if line.speaks}
        found = suggest(unpacked(self.packed_feelings), asked, words=0)
        said = iter(
            FEELINGS[one.themes[0].theme] if one.themes and one.sure and one.themes[0].theme in speaks else ""
            for one in found
        )
        return [[next(said) for _ in themes] for _, themes in chosen]

    def _theme(self, one: SuggestedTheme, feeling: str) -> ThemeSuggested:
        keys = {line.name: line.key for line in self.card.lines}
        words = tuple(dict.fromkeys(because.word for because in one.because))
        return ThemeSuggested(keys[one.theme], one.theme, round(one.score, 3), words, feeling)

    def _none(self, one: Suggestion) -> ThemeSuggested:
        best = one.themes[0].score if one.themes else 0.0
        return ThemeSuggested(self.framework.none_fits, self.none_fits_name, round(best, 3))


def is_changed(drift: dict[str, object]) -> bool:
    """This will say whether words drifted so far that people should not rely on what is suggested."""
    return drift.get("verdict") == DriftVerdict.CHANGED.value


def _sure(one: Suggestion, speaks: frozenset[str]) -> tuple[SuggestedTheme, ...]:
    return tuple(theme for theme in one.themes if one.sure and theme.theme in speaks)


def _sentence_of(text: str, theme: SuggestedTheme) -> str:
    if not theme.because:
        return text
    start = 0
    for sentence in sentences_of(text):
        start = text.index(sentence, start)
        if theme.because[0].start < start + len(sentence):
            return sentence
        start += len(sentence)
    return text
