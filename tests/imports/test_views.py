"""The pages: a file given, checked, brought in and taken out; and every wrong file told beside its field."""

import pytest
from django.urls import reverse

from partake.imports import importing
from partake.imports.models import BroughtFile
from partake.voices.models import Voice
from tests.imports.conftest import ROWS, as_csv, upload
from tests.imports.test_reading import ROW, TRUST
from tests.imports.workbooks import workbook
from tests.pages import assert_good_page, assert_translated, pseudo_translated
from tests.people.pressing import press, read, shown

SAID = {"sampling": "EVERYONE_ASKED", "may_be_read": "rows", "source": "", "month": ""}


@pytest.fixture
def client(visit):
    return visit("nadia")


@pytest.fixture
def at(hospital):
    def address(name: str, *args: object) -> str:
        return reverse(f"imports:{name}", args=[hospital.public_id, *args])

    return address


def goes_to(answer) -> str:
    assert answer.status_code == 302, shown(answer)
    return answer.headers["Location"]


def test_a_file_from_its_giving_to_its_taking_out(client, at):
    rows = [*ROWS, ["4", "5/10/2026", "PW", "1", "Warm tea", "yes"], ["5", "5/13/2026", "PW", "1", "x", ""]]
    columns = goes_to(press(client, at("give", "comments"), **SAID, file=upload(as_csv(rows))))
    page = read(client, columns)
    assert "Which column holds what?" in page.text
    chosen = {"ROW_NAME": "0", "DAY": "1", "SERVICE": "2", "ANSWER": "3", "WORDS": "4", "MAY_QUOTE": "5"}
    found = goes_to(press(client, columns, **chosen, NUMBERS="PLACES"))
    page = read(client, found)
    assert "The night nurse sat with Mum. 3 October 2026 · Poppy Ward · Very good" in page.text
    assert "Bring in 3 rows" in page.text and "PW: 1 row" in page.text and "Row 6, Date" in page.text
    file = BroughtFile.objects.get()
    matched = press(client, at("services", file.public_id), name_0=str(ward_of(file).public_id))
    assert "Bring in 4 rows" in read(client, goes_to(matched)).text
    assert "4 rows were new and are in." in read(client, goes_to(press(client, found))).text
    assert Voice.objects.count() == 4
    assert "October" in read(client, at("files")).text or "october.csv" in read(client, at("files")).text
    out = goes_to(press(client, at("take_out", file.public_id), why="Another month"))
    assert "Taken out by" in read(client, out).text and "Another month" in read(client, at("files")).text
    assert not Voice.objects.counted().exists()


def ward_of(file):
    return file.organisation.services.get(name="Poppy Ward")


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "a.csv", "empty"),
        (b"hello", "a.csv", "no row of headings"),
        (b"PK\x03\x04 broken", "a.xlsx", "broken"),
        (b"%PDF-1.7", "a.csv", "PDF"),
        (as_csv(ROWS), "a.exe", "ends in"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_beside_its_field_and_nothing_is_lost(client, at, content, name, words):
    answer = press(client, at("give", "comments"), **{**SAID, "source": "Our kiosk"}, file=upload(content, name))
    page = shown(answer)
    assert words in page and "There is a problem" in page
    assert b"Our kiosk" in answer.content
    assert not BroughtFile.objects.exists()


def test_a_file_of_500_mb_is_cut_off_as_it_begins(client, at, settings):
    settings.LARGEST_UPLOAD = 1000
    answer = press(client, at("give", "comments"), **SAID, file=upload(b"x" * 1_200_000))
    assert answer.status_code in (200, 413) and b"far too large" in answer.content
    assert not BroughtFile.objects.exists()


def test_the_same_press_twice_gives_one_file(client, at):
    token = read(client, at("give", "comments")).token
    for _ in range(2):
        goes_to(client.post(at("give", "comments"), {"form_token": token, **SAID, "file": upload(as_csv(ROWS))}))
    assert BroughtFile.objects.count() == 1


def test_columns_that_cannot_be_are_told_beside_the_field(client, at):
    columns = goes_to(press(client, at("give", "comments"), **SAID, file=upload(as_csv(ROWS))))
    assert "where their words are" in shown(press(client, columns, DAY="1"))
    assert "two things" in shown(press(client, columns, WORDS="4", DAY="4"))


def test_a_stale_tab_says_so_and_brings_nothing_in(client, at, checked, nadia):
    file = checked()
    page = at("file", file.public_id)
    token = read(client, page).token
    importing.match_services(actor=nadia, file=file, matched={}, version=file.version)
    assert "Someone else saved a change" in shown(client.post(page, {"form_token": token}))
    assert not Voice.objects.exists()


def test_counts_from_the_page_and_a_wrong_one(client, at, hospital):
    hospital.ods_code = "RWX"
    hospital.save()
    given = {"setting": "INPATIENT", "month": "2026-10-01"}
    wrong = workbook(Trusts=[TRUST, [*ROW[:4], 99, *ROW[5:]]])
    page = read(client, goes_to(press(client, at("give", "published"), **given, file=upload(wrong, "fft.xlsx"))))
    assert "Sheet Trusts, Row 2, Total Responses" in page.text and "nothing comes in" in page.text
    other = {**given, "month": "2019-10-01"}
    right = workbook(Trusts=[TRUST, ROW])
    refused = press(client, at("give", "published"), **other, file=upload(right, "fft.xlsx"))
    assert "another question" in shown(refused)
    page = goes_to(press(client, at("give", "published"), **given, file=upload(right, "fft.xlsx")))
    press(client, page)
    assert "October 2026" in read(client, at("figures")).text and "Inpatient" in read(client, at("figures")).text


def test_every_page_is_good_and_can_be_translated(client, at, checked, brought, hospital):
    headings = ["When", "Said", "Username"]
    given = press(client, at("give", "comments"), **SAID, file=upload(as_csv([["3/10/2026", "x", "me"]], headings)))
    columns = goes_to(given)
    bad = [["4", "5/10/2026", "PW", "1", "Warm tea", "yes"], ["5", "5/13/2026", "PW", "1", "x", ""]]
    file = checked(as_csv([*ROWS, *bad]), columns={"DAY": 1, "SERVICE": 2, "ANSWER": 3, "WORDS": 4, "ROW_NAME": 0})
    addresses = [at("files"), at("figures"), columns, *(at("give", one) for one in ("comments", "published"))]
    addresses += [at(name, file.public_id) for name in ("file", "columns", "services", "drop", "take_out")]
    for address in addresses:
        assert_good_page(client.get(address))
    with pseudo_translated():
        for address in (at("give", "social-media"), at("drop", file.public_id), at("figures")):
            names = ("Partake", hospital.name, file.file_name, "Nadia Rahman", "English", "العربية")
            assert_translated(client.get(address), names=(*names, client_name(client)))


def client_name(client) -> str:
    from partake.accounts.models import User

    return User.objects.get(pk=client.session["_auth_user_id"]).display_name


def test_nobody_else_opens_them_and_another_body_finds_nothing(visit, at, checked, stage):
    file = checked()
    assert visit("sam").get(at("files")).status_code == 403
    other = reverse("imports:file", args=[stage.organisations["millbrook"].public_id, file.public_id])
    assert visit("nadia").get(other).status_code in (403, 404)
    assert visit("nadia").get(at("give", "anything")).status_code == 404
