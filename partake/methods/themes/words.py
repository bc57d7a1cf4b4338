"""From comments to numbers: which words, pairs of words and letter runs each comment holds.

A feature is present in a comment or absent; how often it is repeated says nothing about its theme.
Letter runs (three and four letters) let "recieved" teach "received". The question that was asked is joined
to each word, because "nothing" means one thing after "What was good?" and another after "What could we do
better?". Every presence is traced to the word it came from, so that a suggestion can say why.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from partake.methods.errors import MethodError

Integers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

RUN_LENGTHS = (3, 4)
SEEN_AT_LEAST = 3
"""A feature in fewer comments than this is not learnt: the weight it would get is noise."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Comment:
    """What one person wrote, and the question it answers (any short name for it, the same every time)."""

    text: str
    question: str = ""

    def __post_init__(self) -> None:
        if not isinstance(self.text, str) or not isinstance(self.question, str):
            raise MethodError(f"a comment and its question are text, not {self.text!r} and {self.question!r}")


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Every place where a known feature occurs in a batch: three columns of equal length.

    `word` counts through the whole batch; comment i owns the words from `first_word[i]` up to
    `first_word[i + 1]`, of which the last stands for the question.
    """

    comment: Integers
    word: Integers
    feature: Integers
    first_word: Integers

    def __len__(self) -> int:
        return len(self.first_word) - 1


def words_of(text: str) -> list[str]:
    """This will list the words of a text in lower case, without punctuation, emoji or underscores."""
    return [match.lower().replace("’", "'") for match in _WORD.findall(text)]


def spans_of(text: str) -> list[tuple[int, int]]:
    """This will say where each of `words_of(text)` starts and ends in the text."""
    return [match.span() for match in _WORD.finditer(text)]


def same_text(text: str) -> str:
    """This will give the key by which two texts count as the same: their words, nothing else."""
    return " ".join(words_of(text))


def occurrences(comments: Sequence[Comment], known: Callable[[str], int | None]) -> Occurrences:
    """This will find every known feature in every comment. `known` gives a feature's number, or None."""
    cache: dict[tuple[str, str], list[int]] = {}
    single: list[int] = []
    per_word: list[int] = []
    pair: list[int] = []
    pair_word: list[int] = []
    first_word = [0]
    for comment in comments:
        words, question = words_of(comment.text), comment.question
        first = first_word[-1]
        for word in words:
            found = cache.get((word, question))
            if found is None:
                found = cache[word, question] = _numbers(_of_one_word(word, question), known)
            single += found
            per_word.append(len(found))
        for offset, (left, right) in enumerate(pairwise(words), first):
            number = known(f"{left} {right}")
            if number is not None:
                # One presence, credited to both words.
                pair += (number, number)
                pair_word += (offset, offset + 1)
        asked = _numbers([f"{question}?"], known)
        single += asked
        per_word.append(len(asked))
        first_word.append(first + len(words) + 1)
    starts = np.array(first_word, dtype=np.int64)
    owner = np.repeat(np.arange(starts[-1]), np.array(per_word, dtype=np.int64))
    owner = np.concatenate([owner, np.array(pair_word, dtype=np.int64)])
    return Occurrences(
        comment=np.asarray(np.searchsorted(starts, owner, side="right") - 1, dtype=np.int64),
        word=owner,
        feature=np.array(single + pair, dtype=np.int64),
        first_word=starts,
    )


def learn_vocabulary(comments: Sequence[Comment]) -> tuple[str, ...]:
    """This will list, in a fixed order, the features that at least `SEEN_AT_LEAST` comments hold."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    found = occurrences(comments, numbers.__getitem__)
    names = list(numbers)
    pairs = np.unique(found.comment * len(names) + found.feature)
    holding = np.bincount(pairs % len(names), minlength=len(names))
    return tuple(sorted(name for name, count in zip(names, holding, strict=True) if count >= SEEN_AT_LEAST))


@dataclass(frozen=True, slots=True)
class Presence:
    """Each feature of each comment once: `value` is its size in the comment's row, `share` its size divided
    among the places it occurs in, one for each row of the occurrences."""

    comment: Integers
    feature: Integers
    value: Floats
    share: Floats


def presence(found: Occurrences, rarity: Floats, usual_length: float) -> Presence:
    """This will weigh features by rarity and soften for length.

    A row is divided by the square root of its length, not by the whole of it: long comments speak of more
    themes, so they may score higher on more of them.
    """
    width = len(rarity)
    keys, place, times = np.unique(found.comment * width + found.feature, return_inverse=True, return_counts=True)
    comment, feature = np.divmod(keys, max(width, 1))
    value = rarity[feature]
    length = lengths(comment, value, len(found))[comment]
    value = value / np.sqrt(length * usual_length)
    return Presence(comment, feature, value, (value / times)[place])


def lengths(comment: Integers, value: Floats, rows: int) -> Floats:
    """This will give the Euclidean length of each comment's row of values."""
    return np.sqrt(np.bincount(comment, weights=value * value, minlength=rows))


def index_of(vocabulary: Sequence[str]) -> dict[str, int]:
    """This will number the features of a vocabulary."""
    return {name: number for number, name in enumerate(vocabulary)}


def _of_one_word(word: str, question: str) -> list[str]:
    padded = f"_{word}_"
    runs = {f"~{padded[start : start + size]}" for size in RUN_LENGTHS for start in range(len(padded) - size + 1)}
    return [word, f"{question}?{word}", *sorted(runs)]


def _numbers(names: Sequence[str], known: Callable[[str], int | None]) -> list[int]:
    return [number for number in map(known, names) if number is not None]
