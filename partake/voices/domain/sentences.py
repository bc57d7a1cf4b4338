"""What somebody said, sentence by sentence, so that a label can say which of them it speaks of.

A sentence ends at a full stop, question mark or exclamation mark that is followed by a space, or at the end of a line.
People write as they please: "a.m.", "Dr. Lund", "3.5" and "…" inside a sentence do not end it. The same words always
give the same sentences, for labels keep their numbers.
"""

import re

# What ends in a full stop and is no sentence's end, in small letters and without its last stop: before a name; and
# anywhere, unless a capital follows.
_BEFORE_A_NAME = frozenset({"dr", "mr", "mrs", "ms", "prof", "st"})
_SHORT = frozenset(
    {"a.m", "appt", "approx", "dept", "e.g", "etc", "ext", "hr", "hrs", "i.e", "min", "mins", "p.m", "tel"}
)
# Full stops of scripts that put no space after them end a sentence by themselves.
_END = re.compile(r"(?P<mark>[.!?؟۔।]+)[\"'”’»)\]]*(?=\s)|[。！？]+[」』”]*|\n+")
_WORD_BEFORE = re.compile(r"[^\s\"'“‘(\[]+\Z")


def sentences_of(words: str) -> tuple[str, ...]:
    """This will give the sentences of a text in order, each as it was written, without the space around it."""
    found: list[str] = []
    start = 0
    for end in _END.finditer(words):
        if end["mark"] and _goes_on(words, start, end):
            continue
        found.append(words[start : end.end()])
        start = end.end()
    found.append(words[start:])
    return tuple(sentence.strip() for sentence in found if sentence.strip())


def sentences_of_voice(words: str, good: str, better: str) -> tuple[str, ...]:
    """This will give everything a voice says, sentence by sentence: its words, then what was good, then what could be
    better. The first is part 1 of the voice."""
    return tuple(sentence for text in (words, good, better) for sentence in sentences_of(text))


def _goes_on(words: str, start: int, end: "re.Match[str]") -> bool:
    """Whether the sentence goes on after these marks."""
    after = words[end.end() :].lstrip(" \t")
    if end["mark"].endswith(("..", "…")):
        return bool(after) and after[0].islower()
    if end["mark"] != ".":
        return False
    before = _WORD_BEFORE.search(words[start : end.start()])
    word = before.group().casefold() if before else ""
    if word in _SHORT:
        return not after[:1].isupper()
    return word in _BEFORE_A_NAME or (len(word) == 1 and word.isalpha() and word != "i")
