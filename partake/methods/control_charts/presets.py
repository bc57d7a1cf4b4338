"""Named sets of control chart rules, because published tools disagree.

Three tools used in the NHS give different answers for the same numbers: they differ in how long a run or
a trend must be and in whether a freak moving range widens the limits. Each is spelled out here, so that a
chart can print which rules it used.
"""

from dataclasses import dataclass

from partake.methods.errors import MethodError


@dataclass(frozen=True, slots=True)
class Preset:
    """This will say exactly which rules a chart used.

    Attributes:
        name: what to print beside the chart.
        run: points in a row on one side of the average that make a signal (a point on it breaks the run).
        trend: points in a row that each go the same way (so `trend - 1` steps; a tie breaks it).
        two_of_three: whether two of three points near the same limit make a signal.
        screen: whether moving ranges of `screen_at` times their average or more are dropped, once.
        screen_at: 3.267 is D4 of the moving range of two (Shewhart).
        width: limits lie this many average moving ranges either side of the average; 2.66 is 3 / 1.128.
        settled_after: a group with fewer points than this carries a warning.

    Errors: `MethodError` when a length is under 2 or a factor is not above 0.
    """

    name: str
    run: int
    trend: int
    two_of_three: bool = True
    screen: bool = True
    screen_at: float = 3.267
    width: float = 2.66
    settled_after: int = 12

    def __post_init__(self) -> None:
        for what in ("run", "trend", "settled_after"):
            if getattr(self, what) < 2:
                raise MethodError(f"{what} must be at least 2 points, not {getattr(self, what)}.")
        for what in ("screen_at", "width"):
            if not getattr(self, what) > 0:
                raise MethodError(f"{what} must be above 0, not {getattr(self, what)}.")


PLOT_THE_DOTS = Preset("NHSRplotthedots 0.2.2", run=7, trend=7, settled_after=13)
"""The NHS-R community's R package. Its manual says it warns below 12 points; its code warns below 13."""

MAKING_DATA_COUNT_7 = Preset("Making Data Count, 7 points", run=7, trend=7, screen=False)
MAKING_DATA_COUNT_6 = Preset("Making Data Count, 6 points", run=6, trend=6, screen=False)
"""NHS England's Excel tool: 7 or 6 points, and moving ranges are not screened."""

ABSPC = Preset("abspc 1.1.0", run=8, trend=6, screen=False, width=3 / 1.128)
"""Aneurin Bevan's Python package, read from its 1.1.0 release."""

PRESETS: dict[str, Preset] = {
    "plot-the-dots": PLOT_THE_DOTS,
    "making-data-count-7": MAKING_DATA_COUNT_7,
    "making-data-count-6": MAKING_DATA_COUNT_6,
    "abspc": ABSPC,
}
