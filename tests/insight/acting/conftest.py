"""Riverside's phone in each test's hands: four people said it does not answer, a machine thinks a fifth did."""

from datetime import date

import pytest

from partake.insight.actions import acting
from partake.insight.domain_of_acting import Cite
from partake.insight.models import Improvement
from partake.voices.domain.labels import LabelledBy
from partake.voices.models import Voice
from partake.voices.queries.asked import Asked
from tests.insight.labelled import PHONE, put_on, say


@pytest.fixture
def hospital(stage):
    return stage.organisations["hospital"]


@pytest.fixture
def riverside(stage):
    return stage.services["riverside"]


@pytest.fixture
def nadia(stage):
    return stage.actor("nadia")


@pytest.fixture
def owen(stage):
    return stage.actor("owen")


@pytest.fixture
def said(hospital, riverside) -> list[Voice]:
    """Four a person read, of whom three asked to hear; one that a machine alone thinks is about it; one about bins."""
    rows = [say(riverside, f"Rang {number} times", asks=number > 1) for number in range(1, 5)]
    for row in rows:
        put_on(row, hospital, sentiment="UNHAPPY")
    guessed = say(riverside, "The line was busy all day", asks=True)
    put_on(guessed, hospital, by=LabelledBy.MACHINE)
    bins = say(riverside, "The bins woke us")
    return [*rows, guessed, bins]


@pytest.fixture
def started(said, stage, hospital, riverside, nadia) -> Improvement:
    return acting.start_improvement(
        actor=nadia,
        organisation=hospital,
        service=riverside,
        theme=PHONE,
        title="A second line for the phone",
        owner_id=str(stage.users["owen"].public_id),
        due_on=date(2026, 12, 19),
        finding="Getting through: 96 comments",
        about=Asked(service=riverside, theme=PHONE),
        cite=Cite.BY_ANY,
    )
