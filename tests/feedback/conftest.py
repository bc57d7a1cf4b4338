"""Riverside's page in each test's hands."""

import pytest

from partake.feedback.actions.pages import open_page
from partake.feedback.models import FeedbackPage


@pytest.fixture
def nadia(stage):
    return stage.actor("nadia")


@pytest.fixture
def page(stage, nadia) -> FeedbackPage:
    return open_page(
        actor=nadia, service=stage.services["riverside"], phone="01632 960155", asks_about=["AGE", "GENDER"]
    )
