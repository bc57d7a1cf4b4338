"""Reads of a plan and of a caseload answer from an index, however many plans a place has, on both engines. Each of
these once read a whole table, which a million people showed and ten thousand did not."""

import pytest

from partake.care_plans.domain.caseload import Tab
from partake.care_plans.queries.caseload import caseload_page
from partake.care_plans.queries.plan import get_plan
from partake.demo.stage import Stage
from tests.query_plans import plans


def test_a_plan_is_found_by_its_person(stage: Stage, opened) -> None:
    record = opened("joyce", "joyce")
    plan = plans(lambda: get_plan(record), "care_plans_plan")

    assert "SCAN care_plans_plan" not in plan and "Seq Scan" not in plan


@pytest.mark.parametrize("tab", [tab for tab in Tab if tab is not Tab.SOMEBODY_NEW])
def test_a_caseload_is_read_in_its_own_order(stage: Stage, tab: Tab) -> None:
    plan = plans(lambda: caseload_page(stage.actor("sam"), tab), "care_plans_caseloadentry")

    assert "SCAN care_plans_caseloadentry" not in plan and "Seq Scan" not in plan
    assert "caseload_by_" in plan
