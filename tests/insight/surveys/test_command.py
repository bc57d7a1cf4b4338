"""The whole national file, by command."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from partake.insight.models import SurveyFile
from tests.insight.surveys.conftest import csv_of, row_of


def run(file, **given):
    said, wrong = StringIO(), StringIO()
    options = {"survey": "gpps_2025", "organisation": "QZ9", "email": "rosa@example.nhs.uk", **given}
    call_command("import_survey", str(file), stdout=said, stderr=wrong, **options)
    return said.getvalue()


@pytest.fixture
def file(tmp_path, mapping):
    path = tmp_path / "gpps.csv"
    path.write_bytes(csv_of(mapping, row_of(mapping), row_of(mapping, "Z99002", "HILLSIDE PRACTICE")))
    return path


def test_it_comes_in_and_says_that_nobody_checked_the_columns(stage, file):
    said = run(file)
    assert "GP Patient Survey 2025: 2 practices." in said
    assert "not checked" in said
    assert SurveyFile.objects.get().file_name == "gpps.csv"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"email": "nobody@example.com"}, "Nobody here signs in"),
        ({"email": "nadia@example.nhs.uk"}, "engagement lead or an assurance lead"),
        ({"organisation": "X1"}, "no organisation with the code X1"),
        ({"organisation": "RZ9"}, "engagement lead or an assurance lead"),
    ],
)
def test_who_may_not_or_is_not_here_is_said(stage, file, given, says):
    with pytest.raises(CommandError, match=says):
        run(file, **given)
    assert not SurveyFile.objects.exists()


def test_faults_are_listed_and_nothing_comes_in(stage, tmp_path, mapping):
    path = tmp_path / "wrong.csv"
    path.write_bytes(csv_of(mapping, row_of(mapping, **{"overallexp.pcteval": "140"})))
    wrong = StringIO()
    with pytest.raises(CommandError, match="nothing of it was kept"):
        call_command(
            "import_survey",
            str(path),
            survey="gpps_2025",
            organisation="QZ9",
            email="rosa@example.nhs.uk",
            stderr=wrong,
        )
    assert "Row 2, overallexp.pcteval: 140 is more than 1" in wrong.getvalue()
    assert not SurveyFile.objects.exists()


def test_no_file_and_no_list(stage, tmp_path):
    with pytest.raises(CommandError, match="There is no file"):
        run(tmp_path / "none.csv")
    picture = tmp_path / "picture.csv"
    picture.write_bytes(b"\x89PNG and more")
    with pytest.raises(CommandError, match="This is a picture"):
        run(picture)
