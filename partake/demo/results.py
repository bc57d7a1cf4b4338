"""Joyce's tests and readings: blood tests that her practice brings in from a file, what Sam measures, and what she
measures at home; with what she aims for. Arthur has two of his own."""

import io
from datetime import date, timedelta
from decimal import Decimal

from partake.audit.domain import Purpose
from partake.demo.stage import Stage, days_ago
from partake.kernel import clock
from partake.measures.actions.files import check_file, take_file
from partake.measures.actions.results import add_result, strike_result
from partake.measures.actions.targets import set_target
from partake.measures.domain import Aim, Numbers
from partake.measures.lists.rows import open_results
from partake.people import door

HEADINGS = "NHS number,Date of birth,Measure,Value,Unit,Date"
# Whose, born, what, how much, in which unit, and how many days ago.
BLOOD_TESTS = (
    ("9990000018", "2/5/1958", "HbA1c", "74", "mmol/mol", 737),
    ("9990000018", "2/5/1958", "HbA1c", "67", "mmol/mol", 548),
    ("9990000018", "2/5/1958", "HbA1c", "7.9", "%", 359),
    ("9990000018", "2/5/1958", "HbA1c", "57", "mmol/mol", 16),
    ("9990000018", "2/5/1958", "Total cholesterol", "4.6", "mmol/L", 16),
    ("9990000018", "2/5/1958", "eGFR", "71", "mL/min/1.73m2", 16),
    ("9990000026", "17/1/1945", "eGFR", "58", "mL/min/1.73m2", 22),
    ("9990000034", "30/8/1992", "HbA1c", "5.4", "mmol/mol", 22),
)


def play(stage: Stage) -> None:
    """This will play the scenes in the order they happened."""
    with days_ago(86, hour=14):
        _sam_measures(stage)
    with days_ago(12, hour=9):
        _ruth_brings_in_blood_tests(stage)
    with days_ago(7, hour=8):
        _joyce_measures_at_home(stage)


def _open(stage: Stage, actor: str, person: str) -> door.OpenRecord:
    own = Purpose.OWN_RECORD if actor == person else Purpose.CARE
    return door.open_record(stage.actor(actor), stage.people[person].public_id, own)


def _numbers(*values: str) -> Numbers:
    return tuple(Decimal(value) for value in values)


def _add(
    record: door.OpenRecord, measure: str, unit: str, *values: str, at_home: bool, on: date, note: str = ""
) -> None:
    add_result(
        record=record,
        measure=measure,
        numbers=_numbers(*values),
        unit=unit,
        taken_on=on,
        at_home=at_home,
        note=note,
    )


def _sam_measures(stage: Stage) -> None:
    record, today = _open(stage, "sam", "joyce"), clock.today()
    _add(record, "BLOOD_PRESSURE", "mmHg", "148", "88", at_home=False, on=today)
    _add(record, "WEIGHT", "kg", "84", at_home=False, on=today)
    set_target(
        record=record,
        measure="HBA1C",
        numbers=_numbers("53"),
        unit="mmol/mol",
        aim=Aim.OR_LOWER,
        reason="Joyce wants fewer lows. We agreed that lower than this is not worth it for her.",
        number=0,
    )
    arthur = _open(stage, "sam", "arthur")
    _add(arthur, "BLOOD_PRESSURE", "mmHg", "136", "74", at_home=False, on=today - timedelta(days=3))


def _ruth_brings_in_blood_tests(stage: Stage) -> None:
    """One row is Priya's HbA1c with the wrong unit beside it: it stays out, and Ruth is asked about it."""
    now = clock.today() + timedelta(days=12)
    lines = [",".join([*row, (now - timedelta(days=ago)).strftime("%d/%m/%Y")]) for *row, ago in BLOOD_TESTS]
    listed = open_results(io.BytesIO("\n".join([HEADINGS, *lines]).encode()))
    file = check_file(
        actor=stage.actor("ruth"),
        organisation=stage.organisations["millbrook"],
        file_name="blood-tests.csv",
        headings=listed.headings,
        rows=listed.rows(today=clock.today()),
    )
    take_file(actor=stage.actor("ruth"), file_id=file.public_id)


def _joyce_measures_at_home(stage: Stage) -> None:
    record, today = _open(stage, "joyce", "joyce"), clock.today()
    set_target(
        record=record,
        measure="PEAK_FLOW",
        numbers=_numbers("330"),
        unit="L/min",
        aim=Aim.OR_HIGHER,
        reason="At 330 I can get to the allotment.",
        number=0,
    )
    for weeks, blown in ((9, "280"), (7, "300"), (5, "290"), (3, "320"), (1, "310"), (0, "325")):
        _add(record, "PEAK_FLOW", "L/min", blown, at_home=True, on=today - timedelta(weeks=weeks))
    for days, top, bottom in ((28, "144", "86"), (14, "139", "84"), (0, "134", "82")):
        _add(record, "BLOOD_PRESSURE", "mmHg", top, bottom, at_home=True, on=today - timedelta(days=days))
    for days, weighed in ((40, "83.6"), (20, "83.1"), (0, "82.4")):
        _add(record, "WEIGHT", "kg", weighed, at_home=True, on=today - timedelta(days=days))
    wrong = add_result(
        record=record, measure="WEIGHT", numbers=_numbers("28.4"), unit="kg", taken_on=today, at_home=True
    )
    strike_result(record=record, result_id=wrong.public_id, because="I turned the figures round.")
