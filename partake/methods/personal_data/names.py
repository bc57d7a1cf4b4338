"""People's names, by lists and rules. Many are missed: read the recall in `find_personal_data` first."""

import re
from collections.abc import Iterator, Sequence

from partake.methods.personal_data.patterns import Found, Kind
from partake.methods.personal_data.word_lists import (
    ALSO_WORDS,
    CLEAR_TITLES,
    GIVEN_NAMES,
    MONTHS,
    ORDINARY,
    PLACES,
    ROLES,
    SURNAMES,
    TITLES,
)

NEVER_NAMES = ORDINARY | PLACES | ROLES | TITLES
IN_A_LIST = GIVEN_NAMES | SURNAMES
NAMES_ALONE = GIVEN_NAMES - ALSO_WORDS

LONGEST = 3
"""Words in one name."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_CUE = re.compile(
    r"\b(?:name is|name'?s|name was|is called|was called|named|signed|signed by|regards|i am|i'm)[\s,:]*$",
    re.I,
)
_POSSESSIVE = re.compile(r"['’]s$", re.I)

Word = re.Match[str]


def names(text: str) -> Iterator[Found]:
    """This will find names of people, and of wards and charities that are called after people."""
    words = list(_WORD.finditer(text))
    place = 0
    while place < len(words):
        length, sure = _name_at(text, words, place)
        last = place + max(length, 1)
        if length:
            start, end = words[place].start(), words[last - 1].end()
            end -= len(text[start:end]) - len(_POSSESSIVE.sub("", text[start:end]))
            yield Found(start, end, Kind.NAME, sure)
        place = last


def _name_at(text: str, words: Sequence[Word], place: int) -> tuple[int, bool]:
    """How many words from this one make a name (0: none), and whether that is sure."""
    plain = _plain(words[place])
    if plain in NEVER_NAMES:
        return 0, False
    capital = words[place].group()[0].isupper()
    before = _plain(words[place - 1]) if place and _joined(text, words, place - 1) else ""
    length = _length(text, words, place)
    if before in TITLES and (capital or before in CLEAR_TITLES or plain in IN_A_LIST):
        return length, True
    if _joined(text, words, place + length - 1) and _plain(words[place + length]) in PLACES:
        return 0, False  # "Sarah Swift Ward" is where, not who
    if capital and (before in ROLES or _CUE.search(text, 0, words[place].start())):
        return length, True
    if plain in NAMES_ALONE:
        return (length, True) if capital else (length + _lower_surname(text, words, place), False)
    if not capital or words[place].group().isupper():
        return 0, False
    # "Grace Adeyemi" is a person, "Grace" within a sentence may be one, "will" and "Will" are words.
    # Any two capitals side by side may be a name that no list holds.
    known = plain in ALSO_WORDS
    return (length, known) if length > 1 else (int(known and bool(before) and plain not in MONTHS), False)


def _lower_surname(text: str, words: Sequence[Word], place: int) -> int:
    """Whether "keith" is followed by what may be his surname: no word we know, and not formed like a verb."""
    if not _joined(text, words, place):
        return 0
    after = _plain(words[place + 1])
    return int(after not in NEVER_NAMES and not after.endswith(("ed", "ing", "ly")))


def _length(text: str, words: Sequence[Word], place: int) -> int:
    """How many capitalised words follow one another from this one: one name."""
    length = 1
    while (
        length < LONGEST
        and words[place].group()[0].isupper()
        and _joined(text, words, place + length - 1)
        and words[place + length].group()[0].isupper()
        and _plain(words[place + length]) not in NEVER_NAMES
        and not _POSSESSIVE.search(words[place + length - 1].group())
    ):
        length += 1
    return length


def _joined(text: str, words: Sequence[Word], place: int) -> bool:
    """Whether this word and the next stand side by side; "Dr. Shah" does, the end of a sentence does not."""
    if place + 1 >= len(words):
        return False
    between = text[words[place].end() : words[place + 1].start()]
    return between.isspace() or (between == ". " and _plain(words[place]) in TITLES)


def _plain(word: Word) -> str:
    plain = word.group().lower()
    return _POSSESSIVE.sub("", plain.replace("’", "'")) if "'" in plain or "’" in plain else plain
