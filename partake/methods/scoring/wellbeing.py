"""The four personal wellbeing questions of the Office for National Statistics: four scores, never summed.

Source: ONS, Personal well-being user guidance (Open Government Licence). The thresholds are the standard
ones and were not verified against the present page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from math import fsum

from partake.methods.errors import MethodError

__all__ = ["Band", "Question", "Wellbeing", "band", "summarise"]


class Question(Enum):
    """This will name one of the four questions, each answered from 0 (not at all) to 10 (completely)."""

    SATISFIED = "satisfied with life nowadays"
    WORTHWHILE = "things done in life are worthwhile"
    HAPPY = "happy yesterday"
    ANXIOUS = "anxious yesterday"


class Band(Enum):
    """This will name a threshold group. "Very low" is used for anxiety only, "very high" for the others."""

    VERY_LOW = "very low"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very high"


_UP_TO = {
    False: ((4, Band.LOW), (6, Band.MEDIUM), (8, Band.HIGH), (10, Band.VERY_HIGH)),
    True: ((1, Band.VERY_LOW), (3, Band.LOW), (5, Band.MEDIUM), (10, Band.HIGH)),
}


@dataclass(frozen=True, slots=True)
class Wellbeing:
    """This will hold one question's answers: how many, their mean, and the share in each band, lowest
    first. For anxiety a lower mean is better."""

    question: Question
    answered: int
    mean: float
    bands: tuple[tuple[Band, float], ...]


def band(question: Question, answer: int) -> Band:
    """This will give the threshold group of one answer.

    Errors: `MethodError` for an answer that is not a whole number from 0 to 10.

    Example:
        >>> band(Question.HAPPY, 7).value, band(Question.ANXIOUS, 7).value
        ('high', 'high')
        >>> band(Question.HAPPY, 1).value, band(Question.ANXIOUS, 1).value
        ('low', 'very low')
    """
    if answer not in range(11):
        raise MethodError(f"an answer is a whole number from 0 to 10, not {answer}.")
    return next(name for most, name in _UP_TO[question is Question.ANXIOUS] if answer <= most)


def summarise(question: Question, answers: Sequence[int]) -> Wellbeing:
    """This will give the mean and the shares in each band of one question's answers.

    Answers on someone's behalf are not accepted by the standard and must be left out.
    Errors: `MethodError` for no answers, or one that is not a whole number from 0 to 10.

    Example:
        >>> found = summarise(Question.SATISFIED, [3, 6, 8, 8])
        >>> found.mean, [(name.value, share) for name, share in found.bands]
        (6.25, [('low', 0.25), ('medium', 0.25), ('high', 0.5), ('very high', 0.0)])
    """
    if not answers:
        raise MethodError("there are no answers.")
    found = [band(question, answer) for answer in answers]
    names = [name for _, name in _UP_TO[question is Question.ANXIOUS]]
    shares = tuple((name, found.count(name) / len(found)) for name in names)
    return Wellbeing(question, len(answers), fsum(answers) / len(answers), shares)
