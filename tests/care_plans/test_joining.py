"""Records with a plan are not joined: nothing would move it, and nobody would find it."""

import pytest

from partake.care_plans.actions import lines
from partake.care_plans.domain.contents import Kind, Need
from partake.kernel import clock
from partake.people import access
from partake.people.models import PossibleDuplicate


@pytest.fixture
def pair(stage):
    first, second = sorted((stage.people["joyce"].pk, stage.people["denise"].pk))
    return PossibleDuplicate.objects.create(
        organisation=stage.organisations["millbrook"],
        first_id=first,
        second_id=second,
        because="NAME_AND_BIRTH",
        found_at=clock.now(),
    )


def test_a_record_with_a_plan_is_not_joined(stage, pair, opened):
    stage.users["denise"].person_account.delete()
    assert access.can_merge(stage.actor("ruth"), pair)
    lines.add_line(record=opened("joyce", "joyce"), kind=Kind.NEED, content=Need("I get out of breath."))
    verdict = access.can_merge(stage.actor("ruth"), pair)
    assert not verdict
    assert "care plan" in verdict.reason
