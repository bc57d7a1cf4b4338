"""Activation levels from a score. Scores only: the items of the measure are licensed and not here.

Two sets of cut points are in print for the third level, so they are named and can be set.
Source: Hibbard and others (PMC2955177) for the older set; Shirley Ryan AbilityLab for the newer.
"""

from dataclasses import dataclass

from partake.methods.errors import MethodError

__all__ = ["NEWER", "OLDER", "ActivationChange", "CutPoints", "activation_change", "activation_level"]


@dataclass(frozen=True, slots=True)
class CutPoints:
    """This will hold the highest score of levels 1, 2 and 3; anything above is level 4.

    Errors: `MethodError` when they do not rise or do not lie between 0 and 100.
    """

    name: str
    level_1: float
    level_2: float
    level_3: float

    def __post_init__(self) -> None:
        if not 0 < self.level_1 < self.level_2 < self.level_3 < 100:
            raise MethodError(
                f"cut points must rise between 0 and 100, not {self.level_1}, {self.level_2}, {self.level_3}."
            )


OLDER = CutPoints("levels to 67.0", 47.0, 55.1, 67.0)
NEWER = CutPoints("levels to 72.4", 47.0, 55.1, 72.4)


@dataclass(frozen=True, slots=True)
class ActivationChange:
    """This will hold how far a person came: in points, and from which level to which."""

    points: float
    level_before: int
    level_after: int


def activation_level(score: float, cut_points: CutPoints) -> int:
    """This will give the level, 1 to 4, of a score from 0 to 100.

    Errors: `MethodError` for a score outside 0 to 100.

    Example:
        >>> activation_level(47.0, NEWER), activation_level(70.0, OLDER), activation_level(70.0, NEWER)
        (1, 4, 3)
    """
    if not 0 <= score <= 100:
        raise MethodError(f"an activation score lies from 0 to 100, not {score}.")
    return 1 + sum(score > most for most in (cut_points.level_1, cut_points.level_2, cut_points.level_3))


def activation_change(before: float, after: float, cut_points: CutPoints) -> ActivationChange:
    """This will give a person's change between two scores of the same version, by one set of cut points.

    Errors: as `activation_level`.

    Example:
        >>> activation_change(45.2, 56.4, NEWER)
        ActivationChange(points=11.2, level_before=1, level_after=3)
    """
    levels = activation_level(before, cut_points), activation_level(after, cut_points)
    return ActivationChange(round(after - before, 1), *levels)
