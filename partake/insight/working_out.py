"""Working a series out: cut into stretches at what happened, its lines drawn, each month judged, and a verdict."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from partake.insight.months import MonthShare, months_between
from partake.insight.series import (
    FEWEST_ANSWERS,
    FEWEST_MONTHS,
    USUAL_PRESET,
    Better,
    Happened,
    Kind,
    Mark,
    Meaning,
    MonthPoint,
    Stretch,
    Verdict,
    Worked,
    compared,
)


def work_out(
    months: Sequence[MonthShare],
    happened: Sequence[Happened] = (),
    *,
    better: Better = Better.HIGHER,
    kind: Kind = Kind.SHARE,
    preset: str = USUAL_PRESET,
) -> Worked:
    """This will work out a series. A month without an answer (base 0, or left out) is a gap; of numbers, the count is
    the number, and a month left out counts 0. `preset` is a name of `control_charts.PRESETS`: raises `KeyError`."""
    return work_out_many([(months, happened)], better=better, kind=kind, preset=preset)[0]


def work_out_many(
    several: Iterable[tuple[Sequence[MonthShare], Sequence[Happened]]],
    *,
    better: Better = Better.HIGHER,
    kind: Kind = Kind.SHARE,
    preset: str = USUAL_PRESET,
) -> list[Worked]:
    """This will work out many series, each with what happened, as `work_out` does one: their lines are drawn together,
    which is what makes two hundred of them cheap."""
    cuts = [_cut(months, happened, kind) for months, happened in several]
    charts = _draw([chart for cut in cuts for chart in cut.charts()], kind, preset)
    return [_put_together(cut, charts, kind, better, preset) for cut in cuts]


class _Month(NamedTuple):
    """One month before anything is worked out."""

    month: date
    some: int
    base: int
    value: float | None


class _Chart(NamedTuple):
    """A chart to draw: its numbers, and how many first months set its lines (None: all)."""

    counts: tuple[int, ...]
    bases: tuple[int, ...]
    baseline: int | None

    @classmethod
    def of(cls, months: Sequence[_Month], baseline: int | None = None) -> "_Chart":
        return cls(tuple(one.some for one in months), tuple(one.base for one in months), baseline)


class _Drawn(NamedTuple):
    """The lines of one chart and what each month means by them, as columns."""

    centre: list[float]
    lower: list[float]
    upper: list[float]
    signal: list[int]
    side: list[int]


@dataclass(frozen=True)
class _Piece:
    """The months of one stretch that have a value, those of the stretch before it, and what began it."""

    own: Sequence[_Month]
    before: Sequence[_Month]
    began: tuple[Happened, ...]

    @property
    def chart(self) -> _Chart | None:
        return _Chart.of(self.own) if len(self.own) >= 2 else None

    @property
    def old(self) -> _Chart | None:
        """Against the lines as they were before the change: did these months leave them?"""
        return _Chart.of([*self.before, *self.own], len(self.before)) if len(self.before) >= 2 else None


@dataclass(frozen=True)
class _Cut:
    """A series cut into stretches, before its lines are drawn."""

    months: Sequence[_Month]
    pieces: Sequence[_Piece]
    earlier: tuple[Happened, ...]
    later: tuple[Happened, ...]

    def charts(self) -> Iterator[_Chart]:
        for piece in self.pieces:
            yield from (one for one in (piece.chart, piece.old) if one)


def _cut(shares: Sequence[MonthShare], happened: Sequence[Happened], kind: Kind) -> _Cut:
    by_month = {one.month: one for one in shares if one.base or kind is Kind.NUMBER}
    if not by_month:
        return _Cut((), (), (), tuple(happened))
    months = [_month(one, by_month.get(one), kind) for one in months_between(min(by_month), max(by_month))]
    seen = [one for one in months if one.value is not None]
    begins, earlier, later = _begins([one.month for one in seen], happened)
    pieces: list[_Piece] = []
    for start, stop in zip([0, *begins], [*begins, len(seen)], strict=True):
        began = begins.get(start, ())
        before = pieces[-1].own if pieces and not any(one.is_break for one in began) else ()
        pieces.append(_Piece(seen[start:stop], before, began))
    return _Cut(months, pieces, earlier, later)


def _month(month: date, one: MonthShare | None, kind: Kind) -> _Month:
    if kind is Kind.NUMBER:
        number = one.count if one else 0
        return _Month(month, number, number, float(number))
    return _Month(month, one.count, one.base, one.share) if one else _Month(month, 0, 0, None)


def _begins(
    months: Sequence[date], happened: Sequence[Happened]
) -> tuple[dict[int, tuple[Happened, ...]], tuple[Happened, ...], tuple[Happened, ...]]:
    """Where new stretches begin, by the place of their first month among those with a value. What two changes made
    of the same months nobody can tell apart: they begin one stretch together."""
    begins: dict[int, tuple[Happened, ...]] = {}
    earlier: list[Happened] = []
    later: list[Happened] = []
    for one in sorted(happened, key=lambda it: (it.on, it.words)):
        place = sum(month < one.seen_from for month in months)
        if place == 0:
            earlier.append(one)
        elif place == len(months):
            later.append(one)
        else:
            begins[place] = (*begins.get(place, ()), one)
    return begins, tuple(earlier), tuple(later)


def _draw(wanted: Iterable[_Chart], kind: Kind, preset: str) -> dict[_Chart, _Drawn]:
    """Those of one length and baseline in one go."""
    # Numbers are a heavy library, and only wanted when something is worked out.
    from partake.methods.control_charts import PRESETS, p_many, xmr_many

    alike: dict[tuple[int, int | None], list[_Chart]] = {}
    for one in dict.fromkeys(wanted):
        alike.setdefault((len(one.counts), one.baseline), []).append(one)
    found: dict[_Chart, _Drawn] = {}
    for (_, baseline), charts in alike.items():
        counts = [one.counts for one in charts]
        if kind is Kind.NUMBER:
            drawn = xmr_many(counts, preset=PRESETS[preset], baseline=baseline)
        else:
            bases = [one.bases for one in charts]
            drawn = p_many(counts, bases, allow_for_spread=True, preset=PRESETS[preset], baseline=baseline)
        columns = (drawn.centre, drawn.lower, drawn.upper, drawn.signal, drawn.side)
        rows = zip(*(column.tolist() for column in columns), strict=True)
        found.update((one, _Drawn(*row)) for one, row in zip(charts, rows, strict=True))
    return found


def _put_together(cut: _Cut, charts: Mapping[_Chart, _Drawn], kind: Kind, better: Better, preset: str) -> Worked:
    judged: dict[date, MonthPoint] = {}
    stretches: list[Stretch] = []
    for number, piece in enumerate(cut.pieces):
        chart = charts[piece.chart] if piece.chart else None
        old = charts[piece.old] if piece.old else None
        judged.update((one.month, one) for one in _judged(piece, chart, old, number, kind, better))
        stretches.append(_stretch(piece, chart, preset))
    points = tuple(judged.get(one.month) or MonthPoint(*one) for one in cut.months)
    since_last_break = compared(stretches)
    since_change = _since_change(points, since_last_break)
    verdict = _verdict(points, since_last_break, since_change, better) if points else Verdict.NOTHING
    return Worked(kind, better, preset, points, tuple(stretches), cut.earlier, cut.later, verdict, since_change)


def _judged(
    piece: _Piece, chart: _Drawn | None, old: _Drawn | None, number: int, kind: Kind, better: Better
) -> Iterator[MonthPoint]:
    for place, one in enumerate(piece.own):
        meaning = _meaning(chart, place, _UP, _DOWN) if chart else Meaning.TOO_SOON
        after = len(piece.before) + place
        if old and meaning in (Meaning.USUAL, Meaning.TOO_SOON):
            left = _meaning(old, after, _UP_OLD, _DOWN_OLD)
            meaning = left if left is not Meaning.USUAL else meaning
        if kind is Kind.SHARE and one.base < FEWEST_ANSWERS:
            meaning = Meaning.TOO_FEW
        centre, lower, upper = _lines(chart, place) if chart else (None, None, None)
        against = old.side[after] if old else 0
        yield MonthPoint(*one, number, centre, lower, upper, _mark(meaning, better), meaning, against)


def _lines(chart: _Drawn, place: int) -> tuple[float, float, float]:
    return chart.centre[place], chart.lower[place], chart.upper[place]


def _stretch(piece: _Piece, chart: _Drawn | None, preset: str) -> Stretch:
    from partake.methods.control_charts import PRESETS

    own = piece.own
    stretch = Stretch(own[0].month, own[-1].month, len(own), piece.began)
    if not chart:
        return stretch
    return replace(
        stretch,
        centre=chart.centre[0],
        lower=sum(chart.lower) / len(own),
        upper=sum(chart.upper) / len(own),
        is_early=len(own) < PRESETS[preset].settled_after,
    )


# In the order of `control_charts.Signal`: none, outside, trend, two of three, run.
_UP = (Meaning.USUAL, Meaning.ABOVE, Meaning.RISING, Meaning.NEAR_TOP, Meaning.LONG_ABOVE)
_DOWN = (Meaning.USUAL, Meaning.BELOW, Meaning.FALLING, Meaning.NEAR_BOTTOM, Meaning.LONG_BELOW)
_UP_OLD = (Meaning.USUAL, Meaning.ABOVE_OLD, *[Meaning.HIGHER_THAN_OLD] * 3)
_DOWN_OLD = (Meaning.USUAL, Meaning.BELOW_OLD, *[Meaning.LOWER_THAN_OLD] * 3)
UPWARD = frozenset({*_UP, *_UP_OLD}) - {Meaning.USUAL}
DOWNWARD = frozenset({*_DOWN, *_DOWN_OLD}) - {Meaning.USUAL}
OF_OLD = frozenset({*_UP_OLD, *_DOWN_OLD}) - {Meaning.USUAL}


def _meaning(chart: _Drawn, place: int, up: Sequence[Meaning], down: Sequence[Meaning]) -> Meaning:
    return (down if chart.side[place] < 0 else up)[chart.signal[place]]


def _mark(meaning: Meaning, better: Better) -> Mark:
    if meaning in (Meaning.TOO_FEW, Meaning.TOO_SOON):
        return Mark.UNSURE
    if meaning is Meaning.USUAL:
        return Mark.USUAL
    if better is Better.NEITHER:
        return Mark.DIFFERENT
    return Mark.BETTER if (meaning in UPWARD) == (better is Better.HIGHER) else Mark.WORSE


def _verdict(points: Sequence[MonthPoint], stretches: Sequence[Stretch], since_change: int, better: Better) -> Verdict:
    """After a change: what it made of the months since. Else, or when that is nothing: what the latest month says by
    the range of its own stretch."""
    latest = _newest(points)
    if len(stretches) > 1:
        if stretches[-2].months < FEWEST_MONTHS or len(latest) < 2:
            return Verdict.TOO_SOON
        if since_change:
            return _direction(since_change > 0, better)
    elif len(latest) < FEWEST_MONTHS:
        return Verdict.TOO_SOON
    own = latest[-1].meaning
    if own in (UPWARD | DOWNWARD) - OF_OLD:
        return _direction(own in UPWARD, better)
    return Verdict.NO_CHANGE


def _since_change(points: Sequence[MonthPoint], stretches: Sequence[Stretch]) -> int:
    """1 or -1 when most months since the newest change left the range before it the same way, or their average did."""
    if len(stretches) < 2:
        return 0
    since = _newest(points)
    for side in (1, -1):
        if sum(one.against_old == side for one in since) * 2 > len(since):
            return side
    return _moved(stretches[-2], stretches[-1])


def _newest(points: Sequence[MonthPoint]) -> list[MonthPoint]:
    """The months of the last stretch: the newest month always has a value."""
    return [one for one in points if one.stretch == points[-1].stretch]


def _moved(before: Stretch, since: Stretch) -> int:
    """1 or -1 when the average since a change lies further from the one before than chance moves two averages of so
    many months: three standard errors of their difference, the usual range of a month being three of a month's own.
    0 for not, or when either rests on too few months."""
    if before.centre is None or before.lower is None or before.upper is None or since.centre is None:
        return 0
    if min(before.months, since.months) < FEWEST_MONTHS:
        return 0
    half_width = max(before.upper - before.centre, before.centre - before.lower)
    by_chance = half_width * (1 / before.months + 1 / since.months) ** 0.5
    shift = since.centre - before.centre
    return (shift > by_chance) - (shift < -by_chance)


def _direction(up: bool, better: Better) -> Verdict:
    if better is Better.NEITHER:
        return Verdict.HIGHER if up else Verdict.LOWER
    return Verdict.BETTER if up == (better is Better.HIGHER) else Verdict.WORSE
