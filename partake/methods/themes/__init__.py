"""Themes: what comments are about, suggested by a model that people's own labels taught.

For Friends and Family comments, survey answers and stories. `train` learns from labelled comments, `suggest`
gives themes with the words that led to them, `rank_to_label` says which comments to label next,
`cross_validate` and `judge` make the accuracy card that must stand beside any count of suggested themes, and
`drift` says when new comments no longer look like those the model learnt from. `pack` and `unpack` store it.

No trained model is shipped: what one trust's comments teach holds much less well at another's (see the
benchmark), so each organisation labels some of its own.
"""

from partake.methods.themes.accuracy import (
    AccuracyCard,
    Agreement,
    Scores,
    ThemeAccuracy,
    cross_validate,
    judge,
)
from partake.methods.themes.drifting import Drift, DriftVerdict, drift
from partake.methods.themes.model import NOT_ANSWERS, ThemeModel, pack, unpack
from partake.methods.themes.splits import grouped_folds
from partake.methods.themes.suggesting import Because, SuggestedTheme, Suggestion, suggest
from partake.methods.themes.to_label import ToLabel, rank_to_label
from partake.methods.themes.training import Labelled, train
from partake.methods.themes.words import Comment

__all__ = [
    "NOT_ANSWERS",
    "AccuracyCard",
    "Agreement",
    "Because",
    "Comment",
    "Drift",
    "DriftVerdict",
    "Labelled",
    "Scores",
    "SuggestedTheme",
    "Suggestion",
    "ThemeAccuracy",
    "ThemeModel",
    "ToLabel",
    "cross_validate",
    "drift",
    "grouped_folds",
    "judge",
    "pack",
    "rank_to_label",
    "suggest",
    "train",
    "unpack",
]
