"""Files of results: each fault by row and column, nothing half in, nothing twice, nobody else's."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.urls import reverse

from partake.audit.models import Event
from partake.correspondence.models import Message
from partake.kernel.verdict import NotFound, Refused, Rejected
from partake.measures import importing
from partake.measures.actions.files import check_file, read_faulty_rows, take_file
from partake.measures.actions.results import strike_result
from partake.measures.importing import check_upload
from partake.measures.lists.rows import open_results
from partake.measures.models import FaultyRow, Result, ResultFile, WaitingRow
from partake.measures.queries.files import get_file_page
from partake.people.actions.sharing import narrow_relationship
from partake.people.domain import Part
from partake.people.models import CareRelationship, ImportedRow, ImportRun
from partake.people.queries.registered import find_registered, still_registered
from tests.measures.conftest import add
from tests.pages import assert_good_page
from tests.people.pressing import read

HEADINGS = "NHS number,Date of birth,Measure,Value,Unit,Date,Where,Note"
GOOD = "9990000018,2/5/1958,HbA1c,58,mmol/mol,3/11/2026,,"
ARTHUR = "9990000026,17/1/1945,BP,136/74,mmHg,2026-11-05,home,after tea"


def as_file(*rows: str, headings: str = HEADINGS) -> bytes:
    return "\n".join([headings, *rows]).encode()


@pytest.fixture
def check(stage):
    def bring(*rows: str, by: str = "ruth", headings: str = HEADINGS) -> ResultFile:
        upload = SimpleUploadedFile("results.csv", as_file(*rows, headings=headings))
        return check_upload(actor=stage.actor(by), organisation=stage.organisations["millbrook"], file=upload)

    return bring


@pytest.fixture
def take(stage):
    return lambda file, by="ruth": take_file(actor=stage.actor(by), file_id=file.public_id)


def faults(file: ResultFile) -> list[tuple[int, str, str]]:
    return list(FaultyRow.objects.filter(file=file).order_by("number").values_list("number", "column", "reason"))


def counts(file: ResultFile) -> tuple[int, int, int]:
    return file.sound, file.known, file.faulty


def test_a_check_adds_nothing_and_taking_adds_what_is_right(stage, check, take):
    file = check(GOOD, ARTHUR)
    assert counts(file) == (2, 0, 0) and not Result.objects.exists()
    taken = take(file)
    assert taken.taken == 2 and not WaitingRow.objects.exists()
    hba1c, pressure = Result.objects.order_by("row")
    assert (hba1c.person_id, hba1c.value, hba1c.unit, hba1c.at_home) == (
        stage.people["joyce"].pk,
        58,
        "mmol/mol",
        False,
    )
    assert (pressure.value, pressure.second, pressure.at_home, pressure.note) == (136, 74, True, "after tea")
    assert pressure.recorded_by == "Ruth Okafor, records lead, Millbrook Surgery" and not pressure.by_person
    added = Event.objects.filter(kind="measures.result_added")
    assert {event.person_id for event in added} == {stage.people[key].public_id for key in ("joyce", "arthur")}
    assert [event.codes for event in Event.objects.filter(kind="measures.file_taken")] == [{"taken": 2}]
    assert not Message.objects.exists(), "a file of years must not send a letter for each line"


@pytest.mark.parametrize(
    ("row", "column", "why"),
    [
        ("9990000018,,HbA1c,7.5,mmol/mol,3/11/2026,,", "Value", "Is it 7.5%?"),
        ("9990000018,,HbA1c,58,mg,3/11/2026,,", "Unit", "“mg” is not a unit of HbA1c"),
        ("9990000018,,HbA1c,58,,3/11/2026,,", "Unit", "There is no unit"),
        ("9990000018,,Mood,3,points,3/11/2026,,", "Measure", "“Mood” is not a measure that we know. We know HbA1c,"),
        ("9990000018,,,58,mmol/mol,3/11/2026,,", "Measure", "does not say what was measured"),
        ("9990000018,,HbA1c,high,mmol/mol,3/11/2026,,", "Value", "“high” is not a number"),
        ("9990000018,,HbA1c,>58,mmol/mol,3/11/2026,,", "Value", "“>58” is not a number"),
        ("9990000018,,HbA1c,,mmol/mol,3/11/2026,,", "Value", "There is no value"),
        ("9990000018,,BP,138,mmHg,3/11/2026,,", "Value", "is not two numbers. Write blood pressure as 138/84"),
        ("9990000018,,BP,84/138,mmHg,3/11/2026,,", "Value", "right way round"),
        ("9990000018,,HbA1c,58,mmol/mol,20/11/2026,,", "Date", "has not come yet"),
        ("9990000018,,HbA1c,58,mmol/mol,1/11/26,,", "Date", "two figures"),
        ("9990000018,,HbA1c,58,mmol/mol,,,", "Date", "There is no day"),
        ("9990000018,,Weight,84,kg,1/5/1958,,", "Date", "before the person was born"),
        ("9990000019,,HbA1c,58,mmol/mol,3/11/2026,,", "NHS number", ""),
        ("9990000077,,HbA1c,58,mmol/mol,3/11/2026,,", "NHS number", "Nobody registered here has this number"),
        (",,HbA1c,58,mmol/mol,3/11/2026,,", "NHS number", "There is no NHS number"),
        ("9990000018,3/5/1958,HbA1c,58,mmol/mol,3/11/2026,,", "Date of birth", "another date of birth"),
        ("9990000018,,HbA1c,58,mmol/mol,3/11/2026,moon,", "Where", "“moon” is not a place"),
        ("9990000018,,HbA1c,58,mmol/mol,3/11/2026,,," + "x", "", "more cells than there are headings"),
        ("9990000018,,HbA1c,58,mmol/mol,3/11/2026,," + "x" * 301, "Note", "longer than 300"),
    ],
)
def test_a_wrong_row_is_named_by_row_and_column_kept_and_never_let_in(check, take, row, column, why):
    file = check(GOOD, row)
    assert counts(file) == (1, 0, 1)
    ((number, at, reason),) = faults(file)
    assert (number, at) == (3, column) and why in reason
    assert "".join(FaultyRow.objects.get().cells) == row.replace(",", ""), "nothing of the row is lost"
    take(file)
    assert Result.objects.count() == 1


def test_a_line_twice_in_one_file_goes_in_once(check, take):
    file = check(GOOD, ARTHUR, GOOD)
    assert [(number, reason[:20]) for number, _, reason in faults(file)] == [(4, "This is row 2 again:")]
    assert take(file).taken == 2


def test_the_same_file_twice_changes_nothing(check, take):
    take(check(GOOD, ARTHUR))
    again = check(GOOD, ARTHUR)
    assert counts(again) == (0, 2, 0)
    take(again)
    assert Result.objects.count() == 2


def test_taken_twice_it_is_taken_once(check, take):
    file = check(GOOD)
    assert take(file).taken == 1
    again = take(file)
    assert again.taken == 1 and Result.objects.count() == 1
    assert Event.objects.filter(kind="measures.file_taken").count() == 1


def test_what_was_typed_by_hand_or_struck_out_does_not_come_in_again(check, opened):
    row = add(opened("sam", "joyce"), "HBA1C", "58.0")
    strike_result(record=opened("sam", "joyce"), result_id=row.public_id, because="Somebody else's.")
    assert counts(check(GOOD)) == (0, 1, 0)


def test_what_came_in_between_the_check_and_the_taking_is_left_out(check, take, opened):
    file = check(GOOD, ARTHUR)
    add(opened("joyce", "joyce"), "HBA1C", "58")
    assert take(file).taken == 1
    assert Result.objects.filter(measure="HBA1C").count() == 1


def test_who_left_or_closed_their_results_since_the_check_is_left_out(check, take, stage, opened):
    file = check(GOOD, ARTHUR)
    relationship = CareRelationship.objects.get(person=stage.people["joyce"], basis="REGISTRATION")
    narrow_relationship(
        record=opened("joyce", "joyce"),
        relationship=relationship,
        hidden=[Part.RESULTS],
        version=relationship.version,
    )
    assert take(file).taken == 1
    assert not Result.objects.filter(person=stage.people["joyce"]).exists()
    assert "keep their results private" in faults(check(GOOD))[0][2]


def test_two_files_at_the_very_same_moment_one_tries_again(check, stage, monkeypatch):
    file, tried = check(GOOD), []

    def first_is_too_late(**given):
        tried.append(given)
        if len(tried) == 1:
            raise IntegrityError
        return take_file(**given)

    monkeypatch.setattr(importing, "take_file", first_is_too_late)
    assert importing.take_checked(actor=stage.actor("ruth"), file_id=file.public_id).taken == 1
    assert len(tried) == 2


def test_the_practices_own_number_finds_the_person_too(stage, check, take):
    run = ImportRun.objects.create(
        organisation=stage.organisations["millbrook"], file_name="x", started_at="2026-11-01T09:00Z", started_by="Ruth"
    )
    from partake.people.lists.rows import practice_key

    ImportedRow.objects.create(
        organisation=run.organisation, key=practice_key("P-47"), person=stage.people["arthur"], last_run=run
    )
    file = check("p-47,Weight,84,kg,3/11/2026", headings="Patient ID,Test,Result,Units,Event date")
    assert counts(file) == (1, 0, 0)
    take(file)
    assert Result.objects.get().person_id == stage.people["arthur"].pk


def test_nobody_of_another_practice_is_found(stage):
    neil, millbrook = stage.actor("neil"), stage.organisations["millbrook"].pk
    assert find_registered(neil, millbrook, nhs_numbers=["9990000018"], practice_numbers=[]) == {}
    assert still_registered(neil, millbrook, [stage.people["joyce"].pk]) == {}
    hillside = stage.organisations["hillside"].pk
    assert find_registered(neil, hillside, nhs_numbers=["9990000018"], practice_numbers=[]) == {}


def test_another_practices_staff_can_neither_check_take_nor_read(stage, check):
    file = check(GOOD, "9990000018,,HbA1c,58,mg,3/11/2026,,")
    neil = stage.actor("neil")
    with pytest.raises(Refused):
        check(GOOD, by="neil")
    for act in (
        lambda: take_file(actor=neil, file_id=file.public_id),
        lambda: read_faulty_rows(actor=neil, file_id=file.public_id),
        lambda: get_file_page(neil, file.public_id),
    ):
        with pytest.raises(NotFound):
            act()
    assert not Result.objects.exists()


def test_a_newer_file_takes_the_place_of_what_waits(check, take, stage):
    old = check(GOOD, "9990000018,,HbA1c,58,mg,3/11/2026,,")
    check(ARTHUR)
    assert not faults(old)
    page = get_file_page(stage.actor("ruth"), old.public_id)
    assert not page.waiting and not page.is_newest
    assert take(old).taken == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"PK\x03\x04rest", "Excel workbook"),
        (b"name,value\nx,1\n", "could not find the row of headings"),
        ((HEADINGS + "\n").encode(), "no rows under them"),
    ],
)
def test_a_file_that_is_no_list_says_so(stage, content, words):
    upload = SimpleUploadedFile("results.csv", content)
    with pytest.raises(Rejected, match=words):
        check_upload(actor=stage.actor("ruth"), organisation=stage.organisations["millbrook"], file=upload)
    assert not ResultFile.objects.exists()


def test_a_file_too_long_for_a_page_says_so(check, settings):
    settings.MOST_ROWS_ON_PAGE = 1
    with pytest.raises(Rejected, match="more than 1 rows"):
        check(GOOD, ARTHUR)


def test_titles_above_the_headings_and_other_alphabets_are_read():
    listed = open_results(io.BytesIO(b"\xef\xbb\xbfRun by;Ruth\n\nNHS No.;Observation;Result;UOM;Sample date\n"))
    assert [str(column) for column in listed.columns] == ["NHS number", "Measure", "Value", "Unit", "Date"]


def test_check_then_bring_in_on_the_page_pressed_twice_and_a_copy_of_what_is_wrong(visit, stage):
    client = visit("ruth")
    address = reverse("measures:files")
    page = read(client, address)
    wrong = "9990000034,30/8/1992,HbA1c,5.4,mmol/mol,3/11/2026,,=1+1"
    upload = SimpleUploadedFile("results.csv", as_file(GOOD, wrong))
    answer = client.post(address, {"form_token": page.token, "file": upload})
    file = ResultFile.objects.get()
    assert answer.url == reverse("measures:file", args=[file.public_id])

    page = read(client, answer.url)
    assert "1 result is ready. It is not in yet." in page.text and "Joyce Adeyemi" in page.text
    assert "5.4 mmol/mol is lower than we have ever seen. Is the number right, and the unit? Is it 5.4%?" in page.text
    for _ in range(2):
        assert client.post(answer.url, {"form_token": page.token}).url == answer.url
    assert Result.objects.count() == 1
    assert "1 result was brought in." in read(client, answer.url).text

    copied = client.get(reverse("measures:faulty", args=[file.public_id])).content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(copied)))
    assert rows[0][:3] == ["Row", "Column", "Why"]
    assert rows[1][0] == "3" and rows[1][-1] == "'=1+1", "no cell starts a formula in somebody's spreadsheet"


def test_a_file_of_the_wrong_kind_is_answered_beside_its_field(visit):
    client = visit("ruth")
    address = reverse("measures:files")
    token = read(client, address).token
    answer = client.post(address, {"form_token": token, "file": SimpleUploadedFile("results.xlsx", b"PK\x03\x04")})
    assert answer.status_code == 200
    assert "ends in “xlsx”" in assert_good_page(answer).text


def test_check_needs_its_rows_from_the_reader_alone(stage):
    """The action refuses by itself: nothing rests on the page that calls it."""
    with pytest.raises(Refused):
        check_file(
            actor=stage.actor("joyce"),
            organisation=stage.organisations["millbrook"],
            file_name="x",
            headings=[],
            rows=[],
        )
