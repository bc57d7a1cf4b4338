"""Which comments to label next, so that an hour of somebody's reading teaches the model most."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from partake.methods.errors import MethodError
from partake.methods.themes.model import ThemeModel
from partake.methods.themes.words import Comment, same_text


@dataclass(frozen=True, slots=True)
class ToLabel:
    """A comment worth labelling: its place in the list given, and the theme it would teach most about.

    `taught_by` is how many labelled comments have taught that theme so far.
    """

    index: int
    worth: float
    theme: str
    taught_by: int


def rank_to_label(model: ThemeModel, comments: Sequence[Comment], count: int) -> list[ToLabel]:
    """This will choose up to `count` comments to label next, the most useful first.

    A comment is worth the sum over themes of max(0, 1 + score) / sqrt(1 + examples): it may well hold themes
    that few examples have taught. Of equal texts one is chosen; texts without an answer never are.
    Uncertainty sampling weighed by scarcity, after Settles, "Active Learning Literature Survey" (Wisconsin,
    2009); the benchmark compares it with labelling at random.

    The comments chosen are not a fair sample: never count themes over them alone.

    Raises:
        MethodError: `count` is below 1.

    Example:
        >>> from partake.methods.themes import Comment, Labelled, rank_to_label, train
        >>> food = [Labelled(f"the {meal} was cold", {"Food"}) for meal in ("soup", "tea", "dinner", "toast")]
        >>> parked = [Labelled(f"parking was {how}", {"Parking"}) for how in ("full", "far", "dear")]
        >>> waiting = [Comment("cold rice"), Comment("parking"), Comment("Parking!"), Comment("")]
        >>> [each.index for each in rank_to_label(train(food + parked), waiting, 5)]
        [1, 0]
    """
    if count < 1:
        raise MethodError(f"the number of comments to choose cannot be {count}")
    first_of: dict[str, int] = {}
    for index, comment in enumerate(comments):
        if model.is_answer(comment):
            first_of.setdefault(same_text(comment.text), index)
    indexes = list(first_of.values())
    scores = model.read([comments[index] for index in indexes]).scores
    scarcity = 1 / np.sqrt(1 + np.array(model.examples))
    per_theme = np.maximum(0, 1 + scores) * scarcity
    worth = per_theme.sum(axis=1)
    best = np.argsort(-worth, kind="stable")[:count]
    theme = per_theme.argmax(axis=1)
    return [
        ToLabel(indexes[row], float(worth[row]), model.themes[theme[row]], model.examples[theme[row]])
        for row in best.tolist()
    ]
