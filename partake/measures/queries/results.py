"""What was measured of one person: the newest of each measure, and all of one."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from partake.kernel import clock
from partake.kernel.paging import keyset_page
from partake.kernel.prepared import prepared
from partake.kernel.verdict import NotFound
from partake.measures import drawing, words
from partake.measures.catalogue import get_measure, measures
from partake.measures.domain import (
    Aim,
    Measure,
    Numbers,
    UsualRange,
    age_on,
    best_of,
    change,
    in_main,
    progress,
)
from partake.measures.models import Result, Target
from partake.people.domain import Part
from partake.people.door import OpenRecord

MOST_READ = 3_000  # readings: more than eight years of one every day
MOST_DRAWN = 400  # dots: more than that on one line are a smear


@dataclass(frozen=True)
class TargetSaid:
    """What somebody set as a target, and why. Without numbers: that there is none from then on."""

    numbers: Numbers
    aim: Aim
    words: str
    reason: str
    set_by: str
    set_on: date
    number: int


@dataclass(frozen=True)
class ResultLine:
    """One reading, in the measure's first unit. `given` is how it came, when that was in another one."""

    id: UUID
    numbers: Numbers
    value: str
    given: str
    taken_on: date
    at_home: bool
    note: str
    who: str
    by_person: bool
    struck_by: str
    struck_on: date | None
    struck_because: str


@dataclass(frozen=True)
class ResultNow:
    """The newest reading of one measure: in words, in a picture for a wide and a narrow page, and in the cells of a
    table. `sentence` says it all; `alert` says what to do when it may be dangerous. What does not apply is "": a first
    reading with neither range nor target has no picture, because there is nothing to see it against."""

    code: str
    name: str
    sentence: str
    value: str
    unit: str
    taken_on: date
    range_text: str
    range_note: str
    target_text: str
    change: str
    who: str
    given: str
    alert: str
    tells: str
    alternative: str
    wide: str
    narrow: str


@dataclass(frozen=True)
class MeasurePage:
    """All of one measure: the newest, a page of rows (struck ones too), its chart, and what was set as target."""

    measure: Measure
    now: ResultNow | None
    rows: tuple[ResultLine, ...]
    next_cursor: UUID | None
    chart: drawing.Chart | None
    first: str
    target: TargetSaid | None
    targets: tuple[TargetSaid, ...]


def list_latest(record: OpenRecord) -> tuple[ResultNow, ...]:
    """This will give the newest reading of every measure the person has any of, in the order of the list. Raises
    `Refused`."""
    record.require(Part.RESULTS)
    found: dict[str, list[Result]] = {}
    for row in _standing(record.person.pk):
        found.setdefault(row.measure, []).append(row)
    targets = _targets(record)
    return tuple(
        _now(record, measure, found[code], targets.get(code, ()))
        for code, measure in measures().items()
        if code in found
    )


@prepared
def _standing(person: int) -> QuerySet[Result]:
    rows = Result.objects.filter(person_id=person, struck_at__isnull=True)
    return rows.order_by("-taken_on", "-pk")[:MOST_READ]


def get_measure_page(record: OpenRecord, code: str, *, cursor: str = "") -> MeasurePage:
    """This will give all of one measure, newest first, 25 rows a page. Raises `Refused`, `NotFound`."""
    record.require(Part.RESULTS)
    measure = get_measure(code)
    rows = Result.objects.filter(person_id=record.person.pk, measure=code)
    page = keyset_page(rows, by="taken_on", cursor=cursor, newest_first=True)
    standing = list(rows.filter(struck_at__isnull=True).order_by("-taken_on", "-pk")[:MOST_DRAWN])
    said = _targets(record).get(code, ())
    target = said[0] if said and said[0].numbers else None
    return MeasurePage(
        measure=measure,
        now=_now(record, measure, standing, said) if standing else None,
        rows=tuple(_line(record, measure, row) for row in page.rows),
        next_cursor=page.next_cursor,
        chart=_chart(record, measure, standing, target),
        first=words.first(shown_numbers(standing[-1], measure), standing[-1].taken_on) if len(standing) > 2 else "",
        target=target,
        targets=said,
    )


def get_result(record: OpenRecord, result_id: UUID) -> tuple[Measure, ResultLine]:
    """This will give one reading of this person. Raises `Refused`, `NotFound`."""
    record.require(Part.RESULTS)
    row = Result.objects.filter(person_id=record.person.pk, public_id=result_id).first()
    if row is None:
        raise NotFound
    measure = get_measure(row.measure)
    return measure, _line(record, measure, row)


def get_target(record: OpenRecord, code: str) -> TargetSaid | None:
    """This will give what was said last about a target, an ending too, or None. Raises `Refused`."""
    record.require(Part.RESULTS)
    return next(iter(_targets(record).get(code, ())), None)


def list_lines(record: OpenRecord) -> list[tuple[Measure, list[ResultLine]]]:
    """This will give every reading of every measure, struck ones too, newest first. Raises `Refused`."""
    record.require(Part.RESULTS)
    rows = Result.objects.filter(person_id=record.person.pk).order_by("-taken_on", "-pk")
    found: dict[str, list[ResultLine]] = {}
    for row in rows:
        found.setdefault(row.measure, []).append(_line(record, get_measure(row.measure), row))
    return [(measure, found[code]) for code, measure in measures().items() if code in found]


def list_all(record: OpenRecord) -> list[dict[str, object]]:
    """This will give every reading and target as plain values, for a copy that computers read. Raises `Refused`."""
    record.require(Part.RESULTS)
    mine = {"person_id": record.person.pk}
    given = ("measure", "value", "second", "unit", "taken_on", "at_home", "note", "recorded_at", "recorded_by")
    struck = ("struck_at", "struck_by", "struck_because")
    aimed = ("measure", "value", "second", "unit", "aim", "reason", "set_at", "set_by")
    return [
        *Result.objects.filter(**mine).order_by("taken_on", "pk").values(*given, *struck),
        *Target.objects.filter(**mine).order_by("set_at", "pk").values(*aimed),
    ]


def numbers_of(row: Result | Target) -> Numbers:
    """This will give the numbers of a row as they were given."""
    return tuple(one for one in (row.value, row.second) if one is not None)


def shown_numbers(row: Result | Target, measure: Measure) -> Numbers:
    """This will give the numbers of a row in the measure's first unit. A unit that left the list cannot be turned into
    another, so such a row is not found."""
    unit = measure.unit_called(row.unit)
    if unit is None:
        raise NotFound
    return in_main(numbers_of(row), unit, measure)


@prepared
def _all_targets(person: int) -> QuerySet[Target]:
    return Target.objects.filter(person_id=person).order_by("-number")


def _targets(record: OpenRecord) -> dict[str, tuple[TargetSaid, ...]]:
    found: dict[str, tuple[TargetSaid, ...]] = {}
    for row in _all_targets(record.person.pk):
        numbers = shown_numbers(row, get_measure(row.measure)) if row.value is not None else ()
        said = TargetSaid(
            numbers=numbers,
            aim=Aim(row.aim),
            words=words.aimed(numbers, Aim(row.aim)) if numbers else "",
            reason=row.reason,
            set_by=row.set_by,
            set_on=clock.local(row.set_at).date(),
            number=row.number,
        )
        found[row.measure] = (*found.get(row.measure, ()), said)
    return found


def _now(record: OpenRecord, measure: Measure, rows: list[Result], targets: tuple[TargetSaid, ...]) -> ResultNow:
    row = rows[0]
    numbers = shown_numbers(row, measure)
    range_ = measure.usual_for(age_on(record.person.born_on, row.taken_on))
    target = targets[0] if targets and targets[0].numbers else None
    alert = measure.alert_of(numbers, best_of(measure, [shown_numbers(one, measure) for one in rows]))
    sentence = [words.last(record, measure, numbers, row.taken_on)]
    if range_:
        sentence.append(words.standing(measure, numbers, range_))
    if target:
        how = progress(numbers, target.numbers, target.aim, measure.steady)
        sentence.append(words.reached(record, how, target.words))
    line = _line(record, measure, row)
    alternative = words.pictured(measure, numbers, range_, target.words if target else "")
    aim = target.numbers if target else ()
    drawn = drawing.value_pictures(measure, numbers, range_, aim, alternative=alternative)
    if drawn is None:
        drawn = _chart(record, measure, rows, target)
    return ResultNow(
        code=measure.code,
        name=measure.name,
        sentence=" ".join(sentence),
        value=line.value,
        unit=measure.main.name,
        taken_on=row.taken_on,
        range_text=words.usual(range_) if range_ else "",
        range_note=words.range_source(range_) if range_ else "",
        target_text=target.words if target else "",
        change=_changed(measure, rows),
        who=line.who,
        given=line.given,
        alert=alert.words if alert else "",
        tells=measure.tells,
        alternative=alternative,
        wide=drawn.wide if drawn else "",
        narrow=drawn.narrow if drawn else "",
    )


def _changed(measure: Measure, rows: list[Result]) -> str:
    """Compared with the reading before that was taken in the same place: a cuff at home and one in a clinic differ."""
    now, numbers = rows[0], shown_numbers(rows[0], measure)
    before = next((row for row in rows[1:] if row.at_home == now.at_home), None)
    if before is None:
        return ""
    was = shown_numbers(before, measure)
    return words.changed(change(was, numbers, measure.steady), was, before.taken_on)


def _line(record: OpenRecord, measure: Measure, row: Result) -> ResultLine:
    numbers, unit = shown_numbers(row, measure), measure.unit_called(row.unit)
    given = words.value(numbers_of(row), unit) if unit and unit != measure.main else ""
    return ResultLine(
        id=row.public_id,
        numbers=numbers,
        value=words.value(numbers, measure.main),
        given=given,
        taken_on=row.taken_on,
        at_home=row.at_home,
        note=row.note,
        who=words.who_says(record, row),
        by_person=row.by_person,
        struck_by=row.struck_by,
        struck_on=clock.local(row.struck_at).date() if row.struck_at else None,
        struck_because=row.struck_because,
    )


def _chart(record: OpenRecord, measure: Measure, rows: list[Result], target: TargetSaid | None) -> drawing.Chart | None:
    if len(rows) < 2:
        return None
    readings = [drawing.Dot(row.taken_on, shown_numbers(row, measure), row.at_home) for row in reversed(rows)]
    range_: UsualRange | None = measure.usual_for(age_on(record.person.born_on, rows[0].taken_on))
    return drawing.change_chart(measure, readings, range_, target.numbers if target else ())
