"""Learning themes from comments that people labelled.

One linear model for each theme on features weighed by how much more often they occur with the theme than
without it: Wang & Manning, "Baselines and bigrams" (ACL 2012). Rare themes count for more, by the power
`BALANCE` of how rare they are. Each theme's name is read as one more comment on it: that lifts themes with
few examples, above all on another organisation's comments. The three numbers below were compared on inner
splits of real feedback and the surface is flat: halving or doubling one moves the scores by about a point.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from partake.methods.errors import MethodError
from partake.methods.themes.model import NOT_ANSWERS, ThemeModel
from partake.methods.themes.splits import grouped_folds
from partake.methods.themes.words import (
    Comment,
    Floats,
    Occurrences,
    index_of,
    learn_vocabulary,
    lengths,
    occurrences,
    presence,
    same_text,
    words_of,
)

Flags = npt.NDArray[np.bool_]

PENALTY = 0.1
SMOOTHING = 0.1
BALANCE = 0.75


@dataclass(frozen=True, slots=True)
class Labelled:
    """A comment and the themes that people gave it (none: it was read, and no theme fits)."""

    text: str
    themes: frozenset[str]
    question: str = ""

    def __post_init__(self) -> None:
        if isinstance(self.themes, str):
            raise MethodError(f"give themes as a set, not as the text {self.themes!r}")
        object.__setattr__(self, "themes", frozenset(self.themes))

    @property
    def comment(self) -> Comment:
        """This will give the comment without its themes."""
        return Comment(self.text, self.question)


def train(
    examples: Iterable[Labelled],
    *,
    themes: Sequence[str] | None = None,
    not_answers: Iterable[str] = NOT_ANSWERS,
) -> ThemeModel:
    """This will learn which words go with which theme. A comment may have several themes.

    Args:
        examples: comments labelled by people. About 50 a theme is a fair start; read the accuracy card.
        themes: the whole framework, in its order; without it, the themes that occur, in alphabetical order.
        not_answers: texts that hold no answer ("Did not answer"); they are set aside, not learnt.

    The same examples, in any order, give the same model. Nothing is drawn at random that is not seeded.

    Raises:
        MethodError: no example left to learn from, a theme outside the framework, a theme on every comment
            (nothing to tell it from), or no word seen in three comments.

    Example:
        >>> from partake.methods.themes import Comment, Labelled, suggest, train
        >>> food = [Labelled(f"the {meal} was cold", {"Food"}) for meal in ("soup", "tea", "dinner", "toast")]
        >>> staff = [Labelled(f"a kind {who}", {"Staff"}) for who in ("nurse", "porter", "doctor", "driver")]
        >>> model = train(food + staff)
        >>> suggest(model, [Comment("Cold potatoes")])[0].themes[0].theme
        'Food'
    """
    learnt, framework, ignored = _checked(examples, themes, not_answers)
    return _fit(learnt, framework, ignored, _held_out(learnt, framework, ignored))


def learn(examples: Iterable[Labelled], themes: Sequence[str], not_answers: Iterable[str]) -> ThemeModel:
    """This will train without holding any comment out, in half the time: such a model cannot tell drift."""
    learnt, framework, ignored = _checked(examples, themes, not_answers)
    return _fit(learnt, framework, ignored, _nothing(framework))


@dataclass(frozen=True, slots=True)
class _HeldOut:
    scores: Floats
    shares: Floats
    unknown: float


def _nothing(framework: tuple[str, ...]) -> _HeldOut:
    return _HeldOut(np.zeros(0), np.zeros(len(framework)), float("nan"))


def _checked(
    examples: Iterable[Labelled], themes: Sequence[str] | None, not_answers: Iterable[str]
) -> tuple[list[Labelled], tuple[str, ...], frozenset[str]]:
    """The answers among the examples in an order of their own, the framework, and the texts set aside."""
    ignored = frozenset(map(same_text, not_answers)) | {""}
    learnt = sorted(
        (example for example in examples if same_text(example.text) not in ignored),
        key=lambda each: (each.text, each.question, sorted(each.themes)),
    )
    if not learnt:
        raise MethodError("there is no labelled comment to learn from")
    return learnt, _framework(learnt, themes), ignored


def _framework(learnt: Sequence[Labelled], themes: Sequence[str] | None) -> tuple[str, ...]:
    used = {theme for example in learnt for theme in example.themes}
    framework = tuple(sorted(used)) if themes is None else tuple(themes)
    if not framework:
        raise MethodError("no comment has a theme, so there is nothing to learn")
    if len(set(framework)) < len(framework):
        raise MethodError("a theme is named twice in the framework")
    if unknown := sorted(used - set(framework)):
        raise MethodError(f"these themes are not in the framework: {', '.join(unknown)}")
    return framework


def flags(examples: Sequence[Labelled], framework: Sequence[str]) -> Flags:
    """This will say, for each comment (row) and theme (column), whether people gave it."""
    return np.array([[theme in each.themes for theme in framework] for each in examples], dtype=bool).reshape(
        len(examples), len(framework)
    )


def _fit(
    learnt: Sequence[Labelled], framework: tuple[str, ...], ignored: frozenset[str], held_out: _HeldOut
) -> ThemeModel:
    comments = [example.comment for example in learnt]
    given = flags(learnt, framework)
    for theme, count in zip(framework, given.sum(axis=0), strict=True):
        if count == len(learnt):
            raise MethodError(f"every comment has the theme {theme!r}, so there is nothing to tell it from")
    vocabulary = learn_vocabulary(comments)
    if all(feature.endswith("?") for feature in vocabulary):  # questions alone
        raise MethodError("no word occurs in three comments: label more before training")
    named = [Comment(theme) for theme in framework]
    found = occurrences([*comments, *named], index_of(vocabulary).get)
    rarity, usual_length = _rarity(found, len(vocabulary))
    weights, starting_points = _all_weights(
        found, rarity, usual_length, np.vstack([given, np.eye(len(framework), dtype=bool)])
    )
    return ThemeModel(
        themes=framework,
        examples=tuple(int(count) for count in given.sum(axis=0)),
        vocabulary=vocabulary,
        not_answers=ignored,
        rarity=rarity,
        usual_length=usual_length,
        weights=weights.astype(np.float32),
        starting_points=starting_points,
        reference_scores=held_out.scores,
        reference_shares=held_out.shares,
        reference_unknown=held_out.unknown,
    )


def _rarity(found: Occurrences, width: int) -> tuple[Floats, float]:
    """Smoothed inverse document frequency, and the mean length of a comment's row weighed by it."""
    comment, feature = np.divmod(np.unique(found.comment * width + found.feature), width)
    rarity = np.log((1 + len(found)) / (1 + np.bincount(feature, minlength=width))) + 1
    return rarity, float(lengths(comment, rarity[feature], len(found)).mean())


def _all_weights(found: Occurrences, rarity: Floats, usual_length: float, given: Flags) -> tuple[Floats, Floats]:
    import scipy.sparse as sparse

    present = presence(found, rarity, usual_length)
    rows = sparse.csr_matrix((present.value, (present.comment, present.feature)), shape=(len(given), len(rarity)))
    weights = np.zeros((len(rarity), given.shape[1]))
    starting_points = np.zeros(given.shape[1])
    for column in range(given.shape[1]):
        weights[:, column], starting_points[column] = _weights(rows, given[:, column])
    return weights, starting_points


def _weights(rows: Any, given: npt.NDArray[np.bool_]) -> tuple[Floats, float]:
    from sklearn.svm import LinearSVC

    with_theme = np.asarray(rows[given].sum(axis=0)).ravel() + SMOOTHING
    without = np.asarray(rows[~given].sum(axis=0)).ravel() + SMOOTHING
    ratio = np.log(with_theme / with_theme.sum()) - np.log(without / without.sum())
    weighed = rows.copy()
    weighed.data = weighed.data * ratio[weighed.indices]
    importance = float((len(given) / given.sum()) ** BALANCE)
    # The solver shuffles the rows: seeded, so that the same examples give the same model.
    fitted = LinearSVC(
        C=PENALTY, class_weight={True: importance, False: 1.0}, dual=True, random_state=0, max_iter=10_000
    ).fit(weighed, given)
    return fitted.coef_.ravel() * ratio, float(fitted.intercept_[0])


def _held_out(learnt: Sequence[Labelled], framework: tuple[str, ...], ignored: frozenset[str]) -> _HeldOut:
    """How a model taught by four fifths of the comments reads the rest: what drift is measured from.

    Too few distinct comments to spare a fifth of them: no reference, and `drift` says so.
    """
    nothing = _nothing(framework)
    if len({same_text(each.text) for each in learnt}) < 50:
        return nothing
    folds = grouped_folds([each.text for each in learnt], 5, seed=0)
    teach = [each for each, fold in zip(learnt, folds, strict=True) if fold]
    rest = [each for each, fold in zip(learnt, folds, strict=True) if not fold]
    try:
        model = _fit(teach, framework, ignored, nothing)
    except MethodError:  # enough to learn from as a whole, too little without a fifth of it
        return nothing
    scores = model.read([each.comment for each in rest]).scores
    return _HeldOut(
        scores=np.sort(scores.max(axis=1)),
        shares=chosen(scores).mean(axis=0),
        unknown=unknown_words(model, [each.comment for each in rest]),
    )


def chosen(scores: Floats) -> Flags:
    """This will pick the themes above 0 and, where none is, the best one: people who read feedback would
    rather strike out a wrong suggestion than miss a comment."""
    picked = scores > 0
    without = np.flatnonzero(~picked.any(axis=1))
    picked[without, scores[without].argmax(axis=1)] = True
    return picked


def unknown_words(model: ThemeModel, comments: Sequence[Comment]) -> float:
    """This will give the share of words, 0 to 1, too new or too rare for the model to have a weight for."""
    words = [word for comment in comments for word in words_of(comment.text)]
    return sum(word not in model.numbers for word in words) / max(len(words), 1)
