"""Control charts: is this change real, or the ups and downs of chance?

XmR for single numbers, p and p′ for proportions with changing totals, under named rules (`PRESETS`).
Start with `xmr` or `p_prime` for one series, `xmr_many` or `p_many` for a dashboard, and `describe` for
the finding in words. Drawing does not belong here.
"""

from partake.methods.control_charts.charts import Chart, Charts, Point, p, p_many, p_prime, xmr, xmr_many
from partake.methods.control_charts.icons import Assurance, Better, Variation, assurance_of, variation_of
from partake.methods.control_charts.presets import (
    ABSPC,
    MAKING_DATA_COUNT_6,
    MAKING_DATA_COUNT_7,
    PLOT_THE_DOTS,
    PRESETS,
    Preset,
)
from partake.methods.control_charts.rules import Signal
from partake.methods.control_charts.words import describe

__all__ = [
    "ABSPC",
    "MAKING_DATA_COUNT_6",
    "MAKING_DATA_COUNT_7",
    "PLOT_THE_DOTS",
    "PRESETS",
    "Assurance",
    "Better",
    "Chart",
    "Charts",
    "Point",
    "Preset",
    "Signal",
    "Variation",
    "assurance_of",
    "describe",
    "p",
    "p_many",
    "p_prime",
    "variation_of",
    "xmr",
    "xmr_many",
]
