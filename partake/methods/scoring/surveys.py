"""Scoring surveys as the adult inpatient survey does: 0 to 10, standardised to one profile of patients.

Source: Care Quality Commission, NHS Adult Inpatient Survey, scoring and technical papers. That options
are evenly spaced, the cap on weights and the smallest number of 30 were not verified; each can be set.
"""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum, isfinite, sqrt
from typing import Any

from partake.methods.errors import MethodError
from partake.methods.intervals import effective_size

__all__ = ["Response", "StandardisedScore", "option_scores", "standardised_score"]


def option_scores(options: int) -> tuple[float, ...]:
    """This will give the score of each evaluative option, best first: 10 down to 0, evenly spaced.

    Options such as "don't know" are not evaluative and are not counted here.
    Errors: `MethodError` for fewer than 2 options.

    Example:
        >>> option_scores(3)
        (10.0, 5.0, 0.0)
    """
    if options < 2:
        raise MethodError(f"a scored question needs at least 2 options, not {options}.")
    return tuple(10 * (options - 1 - place) / (options - 1) for place in range(options))


@dataclass(frozen=True, slots=True)
class Response:
    """This will hold one person's answer: the cell of the profile they belong to (age group, sex, route of
    admission) and the score of their answer, or None when it cannot be scored."""

    cell: Hashable
    score: float | None


@dataclass(frozen=True, slots=True)
class StandardisedScore:
    """This will hold a body's score from 0 to 10 and what it rests on.

    `score` and `standard_error` are None when fewer than the fewest answers were scored. `scored` is how
    many were; `effective_size` what they are worth once weighted. `not_reached` is the share of the
    national profile with nobody here to speak for it: when it is not small, the score is not comparable.
    """

    score: float | None
    standard_error: float | None
    scored: int
    effective_size: float
    not_reached: float
    capped: int


def standardised_score(
    responses: Sequence[Response],
    national: Mapping[Any, float],
    *,
    most_weight: float | None = None,
    fewest: int = 30,
) -> StandardisedScore:
    """This will score one question for one body as if its patients had the national profile.

    Each person weighs their cell's national share / its share among this body's respondents; the score is
    the weighted mean of those who can be scored.

    Args:
        responses: everyone who took part, scored or not: the profile is that of them all.
        national: for each cell, its count or share nationally, any scale.
        most_weight: the largest weight allowed, or None.
        fewest: the fewest scored answers for which a score is given.

    Errors: `MethodError` for no respondents, a cell the nation does not have, a score outside 0 to 10, or
    a limit that is not above 0.

    Example:
        >>> people = [Response("young", 4.0)] * 20 + [Response("old", 8.0)] * 60
        >>> standardised_score(people, {"young": 50, "old": 50}).score
        6.0
    """
    _check(responses, national, most_weight, fewest)
    whole = fsum(national.values())
    here = Counter(response.cell for response in responses)
    weight_of = {cell: (national[cell] / whole) / (count / len(responses)) for cell, count in here.items()}
    limit = most_weight if most_weight is not None else float("inf")
    pairs = [
        (min(weight_of[response.cell], limit), response.score)
        for response in responses
        if response.score is not None and weight_of[response.cell] > 0
    ]
    not_reached = fsum(size for cell, size in national.items() if cell not in here) / whole
    capped = sum(count for cell, count in here.items() if weight_of[cell] > limit)
    effective = effective_size([weight for weight, _ in pairs]) if pairs else 0.0
    if len(pairs) < fewest:
        return StandardisedScore(None, None, len(pairs), effective, not_reached, capped)
    total = fsum(weight for weight, _ in pairs)
    mean = fsum(weight * mark for weight, mark in pairs) / total
    # Linearised variance of a weighted mean (Cochran, Sampling Techniques, 1977).
    spread = fsum((weight * (mark - mean)) ** 2 for weight, mark in pairs) * len(pairs) / max(1, len(pairs) - 1)
    return StandardisedScore(mean, sqrt(spread) / total, len(pairs), effective, not_reached, capped)


def _check(
    responses: Sequence[Response], national: Mapping[Any, float], most_weight: float | None, fewest: int
) -> None:
    if not responses:
        raise MethodError("nobody took part, so there is nothing to score.")
    if most_weight is not None and not most_weight > 0:
        raise MethodError(f"the largest weight must be above 0, not {most_weight}.")
    if fewest < 1:
        raise MethodError(f"the fewest must be at least 1, not {fewest}.")
    for cell, size in national.items():
        if not (isfinite(size) and size >= 0):
            raise MethodError(f"the national share of {cell!r} is {size}: it must be 0 or more.")
    for response in responses:
        if response.cell not in national:
            raise MethodError(f"{response.cell!r} is not a cell of the national profile.")
        if response.score is not None and not 0 <= response.score <= 10:
            raise MethodError(f"a score must lie from 0 to 10, not {response.score}.")
    if not fsum(national[response.cell] for response in responses) > 0:
        raise MethodError("nobody who took part is in a cell with a national share.")
