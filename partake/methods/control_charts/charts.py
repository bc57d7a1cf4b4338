"""Charts themselves: one series for a page, or thousands at once for a dashboard."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import ArrayLike, NDArray

from partake.methods.control_charts.icons import Assurance, Better, Variation, assurance_of, variation_of
from partake.methods.control_charts.limits import p_lines, p_prime_lines, xmr_lines
from partake.methods.control_charts.presets import PLOT_THE_DOTS, Preset
from partake.methods.control_charts.rules import Signal, judge
from partake.methods.errors import MethodError

Numbers = NDArray[np.float64]
Place = tuple[slice, slice]
Lines = Callable[[Place, int | None], tuple[Numbers, Numbers]]

BLOCK = 512
"""Series worked on at a time, so that the arrays in hand stay in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Point:
    """This will hold one point: its value, the lines at that point, the rule it met and what that means."""

    value: float
    centre: float
    lower: float
    upper: float
    signal: Signal
    side: int
    variation: Variation


@dataclass(frozen=True, slots=True)
class Chart:
    """This will hold one finished chart.

    `kind` is "XmR", "p" or "p′". `starts` are the places where the lines were set anew (0 first).
    `variation` and `assurance` speak of the latest point. `warnings` are plain sentences.
    """

    kind: str
    preset: Preset
    better: Better
    target: float | None
    starts: tuple[int, ...]
    points: tuple[Point, ...]
    variation: Variation
    assurance: Assurance
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Charts:
    """This will hold many charts of equal length as read-only arrays, each (series, points)."""

    kind: str
    preset: Preset
    better: Better
    target: float | None
    starts: tuple[int, ...]
    values: Numbers
    centre: Numbers
    lower: Numbers
    upper: Numbers
    signal: NDArray[np.int8]
    side: NDArray[np.int8]
    warnings: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.values)

    @property
    def variations(self) -> tuple[Variation, ...]:
        """This will give each series' variation icon: what its latest point shows."""
        return tuple(variation_of(side, self.better) for side in self.side[:, -1].tolist())

    @property
    def assurances(self) -> tuple[Assurance, ...]:
        """This will give each series' assurance icon, from the limits at its latest point."""
        limits = zip(self.lower[:, -1].tolist(), self.upper[:, -1].tolist(), strict=True)
        return tuple(assurance_of(lower, upper, self.target, self.better) for lower, upper in limits)

    def chart(self, row: int) -> Chart:
        """This will give one series as a `Chart`."""
        columns = zip(
            self.values[row].tolist(),
            self.centre[row].tolist(),
            self.lower[row].tolist(),
            self.upper[row].tolist(),
            self.signal[row].tolist(),
            self.side[row].tolist(),
            strict=True,
        )
        points = tuple(
            Point(value, centre, lower, upper, Signal(signal), side, variation_of(side, self.better))
            for value, centre, lower, upper, signal, side in columns
        )
        last = points[-1]
        assurance = assurance_of(last.lower, last.upper, self.target, self.better)
        return Chart(
            self.kind,
            self.preset,
            self.better,
            self.target,
            self.starts,
            points,
            last.variation,
            assurance,
            self.warnings,
        )


def xmr_many(
    values: ArrayLike,
    *,
    preset: Preset = PLOT_THE_DOTS,
    better: Better = Better.NEITHER,
    target: float | None = None,
    rebase_at: Sequence[int] = (),
    baseline: int | None = None,
) -> Charts:
    """This will draw XmR charts (individual values with moving ranges) for many series of equal length.

    Args:
        values: (series, points) in time order, any unit. Leave a missing period out: the points either
            side of it then count as neighbours.
        preset: the rules; see `PRESETS`.
        better: which way is good.
        target: in the unit of the values, or None.
        rebase_at: positions (counted from 0) where a known change starts a new group with its own lines;
            no rule looks across it.
        baseline: how many first points of each group set its lines; all of them when None.

    Errors: `MethodError` for values that are missing or not finite, fewer than two points in a group,
    or rebase positions out of order.
    Source: Wheeler, Understanding Variation (1993); NHS England, Making Data Count; NHSRplotthedots 0.2.2.

    Example:
        >>> charts = xmr_many([[5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 9]], better=Better.HIGHER)
        >>> charts.variations
        (<Variation.IMPROVEMENT_HIGH: 'improvement_high'>,)
    """
    table = _table(values, "values")

    def lines(place: Place, first: int | None) -> tuple[Numbers, Numbers]:
        return xmr_lines(table[place], preset, first)

    return _draw("XmR", table, lines, preset, better, target, rebase_at, baseline, None)


def p_many(
    counts: ArrayLike,
    totals: ArrayLike,
    *,
    allow_for_spread: bool,
    preset: Preset = PLOT_THE_DOTS,
    better: Better = Better.NEITHER,
    target: float | None = None,
    rebase_at: Sequence[int] = (),
    baseline: int | None = None,
) -> Charts:
    """This will draw p charts, or p′ charts with `allow_for_spread`, for many series of equal length.

    Args: as `p_prime`, each array (series, points).

    Example:
        >>> charts = p_many([[8, 9, 8], [5, 5, 6]], [[10, 10, 10], [10, 20, 30]], allow_for_spread=True)
        >>> charts.centre[:, 0].round(3).tolist()
        [0.833, 0.267]
    """
    some, out_of = _table(counts, "counts"), _table(totals, "totals")
    if some.shape != out_of.shape:
        raise MethodError(f"counts are {some.shape} and totals {out_of.shape}: they must match.")
    _refuse(out_of <= 0, out_of, "a total must be above 0; leave a period with nobody in it out")
    _refuse((some < 0) | (some > out_of), some, "a count must lie between 0 and its total")
    if target is not None and not 0 <= target <= 1:
        raise MethodError(f"the target must be a proportion from 0 to 1, not {target}.")
    lines_of = p_prime_lines if allow_for_spread else p_lines

    def lines(place: Place, first: int | None) -> tuple[Numbers, Numbers]:
        return lines_of(some[place], out_of[place], first)

    kind = "p′" if allow_for_spread else "p"
    return _draw(kind, some / out_of, lines, preset, better, target, rebase_at, baseline, (0.0, 1.0))


def xmr(
    values: ArrayLike,
    *,
    preset: Preset = PLOT_THE_DOTS,
    better: Better = Better.NEITHER,
    target: float | None = None,
    rebase_at: Sequence[int] = (),
    baseline: int | None = None,
) -> Chart:
    """This will draw one XmR chart; arguments, errors and source as `xmr_many`, `values` one series.

    Do not use it for percentages of changing totals: their spread changes with the total. Use `p_prime`.

    Example:
        >>> chart = xmr([1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1])
        >>> round(chart.points[0].lower, 2), round(chart.points[0].centre, 2), round(chart.points[0].upper, 2)
        (-0.72, 1.94, 4.6)
    """
    series = _series(values, "values")
    return xmr_many(series, preset=preset, better=better, target=target, rebase_at=rebase_at, baseline=baseline).chart(
        0
    )


def p(
    counts: ArrayLike,
    totals: ArrayLike,
    *,
    preset: Preset = PLOT_THE_DOTS,
    better: Better = Better.NEITHER,
    target: float | None = None,
    rebase_at: Sequence[int] = (),
    baseline: int | None = None,
) -> Chart:
    """This will draw one p chart: limits from chance sampling alone. Arguments as `p_prime`.

    With thousands of answers a month its limits are too narrow and everything looks special: use `p_prime`.
    Source: Montgomery, Introduction to Statistical Quality Control, chapter 7.

    Example:
        >>> chart = p([12, 15, 8, 10], [50, 50, 50, 50])
        >>> round(chart.points[0].centre, 3)
        0.225
    """
    return p_many(
        _series(counts, "counts"),
        _series(totals, "totals"),
        allow_for_spread=False,
        preset=preset,
        better=better,
        target=target,
        rebase_at=rebase_at,
        baseline=baseline,
    ).chart(0)


def p_prime(
    counts: ArrayLike,
    totals: ArrayLike,
    *,
    preset: Preset = PLOT_THE_DOTS,
    better: Better = Better.NEITHER,
    target: float | None = None,
    rebase_at: Sequence[int] = (),
    baseline: int | None = None,
) -> Chart:
    """This will draw one p′ chart: a proportion whose total changes, allowing for the spread between
    periods that chance sampling does not explain.

    Args:
        counts: how many, in time order (for example people who answered "good").
        totals: out of how many; above 0. Leave a period with nobody in it out.
        target: a proportion from 0 to 1, or None.
        preset, better, rebase_at, baseline: as `xmr_many`; the preset's screening of moving ranges does
            not apply, as published.

    Limits differ from point to point and are shown between 0 and 1.
    Errors: `MethodError` for a count below 0 or above its total, a total of 0, or arrays that differ.
    Source: Laney, Improved Control Charts for Attributes, Quality Engineering 14(4), 2002.

    Example:
        >>> chart = p_prime([80, 160, 75, 170], [100, 200, 100, 200], better=Better.HIGHER, target=0.5)
        >>> chart.kind, chart.variation.value, chart.assurance.value
        ('p′', 'common_cause', 'consistent_pass')
    """
    return p_many(
        _series(counts, "counts"),
        _series(totals, "totals"),
        allow_for_spread=True,
        preset=preset,
        better=better,
        target=target,
        rebase_at=rebase_at,
        baseline=baseline,
    ).chart(0)


def _draw(
    kind: str,
    values: Numbers,
    lines: Lines,
    preset: Preset,
    better: Better,
    target: float | None,
    rebase_at: Sequence[int],
    baseline: int | None,
    bounds: tuple[float, float] | None,
) -> Charts:
    if target is not None and not np.isfinite(target):
        raise MethodError(f"the target must be a number, not {target}.")
    starts, stops = _groups(values.shape[1], rebase_at, baseline)
    centre, lower, upper = (np.empty_like(values) for _ in range(3))
    signal, side = (np.empty(values.shape, dtype=np.int8) for _ in range(2))
    blocks = [slice(first, first + BLOCK) for first in range(0, len(values), BLOCK)]
    for place in product(blocks, map(slice, starts, stops)):
        middle, half_width = lines(place, baseline)
        centre[place], lower[place], upper[place] = middle, middle - half_width, middle + half_width
        signal[place], side[place] = judge(values[place], middle, half_width, preset)
    if bounds is not None:
        # Shown limits only: the rules above have already looked at the whole width.
        np.clip(lower, *bounds, out=lower)
        np.clip(upper, *bounds, out=upper)
    for array in (values, centre, lower, upper, signal, side):
        array.flags.writeable = False
    warnings = tuple(
        f"The lines from point {start + 1} rest on {points} points; below {preset.settled_after} "
        "they are a first guess."
        for start, stop in zip(starts, stops, strict=True)
        if (points := min(stop - start, baseline or stop)) < preset.settled_after
    )
    return Charts(kind, preset, better, target, starts, values, centre, lower, upper, signal, side, warnings)


def _groups(points: int, rebase_at: Sequence[int], baseline: int | None) -> tuple[tuple[int, ...], tuple[int, ...]]:
    starts = (0, *rebase_at)
    stops = (*rebase_at, points)
    for start, stop in zip(starts, stops, strict=True):
        if stop - start < 2:
            raise MethodError(
                f"a group from point {start + 1} to point {stop} has {stop - start} points: every group "
                f"needs at least 2, in order, within the {points} given."
            )
    if baseline is not None and baseline < 2:
        raise MethodError(f"the baseline must be at least 2 points, not {baseline}.")
    return starts, stops


def _series(values: ArrayLike, what: str) -> Numbers:
    series = np.asarray(values, dtype=np.float64)
    if series.ndim != 1:
        raise MethodError(f"{what} must be one series, not an array of shape {series.shape}.")
    return series[np.newaxis, :]


def _table(values: ArrayLike, what: str) -> Numbers:
    table = np.array(values, dtype=np.float64)
    if table.ndim != 2 or table.shape[0] == 0:
        raise MethodError(f"{what} must be an array of (series, points), not of shape {table.shape}.")
    _refuse(~np.isfinite(table), table, f"{what} must be numbers; leave a missing period out")
    return table


def _refuse(wrong: NDArray[np.bool_], table: Numbers, why: str) -> None:
    if wrong.any():
        row, point = np.argwhere(wrong)[0].tolist()
        raise MethodError(f"series {row + 1}, point {point + 1} is {table[row, point]:g}: {why}.")
