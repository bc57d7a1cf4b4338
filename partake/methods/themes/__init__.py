"""Themes: what comments are about, suggested by a model that people's own labels taught.

For Friends and Family comments, survey answers and stories. `train` learns from labelled comments, `suggest`
gives themes with the words that led to them, `rank_to_label` says which comments to label next,
`cross_validate` and `judge` make the accuracy card that must stand beside any count of suggested themes, and
`drift` says when new comments no longer look like those the model learnt from. `pack` and `unpack` store it.

Figures, on 5,657 comments of two trusts labelled with the 31 real themes of the national framework (80/20,
no text in both halves, mean of seeds 42, 1 and 2): micro-F1 0.767, macro-F1 0.606; each repeated text
judged once 0.740 and 0.603. With the framework's trivial class 0.797 and 0.618: all its 1,189 comments are
one string, found by rule, so this proves nothing. Read "Continuity of care" narrowly, as earlier figures
did (without diagnosis, triage and care plans), 0.743 and 0.589. The settings were compared on inner splits;
the test halves were seen some six times on the way, and that theme names should teach was decided on the
figures across trusts.

No trained model is shipped, for one trust's comments teach much less about another's: 0.583 and 0.426 one
way, 0.615 and 0.370 the other. Each place labels some of its own, and reads its accuracy card.
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
