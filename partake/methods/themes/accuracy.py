"""The accuracy card: how often a model agrees with people, theme by theme; no count is shown without it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from partake.methods.errors import MethodError
from partake.methods.themes.model import NOT_ANSWERS, ThemeModel
from partake.methods.themes.splits import grouped_folds
from partake.methods.themes.training import Flags, Labelled, chosen, flags, learn
from partake.methods.themes.words import Integers

WELL_TAUGHT = 50
TOO_FEW = 10


@dataclass(frozen=True, slots=True)
class Agreement:
    """Counts over comments and themes, and the three usual shares of them (0 to 1; None: nothing to divide).

    `given` by people, `suggested` by the model, `right`: both.
    """

    given: int
    suggested: int
    right: int

    @property
    def precision(self) -> float | None:
        """This will give the share of suggestions that people had given too."""
        return self.right / self.suggested if self.suggested else None

    @property
    def recall(self) -> float | None:
        """This will give the share of what people gave that was suggested."""
        return self.right / self.given if self.given else None

    @property
    def f1(self) -> float:
        """This will give the harmonic mean of precision and recall; 0 where neither can be had."""
        return 2 * self.right / (self.given + self.suggested) if self.given + self.suggested else 0.0


@dataclass(frozen=True, slots=True)
class ThemeAccuracy:
    """One theme's line on the card, with the lowest and highest F1 over the folds that hold the theme."""

    theme: str
    overall: Agreement
    lowest_f1: float
    highest_f1: float

    @property
    def too_few(self) -> bool:
        """This will say whether people gave the theme too seldom (under 10 times) to judge it."""
        return self.overall.given < TOO_FEW


@dataclass(frozen=True, slots=True)
class Scores:
    """Micro-F1 (over every pair of comment and theme), macro-F1 (mean of the themes' F1, a theme that never
    occurs counting 0) and the share of comments with exactly the right themes; each 0 to 1."""

    micro_f1: float
    macro_f1: float
    exact: float


@dataclass(frozen=True, slots=True)
class AccuracyCard:
    """How a model did on comments it had not seen.

    `scores` leave out the trivial class and its comments; `with_trivial` counts them too (None: none named).
    Texts that say nothing are recognised by rule, so `with_trivial` flatters: never show it alone.
    """

    comments: int
    trivial_comments: int
    themes: tuple[ThemeAccuracy, ...]
    scores: Scores
    with_trivial: Scores | None
    folds: tuple[Scores, ...]

    @property
    def well_taught_macro_f1(self) -> float | None:
        """This will give macro-F1 over themes that people gave at least 50 times: the steadier figure."""
        often = [line.overall.f1 for line in self.themes if line.overall.given >= WELL_TAUGHT]
        return sum(often) / len(often) if often else None


def judge(model: ThemeModel, examples: Iterable[Labelled], *, trivial: str | None = None) -> AccuracyCard:
    """This will compare a model with labels people gave to comments that it was **not** taught by.

    Use it for another organisation's comments, another period's, or one group of people's.

    Args:
        model: from `train`.
        examples: comments labelled by people, with themes of the model's framework.
        trivial: the label that people give to texts without an answer, where there is one.

    Raises:
        MethodError: no comment with a real theme to judge by, or a theme outside the model's framework.
    """
    judged = list(examples)
    return _card(model.themes, judged, _picked(model, judged), np.zeros(len(judged), dtype=np.int64), trivial)


def cross_validate(
    examples: Iterable[Labelled],
    *,
    themes: Sequence[str] | None = None,
    not_answers: Iterable[str] = NOT_ANSWERS,
    trivial: str | None = None,
    folds: int = 5,
    seed: int = 0,
) -> AccuracyCard:
    """This will make the accuracy card of what `train` would make of these examples.

    Each fold is suggested by a model taught by the others. No text is in two folds, or a phrase that hundreds
    of people wrote would be learnt in one and praised in another.

    Args:
        examples: comments labelled by people.
        themes: the whole framework (without the trivial label); otherwise the themes that occur.
        not_answers: as in `train`.
        trivial: the label that people give to texts without an answer, where there is one.
        folds: how many; seed: which parting.

    Raises:
        MethodError: as `train`, or fewer distinct texts than folds.

    Example:
        >>> from partake.methods.themes import Labelled, cross_validate
        >>> meals = ("soup", "tea", "pie", "toast", "rice")
        >>> people = ("nurse", "porter", "doctor", "cook", "driver")
        >>> food = [Labelled(f"the {meal} was cold", {"Food"}) for meal in meals]
        >>> staff = [Labelled(f"a kind {who}", {"Staff"}) for who in people]
        >>> cross_validate(food + staff, folds=5).scores.micro_f1
        1.0
    """
    judged = list(examples)
    framework = tuple(themes or sorted({theme for each in judged for theme in each.themes} - {trivial}))
    fold = grouped_folds([each.text for each in judged], folds, seed=seed)
    picked = np.zeros((len(judged), len(framework) + 1), dtype=bool)
    for held_out in range(folds):
        teach = [each for each, own in zip(judged, fold, strict=True) if own != held_out]
        model = learn([each for each in teach if trivial not in each.themes], framework, not_answers)
        rest = np.flatnonzero(fold == held_out)
        picked[rest] = _picked(model, [judged[row] for row in rest])
    return _card(framework, judged, picked, fold, trivial)


def _picked(model: ThemeModel, judged: Sequence[Labelled]) -> Flags:
    """The themes suggested for each comment; the last column: no answer, by rule."""
    comments = [each.comment for each in judged]
    silent = ~np.array([model.is_answer(comment) for comment in comments], dtype=bool)
    picked = chosen(model.read(comments).scores)
    picked[silent] = False
    return np.column_stack([picked, silent])


def _card(
    framework: tuple[str, ...], judged: Sequence[Labelled], picked: Flags, fold: Integers, trivial: str | None
) -> AccuracyCard:
    if unknown := sorted({theme for each in judged for theme in each.themes} - {*framework, trivial}):
        raise MethodError(f"these themes are not in the framework: {', '.join(map(str, unknown))}")
    is_trivial = np.array([trivial is not None and trivial in each.themes for each in judged], dtype=bool)
    given = np.column_stack([flags(judged, framework), is_trivial])
    real = np.flatnonzero(~is_trivial)
    if not given[real].any():
        raise MethodError("no comment has a theme that people gave, so there is nothing to judge by")
    inside = np.unique(fold[real])
    by_fold = [real[fold[real] == each] for each in inside]
    return AccuracyCard(
        comments=len(real),
        trivial_comments=int(is_trivial.sum()),
        themes=tuple(
            _line(theme, given[:, column], picked[:, column], real, by_fold) for column, theme in enumerate(framework)
        ),
        scores=_scores(given[real, :-1], picked[real, :-1]),
        with_trivial=None if trivial is None else _scores(given, picked),
        folds=tuple(_scores(given[rows, :-1], picked[rows, :-1]) for rows in by_fold),
    )


def _line(theme: str, given: Flags, picked: Flags, real: Integers, by_fold: Sequence[Integers]) -> ThemeAccuracy:
    holding = [_agreement(given[rows], picked[rows]).f1 for rows in by_fold if given[rows].any()]
    return ThemeAccuracy(
        theme, _agreement(given[real], picked[real]), min(holding, default=0.0), max(holding, default=0.0)
    )


def _agreement(given: Flags, picked: Flags) -> Agreement:
    return Agreement(int(given.sum()), int(picked.sum()), int((given & picked).sum()))


def _scores(given: Flags, picked: Flags) -> Scores:
    columns = [_agreement(given[:, column], picked[:, column]).f1 for column in range(given.shape[1])]
    return Scores(
        micro_f1=_agreement(given, picked).f1,
        macro_f1=sum(columns) / len(columns),
        exact=float((given == picked).all(axis=1).mean()),
    )
