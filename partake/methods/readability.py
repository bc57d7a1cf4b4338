"""Readability: how hard a text is to read, and which words and sentences to change.

Two published formulas that count letters, words and sentences only, so they need no dictionary. They are a
means to put pages in order of need, not a proof: people who read the page are the test. The NHS aims for a
reading age of 9 to 11, and for medical detail at most 11 to 14 (NHS digital service manual, health literacy).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from partake.methods.errors import MethodError
from partake.methods.plain_words import FAMILIAR, PLAINER

__all__ = [
    "HardWord",
    "LongSentence",
    "Readability",
    "automated_readability",
    "coleman_liau",
    "readability",
    "syllables",
]

AIM = (9, 11)
"""Reading age in years that the NHS aims for in what the public reads."""
ENOUGH_WORDS = 100
"""Both formulas were fitted on passages of about this length; on fewer words they swing."""
LONG_SENTENCE = 20
"""More words than this in a sentence: split it. House rule; the usual advice is 15 to 20, at most 25."""

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+|[.,]\d+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+|\n+")
_SHORT_FORM = re.compile(r"(?:\b(?:mr|mrs|ms|mx|dr|prof|st|no|vs|etc|approx|e\.g|i\.e|a\.m|p\.m)|\b[A-Z])\.$", re.I)


@dataclass(frozen=True, slots=True)
class HardWord:
    """A word that may be hard, where it first stands in the text (text[start:end]), how often it comes, and
    a plainer one to use instead where we know one."""

    word: str
    start: int
    end: int
    times: int
    instead: str | None


@dataclass(frozen=True, slots=True)
class LongSentence:
    """A sentence with too many words: text[start:end]."""

    start: int
    end: int
    words: int


@dataclass(frozen=True, slots=True)
class Readability:
    """How hard a text is to read. Both grades are years of United States schooling.

    `hard_words` come most frequent first, `long_sentences` longest first: the order to mend them in.
    """

    sentences: int
    words: int
    letters: int
    automated_readability: float
    coleman_liau: float
    hard_words: tuple[HardWord, ...]
    long_sentences: tuple[LongSentence, ...]

    @property
    def words_per_sentence(self) -> float:
        """This will give the mean length of a sentence, in words."""
        return self.words / self.sentences

    @property
    def reading_age(self) -> float:
        """This will give the reading age in years: five more than the mean of the two grades (first grade
        begins at six), and never below five."""
        return max(5.0, (self.automated_readability + self.coleman_liau) / 2 + 5)

    @property
    def meets_aim(self) -> bool:
        """This will say whether a child of eleven would be expected to read it: a lower age is no fault."""
        return self.reading_age < AIM[1] + 1

    @property
    def enough(self) -> bool:
        """This will say whether the text is long enough (100 words) for the age to mean much."""
        return self.words >= ENOUGH_WORDS

    @property
    def sentence(self) -> str:
        """This will say the finding in plain words."""
        doubt = "" if self.enough else f" With only {self.words} words this is a rough guess."
        if self.meets_aim:
            return f"Most people aged {int(self.reading_age)} could read this.{doubt}"
        return (
            f"You need to read as well as a person aged {int(self.reading_age)} to follow this. "
            f"Aim for {AIM[0]} to {AIM[1]}.{doubt}"
        )


def readability(text: str, *, long_sentence: int = LONG_SENTENCE) -> Readability:
    """This will measure a text and point at the words and sentences to change.

    A line ends a sentence, so that headings and list items count as what they are. A hard word has a plainer
    one in our list, or three syllables (endings -es, -ed, -ing not counted: Gunning, "The Technique of Clear
    Writing", 1952) and is neither familiar nor a name. Syllables are counted by rule: expect some misses.

    Args:
        text: plain text, without markup.
        long_sentence: the most words a sentence may have.

    Raises:
        MethodError: the text has no words, or `long_sentence` is below 1.

    Example:
        >>> from partake.methods.readability import readability
        >>> told = readability("Please attend prior to commencing. We will call you.")
        >>> [(each.word, each.instead) for each in told.hard_words]
        [('attend', 'come to'), ('prior to', 'before'), ('commencing', 'start')]
        >>> told.words, told.sentences
        (9, 2)
    """
    if long_sentence < 1:
        raise MethodError(f"a sentence cannot be limited to {long_sentence} words")
    words = list(_WORD.finditer(text))
    if not words:
        raise MethodError("there are no words to read in this text")
    sentences = _sentences(text)
    letters = sum(map(str.isalnum, "".join(word.group() for word in words)))
    too_long = [each for each in sentences if each.words > long_sentence]
    return Readability(
        sentences=len(sentences),
        words=len(words),
        letters=letters,
        automated_readability=automated_readability(letters, len(words), len(sentences)),
        coleman_liau=coleman_liau(letters, len(words), len(sentences)),
        hard_words=_hard_words(text, words, {each.start for each in sentences}),
        long_sentences=tuple(sorted(too_long, key=lambda each: (-each.words, each.start))),
    )


def automated_readability(letters: int, words: int, sentences: int) -> float:
    """This will give the Automated Readability Index, a United States school grade: Smith & Senter,
    AMRL-TR-66-220, 1967. It weighs letters a word and words a sentence. Digits count as letters; marks do not
    (some tools count them, and read up to a grade higher).

    Raises:
        MethodError: a count below 1.

    Example:
        >>> round(automated_readability(letters=500, words=100, sentences=5), 2)
        12.12
    """
    _counts(letters, words, sentences)
    return 4.71 * letters / words + 0.5 * words / sentences - 21.43


def coleman_liau(letters: int, words: int, sentences: int) -> float:
    """This will give the Coleman-Liau index, a United States school grade: Coleman & Liau, Journal of Applied
    Psychology 60(2), 1975. It weighs letters and sentences per hundred words.

    Raises:
        MethodError: a count below 1.

    Example:
        >>> round(coleman_liau(letters=639, words=119, sentences=5), 1)
        14.5
    """
    _counts(letters, words, sentences)
    return 0.0588 * 100 * letters / words - 0.296 * 100 * sentences / words - 15.8


def _counts(letters: int, words: int, sentences: int) -> None:
    if min(letters, words, sentences) < 1:
        raise MethodError(f"a text has at least one letter, word and sentence, not {letters}, {words} and {sentences}")


def _sentences(text: str) -> list[LongSentence]:
    found: list[LongSentence] = []
    start = 0
    for end in [*(match.end() for match in _END.finditer(text)), len(text)]:
        piece = text[start:end]
        last = end == len(text) or piece.endswith("\n")
        if not last and _SHORT_FORM.search(piece.rstrip()):
            continue  # "Dr. Shah" goes on
        inside = list(_WORD.finditer(text, start, end))
        if inside:
            found.append(LongSentence(inside[0].start(), start + len(piece.rstrip()), len(inside)))
        start = end
    return found


def _hard_words(text: str, words: list[re.Match[str]], firsts: set[int]) -> tuple[HardWord, ...]:
    found: dict[str, list[tuple[int, int]]] = {}
    phrases = [(key, match.span()) for key in PLAINER if " " in key for match in re.finditer(rf"\b{key}\b", text, re.I)]
    for key, place in phrases:
        found.setdefault(key, []).append(place)
    within_phrases = {place for _, (start, end) in phrases for place in range(start, end)}
    for word in words:
        if word.start() in within_phrases:
            continue
        plain = _POSSESSIVE.sub("", word.group().lower())
        listed = _listed(plain)
        if listed is not None or (not _is_name(word, firsts) and _is_long(plain)):
            found.setdefault(listed or plain, []).append(word.span())
    hard = [
        HardWord(text[start:end], start, end, len(places), PLAINER.get(key))
        for key, places in found.items()
        for start, end in places[:1]
    ]
    return tuple(sorted(hard, key=lambda each: (-each.times, each.start)))


def _stems(word: str) -> tuple[str, ...]:
    """The word, and what it may be a form of: "requires", "required", "requiring"."""
    bare = re.sub(r"(?:s|es|d|ed|ing)$", "", word)
    return (word, bare, f"{bare}e", word.removesuffix("s"), word.removesuffix("d"), word.removesuffix("ed"))


def _is_name(word: re.Match[str], firsts: set[int]) -> bool:
    return word.group()[0].isupper() and word.start() not in firsts


@lru_cache(10_000)
def _listed(word: str) -> str | None:
    return next((stem for stem in _stems(word) if stem in PLAINER), None)


@lru_cache(10_000)
def _is_long(word: str) -> bool:
    return not any(stem in FAMILIAR for stem in _stems(word)) and syllables(word) >= 3


def syllables(word: str) -> int:
    """This will count the syllables of an English word by its groups of vowels; at least 1.

    A silent e and the endings -es, -ed and -ing are left out. Parts joined by hyphens are counted apart and
    the longest taken: "long-term" is no hard word.

    Example:
        >>> [syllables(word) for word in ("care", "doctor", "hospital", "information", "long-term")]
        [1, 2, 3, 4, 1]
    """
    return max(_syllables(part) for part in word.lower().split("-"))


def _syllables(part: str) -> int:
    stem = re.sub(r"(?<=[a-z]{2})(?:es|ed|ing)$", "", part)
    stem = re.sub(r"(?<=[^aeiouyl])e$", "", stem)
    return max(1, len(re.findall(r"[aeiouy]+", stem)))
