"""The control chart rules written again, one point at a time, to check the fast ones against."""

from itertools import pairwise
from statistics import mean


def plain_signals(values, *, run, trend, screen, width=2.66):
    """This will give (centre, half width, rule names) of an XmR chart of one group."""
    centre = mean(values)
    ranges = [abs(b - a) for a, b in pairwise(values)]
    if screen:
        ranges = [r for r in ranges if r < 3.267 * mean(ranges)] or [0.0]
    half = width * mean(ranges)
    return centre, half, plain_rules(values, [centre] * len(values), [half] * len(values), run, trend)


def plain_rules(values, centres, halves, run, trend):
    points = range(len(values))
    side = [(v > c) - (v < c) for v, c in zip(values, centres, strict=True)]
    away = [abs(v - c) for v, c in zip(values, centres, strict=True)]
    outside = [a > h for a, h in zip(away, halves, strict=True)]
    close = [a > h * 2 / 3 and not o for a, h, o in zip(away, halves, outside, strict=True)]

    def windows(i, length):
        return [range(s, s + length) for s in range(i - length + 1, i + 1) if s >= 0 and s + length <= len(values)]

    def rising(window, way):
        return all((values[j + 1] - values[j]) * way > 0 for j in list(window)[:-1])

    found = []
    for i in points:
        if outside[i]:
            found.append("OUTSIDE")
        elif any(rising(w, 1) or rising(w, -1) for w in windows(i, trend)):
            found.append("TREND")
        elif close[i] and any(
            abs(sum(side[j] for j in w)) == 3 and sum(close[j] for j in w) >= 2 for w in windows(i, 3)
        ):
            found.append("TWO_OF_THREE")
        elif any(abs(sum(side[j] for j in w)) == run for w in windows(i, run)):
            found.append("RUN")
        else:
            found.append("NONE")
    return found
