"""The lottery's answers worked out slowly and plainly, person by person and panel by panel."""

import itertools
from collections import Counter

import numpy as np
from scipy.optimize import linprog

from partake.methods.lottery import Quota, Volunteer


def meets(chosen: tuple[str, ...], pool: list[Volunteer], quotas: list[Quota], seats: int) -> bool:
    people = [person for person in pool if person.id in chosen]
    homes = [person.household for person in people if person.household is not None]
    counts = Counter((name, value) for person in people for name, value in person.answers.items())
    return (
        len(people) == seats == len(chosen)
        and len(homes) == len(set(homes))
        and all(quota.lowest <= counts[quota.category, quota.value] <= quota.highest for quota in quotas)
    )


def leximin_by_hand(pool: list[Volunteer], quotas: list[Quota], seats: int) -> dict[str, float] | None:
    """Person by person over every panel there is, with no prices and no types: slow and plain."""
    ids = [person.id for person in pool]
    panels = [c for c in itertools.combinations(ids, seats) if meets(c, pool, quotas, seats)]
    if not panels:
        return None
    sits = np.array([[float(person in panel) for panel in panels] for person in ids])
    settled: dict[int, float] = {}

    def highest(raised: list[int], others: list[int], floor: float) -> float:
        """The most that all of `raised` can reach together, `others` kept at `floor`."""
        upper = [np.append(-sits[i], 1.0) for i in raised] + [np.append(-sits[i], 0.0) for i in others]
        upper += [np.append(-sits[i], 0.0) for i in settled]
        limits = [0.0] * len(raised) + [-floor + 1e-9] * len(others) + [-v + 1e-9 for v in settled.values()]
        found = linprog(
            np.append(np.zeros(len(panels)), -1.0),
            A_ub=np.array(upper),
            b_ub=limits,
            A_eq=[np.append(np.ones(len(panels)), 0.0)],
            b_eq=[1.0],
        )
        assert found.success
        return -float(found.fun)

    while len(settled) < len(ids):
        free = [i for i in range(len(ids)) if i not in settled]
        level = highest(free, [], 0.0)
        stuck = [i for i in free if highest([i], [j for j in free if j != i], level) < level + 1e-6]
        settled.update(dict.fromkeys(stuck, level))
    return {ids[i]: chance for i, chance in settled.items()}


def fewest_changes_by_hand(pool: list[Volunteer], quotas: list[Quota], seats: int) -> int:
    """The least by which any panel, one from each household, breaks the quotas."""
    wide = [Quota(quota.category, quota.value, 0, seats) for quota in quotas]
    people = {person.id: person for person in pool}
    fewest = []
    for panel in itertools.combinations(people, seats):
        if meets(panel, pool, wide, seats):
            counts = Counter((c, v) for name in panel for c, v in people[name].answers.items())
            totals = [(quota, counts[quota.category, quota.value]) for quota in quotas]
            fewest.append(sum(max(0, q.lowest - n) + max(0, n - q.highest) for q, n in totals))
    return min(fewest)
