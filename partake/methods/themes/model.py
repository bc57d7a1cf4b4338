"""A trained theme model as a plain value: arrays and lists of words, nothing that runs when it is loaded."""

import hashlib
import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from partake.methods.errors import MethodError
from partake.methods.themes.words import (
    Comment,
    Floats,
    Occurrences,
    Presence,
    index_of,
    occurrences,
    presence,
    same_text,
)

FORMAT = 1

NOT_ANSWERS = frozenset({"", "did not answer", "feedback given", "no answer", "no comment given"})
"""Texts that hold no answer, as `same_text` reads them. Set aside by rule: there is nothing to learn."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A batch of comments as a model sees them: where its features occur, their sizes, and the scores."""

    found: Occurrences
    present: Presence
    scores: Floats


@dataclass(frozen=True, eq=False)
class ThemeModel:
    """What `train` learnt. Made by `train` or `unpack` only.

    `weights` has a row for each feature of the `vocabulary` and a column for each of the `themes`. The
    `reference_…` fields describe comments held out while training: `drift` compares new ones with them.
    """

    themes: tuple[str, ...]
    examples: tuple[int, ...]  # how many comments taught each theme; none: its name alone did
    vocabulary: tuple[str, ...]
    not_answers: frozenset[str]
    rarity: Floats
    usual_length: float
    weights: npt.NDArray[np.float32]
    starting_points: Floats
    reference_scores: Floats  # the best score of each held-out comment, sorted
    reference_shares: Floats  # the share of held-out comments given each theme
    reference_unknown: float  # the share of held-out words without a weight; NaN: nothing was held out

    @cached_property
    def numbers(self) -> dict[str, int]:
        """This will give each feature's row."""
        return index_of(self.vocabulary)

    @cached_property
    def fingerprint(self) -> str:
        """This will name the model by its content: the same examples give the same fingerprint (SHA-256)."""
        digest = hashlib.sha256()
        for name, part in _parts(self).items():
            digest.update(f"{name} {part.dtype} {part.shape}".encode() + part.tobytes())
        return digest.hexdigest()

    @property
    def untaught(self) -> tuple[str, ...]:
        """This will list the themes that no comment taught: they are known by their name alone."""
        return tuple(theme for theme, count in zip(self.themes, self.examples, strict=True) if not count)

    def is_answer(self, comment: Comment) -> bool:
        """This will say whether the text holds an answer at all."""
        return same_text(comment.text) not in self.not_answers

    def read(self, comments: Sequence[Comment]) -> Reading:
        """This will score each comment (row) on each theme (column); above 0 the theme is suggested."""
        import scipy.sparse as sparse

        found = occurrences(comments, self.numbers.get)
        present = presence(found, self.rarity, self.usual_length)
        rows = sparse.csr_matrix(
            (present.value, (present.comment, present.feature)), shape=(len(comments), len(self.vocabulary))
        )
        scores = np.asarray(rows @ self.weights + self.starting_points, dtype=np.float64)
        return Reading(found, present, scores)


def pack(model: ThemeModel) -> bytes:
    """This will turn a model into bytes to store: a compressed archive of plain arrays and one JSON list.

    The same model always gives the same bytes. No pickle: loading it can run nothing.

    Example:
        >>> from partake.methods.themes import Labelled, train, pack, unpack
        >>> model = train([Labelled("lovely nurse", {"Staff"}), Labelled("cold food", {"Food"})] * 4)
        >>> unpack(pack(model)).fingerprint == model.fingerprint
        True
    """
    stored = io.BytesIO()
    np.savez_compressed(stored, **_parts(model))
    return stored.getvalue()


def unpack(stored: bytes) -> ThemeModel:
    """This will read a model back from the bytes `pack` gave.

    Raises:
        MethodError: the bytes are not a model, or one of another format.
    """
    try:
        with np.load(io.BytesIO(stored), allow_pickle=False) as archive:
            plain = json.loads(archive["plain"].tobytes())
            arrays = {name: archive[name] for name in archive.files if name != "plain"}
    except (ValueError, KeyError, OSError, EOFError, zipfile.BadZipFile) as reason:
        raise MethodError(f"these {len(stored)} bytes are not a stored theme model") from reason
    if plain.pop("format", None) != FORMAT:
        raise MethodError(f"this theme model was stored in another format than {FORMAT}: train it again")
    try:
        model = ThemeModel(
            **arrays,
            themes=tuple(plain.pop("themes")),
            examples=tuple(plain.pop("examples")),
            vocabulary=tuple(plain.pop("vocabulary")),
            not_answers=frozenset(plain.pop("not_answers")),
            **plain,
        )
    except (KeyError, TypeError) as reason:
        raise MethodError("this stored theme model lacks a part, or has one too many") from reason
    if model.weights.shape != (len(model.vocabulary), len(model.themes)):
        raise MethodError("this stored theme model has parts that do not fit together")
    return model


def _parts(model: ThemeModel) -> dict[str, Any]:
    """The arrays as they are; everything else as one JSON text."""
    arrays: dict[str, Any] = {}
    plain: dict[str, Any] = {"format": FORMAT}
    for field in fields(model):
        value = getattr(model, field.name)
        if isinstance(value, np.ndarray):
            arrays[field.name] = value
        else:
            plain[field.name] = sorted(value) if isinstance(value, frozenset) else value
    written = json.dumps(plain, ensure_ascii=False).encode()
    return {"plain": np.frombuffer(written, dtype=np.uint8), **arrays}
