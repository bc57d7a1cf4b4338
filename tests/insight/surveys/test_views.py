"""The pages about national surveys, as Rosa at the board and Nadia at the hospital meet them."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from partake.insight.actions.surveys import bring_in_survey
from partake.insight.models import SurveyFile
from partake.insight.surveys.catalogue import mappings
from partake.insight.surveys.reading import read_survey
from tests.insight.surveys.conftest import csv_of, opened, row_of
from tests.people.pressing import press, read, shown


@pytest.fixture
def client(visit):
    return visit("rosa")


def at(name, body, *args):
    return reverse(f"insight:{name}", args=[body.public_id, *args])


def upload(text: bytes, name: str = "gpps.csv"):
    return SimpleUploadedFile(name, text, content_type="text/csv")


@pytest.fixture
def three_years(rosa, board):
    """2023 to 2025: Millbrook at 84% each year, Hillside at 60%."""
    for year in (2023, 2024, 2025):
        mapping = mappings()[f"gpps_{year}"]
        columns = mapping.questions["overall"]
        lower = {columns.share: 0.6} | {name: end for name, end in ((columns.low, 0.5), (columns.high, 0.7)) if name}
        rows = (row_of(mapping), row_of(mapping, "Z99002", "HILLSIDE PRACTICE", **lower))
        found = read_survey(opened(csv_of(mapping, *rows)), mapping)
        bring_in_survey(actor=rosa, organisation=board, found=found, file_name=mapping.file)


def test_nothing_yet_says_who_brings_one_in(client, board):
    words = read(client, at("surveys", board)).text
    assert "National surveys: nothing here yet" in words
    assert "Bring in a survey" in words


def test_a_year_is_brought_in_read_and_taken_out(client, board, mapping):
    text = csv_of(mapping, row_of(mapping), row_of(mapping, "Z99002", "HILLSIDE PRACTICE"))
    answer = press(client, at("bring_in_survey", board), mapping="gpps_2025", file=upload(text))
    assert answer.status_code == 302
    words = read(client, at("surveys", board)).text
    assert "GP Patient Survey 2025" in words
    assert words.index("Hillside Practice") < words.index("Millbrook Surgery")
    file = SurveyFile.objects.get()
    assert press(client, at("take_out_survey", board, file.public_id)).status_code == 302
    assert "nothing here yet" in read(client, at("surveys", board)).text
    assert client.get(at("take_out_survey", board, file.public_id)).status_code == 404


def test_what_is_wrong_stands_beside_the_field_and_in_a_table_and_nothing_is_kept(client, board, mapping):
    rows = (row_of(mapping, **{"overallexp.pcteval": "140"}), row_of(mapping, "RZ9"))
    answer = press(client, at("bring_in_survey", board), mapping="gpps_2025", file=upload(csv_of(mapping, *rows)))
    words = shown(answer)
    assert "Row 2, column overallexp.pcteval: 140 is more than 1" in words
    assert "2 things to look at" in words
    assert "“RZ9” is not a code: it is a letter and five figures" in words
    assert not SurveyFile.objects.exists()


def test_no_survey_no_file_and_a_picture(client, board):
    token = read(client, at("bring_in_survey", board)).token
    empty = shown(client.post(at("bring_in_survey", board), {"form_token": token}))
    assert "You have not said which survey it is" in empty
    assert "No file is chosen yet" in empty
    picture = press(client, at("bring_in_survey", board), mapping="gpps_2025", file=upload(b"\x89PNG and more"))
    assert "This is a picture, not a CSV file" in shown(picture)


def test_a_columns_hint_says_that_nobody_checked_it(client, board):
    assert "columns are not checked against the publisher’s own list" in read(client, at("bring_in_survey", board)).text


def test_one_question_by_year_with_its_break_range_and_base(client, board, three_years):
    words = read(client, at("survey_question", board, "gpps", "Z99001", "overall")).text
    assert "In 2025, 84% (77 to 90) of 120 people said their experience of the practice was good." in words
    assert "No real change since 2024." in words
    assert "The survey was made anew in 2024" in words
    assert "no line joins them" in words
    assert "130 answered: 32%" in words
    assert "We have not checked the columns of 2023, 2024, 2025" in words


def test_support_is_counted_by_the_letter_asked_for(client, board, three_years):
    address = at("survey_question", board, "gpps", "Z99001", "supported")
    assert "60% (51 to 68) of 120 people had enough support" in read(client, address).text
    by_b = read(client, f"{address}?method=B").text
    assert "71% (62 to 78) of 120 people had enough support" in by_b
    assert "Method A" in by_b and "Method C" in by_b
    assert read(client, f"{address}?method=%00").text == read(client, address).text


def test_every_question_in_a_sentence(client, board, three_years):
    words = read(client, at("surveyed", board, "gpps", "Z99002")).text
    assert "In 2025, 60% (50 to 70) of 120 people" in words
    assert "Agreed a plan" in words


def test_practices_side_by_side_by_name_with_what_chance_explains(visit, stage, three_years):
    hospital = stage.organisations["hospital"]
    hospital.refresh_from_db()
    page = read(visit("nadia"), at("compare_survey", hospital, "gpps", "overall")).text
    assert "2 practices differ from all together by more than chance" in page
    assert re.search(r"7\d% \(\d\d to \d\d\) of 240 people, all practices together", page)
    assert page.index("Hillside Practice") < page.index("Millbrook Surgery")
    assert (
        "side by side, 2023"
        in read(visit("nadia"), at("compare_survey", hospital, "gpps", "overall") + "?year=2023").text
    )
    for odd in ("1999", "x", "²²²²", "99999"):
        assert (
            "side by side, 2025"
            in read(visit("nadia"), at("compare_survey", hospital, "gpps", "overall") + f"?year={odd}").text
        )


def test_too_few_is_said_in_words_and_never_as_nought(client, rosa, board, mapping):
    columns = mapping.questions["overall"]
    row = row_of(mapping, **dict.fromkeys(columns.named, "-97"))
    bring_in_survey(
        actor=rosa, organisation=board, found=read_survey(opened(csv_of(mapping, row)), mapping), file_name="x.csv"
    )
    words = read(client, at("survey_question", board, "gpps", "Z99001", "overall")).text
    assert "2025: too few answers to show safely." in words
    assert "0%" not in words
    compared = read(client, at("compare_survey", board, "gpps", "overall")).text
    assert "There is too little here to compare." in compared
    assert "Too few answers to show safely." in compared


@pytest.mark.parametrize(
    "address",
    [
        ("surveyed", "gpps", "Z99009"),
        ("surveyed", "census", "Z99001"),
        ("survey_question", "gpps", "Z99001", "parking"),
        ("compare_survey", "gpps", "parking"),
        ("survey_question", "gpps", "Z99009", "overall"),
    ],
)
def test_what_is_not_there_is_not_found(client, board, three_years, address):
    assert client.get(at(address[0], board, *address[1:])).status_code == 404


def test_a_service_manager_reads_and_does_not_bring_in(visit, stage, board):
    hospital = stage.organisations["hospital"]
    nadia = visit("nadia")
    assert "Bring in a survey" not in read(nadia, at("surveys", hospital)).text
    assert nadia.get(at("bring_in_survey", hospital)).status_code == 403
