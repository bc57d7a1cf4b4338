"""Goal attainment scaling: one figure for goals that a person and their team set themselves.

Source: Kiresuk and Sherman, Community Mental Health Journal 4, 1968; Turner-Stokes, Clinical
Rehabilitation 23, 2009.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, isfinite, sqrt

from partake.methods.errors import MethodError

__all__ = ["CORRELATION", "Goal", "goal_attainment"]

CORRELATION = 0.3
"""How far goals of one person are taken to go together; the authors' figure, used by all."""


@dataclass(frozen=True, slots=True)
class Goal:
    """This will hold one goal: how far it was reached, from -2 (much less than expected) through 0 (as
    expected) to 2 (much more), and its weight (importance, or importance × difficulty; above 0)."""

    attainment: int
    weight: float = 1.0


def goal_attainment(goals: Sequence[Goal]) -> float:
    """This will give a person's goal attainment T score: 50 when goals are reached as expected on the whole,
    with a standard deviation of 10.

    Errors: `MethodError` for no goals, an attainment that is not a whole number from -2 to 2, or a weight
    not above 0.

    Example:
        >>> goal_attainment([Goal(0), Goal(1), Goal(-1)])
        50.0
        >>> round(goal_attainment([Goal(1, weight=3), Goal(0, weight=1)]), 1)
        58.7
    """
    if not goals:
        raise MethodError("a person needs at least one goal.")
    for goal in goals:
        if goal.attainment not in range(-2, 3):
            raise MethodError(f"attainment is a whole number from -2 to 2, not {goal.attainment}.")
        if not (isfinite(goal.weight) and goal.weight > 0):
            raise MethodError(f"a goal's weight must be above 0, not {goal.weight}.")
    reached = fsum(goal.weight * goal.attainment for goal in goals)
    squares = fsum(goal.weight**2 for goal in goals)
    together = fsum(goal.weight for goal in goals) ** 2
    return 50 + 10 * reached / sqrt((1 - CORRELATION) * squares + CORRELATION * together)
