"""Who volunteered, what the panel must look like, and the types of person between them.

Two volunteers are of one type when nothing in the rules can tell them apart: same answers in every category
with a quota, and households made up alike. Sharing a chance equally inside a type costs nobody anything, so
the lottery works on counts per type, which makes hard pools small.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from partake.methods.errors import MethodError

Floats = NDArray[np.float64]
Answers = tuple[str, ...]


@dataclass(frozen=True)
class Volunteer:
    """This will stand for one person willing to take part: `answers` gives their value in each category, and
    at most one person of a `household` is ever chosen (None: not checked for this person)."""

    id: str
    answers: Mapping[str, str]
    household: str | None = None


@dataclass(frozen=True)
class Quota:
    """This will ask for at least `lowest` and at most `highest` seats (whole numbers) for one value of one
    category."""

    category: str
    value: str
    lowest: int
    highest: int


@dataclass(frozen=True)
class PersonType:
    """This will stand for volunteers whom no rule can tell apart: their ids, sorted, and the household each
    belongs to (None where it does not matter)."""

    answers: Answers
    members: tuple[str, ...]
    households: tuple[str | None, ...]


@dataclass(frozen=True, eq=False)
class Rules:
    """This will hold the pool as arithmetic. A panel is a whole number for each of T types,
    from `least` to `counts`; `rows` (R x T) times it must lie between `lowest` and `highest`. Row 0 is the
    seats, then one row for each quota, then one for each make-up of household."""

    types: tuple[PersonType, ...]
    least: Floats
    counts: Floats
    rows: Floats
    lowest: Floats
    highest: Floats
    quotas: tuple[Quota, ...]

    def allow(self, panel: Floats) -> bool:
        """This will say whether a panel (counts per type) breaks no rule."""
        totals = self.rows @ panel
        return bool(
            np.all(panel >= self.least)
            and np.all(panel <= self.counts)
            and np.all(totals >= self.lowest)
            and np.all(totals <= self.highest)
        )


def rules(volunteers: Sequence[Volunteer], quotas: Sequence[Quota], seats: int) -> Rules:
    """This will check a pool and its quotas and put them as arithmetic on types of person.

    The order in which volunteers or quotas are given makes no difference to the types.

    Raises:
        MethodError: empty pool, a repeated id or quota, an answer that has no quota, a missing answer,
            quotas that are negative or upside down, more seats than people who could sit together.
    """
    categories = _categories(quotas)
    _check_volunteers(volunteers, quotas, categories, seats)
    answers = {person.id: tuple(person.answers[name] for name in categories) for person in volunteers}
    sharing: dict[str, list[str]] = defaultdict(list)
    for person in volunteers:
        if person.household is not None:
            sharing[person.household].append(person.id)
    # A household is known to the rules only by the answers of its members: two such are interchangeable.
    make_up = {
        name: tuple(sorted(answers[member] for member in members))
        for name, members in sharing.items()
        if len(members) > 1
    }
    grouped: dict[tuple[Answers, tuple[Answers, ...]], list[tuple[str, str | None]]] = defaultdict(list)
    for person in volunteers:
        home = person.household if person.household in make_up else None
        key = (answers[person.id], make_up[home] if home is not None else ())
        grouped[key].append((person.id, home))
    keys = sorted(grouped)
    types = tuple(
        PersonType(key[0], tuple(m for m, _ in sorted(grouped[key])), tuple(h for _, h in sorted(grouped[key])))
        for key in keys
    )
    quotas = tuple(sorted(quotas, key=lambda quota: (quota.category, quota.value)))
    homes = Counter(make_up.values())
    place = {name: position for position, name in enumerate(categories)}
    rows = [np.ones(len(types))]
    rows += [np.array([float(key[0][place[q.category]] == q.value) for key in keys]) for q in quotas]
    rows += [np.array([float(key[1] == shape) for key in keys]) for shape in sorted(homes)]
    most_homes = [float(homes[shape]) for shape in sorted(homes)]
    built = Rules(
        types=types,
        least=np.zeros(len(types)),
        counts=np.array([float(len(kind.members)) for kind in types]),
        rows=np.array(rows),
        lowest=np.array([float(seats), *(float(q.lowest) for q in quotas), *(0.0 for _ in most_homes)]),
        highest=np.array([float(seats), *(float(q.highest) for q in quotas), *most_homes]),
        quotas=quotas,
    )
    apart = len(volunteers) - sum(len(shape) * count for shape, count in homes.items()) + homes.total()
    if seats > apart:
        raise MethodError(
            f"{seats} seats cannot be filled: {len(volunteers)} people volunteered, of whom at most "
            f"{apart} can sit together, one from each household."
        )
    return built


def _categories(quotas: Sequence[Quota]) -> tuple[str, ...]:
    seen = set()
    for quota in quotas:
        name = f"{quota.category}: {quota.value}"
        if (quota.category, quota.value) in seen:
            raise MethodError(f"There are two quotas for {name}. Keep one.")
        seen.add((quota.category, quota.value))
        if not (isinstance(quota.lowest, int) and isinstance(quota.highest, int)):
            raise MethodError(f"The quota for {name} must be in whole people.")
        if not 0 <= quota.lowest <= quota.highest:
            raise MethodError(
                f"The quota for {name} asks for {quota.lowest} to {quota.highest} people. "
                "The lowest must be 0 or more and not above the highest."
            )
    return tuple(sorted({category for category, _ in seen}))


def _check_volunteers(
    volunteers: Sequence[Volunteer], quotas: Sequence[Quota], categories: tuple[str, ...], seats: int
) -> None:
    if not volunteers:
        raise MethodError("Nobody has volunteered, so no panel can be drawn.")
    if seats < 1:
        raise MethodError(f"A panel needs at least 1 seat, not {seats}.")
    repeated = [name for name, times in Counter(person.id for person in volunteers).items() if times > 1]
    if repeated:
        raise MethodError(f"Volunteer {repeated[0]} is in the pool twice.")
    wanted = {(quota.category, quota.value) for quota in quotas}
    for person in volunteers:
        for category in categories:
            if category not in person.answers:
                raise MethodError(f"Volunteer {person.id} has no answer for {category}.")
            value = person.answers[category]
            if (category, value) not in wanted:  # a misspelt value would be a person no quota ever misses
                raise MethodError(f"Volunteer {person.id} answered {value!r} for {category}, which has no quota.")
