"""How many people with a long-term condition feel supported to manage it: three published ways to count.

The sources give different figures from the same answers, so a figure always carries its method's name.
Source: GP Patient Survey as shown by QualityWatch (Nuffield Trust) for TOTAL_YES and NEEDED; the technical
text of the NHS Outcomes Framework for WEIGHTED, which was not verified. For 2015/16 QualityWatch prints
38.5 yes definitely, 24.6 to some extent and 12.4 no, hence 63.1 and 67.3; its "about 81" needs "not needed"
apart from "don't know", which it prints together as 24.5: 22.1 and 2.4 is the split that gives 81.0.
"""

from dataclasses import dataclass
from enum import Enum
from math import fsum, isfinite

from partake.methods.errors import MethodError

__all__ = ["Method", "Question", "Support", "SupportedShare", "question_of", "supported_share"]


class Method(Enum):
    """This will name how the share is counted.

    TOTAL_YES: both kinds of yes, out of everyone.
    NEEDED: both kinds of yes, out of all but those who needed no support ("don't know" stays in).
    WEIGHTED: yes definitely 1, to some extent a half, no 0, out of those three alone.
    """

    TOTAL_YES = "both kinds of yes, out of everyone"
    NEEDED = "both kinds of yes, out of those who needed support or do not know"
    WEIGHTED = "definitely 1, to some extent a half, out of those who said yes or no"


class Question(Enum):
    """This will name the question asked; figures from the two cannot be compared."""

    LAST_6_MONTHS = "enough support in the last 6 months, surveys to 2017"
    LAST_12_MONTHS = "enough support in the last 12 months, surveys from 2018"


@dataclass(frozen=True, slots=True)
class Support:
    """This will hold how many gave each answer, or their weighted numbers or percentages."""

    definitely: float
    to_some_extent: float
    no: float
    not_needed: float
    unknown: float


@dataclass(frozen=True, slots=True)
class SupportedShare:
    """This will hold the share (0 to 1), out of how many, and the method and question it rests on."""

    share: float
    out_of: float
    method: Method
    question: Question


def question_of(survey_year: int) -> Question:
    """This will give the question a survey year asked.

    Example:
        >>> question_of(2017).name, question_of(2018).name
        ('LAST_6_MONTHS', 'LAST_12_MONTHS')
    """
    return Question.LAST_6_MONTHS if survey_year < 2018 else Question.LAST_12_MONTHS


def supported_share(answers: Support, method: Method, *, question: Question) -> SupportedShare:
    """This will give the share of people who feel supported to manage their condition, by a named method.

    Errors: `MethodError` for a number below 0 or not finite, or nobody to count.

    Example:
        >>> england = Support(38.5, 24.6, 12.4, 22.1, 2.4)
        >>> [round(100 * supported_share(england, method, question=question_of(2016)).share, 1)
        ...     for method in Method]
        [63.1, 81.0, 67.3]
    """
    numbers = (answers.definitely, answers.to_some_extent, answers.no, answers.not_needed, answers.unknown)
    if any(not (isfinite(number) and number >= 0) for number in numbers):
        raise MethodError(f"every answer must have a number of 0 or more: {numbers}.")
    half = 0.5 if method is Method.WEIGHTED else 1.0
    out_of = {
        Method.TOTAL_YES: fsum(numbers),
        Method.NEEDED: fsum(numbers) - answers.not_needed,
        Method.WEIGHTED: fsum(numbers[:3]),
    }[method]
    if not out_of > 0:
        raise MethodError("nobody gave an answer this method counts.")
    return SupportedShare((answers.definitely + half * answers.to_some_extent) / out_of, out_of, method, question)
