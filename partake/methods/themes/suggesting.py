"""Suggesting themes for new comments, each with the words that led to it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from partake.methods.errors import MethodError
from partake.methods.themes.model import Reading, ThemeModel
from partake.methods.themes.training import chosen
from partake.methods.themes.words import Comment, Integers, spans_of

BATCH = 2_000
"""Comments scored together: memory stays at some tens of megabytes however many are asked for."""


@dataclass(frozen=True, slots=True)
class Because:
    """A word that spoke for a theme: where it stands in the text, and how much of the score it brought."""

    word: str
    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class SuggestedTheme:
    """A theme, its score and the words that led to it, strongest first.

    The score is the sum of the words' weights (shown or not) and the theme's starting point.
    It orders suggestions; it is not a chance of being right: the accuracy card says how often that is.
    """

    theme: str
    score: float
    because: tuple[Because, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a model makes of one comment: a machine's reading, to be shown as one.

    `sure` is False where no theme scored above 0: then the best one stands alone.
    No themes at all means that the text holds no answer.
    """

    themes: tuple[SuggestedTheme, ...]
    sure: bool


def suggest(model: ThemeModel, comments: Sequence[Comment], *, words: int = 3) -> list[Suggestion]:
    """This will suggest themes for each comment, best first, each with up to `words` words that led to it.

    A text that holds no answer gets no theme. The same model and comment always give the same suggestion,
    whatever else is in the batch.

    Raises:
        MethodError: `words` is negative.

    Example:
        >>> from partake.methods.themes import Comment, Labelled, suggest, train
        >>> food = [Labelled(f"the {meal} was cold", {"Food"}) for meal in ("soup", "tea", "dinner", "toast")]
        >>> staff = [Labelled(f"a kind {who}", {"Staff"}) for who in ("nurse", "porter", "doctor", "driver")]
        >>> told = suggest(train(food + staff), [Comment("Kind but in a rush"), Comment("Did not answer")])
        >>> told[0].themes[0].theme, told[0].themes[0].because[0].word
        ('Staff', 'Kind')
        >>> told[1].themes
        ()
    """
    if words < 0:
        raise MethodError(f"the number of words to show cannot be {words}")
    suggestions: list[Suggestion] = []
    for start in range(0, len(comments), BATCH):
        suggestions += _suggest_batch(model, comments[start : start + BATCH], words)
    return suggestions


def _suggest_batch(model: ThemeModel, comments: Sequence[Comment], words: int) -> list[Suggestion]:
    answered = [model.is_answer(comment) for comment in comments]
    answers = [comment for comment, answer in zip(comments, answered, strict=True) if answer]
    reading = model.read(answers)
    picked = chosen(reading.scores)
    comment, theme = np.nonzero(picked)
    because = _because(model, answers, reading, comment, theme, words)
    suggested: list[list[SuggestedTheme]] = [[] for _ in answers]
    for row, column, reasons in zip(comment.tolist(), theme.tolist(), because, strict=True):
        score = float(reading.scores[row, column])
        suggested[row].append(SuggestedTheme(model.themes[column], score, reasons))
    best_first = iter([sorted(each, key=lambda one: -one.score) for each in suggested])
    return [_suggestion(next(best_first)) if answer else Suggestion((), sure=True) for answer in answered]


def _suggestion(themes: list[SuggestedTheme]) -> Suggestion:
    return Suggestion(tuple(themes), sure=themes[0].score > 0)


def _because(
    model: ThemeModel,
    answers: Sequence[Comment],
    reading: Reading,
    comment: Integers,
    theme: Integers,
    words: int,
) -> list[tuple[Because, ...]]:
    """The strongest words for each suggestion, given as pairs of a comment's row and a theme's column."""
    found = reading.found
    # Each suggestion looks at every occurrence in its comment; the sums per word are then ranked at once.
    by_comment = np.argsort(found.comment, kind="stable")
    bounds = np.searchsorted(found.comment[by_comment], np.arange(len(found) + 1))
    suggestion, place = _spread(bounds[comment], np.diff(bounds)[comment])
    place = by_comment[place]
    weight = reading.present.share[place] * model.weights[found.feature[place], theme[suggestion]]

    slots = np.diff(found.first_word)[comment]
    first_slot = np.cumsum(slots) - slots
    slot = first_slot[suggestion] + found.word[place] - found.first_word[comment[suggestion]]
    per_word = np.bincount(slot, weights=weight, minlength=int(slots.sum()))
    per_word[first_slot + slots - 1] = 0  # the question: it counts, but it is no word of the comment

    owner = np.repeat(np.arange(len(comment)), slots)
    ranked = np.lexsort((-per_word, owner))
    rank = np.arange(len(ranked)) - first_slot[owner]
    shown = ranked[(rank < words) & (per_word[ranked] > 0)]
    because: list[list[Because]] = [[] for _ in range(len(comment))]
    spans = [spans_of(answer.text) for answer in answers]
    for position, index, strength in zip(
        owner[shown].tolist(),
        (shown - first_slot[owner[shown]]).tolist(),
        per_word[shown].tolist(),
        strict=True,
    ):
        row = int(comment[position])
        start, end = spans[row][index]
        because[position].append(Because(answers[row].text[start:end], start, end, strength))
    return [tuple(each) for each in because]


def _spread(starts: Integers, counts: Integers) -> tuple[Integers, Integers]:
    """For each range, as many rows as it is long: which range, and which place."""
    which = np.repeat(np.arange(len(starts)), counts)
    return which, np.arange(len(which)) - (np.cumsum(counts) - counts)[which] + starts[which]
