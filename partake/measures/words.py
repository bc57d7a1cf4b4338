"""How results are said: whole plain sentences, and never that a number is good, bad or "significant"."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext

from partake.measures.domain import Against, Aim, Better, Change, Measure, Numbers, Progress, Unit, UsualRange, against
from partake.measures.models import Result
from partake.people.door import OpenRecord
from partake.ui.words import and_list, day

AIMS = {Better.LOWER: Aim.OR_LOWER, Better.HIGHER: Aim.OR_HIGHER}


def number(value: Decimal) -> str:
    """This will give "58" or "7.5": no needless decimals."""
    return f"{value.normalize():f}"


def numbers(found: Numbers) -> str:
    """This will give "58", or "138 over 82"."""
    if len(found) == 1:
        return number(found[0])
    return gettext("%(top)s over %(bottom)s") % {"top": number(found[0]), "bottom": number(found[1])}


def value(found: Numbers, unit: Unit) -> str:
    """This will give "58 mmol/mol" or "94%"."""
    return f"{numbers(found)}%" if unit.name == "%" else f"{numbers(found)} {unit.name}"


def usual(found: UsualRange) -> str:
    """This will give "20 to 41", "5 or lower", "90 or higher"; or "90 to 120 over 60 to 80"."""
    said = [usual_of(found, place) for place in range(max(len(found.low), len(found.high)))]
    if len(said) == 1:
        return said[0]
    return gettext("%(top)s over %(bottom)s") % {"top": said[0], "bottom": said[1]}


def usual_of(found: UsualRange, place: int) -> str:
    """The same of one of several numbers."""
    low, high = (end[place : place + 1] for end in (found.low, found.high))
    if low and high:
        return gettext("%(low)s to %(high)s") % {"low": numbers(low), "high": numbers(high)}
    return aimed(low or high, Aim.OR_HIGHER if low else Aim.OR_LOWER)


def aimed(found: Numbers, aim: Aim) -> str:
    """This will give "53 or lower"."""
    said = gettext("%(value)s or lower") if aim is Aim.OR_LOWER else gettext("%(value)s or higher")
    return said % {"value": numbers(found)}


def last(record: OpenRecord, measure: Measure, found: Numbers, on: date) -> str:
    values = {"measure": measure.in_sentence, "value": value(found, measure.main), "day": day(on)}
    if record.is_own:
        return gettext("Your last %(measure)s was %(value)s, on %(day)s.") % values
    values["name"] = record.person.first_name
    return gettext("%(name)s’s last %(measure)s was %(value)s, on %(day)s.") % values


def standing(measure: Measure, found: Numbers, range_: UsualRange) -> str:
    """This will say where each number stands against its usual range."""
    sides = against(range_, found)
    if len(sides) == 1:
        said = {
            Against.ABOVE: gettext("That is above the usual range for adults, %(range)s."),
            Against.WITHIN: gettext("That is in the usual range for adults, %(range)s."),
            Against.BELOW: gettext("That is below the usual range for adults, %(range)s."),
        }
        return said[sides[0]] % {"range": usual(range_)}
    said = {
        Against.ABOVE: gettext("The %(which)s is above the usual range for adults, %(range)s."),
        Against.WITHIN: gettext("The %(which)s is in the usual range for adults, %(range)s."),
        Against.BELOW: gettext("The %(which)s is below the usual range for adults, %(range)s."),
    }
    return " ".join(
        said[side] % {"which": measure.numbers[place].name, "range": usual_of(range_, place)}
        for place, side in enumerate(sides)
    )


def reached(record: OpenRecord, how: Progress, target: str) -> str:
    mine = record.is_own
    said = {
        Progress.REACHED: gettext("You have reached your target, %(target)s.")
        if mine
        else gettext("%(name)s has reached their target, %(target)s."),
        Progress.CLOSE: gettext("It is close to your target, %(target)s.")
        if mine
        else gettext("It is close to their target, %(target)s."),
        Progress.NOT_YET: gettext("Your target is %(target)s.") if mine else gettext("Their target is %(target)s."),
    }
    return said[how] % {"target": target, "name": record.person.first_name}


def changed(how: tuple[Change, ...], before: Numbers, on: date) -> str:
    """This will say what became of it since the reading before, which was `before` on that day."""
    values = {"day": day(on), "value": numbers(before)}
    if len(set(how)) > 1:
        return gettext("On %(day)s it was %(value)s.") % values
    said = {
        Change.UP: gettext("It has gone up since %(day)s, when it was %(value)s."),
        Change.DOWN: gettext("It has come down since %(day)s, when it was %(value)s."),
        Change.STEADY: gettext("That is about the same as on %(day)s, when it was %(value)s."),
    }
    return said[how[0]] % values


def first(before: Numbers, on: date) -> str:
    return gettext("The first one here was %(value)s, on %(day)s.") % {"value": numbers(before), "day": day(on)}


def who_says(record: OpenRecord, row: Result) -> str:
    """This will say who told us, when, and where it was measured."""
    values = {"who": row.recorded_by, "day": day(row.recorded_at)}
    if row.file_id is not None:
        said = gettext("Brought in from a file on %(day)s by %(who)s.") % values
    elif row.by_person and record.is_own:
        said = gettext("You wrote this down on %(day)s.") % values
    else:
        said = gettext("Written down on %(day)s by %(who)s.") % values
    where = gettext("Measured at home.") if row.at_home else gettext("Measured by a professional.")
    return f"{said} {where}"


def pictured(measure: Measure, found: Numbers, range_: UsualRange | None, target: str) -> str:
    """This will say what a picture of a reading shows, for who cannot see it."""
    parts = [gettext("%(measure)s: %(value)s") % {"measure": measure.name, "value": value(found, measure.main)}]
    if range_:
        parts.append(gettext("usual range for adults %(range)s") % {"range": usual(range_)})
    if target:
        parts.append(gettext("target %(target)s") % {"target": target})
    return ", ".join(parts)


def range_source(range_: UsualRange) -> str:
    """This will say where a usual range comes from, and that nobody has checked it when nobody has."""
    if range_.verified:
        return gettext("The usual range comes from: %(source)s.") % {"source": range_.source}
    return gettext("The usual range comes from: %(source)s. Nobody has checked it there for Partake yet.") % {
        "source": range_.source
    }


def units(measure: Measure) -> str:
    """This will name the units a measure may be given in: "mmol/mol and %"."""
    return and_list(unit.name for unit in measure.units)
