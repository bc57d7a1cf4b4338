"""Intervals, funnels and raking, beside statsmodels and ipfn when they are installed for comparison."""

import numpy as np

from bench.measure import Row, cpu_seconds
from partake.methods.funnel import funnel
from partake.methods.intervals import wilson
from partake.methods.raking import rake

INTERVALS, AREAS, PEOPLE = 10_000, 1_000, 20_000
MARGINS = {"age": 6, "sex": 2, "ethnicity": 5, "deprivation": 5}


def rows() -> list[Row]:
    """This will measure 10,000 Wilson intervals, a funnel of 1,000 areas, and raking 20,000 people."""
    random = np.random.default_rng(2)
    totals = random.integers(10, 1000, INTERVALS).tolist()
    counts = random.binomial(totals, 0.8).tolist()
    wilson_seconds, _ = cpu_seconds(
        lambda: [wilson(count, total) for count, total in zip(counts, totals, strict=True)], repeat=3
    )
    funnel_seconds, _ = cpu_seconds(lambda: funnel(counts[:AREAS], totals[:AREAS]), repeat=3)
    codes = {name: random.choice(size, PEOPLE, p=_skewed(size)) for name, size in MARGINS.items()}
    people = {name: [str(code) for code in found.tolist()] for name, found in codes.items()}
    population = {name: {str(code): 1.0 for code in range(size)} for name, size in MARGINS.items()}
    rake_seconds, _ = cpu_seconds(lambda: rake(people, population), repeat=3)
    statsmodels = _statsmodels_seconds(counts, totals)
    ipfn = _ipfn_seconds(codes)
    return [
        Row(
            "Wilson intervals, one call each",
            f"{INTERVALS:,}",
            wilson_seconds,
            "CPU-s",
            rival="statsmodels 0.15, one call each" if statsmodels is not None else None,
            rival_value=statsmodels,
        ),
        Row("funnel with over-dispersion", f"{AREAS:,} areas", funnel_seconds, "CPU-s"),
        Row(
            "raking with report",
            f"{PEOPLE:,} people, {len(MARGINS)} characteristics",
            rake_seconds,
            "CPU-s",
            rival="ipfn 1.4.4, on the table of cells" if ipfn is not None else None,
            rival_value=ipfn,
        ),
    ]


def _skewed(size: int) -> np.ndarray:
    return np.arange(1, size + 1) * 2 / (size * (size + 1))


def _statsmodels_seconds(counts: list[int], totals: list[int]) -> float | None:
    try:
        from statsmodels.stats.proportion import proportion_confint
    except ImportError:
        return None
    pairs = list(zip(counts, totals, strict=True))
    seconds, _ = cpu_seconds(lambda: [proportion_confint(*pair, method="wilson") for pair in pairs])
    return seconds


def _ipfn_seconds(codes: dict[str, np.ndarray]) -> float | None:
    try:
        from ipfn import ipfn
    except ImportError:
        return None
    shape = tuple(MARGINS.values())
    table = np.zeros(shape)
    np.add.at(table, tuple(codes.values()), 1.0)
    targets = [np.full(size, PEOPLE / size) for size in shape]
    dimensions = [[place] for place in range(len(shape))]
    seconds, _ = cpu_seconds(
        lambda: ipfn.ipfn(table.copy(), targets, dimensions, convergence_rate=1e-9).iteration(), repeat=3
    )
    return seconds
