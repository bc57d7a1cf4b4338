"""Raking: weights that make the people who answered look like the population, with an honest report.

Source: Deming and Stephan, Annals of Mathematical Statistics 11, 1940; trimming and its cost, Kish 1965
and Potter, Proceedings of the Survey Research Methods Section (ASA), 1990.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isclose

import numpy as np
from numpy.typing import NDArray

from partake.methods.errors import MethodError
from partake.methods.intervals import design_effect

__all__ = ["Gap", "Raked", "rake"]

Weights = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Gap:
    """This will hold one group's share of the population (`wanted`), and before and after weighting."""

    characteristic: str
    group: str
    wanted: float
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Raked:
    """This will hold the weights (average 1, in the order of the people given) and how well they do.

    `converged` is true when every share after weighting is within the tolerance of the one wanted;
    trimming can make that impossible, and then `largest_gap` says what is left. `trimmed` counts the
    people at a limit. `design_effect` is what the weights cost: answers / `effective_size`.
    """

    weights: tuple[float, ...]
    converged: bool
    rounds: int
    largest_gap: float
    trimmed: int
    design_effect: float
    effective_size: float
    gaps: tuple[Gap, ...]


def rake(
    people: Mapping[str, Sequence[str]],
    population: Mapping[str, Mapping[str, float]],
    *,
    start: Sequence[float] | None = None,
    trim: tuple[float, float] | None = None,
    tolerance: float = 1e-6,
    most_rounds: int = 1_000,
) -> Raked:
    """This will weight people so that each characteristic has the population's shares.

    Args:
        people: for each characteristic, every person's group, in one order of people.
        population: for each characteristic, each group's count or share (any scale, above 0).
        start: the weights to begin from (for example from the sampling); all alike when None.
        trim: the least and most a weight may be, as multiples of the average (for example (0.3, 3)).
        tolerance: the largest difference in share accepted.
        most_rounds: when to stop and report what is left.

    Errors: `MethodError` for no people, characteristics that differ, a person in a group the population
    does not have, a population group with nobody to weight up (merge it with another), or bad numbers.

    Example:
        >>> found = rake(
        ...     {"sex": ["f", "f", "f", "m"], "age": ["old", "old", "young", "old"]},
        ...     {"sex": {"f": 50, "m": 50}, "age": {"old": 75, "young": 25}},
        ... )
        >>> [round(weight, 3) for weight in found.weights], found.converged
        ([0.5, 0.5, 1.0, 2.0], True)
    """
    members, targets, names = _margins(people, population)
    many = len(next(iter(people.values())))
    weights = _start(start, many)
    low, high = _limits(trim)
    if not (tolerance > 0 and most_rounds >= 1):
        raise MethodError("the tolerance must be above 0 and the rounds at least 1.")
    before = [_shares(weights, codes, len(target)) for codes, target in zip(members, targets, strict=True)]

    rounds, largest = 0, _largest_gap(weights, members, targets)
    while largest > tolerance and rounds < most_rounds:
        rounds += 1
        for codes, target in zip(members, targets, strict=True):
            shares = _shares(weights, codes, len(target))
            weights = weights * (target / shares)[codes]
        weights = _trimmed(weights / weights.mean(), low, high)
        last, largest = largest, _largest_gap(weights, members, targets)
        if isclose(last, largest, rel_tol=1e-9) and largest > tolerance:
            break  # trimming holds the shares where they are; more rounds would not help
    after = [_shares(weights, codes, len(target)) for codes, target in zip(members, targets, strict=True)]
    gaps = tuple(
        Gap(characteristic, group, float(wanted), float(was), float(now))
        for (characteristic, groups), target, first, final in zip(names, targets, before, after, strict=True)
        for group, wanted, was, now in zip(groups, target, first, final, strict=True)
    )
    cost = design_effect(weights.tolist())
    at_a_limit = (weights == low) | (weights == high)
    return Raked(
        tuple(weights.tolist()),
        bool(largest <= tolerance),
        rounds,
        float(largest),
        int(at_a_limit.sum()),
        cost,
        many / cost,
        gaps,
    )


def _trimmed(weights: Weights, low: float, high: float) -> Weights:
    """Weights within the limits whose average is still 1: scaled by the one factor that makes it so."""
    if low <= weights.min() and weights.max() <= high:
        return weights
    least, most = low / weights.max(), high / weights.min() if np.isfinite(high) else 1 / weights.min()
    for _ in range(100):
        factor = (least + most) / 2
        trimmed: Weights = np.clip(factor * weights, low, high)
        if trimmed.mean() > 1:
            most = factor
        else:
            least = factor
    return trimmed


def _shares(weights: Weights, codes: NDArray[np.intp], groups: int) -> Weights:
    shares: Weights = np.bincount(codes, weights=weights, minlength=groups) / weights.sum()
    return shares


def _largest_gap(weights: Weights, members: Sequence[NDArray[np.intp]], targets: Sequence[Weights]) -> float:
    return max(
        float(np.abs(_shares(weights, codes, len(target)) - target).max())
        for codes, target in zip(members, targets, strict=True)
    )


def _margins(
    people: Mapping[str, Sequence[str]], population: Mapping[str, Mapping[str, float]]
) -> tuple[list[NDArray[np.intp]], list[Weights], list[tuple[str, list[str]]]]:
    if not people or set(people) != set(population):
        raise MethodError(
            "people and population must have the same characteristics, at least one: "
            f"{sorted(people)} and {sorted(population)}."
        )
    lengths = {len(groups) for groups in people.values()}
    if len(lengths) > 1 or lengths == {0}:
        raise MethodError(f"every characteristic needs the same people, at least one, not {sorted(lengths)}.")
    members, targets, names = [], [], []
    for characteristic, answers in people.items():
        wanted = population[characteristic]
        places = {group: place for place, group in enumerate(wanted)}
        for answer in answers:
            if answer not in places:
                raise MethodError(f"{characteristic} {answer!r} is not a group of the population.")
        for group, size in wanted.items():
            if not 0 < size < float("inf"):
                raise MethodError(f"{characteristic} {group!r} has a size of {size}: it must be above 0.")
        absent = sorted(set(wanted) - set(answers))
        if absent:
            raise MethodError(
                f"nobody who answered is in {characteristic} {absent[0]!r}: weights cannot speak for them. "
                "Merge the group with another, or say that it is missing."
            )
        members.append(np.array([places[answer] for answer in answers], dtype=np.intp))
        sizes = np.array(list(wanted.values()), dtype=np.float64)
        targets.append(sizes / sizes.sum())
        names.append((characteristic, list(wanted)))
    return members, targets, names


def _start(start: Sequence[float] | None, many: int) -> Weights:
    weights = np.ones(many) if start is None else np.array(start, dtype=np.float64)
    if weights.shape != (many,) or not np.isfinite(weights).all() or (weights <= 0).any():
        raise MethodError(f"starting weights must be {many} numbers above 0.")
    scaled: Weights = weights / weights.mean()
    return scaled


def _limits(trim: tuple[float, float] | None) -> tuple[float, float]:
    low, high = trim if trim is not None else (0.0, float("inf"))
    if not 0 <= low < 1 < high:
        raise MethodError(f"trimming must leave the average of 1 between its limits, not {low} to {high}.")
    return low, high
