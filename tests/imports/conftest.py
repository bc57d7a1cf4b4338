"""Files in a test's hands, and those who bring them in."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from partake.imports import importing
from partake.imports.actions.files import Told
from partake.imports.domain import Content
from partake.voices.domain.voice import Sampling

HEADINGS = ["Response ID", "Date", "Ward", "FFT", "Comment", "Publish"]
ROWS = [
    ["1", "03/10/2026", "Poppy Ward", "1", "The night nurse sat with Mum.", "yes"],
    ["2", "04/10/2026", "Poppy Ward", "Very poor", "Bins at 5am.", "no"],
    ["3", "05/10/2026", "poppy  WARD", "2", "", "yes"],
]


def as_csv(rows, headings=HEADINGS) -> bytes:
    made = io.StringIO()
    csv.writer(made).writerows([headings, *rows])
    return made.getvalue().encode()


def upload(content: bytes, name: str = "october.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.fixture
def hospital(stage):
    return stage.organisations["hospital"]


@pytest.fixture
def nadia(stage):
    return stage.actor("nadia")


@pytest.fixture
def hana(stage):
    return stage.actor("hana")


@pytest.fixture
def give(hospital, nadia):
    """A file given by Nadia about the hospital."""

    def given(content: bytes, *, kind: Content = Content.COMMENTS, name: str = "october.csv", actor=None, **told):
        told = Told(content=kind, sampling=Sampling.EVERYONE_ASKED, **told)
        return importing.give_upload(
            actor=actor or nadia, organisation=hospital, told=told, upload=upload(content, name)
        )

    return given


@pytest.fixture
def checked(give, nadia):
    """A file of comments whose columns were taken as their headings say."""

    def ready(content: bytes = as_csv(ROWS), *, actor=None, columns=None, **told):
        file = give(content or as_csv(ROWS), actor=actor, **told)
        if file.state == "CHOOSING":
            file = importing.choose_columns(
                actor=actor or nadia, file=file, columns=columns or file.columns, version=file.version
            )
        return file

    return ready


@pytest.fixture
def brought(checked, nadia):
    def in_now(*args, actor=None, **more):
        file = checked(*args, actor=actor, **more)
        return importing.let_in(actor=actor or nadia, file=file, version=file.version)

    return in_now
