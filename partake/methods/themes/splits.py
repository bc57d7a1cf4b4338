"""Parting comments into folds so that no text is both learnt from and judged by."""

from collections.abc import Sequence

import numpy as np

from partake.methods.errors import MethodError
from partake.methods.themes.words import Integers, same_text


def grouped_folds(texts: Sequence[str], folds: int, *, seed: int) -> Integers:
    """This will give each text a fold, 0 up to `folds` - 1; equal texts (`same_text`) share one.

    Without this, "Nothing", written hundreds of times, would be learnt in one fold and praised in another.

    Raises:
        MethodError: fewer distinct texts than folds, or fewer than two folds.

    Example:
        >>> folds = grouped_folds(["Nothing", "nothing!", "Parking", "Cold food"], 2, seed=1)
        >>> bool(folds[0] == folds[1])
        True
    """
    keys = [same_text(text) for text in texts]
    distinct = sorted(set(keys))
    if folds < 2:
        raise MethodError(f"at least 2 folds are needed, not {folds}")
    if len(distinct) < folds:
        raise MethodError(f"{len(distinct)} distinct comments cannot be parted into {folds} folds")
    places = np.random.default_rng(seed).permutation(len(distinct)) % folds
    fold_of = dict(zip(distinct, places.tolist(), strict=True))
    return np.array([fold_of[key] for key in keys], dtype=np.int64)
