"""Risk pictures against published decision aids, and against what must always hold."""

import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partake.methods.errors import MethodError
from partake.methods.risk import (
    Icon,
    chance_after,
    icon_array,
    in_words,
    risk_change,
    risk_picture,
)

chances = st.one_of(st.just(0.0), st.just(1.0), st.floats(1e-5, 1 - 1e-5))


def one_figure(per_hundred: float) -> str:
    return f"{per_hundred:.1g}"


@pytest.mark.parametrize(
    ("per_hundred", "printed", "needed", "printed_needed", "whole"),
    [
        (2.2, "0.7", 69, 69, (1_000, 22, 7)),
        (0.6, "0.2", 253, 252, (1_000, 6, 2)),
        (0.2, "0.07", 758, 758, (10_000, 20, 7)),
    ],
)
def test_stroke_in_atrial_fibrillation_over_a_year(
    per_hundred: float, printed: str, needed: int, printed_needed: int, whole: tuple[int, int, int]
) -> None:
    """gpevidence.org, atrial fibrillation: 66% fewer. Its 252 needs a little more than its printed 0.6."""
    without = per_hundred / 100
    treated = chance_after(without, relative=-0.66)
    assert one_figure(treated * 100) == printed
    change = risk_change(without, treated)
    assert change.number_needed == needed
    assert change.relative == pytest.approx(-0.66)
    assert needed - printed_needed == (1 if per_hundred == 0.6 else 0)
    picture = risk_picture({"without": without, "with": treated})
    assert (picture.out_of, picture.options[0].happens, picture.options[1].happens) == whole


def test_a_chance_a_little_above_the_printed_one_gives_the_printed_number() -> None:
    without = 0.00602
    assert one_figure(without * 100) == "0.6"
    assert risk_change(without, chance_after(without, relative=-0.66)).number_needed == 252


def test_stroke_absolute_change_to_one_place() -> None:
    assert f"{-100 * risk_change(0.022, chance_after(0.022, relative=-0.66)).absolute:.1f}" == "1.5"


def test_breast_screening_from_fifty_over_fifteen_years() -> None:
    """BMC Medical Informatics and Decision Making 9:18 (2009): 9 and 7 deaths in 1,000, 2 fewer."""
    without, screened = 1 - 0.9912, 1 - 0.9929
    picture = risk_picture({"No screening": without, "Screening": screened})
    assert picture.out_of == 1_000
    assert [(each.happens, each.spared) for each in picture.options] == [(9, 991), (7, 993)]
    kinds = Counter(icon for row in icon_array(picture, "No screening", "Screening") for icon in row)
    assert kinds == {Icon.HAPPENS: 7, Icon.SPARED: 2, Icon.NEVER: 991}
    assert risk_change(without, screened).number_needed == 589
    assert risk_change(0.0018, 0).number_needed == 556


def test_the_change_may_be_harm() -> None:
    picture = risk_picture({"No tablets": 0.12, "Tablets": 0.16})
    rows = icon_array(picture, "No tablets", "Tablets")
    assert len(rows) == 10 and {len(row) for row in rows} == {10}
    assert rows[-1] == (Icon.HAPPENS,) * 10
    assert rows[-2] == (Icon.HAPPENS,) * 2 + (Icon.ADDED,) * 4 + (Icon.NEVER,) * 4
    assert risk_change(0.12, 0.16).number_needed == 25


def test_a_thousand_icons_are_forty_across() -> None:
    rows = icon_array(risk_picture({"x": 0.005}), "x")
    assert len(rows) == 25 and {len(row) for row in rows} == {40}
    assert rows[-1][:6] == (Icon.HAPPENS,) * 5 + (Icon.NEVER,)


@pytest.mark.parametrize(
    ("given_chances", "out_of"),
    [
        ([0.2, 0.3], 100),
        ([0.0, 1.0], 100),
        ([0.01, 0.99], 100),
        ([0.2, 0.204], 1_000),
        ([0.995], 1_000),
        ([0.2, 0.2001], 1_000),
        ([0.3, 0.0002], 10_000),
        ([0.00002], 100_000),
        ([0.3, 0.3], 100),
    ],
)
def test_one_number_of_people_that_shows_every_chance(given_chances: list[float], out_of: int) -> None:
    assert risk_picture({str(n): chance for n, chance in enumerate(given_chances)}).out_of == out_of


def test_halves_round_up_whatever_floating_point_does() -> None:
    assert risk_picture({"x": 0.285}).options[0].happens == 29
    assert risk_change(0.1, 0.0).number_needed == 10
    assert risk_change(0.3, 0.2).number_needed == 10


@given(st.dictionaries(st.text(min_size=1, max_size=3), chances, min_size=1, max_size=4))
def test_pictures_add_up_and_hide_nothing(options: dict[str, float]) -> None:
    picture = risk_picture(options)
    assert [each.option for each in picture.options] == list(options)
    for each in picture.options:
        assert each.happens + each.spared == picture.out_of
        assert (each.happens == 0) == (each.chance == 0)
        assert (each.spared == 0) == (each.chance == 1)
        assert abs(each.happens - each.chance * picture.out_of) <= 0.5 + 1e-6
    ranked = sorted(picture.options, key=lambda each: each.chance)
    assert [each.happens for each in ranked] == sorted(each.happens for each in ranked)
    if picture.out_of <= 1_000:
        first, last = picture.options[0], picture.options[-1]
        kinds = Counter(icon for row in icon_array(picture, first.option, last.option) for icon in row)
        assert kinds[Icon.HAPPENS] + kinds[Icon.SPARED] == first.happens
        assert kinds[Icon.HAPPENS] + kinds[Icon.ADDED] == last.happens
        assert kinds.total() == picture.out_of


@given(chances, chances)
def test_number_needed_never_promises_too_much(without: float, having: float) -> None:
    change = risk_change(without, having)
    assert (change.number_needed is None) == (without == having)
    if change.number_needed is not None:
        assert change.number_needed * abs(having - without) >= 1 - 1e-6
        assert (change.number_needed - 1) * abs(having - without) < 1 + 1e-6
    assert (change.relative is None) == (without == 0)


def test_mistakes_are_named() -> None:
    with pytest.raises(MethodError, match="no options"):
        risk_picture({})
    for wrong in (2.2, -0.1, math.nan):
        with pytest.raises(MethodError, match=f"The chance for a is {wrong}: it must be from 0 to 1"):
            risk_picture({"a": wrong})
        with pytest.raises(MethodError, match="The chance without is"):
            risk_change(wrong, 0.1)
        with pytest.raises(MethodError, match="The chance having it is"):
            risk_change(0.1, wrong)
    with pytest.raises(MethodError, match="below 1 in 100,000"):
        risk_picture({"a": 1e-6})
    with pytest.raises(MethodError, match=r"A chance of 0.6 changed by 1 is 1.2"):
        chance_after(0.6, relative=1)
    with pytest.raises(MethodError, match="b is not an option"):
        icon_array(risk_picture({"a": 0.5}), "b")
    with pytest.raises(MethodError, match="10,000 icons are too many"):
        icon_array(risk_picture({"a": 0.0005}), "a")


def test_words_tell_both_ways() -> None:
    words = in_words(
        risk_picture({"Do nothing": 0.03}), happens="get it", spared="do not get it", period="over 5 years"
    )
    assert words == ("Do nothing: out of 100 people, 3 get it over 5 years and 97 do not get it.",)
