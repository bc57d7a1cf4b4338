"""Invented pools of volunteers, as lopsided as real ones, for the lottery's tests and figures."""

import numpy as np

from partake.methods.lottery import Quota, Volunteer

VALUES = (2, 4, 5, 5, 6, 3, 4)
"""How many values each category has, in the largest pools we draw from."""


def lopsided_pool(
    seed: int, people: int, seats: int, *, values: tuple[int, ...] = VALUES, width: int = 2, homes: int = 0
) -> tuple[list[Volunteer], list[Quota]]:
    """This will invent a pool whose categories go together and in which some values volunteer up to three
    times as readily as others, with quotas within `width` seats of the population's share; the first
    2 x `homes` people live in twos."""
    rng = np.random.default_rng(seed)
    shares = [rng.dirichlet(np.full(count, 6.0)) for count in values]
    readiness = [rng.uniform(3**-0.5, 3**0.5, count) for count in values]
    # Three kinds of neighbourhood, each leaning its own way, make the categories go together.
    leanings = [[count * rng.dirichlet(np.full(count, 20.0)) for count in values] for _ in range(3)]
    neighbourhood = rng.integers(0, 3, people)
    answers = np.zeros((people, len(values)), dtype=int)
    for category, (share, ready) in enumerate(zip(shares, readiness, strict=True)):
        for number, leaning in enumerate(leanings):
            odds = share * ready * leaning[category]
            here = neighbourhood == number
            answers[here, category] = rng.choice(len(share), here.sum(), p=odds / odds.sum())
    volunteers = [
        Volunteer(
            f"p{number:04d}",
            {f"category {category}": f"value {value}" for category, value in enumerate(row)},
            f"home {number // 2}" if number < 2 * homes else None,
        )
        for number, row in enumerate(answers)
    ]
    quotas = [
        Quota(
            f"category {category}",
            f"value {value}",
            max(0, int(np.ceil(wanted - width))),
            int(np.floor(wanted + width)),
        )
        for category, share in enumerate(shares)
        for value, wanted in enumerate(share * seats)
    ]
    return volunteers, quotas
