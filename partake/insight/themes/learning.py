"""What a machine learns from people's labels, and how well: no database here.

Themes are learnt from whole comments, feelings (happy, unhappy, neither) from the sentences or comments that carry one
alone. The accuracy card is of comments the model had not seen: five parts, each judged by a model taught by the rest.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext, ngettext

from partake.insight.themes.framework_files import Framework
from partake.methods.errors import MethodError
from partake.methods.themes import (
    AccuracyCard,
    Agreement,
    Labelled,
    ThemeModel,
    cross_validate,
    judge,
    pack,
    train,
    unpack,
)
from partake.voices.domain.labels import Sentiment

FOLDS = 5
FEWEST_COMMENTS = 30
"""Fewer, and the five parts of the card hold fewer than six comments each: it would say nothing."""
FEWEST_OF_A_THEME = 5
"""One in each part of the card, on average: fewer, and most parts could not be judged on that theme."""
FEWEST_THEMES = 2
FEWEST_OF_A_FEELING = 10
HALF_RIGHT = 0.5
MOSTLY_RIGHT = 0.7
"""Of two feelings, half would be right by tossing a coin."""
FEELINGS = {"happy": Sentiment.HAPPY, "unhappy": Sentiment.UNHAPPY, "neither": Sentiment.NEITHER}
_AS_READ = {code: word for word, code in FEELINGS.items()}


class TooFew(ValueError):
    """There is too little to learn from; the message says in plain words what more is needed."""


@dataclass(frozen=True)
class Example:
    """What people said of one comment: its themes by key (none: no theme fits), and feelings of its parts, each with
    the words it is about."""

    text: str
    themes: frozenset[str]
    feelings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Line:
    """One line of the card. Of the comments a person gave this theme (`given`) and those the machine gave it
    (`suggested`), both did in `right`. `speaks`: the machine may put it on comments."""

    key: str
    name: str
    given: int
    suggested: int
    right: int
    speaks: bool


@dataclass(frozen=True)
class Card:
    """How a model did on comments it had not seen: all themes together, then each."""

    comments: int
    lines: tuple[Line, ...]
    feelings: tuple[Line, ...] = field(default=())
    feeling_comments: int = 0

    @property
    def suggested(self) -> int:
        return sum(line.suggested for line in self.lines)

    @property
    def right(self) -> int:
        return sum(line.right for line in self.lines)

    @property
    def out_of_ten(self) -> int | None:
        """This will give how many of ten suggestions a person had given too; None where it made none."""
        return round(10 * self.right / self.suggested) if self.suggested else None

    def as_json(self) -> dict[str, Any]:
        lines = {name: [list(vars(line).values()) for line in getattr(self, name)] for name in ("lines", "feelings")}
        return {"comments": self.comments, "feeling_comments": self.feeling_comments, **lines}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Card":
        lines = {name: tuple(Line(*line) for line in kept[name]) for name in ("lines", "feelings")}
        return cls(comments=kept["comments"], feeling_comments=kept["feeling_comments"], **lines)


@dataclass(frozen=True)
class Learnt:
    """A model ready to be stored. `packed_feelings` is empty where there was too little to learn these from."""

    packed: bytes
    packed_feelings: bytes
    fingerprint: str
    examples: int
    card: Card


def learn(examples: Sequence[Example], framework: Framework) -> Learnt:
    """This will teach a model and judge it. Raises `TooFew`."""
    known = {theme.key: theme.name for theme in framework.offered}
    enough(examples, framework)
    labelled = [_labelled(one, known) for one in examples]
    themes = tuple(known.values())
    try:
        model = train(labelled, themes=themes)
        found = cross_validate(labelled, themes=themes, folds=FOLDS)
    except MethodError:
        share = gettext("The comments labelled so far share too few words to learn from. Label some more.")
        raise TooFew(share) from None
    keys = {name: key for key, name in known.items()}
    feelings, feeling_lines, feeling_comments = _feelings(examples)
    card = Card(found.comments, _lines(found, keys), feeling_lines, feeling_comments)
    return Learnt(pack(model), feelings, model.fingerprint, len(examples), card)


def enough(examples: Sequence[Example], framework: Framework) -> None:
    """This will do nothing if there are enough labels to learn from. Raises `TooFew`, saying how many more."""
    more = FEWEST_COMMENTS - len(examples)
    if more > 0:
        words = ngettext(
            "The machine learns from %(fewest)d labelled comments or more. There are %(here)d: label %(num)d more.",
            "The machine learns from %(fewest)d labelled comments or more. There are %(here)d: label %(num)d more.",
            more,
        )
        raise TooFew(words % {"fewest": FEWEST_COMMENTS, "here": len(examples), "num": more})
    counts = [sum(theme.key in one.themes for one in examples) for theme in framework.offered]
    often = sum(count >= FEWEST_OF_A_THEME for count in counts)
    if often < FEWEST_THEMES:
        words = gettext(
            "The machine needs %(themes)d themes or more that are on %(each)d comments each. There are %(here)d."
        )
        raise TooFew(words % {"themes": FEWEST_THEMES, "each": FEWEST_OF_A_THEME, "here": often})


def judge_elsewhere(packed: bytes, examples: Sequence[Example], framework: Framework) -> Card:
    """This will judge a model by what people of another body said of their own comments, in the same framework.
    Raises `TooFew`."""
    known = {theme.key: theme.name for theme in framework.offered}
    enough(examples, framework)
    try:
        found = judge(unpacked(packed), [_labelled(one, known) for one in examples])
    except MethodError as wrong:
        raise TooFew(gettext("It cannot be judged there: %(why)s.") % {"why": wrong}) from None
    return Card(found.comments, _lines(found, {name: key for key, name in known.items()}))


@lru_cache(maxsize=4)
def unpacked(packed: bytes) -> ThemeModel:
    """This will give a stored model, read once by each process."""
    return unpack(packed)


def _labelled(one: Example, known: dict[str, str]) -> Labelled:
    """A theme that the framework no longer offers teaches nothing: the comment stays, as one of the others."""
    return Labelled(one.text, frozenset(known[theme] for theme in one.themes if theme in known))


def _lines(found: AccuracyCard, keys: dict[str, str]) -> tuple[Line, ...]:
    lines = [_line(keys[one.theme], one.theme, one.overall, FEWEST_OF_A_THEME, HALF_RIGHT) for one in found.themes]
    return tuple(sorted(lines, key=lambda line: (-line.given, line.name)))


def _line(key: str, name: str, counted: Agreement, fewest: int, right: float) -> Line:
    """A theme or a feeling may be spoken of where it was given often enough to learn, and enough of what was suggested
    was right."""
    speaks = counted.given >= fewest and (counted.precision or 0) >= right
    return Line(key, name, counted.given, counted.suggested, counted.right, speaks)


def _feelings(examples: Sequence[Example]) -> tuple[bytes, tuple[Line, ...], int]:
    """Feelings are learnt where two of them were said often enough; a machine that cannot tell them says none."""
    labelled = [
        Labelled(text, frozenset({_AS_READ[Sentiment(feeling)]})) for one in examples for text, feeling in one.feelings
    ]
    often = [word for word in FEELINGS if sum(word in one.themes for one in labelled) >= FEWEST_OF_A_FEELING]
    if len(often) < FEWEST_THEMES:
        return b"", (), len(labelled)
    try:
        model = train(labelled, themes=tuple(FEELINGS))
        found = cross_validate(labelled, themes=tuple(FEELINGS), folds=FOLDS)
    except MethodError:
        return b"", (), len(labelled)
    lines = tuple(
        _line(FEELINGS[one.theme], one.theme, one.overall, FEWEST_OF_A_FEELING, MOSTLY_RIGHT) for one in found.themes
    )
    return pack(model), lines, len(labelled)
