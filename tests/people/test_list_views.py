"""The pages of a practice's list and of possible duplicates."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from partake.audit.models import Event, Look
from partake.people.actions.people import add_person
from partake.people.models import ImportRun, Merge, Person, PossibleDuplicate
from tests.pages import assert_good_page
from tests.people.practice_lists import as_csv, rows
from tests.people.pressing import press, read, shown

LISTS = "/people/list"


def upload(content: bytes, name: str = "list.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="text/csv")


@pytest.fixture
def ruth(visit):
    return visit("ruth")


def test_a_list_is_brought_in_and_what_became_of_it_is_said(ruth):
    bad = ("B1", "9.99E+09", "Holt", "=cmd", "1/2/1980", "", "", "", "")
    answer = press(ruth, LISTS, file=upload(as_csv(*rows(3), bad)))
    run = ImportRun.objects.get()
    assert answer["Location"] == reverse("people:import_run", args=[run.public_id])
    page = read(ruth, answer["Location"])
    assert "Excel has shortened" in " ".join(page.texts) or "formula" in " ".join(page.texts)
    assert run.added == 3 and run.refused == 1
    assert "Added 3" in " ".join(" ".join(read(ruth, LISTS).texts).split())

    copy = ruth.get(reverse("people:refused_rows", args=[run.public_id]))
    assert copy["Content-Type"].startswith("text/csv")
    assert "'=cmd" in copy.content.decode("utf-8-sig")
    assert Event.objects.filter(kind="people.refused_rows_read").count() == 1


def test_who_is_no_longer_in_the_list_is_shown_and_logged(ruth):
    press(ruth, LISTS, file=upload(as_csv(*rows(3))))
    press(ruth, LISTS, file=upload(as_csv(*rows(2))))
    newest = ImportRun.objects.latest("pk")
    assert "1 person is registered here" in " ".join(read(ruth, f"{LISTS}/{newest.public_id}").texts)
    assert len(read(ruth, f"{LISTS}/{newest.public_id}/gone").all("h2")) >= 1
    assert Event.objects.filter(kind="people.gone_listed").count() == 1


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"PK\x03\x04", "list.csv", "Excel workbook"),
        (b"a,b\n1,2\n", "list.csv", "row of headings"),
        (b"x", "list.xlsx", "ends in"),
        (b"", "list.csv", "empty"),
    ],
)
def test_a_wrong_file_is_said_beside_its_field(ruth, content, name, words):
    assert words in shown(press(ruth, LISTS, file=upload(content, name)))
    assert not ImportRun.objects.exists()


def test_a_long_list_goes_by_command(ruth, settings):
    settings.MOST_ROWS_ON_PAGE = 2
    assert "partake import people" in shown(press(ruth, LISTS, file=upload(as_csv(*rows(3)))))
    assert not ImportRun.objects.exists()


@pytest.mark.parametrize("key", ["sam", "joyce", "ada"])
def test_nobody_else_has_these_pages(visit, key):
    client = visit(key)
    assert client.get(LISTS).status_code == 403
    assert client.get("/people/duplicates").status_code == 403


def test_another_organisations_list_is_not_found(visit, ruth):
    press(ruth, LISTS, file=upload(as_csv(*rows(1))))
    run = ImportRun.objects.get()
    for name in ("import_run", "refused_rows", "gone"):
        assert visit("petra").get(reverse(f"people:{name}", args=[run.public_id])).status_code == 404


@pytest.fixture
def pair(stage) -> PossibleDuplicate:
    add_person(
        actor=stage.actor("ruth"),
        practice=stage.organisations["millbrook"],
        given_name="Joyce",
        family_name="Adeyemi",
        born_on=date(1958, 5, 2),
    )
    return PossibleDuplicate.objects.select_related("first", "second").get()


def at(name: str, pair: PossibleDuplicate, *args: str) -> str:
    return reverse(f"people:{name}", args=[pair.public_id, *args])


def test_a_pair_is_shown_side_by_side_and_both_are_logged_as_looked_at(ruth, pair):
    assert "Same names and date of birth" in " ".join(read(ruth, "/people/duplicates").texts)
    before = Look.objects.count()
    page = read(ruth, at("duplicate", pair))
    assert "999 000 0018" in " ".join(page.texts)
    assert Look.objects.count() == before + 2


def test_two_people_after_a_check(ruth, pair):
    assert press(ruth, at("two_people", pair))["Location"] == "/people/duplicates"
    pair.refresh_from_db()
    assert pair.same_person is False
    assert ruth.get(at("duplicate", pair)).status_code == 404


def test_one_person_after_a_check_and_parted_again(ruth, pair, stage):
    answer = press(ruth, at("merge_people", pair, "first"))
    merge = Merge.objects.get()
    assert merge.kept == pair.first
    done = assert_good_page(ruth.get(answer["Location"]))
    assert "The two records are one" in " ".join(done.texts)
    undone = press(ruth, reverse("people:split_people", args=[merge.public_id]))
    assert "parted again" in " ".join(assert_good_page(ruth.get(undone["Location"])).texts)
    assert Person.objects.get(pk=pair.second.pk).superseded_by is None


def test_the_second_record_may_be_kept(ruth, pair):
    press(ruth, at("merge_people", pair, "second"))
    assert Merge.objects.get().kept == pair.second
    assert ruth.get(at("merge_people", pair, "first")).status_code == 404


def test_there_is_no_third_record(ruth, pair):
    assert ruth.get(at("merge_people", pair, "third")).status_code == 404


def test_another_organisations_pair_is_not_found(visit, pair):
    assert visit("petra").get(at("duplicate", pair)).status_code == 404
