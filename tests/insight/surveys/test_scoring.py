"""Scores as the adult inpatient survey makes them: from answers to 0 to 10, weighted to the country, none under 30."""

from io import BytesIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from partake.audit.models import Event
from partake.demo.stage import SETTING_UP
from partake.insight.models import SurveyFile, SurveyResult
from partake.insight.surveys import words
from partake.insight.surveys.catalogue import Scale, mappings
from partake.insight.surveys.figures import NOT_REACHED, Given, figure_of, stretches
from partake.insight.surveys.hiding import Published
from partake.insight.surveys.scoring import read_answers, read_profile
from partake.kernel.csv_reading import NotAList
from partake.organisations.actions import give_role
from partake.organisations.domain import RoleCode
from tests.people.pressing import read as read_page

MAPPING = mappings()["inpatient_answers_2024"]
HEAD = "trust_code,trust_name,age_group,sex,admission,overall,involved,kindness,leaving\n"
YOUNG, OLD = "16-65,Female,Planned", "66+,Female,Planned"
PROFILE = "age_group,sex,admission,people\n16-65,Female,Planned,500\n66+,Female,Planned,500\n"


def profile(text=PROFILE):
    return read_profile(BytesIO(text.encode()), MAPPING)


def read(*rows, country=PROFILE):
    return read_answers(BytesIO((HEAD + "\n".join(rows)).encode()), MAPPING, profile(country))


def people(many, kind, overall, involved="1", code="RZ9"):
    return [f"{code},Wexbridge General,{kind},{overall},{involved},1,1"] * many


def test_a_score_is_that_of_the_countrys_patients_and_not_of_those_who_answered():
    found = read(*people(20, YOUNG, 4), *people(60, OLD, 8))
    score = found.bodies[0].results["overall"]
    assert found.faults == []
    assert (score.value, score.base, score.answers) == (pytest.approx(6.0), 80, {NOT_REACHED: 0.0})
    assert score.low < 6.0 < score.high


def test_steps_are_even_and_what_says_nothing_is_left_out():
    found = read(*people(40, YOUNG, 10, "2"), *people(40, OLD, 10, "2"), *people(20, OLD, 10, "5"))
    score = found.bodies[0].results["involved"]
    assert score.value == pytest.approx(20 / 3)  # the second of four answers
    assert score.base == 80


def test_under_30_there_is_no_score_and_each_trust_has_its_own():
    found = read(*people(29, OLD, 8), *people(30, OLD, 8, code="RJ1"))
    assert [(one.code, one.answered) for one in found.bodies] == [("RZ9", 29), ("RJ1", 30)]
    assert found.bodies[0].results["overall"] == Published()
    assert found.bodies[1].results["overall"].value == pytest.approx(8)


def test_whom_nobody_here_speaks_for_is_said():
    found = read(*people(40, OLD, 8))
    result = found.bodies[0].results["overall"]
    assert result.answers == {NOT_REACHED: 0.5}
    given = Given(2024, result.value, result.low, result.high, result.base, result.answers)
    question = MAPPING.survey.questions["overall"]
    parts = stretches([figure_of(MAPPING.survey, question, given)], ())
    assert words.headline(question, parts, Scale.SCORE).startswith("In 2024: 8.0 out of 10 (8.0 to 8.0) of 40 people")
    assert any("50% of the country’s patients" in one for one in words.how_sure(MAPPING.survey, parts))


@pytest.mark.parametrize(
    ("row", "column", "says"),
    [
        (f"RZ9,W,{OLD},11,1,1,1", "overall", "“11” is no answer"),
        (f"RZ9,W,{OLD},8,9,1,1", "involved", "“9” is no answer"),
        (f"Z99001,W,{OLD},8,1,1,1", "trust_code", "is not a code"),
        ("RZ9,W,66+,Other,Planned,8,1,1,1", "age_group", "nobody who is “66+, Other, Planned”"),
        (f"RZ9,W,{OLD},8", "", "stops before"),
    ],
)
def test_what_is_wrong_is_named_by_row_and_column(row, column, says):
    found = read(*people(2, OLD, 8), row)
    assert [(one.row, one.column) for one in found.faults] == [(4, column)]
    assert says in found.faults[0].words


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("age_group,sex,people\n66+,Female,5\n", "one column each"),
        (PROFILE + "66+,Female,Planned,500\n", "Row 4 of the profile stands there twice"),
        (PROFILE + "66+,Male,Planned,many\n", "Row 4 of the profile is not whole"),
        (PROFILE + "66+,Male\n", "Row 4 of the profile is not whole"),
        ("age_group,sex,admission,people\n66+,Female,Planned,0\n", "nobody in it"),
    ],
)
def test_a_profile_that_is_not_whole_is_not_used(text, says):
    with pytest.raises(NotAList, match=says):
        profile(text)


def test_an_empty_file_of_answers():
    with pytest.raises(NotAList, match="nothing under"):
        read()


def test_by_command_no_answer_of_anybody_is_kept_and_the_hospital_reads_its_score(stage, visit, tmp_path):
    job = {"role": RoleCode.ASSURANCE_LEAD, "job_title": "assurance lead"}
    give_role(actor=SETTING_UP, user=stage.users["owen"], organisation=stage.organisations["hospital"], **job)
    answers, country = tmp_path / "answers.csv", tmp_path / "country.csv"
    answers.write_text(HEAD + "\n".join([*people(20, YOUNG, 4), *people(60, OLD, 8)]))
    country.write_text(PROFILE)
    asked = {"survey": "inpatient_answers_2024", "organisation": "RZ9", "email": "owen@example.nhs.uk"}
    with pytest.raises(CommandError, match="--profile"):
        call_command("import_survey", str(answers), **asked)
    call_command("import_survey", str(answers), profile=country, **asked)
    assert SurveyFile.objects.get().bodies == 1
    assert {one.question for one in SurveyResult.objects.all()} == {"overall", "involved", "kindness", "leaving"}
    assert Event.objects.latest("pk").codes == {"survey": "inpatient", "year": 2024, "bodies": 1, "replaced": 0}
    hospital = stage.organisations["hospital"]
    address = reverse("insight:survey_question", args=[hospital.public_id, "inpatient", "RZ9", "overall"])
    page = read_page(visit("nadia"), address).text
    assert "In 2024: 6.0 out of 10 (" in page
    assert "of 80 people" in page
    assert "Each answer scores from 0 (worst) to 10 (best)" in page
    assert (
        "Wexbridge General Hospital"
        in read_page(visit("nadia"), reverse("insight:surveys", args=[hospital.public_id])).text
    )
    side_by_side = reverse("insight:compare_survey", args=[hospital.public_id, "inpatient", "overall"])
    assert visit("nadia").get(side_by_side).status_code == 404
