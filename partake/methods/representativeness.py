"""Who took part, and who is missing: participants against the population, one characteristic at a time."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum

from partake.methods.errors import MethodError
from partake.methods.intervals import Interval, benjamini_hochberg, wilson

__all__ = ["Finding", "Group", "Representation", "compare_with_population"]


class Finding(Enum):
    """This will say how a group's share among participants stands to its share of the population."""

    FEWER = "fewer than in the population"
    ALIKE = "about the same as in the population"
    MORE = "more than in the population"
    TOO_FEW = "too few to say"


@dataclass(frozen=True, slots=True)
class Group:
    """This will hold one group: how many took part, their share with its interval, the population's share,
    the finding, and the p value of the exact binomial test adjusted for the number of groups."""

    name: str
    people: int
    share: Interval
    population: float
    finding: Finding
    adjusted_p: float


@dataclass(frozen=True, slots=True)
class Representation:
    """This will hold one characteristic. `answered` people gave a group; `unknown` did not, and are in no
    share: when they are many, every finding is weaker than it looks."""

    answered: int
    unknown: int
    groups: tuple[Group, ...]


def compare_with_population(
    participants: Mapping[str, int],
    population: Mapping[str, float],
    *,
    unknown: Collection[str] = (),
    rate: float = 0.05,
    alike: float = 1.5,
) -> Representation:
    """This will say for each group whether it is under- or over-represented, or that it is too soon to say.

    Args:
        participants: how many people of each group took part. A group left out counts as nobody.
        population: each group's count or share, any scale, none below 0.
        unknown: labels among the participants that say nothing ("prefer not to say").
        rate: the false discovery rate over the groups of this characteristic.
        alike: a group is called about the same only when its whole 95% interval lies within this factor
            of the population's share (1.5: from two thirds of it to one and a half times). When neither a
            difference nor likeness is shown, the finding is TOO_FEW.

    Errors: `MethodError` when nobody answered, a participant's group is not in the population, a count
    is below 0 or not whole, or the population is empty.
    Source: exact binomial test; Wilson interval; Benjamini and Hochberg 1995. The likeness rule is ours:
    that no difference was found does not mean there is none.

    Example:
        >>> found = compare_with_population(
        ...     {"under 65": 290, "65 and over": 310, "not said": 12},
        ...     {"under 65": 80, "65 and over": 20}, unknown={"not said"},
        ... )
        >>> [(group.name, group.finding.name) for group in found.groups]
        [('under 65', 'FEWER'), ('65 and over', 'MORE')]
    """
    _check(participants, population, unknown, alike)
    whole = sum(population.values())
    answered = sum(people for name, people in participants.items() if name not in unknown)
    if answered == 0:
        raise MethodError("nobody who took part gave a group, so there is nothing to compare.")

    from scipy.stats import binomtest  # heavy, and only wanted here

    counts = {name: participants.get(name, 0) for name in population}
    tests = [float(binomtest(counts[name], answered, population[name] / whole).pvalue) for name in population]
    judged = benjamini_hochberg(tests, rate=rate)
    groups = []
    for name, found, adjusted in zip(population, judged.found, judged.adjusted, strict=True):
        share, expected = wilson(counts[name], answered), population[name] / whole
        groups.append(Group(name, counts[name], share, expected, _finding(share, expected, found, alike), adjusted))
    return Representation(answered, sum(participants.values()) - answered, tuple(groups))


def _finding(share: Interval, expected: float, different: bool, alike: float) -> Finding:
    if different:
        return Finding.MORE if share.estimate > expected else Finding.FEWER
    if expected / alike <= share.low and share.high <= expected * alike:
        return Finding.ALIKE
    return Finding.TOO_FEW


def _check(
    participants: Mapping[str, int],
    population: Mapping[str, float],
    unknown: Collection[str],
    alike: float,
) -> None:
    if not alike > 1:
        raise MethodError(f"the factor that counts as alike must be above 1, not {alike}.")
    for name, size in population.items():
        if not 0 <= size < float("inf"):
            raise MethodError(f"the population has {size} in {name!r}: it must be 0 or more.")
        if name in unknown:
            raise MethodError(f"{name!r} is both a group of the population and unknown.")
    if not sum(population.values()) > 0:
        raise MethodError("the population is empty.")
    for name, people in participants.items():
        if name not in population and name not in unknown:
            raise MethodError(f"{name!r} is not a group of the population; name it as unknown, or map it.")
        if people < 0 or people != int(people):
            raise MethodError(f"{people} people in {name!r}: a count must be a whole number of 0 or more.")
