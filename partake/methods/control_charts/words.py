"""What a chart found, in words anyone can read."""

from collections.abc import Callable
from itertools import pairwise

from partake.methods.control_charts.charts import Chart, Point
from partake.methods.control_charts.icons import Assurance, Variation
from partake.methods.control_charts.rules import TIE, Signal
from partake.methods.errors import MethodError

_JUDGEMENT = {
    Variation.IMPROVEMENT_HIGH: " Higher is better here, so this looks like a real improvement.",
    Variation.IMPROVEMENT_LOW: " Lower is better here, so this looks like a real improvement.",
    Variation.CONCERN_HIGH: " Lower is better here, so this needs a closer look.",
    Variation.CONCERN_LOW: " Higher is better here, so this needs a closer look.",
}


def describe(chart: Chart, *, subject: str, period: str = "month", show: Callable[[float], str] = "{:g}".format) -> str:
    """This will say what a chart found in one to four plain sentences: the latest point, whether the
    target can be relied on, and any need for care.

    Args:
        chart: from `xmr`, `p` or `p_prime`.
        subject: what was measured, singular, as a sentence starts ("The number of visits").
        period: the time between points, singular ("month", "week").
        show: how to write a value of the chart, for the target ("{:.0%}".format for proportions).

    Errors: `MethodError` when the subject or the period is empty.

    Example:
        >>> from partake.methods.control_charts import Better, xmr
        >>> visits = [20, 22, 19, 21, 20, 22, 21, 19, 20, 21, 22, 20, 35]
        >>> print(describe(xmr(visits, better=Better.HIGHER), subject="The number of visits"))
        The number of visits was higher in the latest month than chance alone would explain. Higher is \
better here, so this looks like a real improvement.
    """
    if not subject.strip() or not period.strip():
        raise MethodError("a sentence needs a subject and the name of a period.")
    return f"{subject} {_finding(chart, period)}{_target(chart, period, show)}{_care(chart, period)}"


def _finding(chart: Chart, period: str) -> str:
    last = chart.points[-1]
    high = last.side > 0
    what = {
        Signal.NONE: "has gone up and down no more than chance alone would explain.",
        Signal.OUTSIDE: f"was {'higher' if high else 'lower'} in the latest {period} than chance alone would explain.",
        Signal.TREND: f"has gone {'up' if high else 'down'} for {_trend_length(chart) - 1} {period}s in a "
        "row, which chance alone rarely does.",
        Signal.TWO_OF_THREE: f"has been unusually {'high' if high else 'low'} in at least 2 "
        f"of the last 3 {period}s, which chance alone rarely does.",
        Signal.RUN: f"has been {'above' if high else 'below'} its average for {_run_length(chart)} {period}s "
        "in a row, which chance alone rarely does.",
    }[last.signal]
    return what + _JUDGEMENT.get(last.variation, "")


def _trend_length(chart: Chart) -> int:
    """How many points the latest trend has, the latest included."""
    group, slack = _latest_group(chart)
    steps = [(later.value - earlier.value) * group[0].side > slack for later, earlier in pairwise(group)]
    return [*steps, False].index(False) + 1


def _run_length(chart: Chart) -> int:
    """How many points the latest run on one side of the average has."""
    group, slack = _latest_group(chart)
    beyond = [(point.value - point.centre) * group[0].side > slack for point in group]
    return [*beyond, False].index(False)


def _latest_group(chart: Chart) -> tuple[tuple[Point, ...], float]:
    group = chart.points[chart.starts[-1] :][::-1]
    return group, TIE * max(abs(point.centre) + point.upper - point.lower for point in group)


def _target(chart: Chart, period: str, show: Callable[[float], str]) -> str:
    if chart.assurance is Assurance.NONE or chart.target is None:
        return ""
    target = show(chart.target)
    return {
        Assurance.PASS: f" If nothing changes, it will meet the target of {target} almost every {period}.",
        Assurance.FAIL: f" If nothing changes, it will miss the target of {target} almost every {period}.",
        Assurance.INCONSISTENT: f" If nothing changes, it will meet the target of {target} in some "
        f"{period}s and miss it in others.",
    }[chart.assurance]


def _care(chart: Chart, period: str) -> str:
    if not chart.warnings:
        return ""
    return f" This rests on few {period}s, so read it with care."
