"""Staff in these tests open records at once: the second step has tests of its own."""

import pytest


@pytest.fixture(autouse=True)
def no_second_step(settings):
    settings.SECOND_STEP_FOR_STAFF = False
