"""Where the lines of a chart lie: the average and how far the limits are from it, on many series at once.

Every array is (series, points), one rebase group; a line that is the same at every point has one. `baseline`
is how many first points set the lines (all of them when None).
"""

import numpy as np
from numpy.typing import NDArray

from partake.methods.control_charts.presets import Preset

Numbers = NDArray[np.float64]

RANGE_TO_SIGMA = 1.128
"""d2 for ranges of two: the average moving range of normal values is 1.128 standard deviations."""


def average_range(values: Numbers, preset: Preset) -> Numbers:
    """This will give each series' average moving range, screened once when the preset says so."""
    ranges = np.abs(np.diff(values, axis=1))
    average: Numbers = ranges.mean(axis=1, keepdims=True)
    if preset.screen:
        # Only series with such a range change; a flat one (average 0) keeps its 0.
        freak = (ranges.max(axis=1) >= preset.screen_at * average[:, 0]) & (average[:, 0] > 0)
        some, limit = ranges[freak], preset.screen_at * average[freak]
        kept = some < limit
        average[freak, 0] = (some * kept).sum(axis=1) / kept.sum(axis=1)
    return average


def xmr_lines(values: Numbers, preset: Preset, baseline: int | None) -> tuple[Numbers, Numbers]:
    """This will give (centre, half width) of an XmR chart: mean ± `preset.width` average moving ranges.

    Outliers are screened from the moving ranges only, never from the mean.
    Source: Wheeler, Understanding Variation (1993); NHSRplotthedots 0.2.2 for the screening.
    """
    first = values[:, :baseline]
    return first.mean(axis=1, keepdims=True), preset.width * average_range(first, preset)


def p_lines(counts: Numbers, totals: Numbers, baseline: int | None) -> tuple[Numbers, Numbers]:
    """This will give (centre, half width) of a p chart: three binomial standard deviations, by point.

    Source: Shewhart; Montgomery, Introduction to Statistical Quality Control, chapter 7.
    """
    pooled = counts[:, :baseline].sum(axis=1, keepdims=True) / totals[:, :baseline].sum(axis=1, keepdims=True)
    return pooled, 3 * np.sqrt(pooled * (1 - pooled) / totals)


def p_prime_lines(counts: Numbers, totals: Numbers, baseline: int | None) -> tuple[Numbers, Numbers]:
    """This will give (centre, half width) of a p′ chart: the p chart's width times the variation between
    points that chance sampling leaves unexplained (its sigma z, from the moving range of z scores).

    As published, the moving ranges are not screened, and a sigma z below 1 narrows the limits (some tools
    hold it at 1). Source: Laney, Improved Control Charts for Attributes, Quality Engineering 14(4), 2002.
    """
    centre, half_width = p_lines(counts, totals, baseline)
    sampling = half_width / 3
    scores = np.divide(counts / totals - centre, sampling, out=np.zeros_like(sampling), where=sampling > 0)
    sigma_z = np.abs(np.diff(scores[:, :baseline], axis=1)).mean(axis=1, keepdims=True) / RANGE_TO_SIGMA
    return centre, half_width * sigma_z
