"""Drift: do new comments still look like those the model learnt from?

A model does not notice that a service has changed, or that it is being used on another service. Two signs
need no labels: more words that it has no weight for, and suggestions that score differently from held-out
comments at training time. Neither says that suggestions are wrong; both say that someone should label some.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from partake.methods.errors import MethodError
from partake.methods.themes.model import ThemeModel
from partake.methods.themes.training import chosen, unknown_words
from partake.methods.themes.words import Comment, Floats

MOST_BANDS, FEWEST_IN_A_BAND = 10, 10
FEWEST = 100
MODERATE, LARGE = 0.10, 0.25
"""The usual readings of a stability index: Siddiqi, Credit Risk Scorecards (Wiley 2006)."""
UNKNOWN_TIMES, UNKNOWN_MORE = 1.5, 0.02


class DriftVerdict(Enum):
    """What a drift figure means for the people who use the suggestions."""

    STEADY = "steady"
    WATCH = "watch"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Drift:
    """How new comments differ from those held out while training.

    `stability` is the population stability index of the best scores over up to ten bands; `by_chance` is the
    value it would pass one time in a hundred were nothing different; `unknown_words` and
    `unknown_words_before` are shares (0 to 1); `shares` gives for each theme the share of comments it is
    suggested for, before and now.
    """

    comments: int
    stability: float
    by_chance: float
    unknown_words: float
    unknown_words_before: float
    shares: tuple[tuple[str, float, float], ...]

    @property
    def verdict(self) -> DriftVerdict:
        """This will give the verdict: changed where the index is large, or where words the model has no
        weight for are half as many again as before and 2 in 100 more; watch where the index is moderate.
        A difference in the index that chance explains is steady."""
        real = self.stability > self.by_chance
        before = self.unknown_words_before
        strange = self.unknown_words >= max(UNKNOWN_TIMES * before, before + UNKNOWN_MORE)
        if strange or (real and self.stability >= LARGE):
            return DriftVerdict.CHANGED
        return DriftVerdict.WATCH if real and self.stability >= MODERATE else DriftVerdict.STEADY

    @property
    def sentence(self) -> str:
        """This will say the finding in plain words."""
        told = {
            DriftVerdict.STEADY: "These comments look like the ones the model learnt from.",
            DriftVerdict.WATCH: "These comments differ a little from the ones the model learnt from. "
            "Label a few, and look at the accuracy card again.",
            DriftVerdict.CHANGED: "These comments differ from the ones the model learnt from. "
            "Do not rely on its suggestions until people have labelled some of these.",
        }[self.verdict]
        return (
            f"{told} It has no weight for {self.unknown_words:.0%} of their words"
            f" (before: {self.unknown_words_before:.0%})."
        )


def drift(model: ThemeModel, comments: Sequence[Comment]) -> Drift:
    """This will compare new comments with those held out while the model was trained.

    The stability index is the sum over bands of (new - old) x ln(new / old), with half a comment added to
    each band; with nothing changed it is about (1/n + 1/m) times a chi-squared with one degree less than
    there are bands: Yurdakul & Naranjo, Journal of Risk Model Validation 14(4), 2020.

    Raises:
        MethodError: fewer than 100 comments with an answer, or a model taught by too few (under about
            100 different ones) to have held out 20.
    """
    answers = [comment for comment in comments if model.is_answer(comment)]
    bands = min(MOST_BANDS, len(model.reference_scores) // FEWEST_IN_A_BAND)
    if bands < 2:
        raise MethodError("this model was taught by too few comments to compare others with")
    if len(answers) < FEWEST:
        raise MethodError(f"{len(answers)} comments are too few to tell drift from chance: {FEWEST} are needed")
    scores = model.read(answers).scores
    before, now = model.reference_scores, scores.max(axis=1)
    edges = np.unique(np.quantile(before, np.arange(1, bands) / bands))
    return Drift(
        comments=len(answers),
        stability=_stability(edges, before, now),
        by_chance=_by_chance(len(edges), len(before), len(now)),
        unknown_words=unknown_words(model, answers),
        unknown_words_before=model.reference_unknown,
        shares=tuple(
            zip(
                model.themes,
                model.reference_shares.tolist(),
                chosen(scores).mean(axis=0).tolist(),
                strict=True,
            )
        ),
    )


def _stability(edges: Floats, before: Floats, now: Floats) -> float:
    old, new = (_shares(edges, values) for values in (before, now))
    return float(((new - old) * np.log(new / old)).sum())


def _shares(edges: Floats, values: Floats) -> Floats:
    counts = np.bincount(np.searchsorted(edges, values), minlength=len(edges) + 1) + 0.5
    return np.asarray(counts / counts.sum())


def _by_chance(freedom: int, before: int, now: int) -> float:
    from scipy.stats import chi2

    return float(chi2.ppf(0.99, freedom) * (1 / before + 1 / now))
