"""What is said of a number, without a database: units, ranges, targets, change; and the reviewed list itself."""

import tomllib
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partake.measures import questions
from partake.measures.catalogue import LIST, measure_called, measures
from partake.measures.domain import (
    Against,
    Aim,
    Change,
    Progress,
    against,
    age_on,
    best_of,
    change,
    implausible,
    in_main,
    other_unit,
    progress,
)
from tests.measures.conftest import numbers

HBA1C, PRESSURE, PEAK_FLOW = (measures()[code] for code in ("HBA1C", "BLOOD_PRESSURE", "PEAK_FLOW"))
FIGURES = st.decimals(min_value=1, max_value=300, places=1)


@pytest.mark.parametrize(
    ("percent", "shown"),
    # The whole numbers published beside round percentages when the NHS changed units.
    [("6.0", 42), ("6.5", 48), ("7.0", 53), ("7.5", 59), ("8.0", 64), ("9.0", 75), ("10.0", 86), ("12.0", 108)],
)
def test_hba1c_in_percent_is_shown_as_the_international_table_says(percent, shown):
    assert abs(in_main(numbers(percent), HBA1C.units[1], HBA1C)[0] - shown) <= 1


@given(FIGURES)
def test_a_number_in_the_first_unit_is_left_as_it_was_written(figure):
    assert in_main((figure,), HBA1C.main, HBA1C) == (figure,)


@given(FIGURES, FIGURES)
def test_converting_keeps_the_order(one, other):
    for measure in measures().values():
        for unit in measure.units[1:]:
            low, high = (in_main((figure,), unit, measure)[0] for figure in sorted((one, other)))
            assert low <= high


@pytest.mark.parametrize(
    ("measure", "values", "unit", "found"),
    [
        (HBA1C, ("7.5",), "mmol/mol", (0, Against.BELOW)),
        (HBA1C, ("58",), "%", (0, Against.ABOVE)),
        (HBA1C, ("7.5",), "%", None),
        (HBA1C, ("15",), "mmol/mol", None),
        (HBA1C, ("250",), "mmol/mol", None),
        (HBA1C, ("250.1",), "mmol/mol", (0, Against.ABOVE)),
        (PRESSURE, ("138", "84"), "mmHg", None),
        (PRESSURE, ("84", "138"), "mmHg", (1, Against.ABOVE)),
        (PRESSURE, ("90", "90"), "mmHg", (1, Against.ABOVE)),
        (PRESSURE, ("300", "84"), "mmHg", (0, Against.ABOVE)),
        (PRESSURE, ("138", "8"), "mmHg", (1, Against.BELOW)),
    ],
)
def test_what_nobody_has_is_taken_for_a_slip(measure, values, unit, found):
    assert implausible(measure, numbers(*values), measure.unit_called(unit)) == found


def test_a_number_in_the_wrong_unit_is_asked_about_by_name():
    field, said = questions.impossible(HBA1C, numbers("7.5"), HBA1C.main)
    assert field == "value"
    assert said == ("7.5 mmol/mol is lower than we have ever seen. Is the number right, and the unit? Is it 7.5%?")
    assert other_unit(HBA1C, numbers("1"), HBA1C.main) is None
    assert "Is it" not in questions.impossible(HBA1C, numbers("1"), HBA1C.main)[1]
    assert questions.impossible(PRESSURE, numbers("80", "120"), PRESSURE.main)[0] == "second"
    named = questions.wrong_unit(HBA1C, "mg")
    assert named == "“mg” is not a unit of HbA1c that we know. We know mmol/mol and %. Which one is it?"


def test_where_each_number_stands_its_ends_inside():
    usual = PRESSURE.usual
    assert against(usual, numbers("120", "60")) == (Against.WITHIN, Against.WITHIN)
    assert against(usual, numbers("121", "59")) == (Against.ABOVE, Against.BELOW)
    assert against(measures()["CHOLESTEROL"].usual, numbers("1")) == (Against.WITHIN,)
    assert against(measures()["EGFR"].usual, numbers("89")) == (Against.BELOW,)


def test_no_usual_range_for_the_young_or_for_an_unknown_age():
    assert HBA1C.usual_for(18) is HBA1C.usual
    assert HBA1C.usual_for(17) is None
    assert HBA1C.usual_for(None) is None
    assert PEAK_FLOW.usual_for(40) is None


@pytest.mark.parametrize(
    ("value", "aim", "how"),
    [
        ("53", Aim.OR_LOWER, Progress.REACHED),
        ("61", Aim.OR_LOWER, Progress.CLOSE),
        ("62", Aim.OR_LOWER, Progress.NOT_YET),
        ("53", Aim.OR_HIGHER, Progress.REACHED),
        ("45", Aim.OR_HIGHER, Progress.CLOSE),
        ("44", Aim.OR_HIGHER, Progress.NOT_YET),
    ],
)
def test_how_near_a_target_is(value, aim, how):
    assert progress(numbers(value), numbers("53"), aim, Decimal(4)) is how


def test_a_target_of_two_numbers_is_reached_by_both():
    assert progress(numbers("130", "85"), numbers("130", "80"), Aim.OR_LOWER, Decimal(2)) is Progress.NOT_YET
    assert progress(numbers("130", "80"), numbers("130", "80"), Aim.OR_LOWER, Decimal(2)) is Progress.REACHED


@given(FIGURES, FIGURES)
def test_change_is_the_same_seen_from_both_ends(was, now):
    there, back = change((was,), (now,), Decimal(4))[0], change((now,), (was,), Decimal(4))[0]
    assert {there, back} in ({Change.STEADY}, {Change.UP, Change.DOWN})
    assert (there is Change.STEADY) == (abs(was - now) <= 4)


@pytest.mark.parametrize(
    ("code", "values", "best", "alerts"),
    [
        ("BLOOD_PRESSURE", ("179", "119"), (), False),
        ("BLOOD_PRESSURE", ("180", "80"), (), True),
        ("BLOOD_PRESSURE", ("150", "120"), (), True),
        ("OXYGEN", ("93",), (), False),
        ("OXYGEN", ("92",), (), True),
        ("PULSE", ("40",), (), True),
        ("PULSE", ("41",), (), False),
        ("PULSE", ("130",), (), True),
        ("PEAK_FLOW", ("160",), ("320",), True),
        ("PEAK_FLOW", ("161",), ("320",), False),
        ("PEAK_FLOW", ("100",), (), False),
    ],
)
def test_a_dangerous_number_says_what_to_do(code, values, best, alerts):
    found = measures()[code].alert_of(numbers(*values), numbers(*best))
    assert (found is not None) == alerts
    if found:
        assert "call" in found.words and ("999" in found.words or "111" in found.words)


def test_ones_own_best_is_of_one_number_with_a_better_way():
    assert best_of(PEAK_FLOW, [numbers("280"), numbers("325"), numbers("300")]) == numbers("325")
    assert best_of(HBA1C, [numbers("58"), numbers("62")]) == numbers("58")
    assert best_of(measures()["WEIGHT"], [numbers("80")]) == ()
    assert best_of(PRESSURE, [numbers("138", "84")]) == ()
    assert best_of(PEAK_FLOW, []) == ()


def test_age_counts_from_the_birthday():
    assert age_on(date(1958, 5, 2), date(2026, 5, 1)) == 67
    assert age_on(date(1958, 5, 2), date(2026, 5, 2)) == 68
    assert age_on(None, date(2026, 5, 2)) is None


@pytest.mark.parametrize("measure", measures().values(), ids=lambda one: one.code)
def test_every_measure_of_the_list_is_whole(measure):
    count = len(measure.numbers)
    assert all(number.least < number.most for number in measure.numbers)
    assert all(bool(number.name) == (count > 1) for number in measure.numbers)
    assert measure.main.scale == 1 and measure.main.offset == 0
    for unit in measure.units:
        assert measure.unit_called(unit.name.upper()) is unit
        assert unit.scale > 0
    assert measure_called(measure.name) is measure
    if measure.usual:
        assert {len(end) for end in (measure.usual.low, measure.usual.high) if end} == {count}
        assert all(low < high for low, high in zip(measure.usual.low, measure.usual.high, strict=False))
        for end in (measure.usual.low, measure.usual.high):
            assert all(one.least <= limit <= one.most for one, limit in zip(measure.numbers, end, strict=False))
    for alert in measure.alerts:
        assert {len(end) for end in (alert.at_least, alert.at_most) if end} <= {count}


def test_every_fact_of_the_list_names_its_source_and_says_whether_it_was_checked():
    for row in tomllib.loads(LIST.read_text())["measure"]:
        assert row["steady_status"] in ("verified", "unverified")
        facts = [*row["unit"][1:], *row.get("alert", ()), *([row["range"]] if "range" in row else ())]
        for fact in facts:
            assert fact["source"] and fact["status"] in ("verified", "unverified"), (row["code"], fact)


def test_no_two_measures_answer_to_one_name():
    spelled = [name for measure in measures().values() for name in {*measure.spelled, measure.name.casefold()}]
    assert len(spelled) == len(set(spelled))
