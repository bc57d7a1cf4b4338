"""Reads whose cost must not grow with the place answer from an index, on both engines."""

import pytest
from django.db import connection

from partake.demo.stage import Stage
from partake.kernel import clock
from partake.people.actions.finding import find_people
from partake.people.queries.shared_with_me import list_offers, list_shared_with_staff
from tests.query_plans import plans


def test_a_name_is_found_among_an_organisations_own_people_by_index(stage: Stage) -> None:
    plan = plans(lambda: find_people(actor=stage.actor("sam"), wanted="joyce adey"), "people_searchname")

    assert "search_name_in_organisation" in plan
    assert "relationship_current" not in plan  # would be everybody the practice looks after
    assert "SCAN people" not in plan and "Seq Scan" not in plan


def test_finding_by_nhs_number_asks_about_one_person(stage: Stage) -> None:
    number = stage.people["joyce"].nhs_number
    plan = plans(lambda: find_people(actor=stage.actor("sam"), wanted=number or ""), "people_carerelationship")

    assert "relationship_current" not in plan
    assert "SCAN people" not in plan and "Seq Scan" not in plan


@pytest.mark.parametrize("key", ["tunde", "joyce"])
def test_offers_are_found_by_the_readers_address(stage: Stage, key: str) -> None:
    plan = plans(lambda: list_offers(stage.actor(key)), "people_share")

    assert "share_by_email" in plan
    assert "SCAN people" not in plan and "Seq Scan" not in plan


def test_what_was_shared_with_a_nurse_is_not_found_among_every_share_with_a_team(stage: Stage) -> None:
    sam = stage.actor("sam")
    plan = plans(lambda: list_shared_with_staff(sam, today=clock.today()), "people_share")

    assert "SCAN people" not in plan and "Seq Scan" not in plan
    if connection.vendor == "sqlite":  # PostgreSQL counts, and knows better in a real place than in this small one
        assert "share_by_email" not in plan
