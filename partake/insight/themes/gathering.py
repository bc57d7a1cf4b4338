"""Comments that no theme fits, gathered by the words they share: a person may make a theme of them. Pure reckoning.

Plain and steady on purpose: a word gathers comments when it is commoner among those that fit nothing than among the
others, and many hold it. The same comments always gather in the same way, however they are ordered, and groups of two
and three are kept as well as large ones: what few say is seen too.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import log

from partake.methods.themes.words import words_of
from partake.voices.domain.labels import Sentiment

SMALLEST = 2
TWICE_AS_OFTEN = log(2)
# As if so many more comments fitted a theme, without any of these words: what few fitting comments lack proves little.
AS_IF_FITTING = 10
MOST_WORDS = 4
# Words that say nothing of what somebody talks about.
_EMPTY_WORDS = """
about after again all also always and any are back because been before being but came can cannot could day days did
didn't does doesn't don't done each even ever every everyone everything find for from get getting give given go
going good got great had has have having her here him his how i'm into is isn't it's i've just know last like little
long lot made make many may me more most much must my never next nice nobody not nothing now off one only or our out
over own people please put really said same say see seen she should since so some still such take than thank thanks
that that's the their them then there these they thing things think this those three time times to told too two
under until up us use used very was wasn't way we well went were what when where which while who why will with
without would year years yes you your
"""
EMPTY = frozenset(words_of(_EMPTY_WORDS))


@dataclass(frozen=True)
class Unfit:
    """One comment that fits no theme: its voice's key, its words, and how its author felt ("" not said)."""

    key: int
    text: str
    feeling: str = ""


@dataclass(frozen=True)
class Gathered:
    """Comments that share `words`. Those who are happy and those who are not are told apart, neither outweighs the
    other. `mark` stays the same while the same comments are in it."""

    words: tuple[str, ...]
    comments: tuple[Unfit, ...]
    mark: str

    def felt(self, feeling: str) -> tuple[Unfit, ...]:
        return tuple(one for one in self.comments if one.feeling == feeling)

    @property
    def unhappy(self) -> tuple[Unfit, ...]:
        return self.felt(Sentiment.UNHAPPY)

    @property
    def happy(self) -> tuple[Unfit, ...]:
        return self.felt(Sentiment.HAPPY)

    @property
    def neither(self) -> tuple[Unfit, ...]:
        return tuple(one for one in self.comments if one not in (*self.unhappy, *self.happy))


@dataclass(frozen=True)
class Gathering:
    """The groups, the largest first, and the comments that share nothing with another."""

    groups: tuple[Gathered, ...]
    alone: tuple[Unfit, ...]


def gather(unfit: Sequence[Unfit], fitting: Sequence[str]) -> Gathering:
    """This will gather comments that fit no theme by the words they share. `fitting` are words of comments that fit
    one: what is as common there says nothing new."""
    holds = {one: _roots(one.text) for one in sorted(unfit, key=lambda one: one.key)}
    weight = _weights(holds.values(), [_roots(text) for text in fitting])
    groups: list[Gathered] = []
    while holds:
        counts = Counter(root for roots in holds.values() for root in roots if weight.get(root, 0) >= TWICE_AS_OFTEN)
        shared = {root: count for root, count in counts.items() if count >= SMALLEST}
        if not shared:
            break
        best = min(shared, key=lambda root: (-shared[root] * weight[root], root))
        members = {one: roots for one, roots in holds.items() if best in roots}
        groups.append(_gathered(best, members, weight))
        holds = {one: roots for one, roots in holds.items() if one not in members}
    groups.sort(key=lambda one: (-len(one.comments), one.words))
    return Gathering(tuple(groups), tuple(holds))


def feeling_of(said: str, score: int | None) -> str:
    """This will give how an author felt: as somebody said who read it, else as their own answer from "very good" (1) to
    "very poor" (5) says."""
    if said:
        return said
    return Sentiment.HAPPY if score in (1, 2) else Sentiment.UNHAPPY if score in (4, 5) else ""


def _gathered(best: str, members: dict[Unfit, frozenset[str]], weight: dict[str, float]) -> Gathered:
    counts = Counter(root for roots in members.values() for root in roots if weight.get(root, 0) > 0)
    often = [root for root, count in counts.items() if 2 * count >= len(members) and count >= SMALLEST and root != best]
    roots = [best, *sorted(often, key=lambda root: (-counts[root], root))][:MOST_WORDS]
    keys = ",".join(str(one.key) for one in members)
    words = tuple(_as_written(root, members) for root in roots)
    return Gathered(words, tuple(members), sha256(keys.encode()).hexdigest())


def _weights(unfit: Iterable[frozenset[str]], fitting: Sequence[frozenset[str]]) -> dict[str, float]:
    """How much commoner each word is among the comments that fit nothing (a logarithm; 0: as common)."""
    unfit = list(unfit)
    here, there = (Counter(root for roots in side for root in roots) for side in (unfit, fitting))
    return {
        root: log((count + 0.5) / (len(unfit) + 1)) - log((there[root] + 0.5) / (len(fitting) + AS_IF_FITTING))
        for root, count in here.items()
    }


def _roots(text: str) -> frozenset[str]:
    return frozenset(_root(word) for word in words_of(text) if len(word) > 2 and word not in EMPTY)


def _root(word: str) -> str:
    """One form for "bus", "bus's" and "buses", near enough."""
    word = word.removesuffix("'s")
    for ending, shortest in (("es", 6), ("s", 4)):
        if word.endswith(ending) and len(word) >= shortest and not word.endswith("ss"):
            return word.removesuffix(ending)
    return word


def _as_written(root: str, members: Iterable[Unfit]) -> str:
    forms = Counter(word for one in members for word in words_of(one.text) if _root(word) == root)
    return min(forms, key=lambda word: (-forms[word], word))
