"""Control charts: 8,000 series of 60 points, beside abspc when it is installed for comparison."""

import numpy as np

from bench.measure import Row, cpu_seconds
from partake.methods.control_charts import ABSPC, Better, p_many, xmr_many

SERIES, POINTS = 8_000, 60
RIVAL_SERIES = 40


def rows() -> list[Row]:
    """This will measure calculation alone: limits, rules and both icons of every series."""
    random = np.random.default_rng(1)
    values = random.normal(50, 5, (SERIES, POINTS))
    totals = random.integers(50, 500, (SERIES, POINTS))
    counts = random.binomial(totals, 0.9)
    size = f"{SERIES:,} series of {POINTS}"

    def xmr_charts() -> object:
        charts = xmr_many(values, better=Better.HIGHER, target=52, preset=ABSPC)
        return charts.variations, charts.assurances

    def p_prime_charts() -> object:
        charts = p_many(counts, totals, allow_for_spread=True, better=Better.HIGHER, target=0.9)
        return charts.variations, charts.assurances

    xmr_seconds, _ = cpu_seconds(xmr_charts, repeat=5)
    p_seconds, _ = cpu_seconds(p_prime_charts, repeat=5)
    rival = _abspc_seconds(values[:RIVAL_SERIES])
    return [
        Row(
            "XmR charts, limits, rules and icons",
            size,
            xmr_seconds,
            "CPU-s",
            budget=0.1,
            rival=f"abspc 1.1.0, scaled from {RIVAL_SERIES} series" if rival is not None else None,
            rival_value=rival,
        ),
        Row("p′ charts, limits, rules and icons", size, p_seconds, "CPU-s"),
    ]


def _abspc_seconds(values: np.ndarray) -> float | None:
    try:
        import abspc
        import pandas
    except ImportError:
        return None

    def theirs() -> None:
        for series in values:
            limits = abspc.calculate_control_limits(
                pandas.DataFrame({"value": series}), chart_type="XmR", value_col="value"
            )
            abspc.detect_special_causes(limits, value_col="value")

    seconds, _ = cpu_seconds(theirs, repeat=2)
    return seconds * SERIES / len(values)
