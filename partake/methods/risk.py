"""Chances put so that people can picture them: whole people out of one number, told both ways.

What is shown is rounded; what is worked out is not. Rounding rules, stated once: people and icons to the
nearest whole (halves up), a difference shown is that of the whole people shown so that pictures add up,
numbers needed are worked out from the unrounded chances and rounded up.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from partake.methods.errors import MethodError

__all__ = [
    "Icon",
    "OptionRisk",
    "RiskChange",
    "RiskPicture",
    "chance_after",
    "icon_array",
    "in_words",
    "risk_change",
    "risk_picture",
]

OUT_OF = (100, 1_000, 10_000, 100_000)
MOST_ICONS = 1_000
"""More icons than this are a grey square, and chances closer than this are not told apart."""
COLUMNS = {100: 10, 1_000: 40}
ROUNDING = 1e-9
"""What floating point may add or take: 0.285 x 100 is 28.499999999999996, and means 28.5."""


@dataclass(frozen=True)
class OptionRisk:
    """This will say that with this option it happens to `happens` whole people out of the picture's number,
    and not to the `spared` others; `chance` (0 to 1) is the figure itself, unrounded."""

    option: str
    chance: float
    happens: int
    spared: int


@dataclass(frozen=True)
class RiskPicture:
    """This will hold every option, doing nothing among them, out of the same number of people."""

    out_of: int
    options: tuple[OptionRisk, ...]


def risk_picture(chances: Mapping[str, float]) -> RiskPicture:
    """This will put the chance (0 to 1) of one thing happening, by option, as whole people out of one number.

    That number is 100 where 100 can show it: every chance that is not nothing or certainty is at least one
    whole person either way, and chances that differ give different numbers. Else it is 1,000; for a chance
    below 1 in 1,000 it is 10,000 or 100,000. Chances that 1,000 cannot tell apart are shown as the same.

    Raises:
        MethodError: no options, a chance that is not from 0 to 1 (2.2 in 100 is 0.022), or one below 1 in
            100,000.

    Source: NICE guideline NG197, Shared decision making (2021), on communicating risks: natural frequencies,
    the same denominator throughout, both framings.

    Example:
        >>> from partake.methods.risk import risk_picture
        >>> picture = risk_picture({"No tablets": 0.022, "Blood thinner": 0.00748})
        >>> picture.out_of, [(o.option, o.happens, o.spared) for o in picture.options]
        (1000, [('No tablets', 22, 978), ('Blood thinner', 7, 993)])
    """
    if not chances:
        raise MethodError("There are no options to show.")
    for option, chance in chances.items():
        _check(chance, f"The chance for {option}")
    number = next((n for n in OUT_OF if _shows(n, chances)), None)
    if number is None:
        raise MethodError(f"A chance below 1 in {OUT_OF[-1]:,} cannot be shown as whole people.")
    options = []
    for option, chance in chances.items():
        happens = _nearest(chance * number)
        options.append(OptionRisk(option, chance, happens, number - happens))
    return RiskPicture(number, tuple(options))


@dataclass(frozen=True)
class RiskChange:
    """This will hold how a chance changes: `absolute` (with minus without, -1 to 1), `relative` (share of the
    chance without; None when that is 0) and `number_needed`: how many people must have the option for one to
    be spared it (or, when `absolute` is above 0, for it to happen to one more); None when nothing changes."""

    absolute: float
    relative: float | None
    number_needed: int | None


def risk_change(without: float, having: float) -> RiskChange:
    """This will work out the change between the chance without an option and the chance having it (0 to 1).

    The number needed comes from the unrounded chances and is rounded up, so that it never promises too much.

    On published figures (stroke in atrial fibrillation over a year, relative reduction 66%): from 2.2, 0.6
    and 0.2 per 100 the chances printed with treatment are 0.7, 0.2 and 0.07 (one significant figure of 0.748,
    0.204 and 0.068) and the numbers needed 69, 252 and 758. We give 69, 253 and
    758: 1 / (0.006 x 0.66) is 252.5, which neither rounding up nor to the nearest makes 252, so its authors
    must have started from a chance a little above the 0.6 they print. From the printed 0.2 and 0.07 one would
    get 770. On breast screening from 50 over 15 years: 99.12% and 99.29% survive, 9 and 7 deaths in 1,000, a
    difference of 0.17% and so 589; the 1.8 fewer deaths in 1,000 printed beside give 556; the source prints
    570, about 1 / 0.175%, so from figures less rounded than either.

    Raises:
        MethodError: a chance that is not from 0 to 1.

    Source: Cook and Sackett, "The number needed to treat", BMJ 310:452 (1995).

    Example:
        >>> from partake.methods.risk import chance_after, risk_change
        >>> change = risk_change(0.022, chance_after(0.022, relative=-0.66))
        >>> round(change.absolute, 4), round(change.relative, 2), change.number_needed
        (-0.0145, -0.66, 69)
    """
    _check(without, "The chance without")
    _check(having, "The chance having it")
    absolute = having - without
    if absolute == 0:
        return RiskChange(0.0, 0.0 if without else None, None)
    needed = math.ceil(1 / abs(absolute) * (1 - ROUNDING))
    return RiskChange(absolute, absolute / without if without else None, needed)


def chance_after(without: float, *, relative: float) -> float:
    """This will give the chance (0 to 1) after a relative change: -0.66 for two thirds fewer, 0.5 for half as
    many again.

    Raises:
        MethodError: a chance that is not from 0 to 1, or a change that would take it out of 0 to 1.

    Example:
        >>> from partake.methods.risk import chance_after
        >>> round(chance_after(0.006, relative=-0.66), 5)
        0.00204
    """
    _check(without, "The chance without")
    after = without * (1 + relative)
    _check(after, f"A chance of {without} changed by {relative}")
    return after


class Icon(Enum):
    """What one icon in an array stands for."""

    HAPPENS = "it happens either way"
    SPARED = "it would have happened, and does not with the option"
    ADDED = "it happens only with the option"
    NEVER = "it does not happen either way"


def icon_array(picture: RiskPicture, without: str, having: str | None = None) -> tuple[tuple[Icon, ...], ...]:
    """This will lay out one whole icon for each person, top row first, filled from the bottom row up: those
    to whom it happens either way, then those for whom `having` rather than `without` changes it, then
    everyone else. 10 rows of 10 for 100 people, 25 rows of 40 for 1,000.

    Always show the words (`in_words`) beside it: a picture alone is not enough for everyone.

    Raises:
        MethodError: an option not in the picture, or a picture out of more than 1,000.

    Source: NICE NG197 (2021) on pictures with numbers; icons grouped, with non-events shown as part of the
    whole: Ancker and others, "Design features of graphs in health risk communication", JAMIA 13 (2006).

    Example:
        >>> from partake.methods.risk import icon_array, risk_picture
        >>> picture = risk_picture({"No tablets": 0.06, "Tablets": 0.04})
        >>> [icon.name for icon in icon_array(picture, "No tablets", "Tablets")[-1]][:7]
        ['HAPPENS', 'HAPPENS', 'HAPPENS', 'HAPPENS', 'SPARED', 'SPARED', 'NEVER']
    """
    before = _option(picture, without).happens
    after = before if having is None else _option(picture, having).happens
    if picture.out_of > MOST_ICONS:
        raise MethodError(f"{picture.out_of:,} icons are too many to look at: show the words alone.")
    both, changed = min(before, after), abs(after - before)
    line = [Icon.HAPPENS] * both + [Icon.ADDED if after > before else Icon.SPARED] * changed
    line += [Icon.NEVER] * (picture.out_of - len(line))
    across = COLUMNS[picture.out_of]
    upward = [tuple(line[start : start + across]) for start in range(0, len(line), across)]
    return tuple(reversed(upward))


def in_words(picture: RiskPicture, *, happens: str, spared: str, period: str) -> tuple[str, ...]:
    """This will tell the picture in sentences, one for each option, both ways and over its time.

    `happens` and `spared` follow the number of people ("have a stroke", "do not have a stroke"); `period` is
    when ("over 1 year").

    Example:
        >>> from partake.methods.risk import in_words, risk_picture
        >>> picture = risk_picture({"No tablets": 0.022, "Blood thinner": 0.00748})
        >>> for line in in_words(picture, happens="have a stroke", spared="do not", period="over 1 year"):
        ...     print(line)
        No tablets: out of 1,000 people, 22 have a stroke over 1 year and 978 do not.
        Blood thinner: out of 1,000 people, 7 have a stroke over 1 year and 993 do not.
    """
    return tuple(
        f"{each.option}: out of {picture.out_of:,} people, "
        f"{each.happens:,} {happens} {period} and {each.spared:,} {spared}."
        for each in picture.options
    )


def _option(picture: RiskPicture, name: str) -> OptionRisk:
    for each in picture.options:
        if each.option == name:
            return each
    raise MethodError(f"{name} is not an option in this picture.")


def _check(chance: float, what: str) -> None:
    if not 0 <= chance <= 1:
        raise MethodError(f"{what} is {chance}: it must be from 0 to 1 (2.2 in 100 is 0.022).")


def _nearest(people: float) -> int:
    return math.floor(people + 0.5 + ROUNDING)


def _shows(number: int, chances: Mapping[str, float]) -> bool:
    either_way = [side for chance in chances.values() for side in (chance, 1 - chance) if side > 0]
    if min(either_way) * number < 1 - ROUNDING:
        return False
    told_apart = len({_nearest(chance * number) for chance in chances.values()}) == len(set(chances.values()))
    return told_apart or number >= MOST_ICONS
