"""Scores as the inpatient survey publishes them: by section, with its own limits, and no band without."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from partake.demo.stage import SETTING_UP
from partake.insight.actions.surveys import bring_in_survey
from partake.insight.models import SurveyFile, SurveyResult
from partake.insight.surveys import words
from partake.insight.surveys.catalogue import Scale, get_survey, mappings, read_mapping
from partake.insight.surveys.drawing import years_drawn
from partake.insight.surveys.figures import Band, Given, figure_of, stretches
from partake.insight.surveys.reading import read_survey
from partake.organisations.actions import give_role
from partake.organisations.domain import RoleCode
from tests.insight.surveys.conftest import csv_of, opened
from tests.insight.surveys.test_scoring import HEAD, OLD, PROFILE, YOUNG, people
from tests.pages import assert_translated, pseudo_translated
from tests.people.pressing import press, read, shown

INPATIENT = get_survey("inpatient")


def scores(year: int = 2024, **cells: object) -> dict[str, object]:
    """A sound row about the hospital: 7.5 of 400 people in everything, expected from 7.0 to 8.0."""
    mapping = mappings()[f"inpatient_{year}"]
    row: dict[str, object] = {"trust_code": "RZ9", "trust_name": "WEXBRIDGE GENERAL", "asked": 1250, "answered": 410}
    for columns in mapping.questions.values():
        row |= {columns.score: 7.5, columns.base: 400, columns.expected_low: 7.0, columns.expected_high: 8.0}
    return row | cells


def file_of(*rows: dict[str, object], year: int = 2024) -> bytes:
    return csv_of(mappings()[f"inpatient_{year}"], *rows)


def result(question: str = "overall", **cells: object):
    found = read_survey(opened(file_of(scores(**cells))), mappings()["inpatient_2024"])
    assert found.faults == []
    return found.bodies[0].results[question]


def figure(value: float, low: float | None = 7.0, high: float | None = 8.0, year: int = 2024):
    given = Given(year, value, None, None, 400, {}, expected_low=low, expected_high=high)
    return figure_of(INPATIENT, INPATIENT.questions["overall"], given)


def test_a_published_score_is_read_with_its_base_and_its_limits():
    found = result(overall="8.4")
    assert (found.value, found.base, found.expected_low, found.expected_high) == (8.4, 400, 7.0, 8.0)
    assert (found.low, found.high) == (None, None)


@pytest.mark.parametrize(("value", "band"), [(8.1, Band.BETTER), (8.0, Band.SAME), (7.0, Band.SAME), (6.9, Band.WORSE)])
def test_its_band_goes_by_the_publishers_limits(value, band):
    assert figure(value).band is band
    assert words.banded(figure(value), Scale.SCORE).startswith(words.BANDS[band])


def test_without_limits_there_is_no_band():
    none = figure(9.9, None, None)
    assert (none.band, words.banded(none, Scale.SCORE)) == (None, "")
    said = words.how_sure(INPATIENT, stretches([none], ()))
    assert any("only the publisher can say that" in one for one in said)
    assert result(overall_expected_low="", overall_expected_high="").expected_low is None


def test_of_scores_without_a_range_nobody_says_that_they_changed():
    parts = stretches([figure(7.0, year=2023), figure(7.9)], INPATIENT.breaks)
    assert words.changed(parts).startswith("It was 7.0 in 2023, and is 7.9 in 2024. We cannot say")
    broken = stretches([figure(7.0, year=2019), figure(7.9)], INPATIENT.breaks)
    assert words.changed(broken).startswith("Too soon to say. The survey was made anew in 2020")


def test_a_drawing_has_the_expected_range_and_no_bracket_of_its_own():
    drawn = years_drawn(stretches([figure(7.5)], ()), Scale.SCORE, alternative="x")
    assert drawn is not None
    assert 'fill-opacity=".12"' in drawn.wide and "7.5" in drawn.wide
    assert f"h{2 * 7}M" not in drawn.wide


@pytest.mark.parametrize(
    ("cells", "column", "says"),
    [
        ({"overall": "11"}, "overall", "11 is more than 10, the best there is"),
        ({"overall": "good"}, "overall", "“good” is not a number"),
        ({"overall_base": ""}, "overall_base", "not how many people it is of"),
        ({"overall_expected_low": ""}, "overall_expected_high", "one end and not the other"),
        ({"overall_expected_low": "9"}, "overall_expected_high", "ends before it begins"),
        ({"trust_code": "Z99001"}, "trust_code", "is not a code: it is three letters or figures"),
        ({"answered": "2000"}, "answered", "2000 answered"),
    ],
)
def test_what_is_wrong_is_named_by_row_and_column(cells, column, says):
    found = read_survey(opened(file_of(scores(**cells))), mappings()["inpatient_2024"])
    assert [(one.row, one.column) for one in found.faults] == [(2, column)]
    assert says in found.faults[0].words


@pytest.mark.parametrize("cells", [{"overall_base": 29}, {"overall": "*"}])
def test_a_score_of_fewer_than_30_or_hidden_by_its_publisher_is_not_kept(cells):
    found = result(**cells)
    assert (found.value, found.base, found.expected_low) == (None, None, None)


def test_a_mapping_with_one_limit_alone_is_refused():
    row = {
        "survey": "inpatient", "year": 2024, "verified": False, "source": "x", "file": "x", "whole": 10, "hidden": [],
        "columns": {}, "questions": {"overall": {"score": "a", "base": "b", "expected_low": "c"}},
    }  # fmt: skip
    with pytest.raises(ValueError, match="lacks a column"):
        read_mapping(row, "x")


@pytest.fixture
def hospital_reads(rosa, board):
    for year, overall in ((2019, 7.2), (2023, 6.8), (2024, 8.3)):
        mapping = mappings()[f"inpatient_{year}"]
        found = read_survey(opened(file_of(scores(year, overall=overall), year=year)), mapping)
        bring_in_survey(actor=rosa, organisation=board, found=found, file_name=mapping.file)


def test_the_hospital_reads_each_section_and_where_it_stands(visit, stage, hospital_reads):
    hospital = stage.organisations["hospital"]
    page = read(visit("nadia"), reverse("insight:surveyed", args=[hospital.public_id, "inpatient", "RZ9"])).text
    assert "In 2024: 8.3 out of 10, from 400 people. Better than expected (7.0 to 8.0)." in page
    sections = [page.index(name) for name in ("Care and treatment", "Kindness and compassion", "Leaving hospital")]
    assert sections == sorted(sections)
    assert page.index("Care and treatment, all questions together") < page.index("Involved in decisions")


def test_year_by_year_with_the_break_and_each_years_band(visit, stage, hospital_reads):
    hospital = stage.organisations["hospital"]
    address = reverse("insight:survey_question", args=[hospital.public_id, "inpatient", "RZ9", "overall"])
    page = read(visit("nadia"), address).text
    assert "It was 6.8 in 2023, and is 8.3 in 2024. We cannot say if that is more than chance" in page
    assert "Worse than expected (7.0 to 8.0)." in page and "About the same as expected (7.0 to 8.0)." in page
    assert "The survey was made anew in 2020" in page and "no line joins them" in page
    assert "Shaded: the range in which the publisher expects it." in page
    assert "how far chance could move" not in page  # a score without a range
    whole = reverse("insight:survey_question", args=[hospital.public_id, "inpatient", "RZ9", "section_care"])
    assert "Nobody was asked this" in read(visit("nadia"), whole).text


def upload(text: bytes, name: str = "scores.csv"):
    return SimpleUploadedFile(name, text, content_type="text/csv")


def test_scores_are_brought_in_on_the_page_or_refused_by_row_and_column(visit, board):
    rosa, address = visit("rosa"), reverse("insight:bring_in_survey", args=[board.public_id])
    wrong = upload(file_of(scores(overall="11"), scores(trust_code="RZ9", overall="7")))
    answer = press(rosa, address, mapping="inpatient_2024", file=wrong)
    assert "Row 2, column overall: 11 is more than 10" in shown(answer)
    assert not SurveyFile.objects.exists()
    assert press(rosa, address, mapping="inpatient_2024", file=upload(file_of(scores()))).status_code == 302
    assert SurveyFile.objects.get().survey == "inpatient"


def test_answers_are_scored_on_the_page_with_the_countrys_patients_and_let_go(visit, stage):
    hospital = stage.organisations["hospital"]
    give_role(
        actor=SETTING_UP, user=stage.users["owen"], organisation=hospital, role=RoleCode.ASSURANCE_LEAD,
        job_title="assurance lead",
    )  # fmt: skip
    owen, address = visit("owen"), reverse("insight:bring_in_survey", args=[hospital.public_id])
    answers = (HEAD + "\n".join([*people(20, YOUNG, 4), *people(60, OLD, 8)])).encode()

    def bring(**files: object) -> str:
        return shown(press(owen, address, mapping="inpatient_answers_2024", **files))

    assert "Which file says how many of each kind?" in bring(file=upload(answers))
    assert "Row 4 of the profile is not whole" in bring(
        file=upload(answers), profile=upload(PROFILE.encode() + b"66+,Male\n")
    )
    odd = answers + f"\nRZ9,W,{OLD},12,1,1,1".encode()
    assert "Row 82, column overall: “12” is no answer" in bring(file=upload(odd), profile=upload(PROFILE.encode()))
    assert not SurveyFile.objects.exists()
    kept = press(
        owen, address, mapping="inpatient_answers_2024", file=upload(answers), profile=upload(PROFILE.encode())
    )
    assert kept.status_code == 302
    assert SurveyResult.objects.get(question="overall").value == pytest.approx(6)
    page = reverse("insight:survey_question", args=[hospital.public_id, "inpatient", "RZ9", "overall"])
    assert "only the publisher can say that" in read(visit("nadia"), page).text


def test_every_word_of_a_surveys_file_reaches_a_translator(visit, stage, hospital_reads):
    hospital = stage.organisations["hospital"]
    for name, more in (("surveyed", ()), ("survey_question", ("overall",))):
        address = reverse(f"insight:{name}", args=[hospital.public_id, "inpatient", "RZ9", *more])
        nadia = visit("nadia")
        with pseudo_translated():
            names = ("Nadia Rahman", hospital.name, "Partake", "Wexbridge", "service manager", "English")
            assert_translated(nadia.get(address), names=names)


def test_the_database_refuses_limits_without_a_score_or_the_wrong_way_round(rosa, board, hospital_reads):
    one = SurveyResult.objects.filter(question="overall").first()
    for wrong in ({"expected_low": 9.0}, {"expected_high": None}, {"value": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SurveyResult.objects.filter(pk=one.pk).update(**wrong)
