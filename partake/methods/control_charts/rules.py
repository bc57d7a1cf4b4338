"""Which points of a chart are unlikely to be chance: the four rules, on many series at once.

Every array is (series, points). The rules look only inside one rebase group, so callers pass one group.
"""

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from partake.methods.control_charts.presets import Preset

Flags = NDArray[np.bool_]
Sides = NDArray[np.int8]
Numbers = NDArray[np.float64]

TIE = 1e-12
"""Two numbers closer than this share of the chart's own size (its average and limits) are equal: a flat
series of 0.1 must not "run above its average" because of the last binary digit."""


class Signal(IntEnum):
    """This will say which rule a point met; the smallest number wins where several did."""

    NONE = 0
    OUTSIDE = 1
    TREND = 2
    TWO_OF_THREE = 3
    RUN = 4


def sign(gaps: Numbers, slack: Numbers | float) -> Sides:
    """This will give 1 for a gap above the slack, -1 below its opposite, and 0 between."""
    return np.subtract(gaps > slack, gaps < -slack, dtype=np.int8)


def stretch_ends(holds: Flags, length: int) -> Flags:
    """This will mark each point where `holds` has been true for the last `length` points."""
    ends = np.zeros_like(holds)
    width = holds.shape[1] - length + 1
    if width > 0:
        whole = holds[:, :width].copy()
        for shift in range(1, length):
            whole &= holds[:, shift : shift + width]
        ends[:, length - 1 :] = whole
    return ends


def spread_back(ends: Flags, length: int) -> Flags:
    """This will mark the `length` points of each stretch whose last point is marked."""
    members = ends.copy()
    for shift in range(1, min(length, ends.shape[1])):
        members[:, :-shift] |= ends[:, shift:]
    return members


def trend_ends(values: Numbers, length: int, slack: Numbers | float = 0.0) -> Sides:
    """This will mark with 1 (rising) or -1 (falling) each point that ends `length` strictly rising or
    falling points; a tie breaks the trend."""
    steps = sign(np.diff(values, axis=1), slack)
    ends = np.zeros(values.shape, dtype=np.int8)
    ends[:, 1:] += stretch_ends(steps > 0, length - 1)
    ends[:, 1:] -= stretch_ends(steps < 0, length - 1)
    return ends


def trends(values: Numbers, length: int, slack: Numbers | float = 0.0) -> Sides:
    """This will give each point's trend: 1 rising, -1 falling, 0 none.

    The turning point of a rise and a fall belongs to the one that follows, as in NHSRplotthedots. (There,
    the last point of a rise followed by a drop and another rise is called falling; here it is rising.)
    """
    ends = trend_ends(values, length, slack)
    rising, falling = spread_back(ends > 0, length), spread_back(ends < 0, length)
    goes_on_up = np.zeros_like(rising)
    goes_on_up[:, :-1] = values[:, 1:] > values[:, :-1]
    return np.where(rising & (goes_on_up | ~falling), 1, np.where(falling, -1, 0)).astype(np.int8)


def two_of_three_windows(close: Flags, side: Sides) -> Flags:
    """This will mark every point of each three that lie on one side with at least two close to a limit."""
    marked = np.zeros_like(close)
    width = close.shape[1] - 2
    if width > 0:
        threes = [slice(shift, shift + width) for shift in range(3)]
        enough = sum(close[:, three].astype(np.int8) for three in threes) >= 2
        together = np.abs(sum(side[:, three] for three in threes)) == 3
        for three in threes:
            marked[:, three] |= enough & together
    return marked


def judge(values: Numbers, centre: Numbers, half_width: Numbers, preset: Preset) -> tuple[NDArray[np.int8], Sides]:
    """This will give, for one rebase group, the `Signal` of each point and the side it points to
    (1 high or rising, -1 low or falling, 0 no signal).

    Limits lie `half_width` either side of `centre`; "close" is beyond two thirds of that and not outside.
    Order of the rules and their edges: NHSRplotthedots 0.2.2.
    """
    slack = TIE * (np.abs(centre) + half_width).max(axis=1, keepdims=True)
    gaps = values - centre
    side = sign(gaps, slack)
    away = np.abs(gaps)
    outside = away > half_width + slack
    close = (away > half_width * (2 / 3) + slack) & ~outside
    trend = trends(values, preset.trend, slack)
    run = np.zeros_like(outside)
    for which in (1, -1):
        run |= spread_back(stretch_ends(side == which, preset.run), preset.run)
    two = close & two_of_three_windows(close, side) if preset.two_of_three else np.zeros_like(outside)

    signal = np.zeros(values.shape, dtype=np.int8)
    for flags, name in (
        (run, Signal.RUN),
        (two, Signal.TWO_OF_THREE),
        (trend != 0, Signal.TREND),
        (outside, Signal.OUTSIDE),
    ):
        signal[flags] = name
    points_to = np.where(signal == Signal.TREND, trend, side)
    return signal, np.where(signal == Signal.NONE, 0, points_to).astype(np.int8)
