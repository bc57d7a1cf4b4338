"""Joyce's results in each test's hands."""

from datetime import date
from decimal import Decimal

import pytest

from partake.measures.actions.results import add_result
from partake.measures.models import Result


@pytest.fixture(autouse=True)
def no_second_step(settings):
    settings.SECOND_STEP_FOR_STAFF = False


@pytest.fixture
def joyce(opened):
    return opened("joyce", "joyce")


@pytest.fixture
def sam(opened):
    return opened("sam", "joyce")


def numbers(*values: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(value) for value in values)


def add(record, measure: str, *values: str, unit: str = "", on: date = date(2026, 11, 3), **more) -> Result:
    units = {"HBA1C": "mmol/mol", "BLOOD_PRESSURE": "mmHg", "WEIGHT": "kg", "PEAK_FLOW": "L/min", "OXYGEN": "%"}
    given = {"at_home": record.is_own, "unit": unit or units[measure], **more}
    return add_result(record=record, measure=measure, numbers=numbers(*values), taken_on=on, **given)
