"""Joyce leaves a ward, and the community heart team, which nothing lets in yet, should have her story next."""

import pytest

from partake.demo.stage import SETTING_UP
from partake.handovers import actions
from partake.kernel import clock
from partake.organisations.actions import give_role
from partake.organisations.domain import RoleCode
from partake.people.domain import months_from

WORDS = "They sent me home at nine at night, alone. Please do not ask me to tell it again."


@pytest.fixture(autouse=True)
def no_second_step(settings):
    settings.SECOND_STEP_FOR_STAFF = False


@pytest.fixture
def joyce(opened):
    return opened("joyce", "joyce")


@pytest.fixture
def heart(stage):
    """The heart team, in which Petra now looks after people."""
    give_role(
        actor=SETTING_UP,
        user=stage.users["petra"],
        organisation=stage.organisations["hospital"],
        team=stage.teams["heart"],
        role=RoleCode.PRACTITIONER,
        job_title="heart nurse",
    )
    return stage.teams["heart"]


@pytest.fixture
def story(joyce):
    return actions.write_story(record=joyce, words=WORDS, wants="Face me when you talk.", left="Poppy Ward")


@pytest.fixture
def handed(joyce, story, heart):
    return actions.hand_over_story(record=joyce, story=story, team=heart, until=months_from(clock.today(), 3))
