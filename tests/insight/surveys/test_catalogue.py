"""The files of columns: each year whole, none verified by accident, and what is wrong in one is said."""

import tomllib

import pytest

from partake.insight.surveys.catalogue import DATA, Scale, get_question, get_survey, mappings, read_mapping, surveys
from partake.kernel.verdict import NotFound


def test_three_years_of_the_gp_patient_survey_and_none_said_to_be_checked():
    found = {code: one.verified for code, one in mappings().items() if one.survey.code == "gpps"}
    assert found == {"gpps_2025": False, "gpps_2024": False, "gpps_2023": False}


def test_column_names_differ_by_year_and_none_stands_in_two_questions():
    old, new = mappings()["gpps_2023"], mappings()["gpps_2025"]
    assert not set(old.questions["overall"].named) & set(new.questions["overall"].named)
    for one in mappings().values():
        every = [name for question in one.questions.values() for name in question.named]
        assert len(every) == len(set(every)), one.code


def test_the_series_breaks_in_2024_for_every_question_and_in_2018_for_support_alone():
    gpps = get_survey("gpps")
    assert [one.first_year for one in gpps.breaks_of("overall")] == [2024]
    assert [one.first_year for one in gpps.breaks_of("supported")] == [2018, 2024]


def test_every_survey_says_who_publishes_it_and_where_that_is_from():
    for one in surveys().values():
        assert one.publisher and one.source and one.questions
        assert all(found.source and found.why and len(found.short) <= 20 for found in one.breaks)
        assert all(len(q.options) > 1 or q.whole for q in one.questions.values() if one.scale is Scale.SCORE)
        assert {q.section for q in one.questions.values()} == set(one.sections)


def given() -> dict:
    return tomllib.loads((DATA / "gpps_2025.toml").read_text("utf-8"))


def test_a_question_that_the_survey_does_not_ask_is_refused():
    row = given()
    row["questions"]["parking"] = {"share": "parking.pct", "base": "parking.base"}
    with pytest.raises(ValueError, match="does not ask 'parking'"):
        read_mapping(row, "gpps_2025")


@pytest.mark.parametrize(("question", "column"), [("overall", "share"), ("overall", "base"), ("supported", "answers")])
def test_a_question_without_its_columns_is_refused(question, column):
    row = given()
    del row["questions"][question][column]
    with pytest.raises(ValueError, match="lacks a column"):
        read_mapping(row, "gpps_2025")


def test_what_is_not_there_is_not_found():
    with pytest.raises(NotFound):
        get_survey("census")
    with pytest.raises(NotFound):
        get_question(get_survey("gpps"), "parking")
