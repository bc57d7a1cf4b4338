"""The variation and assurance icons as categories, with a letter and words so that colour is never alone."""

from enum import Enum


class Better(Enum):
    """This will say which way is good."""

    HIGHER = 1
    LOWER = -1
    NEITHER = 0


class Variation(Enum):
    """This will name what a point, or a chart's latest point, shows (NHS England, Making Data Count)."""

    COMMON_CAUSE = "common_cause"
    IMPROVEMENT_HIGH = "improvement_high"
    IMPROVEMENT_LOW = "improvement_low"
    CONCERN_HIGH = "concern_high"
    CONCERN_LOW = "concern_low"
    NEUTRAL_HIGH = "neutral_high"
    NEUTRAL_LOW = "neutral_low"

    @property
    def letter(self) -> str:
        """This will give what the icon says without its colour: H, L, an arrow, or nothing for chance."""
        return _VARIATION_LETTERS[self]


class Assurance(Enum):
    """This will name whether the system, as it runs, can be relied on to meet its target."""

    PASS = "consistent_pass"  # noqa: S105 - an icon's name
    FAIL = "consistent_fail"
    INCONSISTENT = "inconsistent"
    NONE = "none"

    @property
    def letter(self) -> str:
        """This will give what the icon says without its colour: P, F, ? or nothing."""
        return {"consistent_pass": "P", "consistent_fail": "F", "inconsistent": "?", "none": ""}[self.value]


_VARIATION_LETTERS = {
    Variation.COMMON_CAUSE: "",
    Variation.IMPROVEMENT_HIGH: "H",
    Variation.IMPROVEMENT_LOW: "L",
    Variation.CONCERN_HIGH: "H",
    Variation.CONCERN_LOW: "L",
    Variation.NEUTRAL_HIGH: "↑",
    Variation.NEUTRAL_LOW: "↓",
}

_BY_SIDE_AND_BETTER = {
    (1, Better.HIGHER): Variation.IMPROVEMENT_HIGH,
    (-1, Better.HIGHER): Variation.CONCERN_LOW,
    (1, Better.LOWER): Variation.CONCERN_HIGH,
    (-1, Better.LOWER): Variation.IMPROVEMENT_LOW,
    (1, Better.NEITHER): Variation.NEUTRAL_HIGH,
    (-1, Better.NEITHER): Variation.NEUTRAL_LOW,
}


def variation_of(side: int, better: Better) -> Variation:
    """This will give the category of a point whose signal points to `side` (1 high, -1 low, 0 none).

    Example:
        >>> variation_of(1, Better.LOWER).value, variation_of(0, Better.LOWER).value
        ('concern_high', 'common_cause')
    """
    return _BY_SIDE_AND_BETTER.get((side, better), Variation.COMMON_CAUSE)


def assurance_of(lower: float, upper: float, target: float | None, better: Better) -> Assurance:
    """This will say whether a system between `lower` and `upper` meets `target`: always, never, or
    now and then. A target on a limit counts as now and then. Without a target or a good direction: NONE.

    Example:
        >>> assurance_of(0.85, 0.92, 0.95, Better.HIGHER).value
        'consistent_fail'
    """
    if target is None or better is Better.NEITHER:
        return Assurance.NONE
    if lower <= target <= upper:
        return Assurance.INCONSISTENT
    target_is_above = target > upper
    return Assurance.FAIL if target_is_above == (better is Better.HIGHER) else Assurance.PASS
