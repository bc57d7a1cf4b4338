"""One complaint about Riverside in each test's hands, and those who handle it."""

from datetime import date

import pytest

from partake.complaints.actions import answering, handling, taking
from partake.complaints.domain.new import NewComplainant, NewComplaint
from partake.complaints.domain.states import Finding
from partake.complaints.models import Answer, Complaint
from partake.kernel.actor import Actor

SAID = "They called my name from behind a door, three times. I missed my turn and went home."
PAT = NewComplainant(name="Pat Moss", email="pat@example.com")


@pytest.fixture
def hospital(stage):
    return stage.organisations["hospital"]


@pytest.fixture
def clare(stage) -> Actor:
    return stage.actor("clare")


@pytest.fixture
def imran(stage) -> Actor:
    return stage.actor("imran")


@pytest.fixture
def complain(hospital):
    """Somebody not signed in complains."""

    def made(words: str = SAID, *, to=hospital, by: NewComplainant = PAT, **more) -> Complaint:
        row, _ = taking.make_complaint(
            actor=Actor.anonymous(), organisation=to, complaint=NewComplaint(words=words, **more), complainant=by
        )
        return row

    return made


@pytest.fixture
def complaint(complain) -> Complaint:
    return complain()


@pytest.fixture
def acknowledged(clare):
    def done(row: Complaint) -> Complaint:
        return handling.acknowledge(actor=clare, complaint=row, words="We are sorry.", version=row.version)

    return done


@pytest.fixture
def answered(clare, acknowledged):
    """An answer that waits to be signed."""

    def written(row: Complaint, finding: Finding = Finding.WELL_FOUNDED) -> Answer:
        row = acknowledged(row)
        return answering.write_answer(
            actor=clare,
            complaint=row,
            finding=finding,
            considered="I sat in the waiting room.",
            conclusions="You are right, and I am sorry.",
            actions="A nurse comes to your chair.",
            version=row.version,
        )

    return written


LONG_AGO = date(2025, 9, 19)
