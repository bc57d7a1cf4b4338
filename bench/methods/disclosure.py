"""Protecting a Friends and Family month and attacking it. No rival is named that protects linked tables."""

import numpy as np

from bench.measure import Row, cpu_seconds
from partake.methods.disclosure import (
    ANSWERS,
    Dimension,
    Table,
    Unit,
    attack,
    cross_table,
    friends_and_family_secrets,
    friends_and_family_statements,
    protect,
    publish_friends_and_family,
)

WARDS, SITES, TRUSTS = 120, 12, 3
SHARES = [0.7, 0.18, 0.04, 0.03, 0.03, 0.02]


def rows() -> list[Row]:
    """This will measure the strong rule with its attack, and NHS England's rule with the attack on it."""
    counts, table = _month()
    strong_seconds, found = cpu_seconds(lambda: protect(counts, [table]))
    units = _units(counts)
    rule_seconds, published = cpu_seconds(lambda: publish_friends_and_family(units), repeat=3)
    secrets = friends_and_family_secrets(published)
    attack_seconds, leaks = cpu_seconds(lambda: attack(friends_and_family_statements(published), secrets, width=1))
    rounded = attack(friends_and_family_statements(published, decimals=0), secrets, width=1)
    size = f"{WARDS} wards, {SITES} sites, {TRUSTS} trusts: {len(table.cells)} cells"
    hidden = f"{size}, {found.small} small, {found.beside} hidden beside"
    exposed = (
        f"{size}; of {len(secrets)} secrets {len(leaks.exposed)} known exactly, "
        f"{len(rounded.exposed)} when shares are rounded to whole per cents"
    )
    return [
        Row("strong suppression with its attack", hidden, strong_seconds, "CPU-s"),
        Row("Friends and Family rules", size, rule_seconds, "CPU-s"),
        Row("attack on the Friends and Family rules", exposed, attack_seconds, "CPU-s"),
    ]


def _month() -> tuple[dict[tuple[str, ...], int], Table]:
    random = np.random.default_rng(1)
    parents = {f"w{ward}": f"s{ward % SITES}" for ward in range(WARDS)}
    parents |= {f"s{site}": f"t{site % TRUSTS}" for site in range(SITES)}
    counts: dict[tuple[str, ...], int] = {}
    for ward in range(WARDS):
        responses = random.poisson(random.gamma(1.5, 25 / 1.5))
        for answer, count in zip(ANSWERS, random.multinomial(responses, SHARES), strict=True):
            counts[f"w{ward}", answer] = int(count)
    dimensions = [Dimension(0, parents, total="all"), Dimension(1, {}, total="responses")]
    return counts, cross_table("month", counts, dimensions)


def _units(counts: dict[tuple[str, ...], int]) -> list[Unit]:
    names = [f"w{ward}" for ward in range(WARDS)]
    answers = {name: np.array([counts[name, answer] for answer in ANSWERS]) for name in names}
    sites: dict[str, np.ndarray] = {}
    trusts: dict[str, np.ndarray] = {}
    for ward, name in enumerate(names):
        site = ward % SITES
        sites[f"s{site}"] = sites.get(f"s{site}", 0) + answers[name]
        trusts[f"t{site % TRUSTS}"] = trusts.get(f"t{site % TRUSTS}", 0) + answers[name]
    units = [Unit(name, None, tuple(total.tolist())) for name, total in trusts.items()]
    units += [Unit(name, f"t{int(name[1:]) % TRUSTS}", tuple(total.tolist())) for name, total in sites.items()]
    units += [Unit(name, f"s{ward % SITES}", tuple(answers[name].tolist())) for ward, name in enumerate(names)]
    return units
