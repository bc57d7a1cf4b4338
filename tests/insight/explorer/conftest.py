"""The hospital's voices in each test's hands."""

import pytest
from django.urls import reverse


@pytest.fixture
def hospital(stage):
    return stage.organisations["hospital"]


@pytest.fixture
def riverside(stage):
    return stage.services["riverside"]


@pytest.fixture
def ward(stage):
    return stage.services["ward"]


@pytest.fixture
def nadia(stage):
    return stage.actor("nadia")


@pytest.fixture
def client(visit):
    return visit("nadia")


@pytest.fixture
def at(hospital):
    return lambda name, *args: reverse(f"insight:{name}", args=[hospital.public_id, *args])
