"""What we ask about a reading that cannot be right: the same words beside a field and beside a row of a file."""

from django.utils.translation import gettext

from partake.kernel.verdict import Rejected
from partake.measures import words
from partake.measures.domain import Against, Measure, Numbers, Unit, implausible, other_unit

FIELDS = ("value", "second")


def wrong_unit(measure: Measure, text: str) -> str:
    """This will name a unit that the measure has not, and those it has."""
    return gettext("“%(unit)s” is not a unit of %(measure)s that we know. We know %(units)s. Which one is it?") % {
        "unit": text,
        "measure": measure.in_sentence,
        "units": words.units(measure),
    }


def impossible(measure: Measure, numbers: Numbers, unit: Unit) -> tuple[str, str] | None:
    """This will ask about a reading that nobody has: the field it is about, and the question. None for one that may
    be true."""
    found = implausible(measure, numbers, unit)
    if found is None:
        return None
    place, side = found
    if len(numbers) == 2 and numbers[1] >= numbers[0]:
        said = gettext("The bottom number is as high as the top one, or higher. Are they the right way round?")
        return FIELDS[1], said
    known = (
        gettext("%(value)s is higher than we have ever seen. Is the number right, and the unit?")
        if side is Against.ABOVE
        else gettext("%(value)s is lower than we have ever seen. Is the number right, and the unit?")
    )
    said = known % {"value": words.value(numbers[place : place + 1], unit)}
    other = other_unit(measure, numbers, unit)
    if other is not None:
        said += " " + gettext("Is it %(value)s?") % {"value": words.value(numbers, other)}
    return FIELDS[place], said


def check_reading(measure: Measure, numbers: Numbers, unit: str) -> Unit:
    """This will give the unit of a reading that may be true; it is `Rejected` otherwise, with a question."""
    given = measure.unit_called(unit)
    if given is None:
        raise Rejected("unit", wrong_unit(measure, unit))
    if len(numbers) != len(measure.numbers):
        raise Rejected("value", gettext("This needs another number. What is it?"))
    asked = impossible(measure, numbers, given)
    if asked is not None:
        raise Rejected(*asked)
    return given
