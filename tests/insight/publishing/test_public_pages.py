"""The public page: one sentence first, never a number alone, plain words, light."""

import gzip
import re

import pytest
from django.urls import reverse

from partake.methods.readability import readability
from tests.pages import assert_good_page, assert_translated, pseudo_translated

# Names of bodies and formats; themes are named in the frameworks' own files.
OWN_WORDS = (
    "Wexbridge General Hospital", "Millbrook Surgery", "Wexbridge", "Partake", "CSV", "JSON", "PARQUET",
    "Clinic 0", "Clinic 1", "Clinic 2", "Waiting", "Staff manner", "Parking", "Thanks and praise",
)  # fmt: skip
NAMES = ("public", "public_compare", "open_data")


@pytest.mark.parametrize("name", NAMES)
def test_pages_are_good_with_figures_and_without(client, stage, name, request):
    assert_good_page(client.get(reverse(f"insight:{name}")))
    request.getfixturevalue("published")
    assert_good_page(client.get(reverse(f"insight:{name}")))


@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_translated(client, published, name):
    with pseudo_translated():
        answer = client.get(reverse(f"insight:{name}"))
    assert_translated(answer, names=OWN_WORDS)


def test_the_first_sentence_answers_with_number_base_and_range(client, published):
    page = client.get(reverse("insight:public")).content.decode()
    assert re.search(r"From July to September 2026, <strong>\d+ people told us how their care was", page)
    assert re.search(r"\d+% \(\d+ to \d+\) of \d+ people said it was good or very good", page)


def test_one_service_and_one_kind_of_people_can_be_chosen(client, quarters, published):
    service = client.get(reverse("insight:public"), {"about": str(quarters[2][0].public_id)}).content.decode()
    assert "about Clinic 0" in service
    people = client.get(reverse("insight:public"), {"people": "AGE:55-64"}).content.decode()
    assert "Age: 55 to 64" in people.split("<form")[0]


@pytest.mark.parametrize("asked", [{"about": "x"}, {"people": "AGE:16-24"}, {"people": "y:z"}])
def test_what_is_unknown_or_too_few_shows_no_number(client, published, asked):
    page = client.get(reverse("insight:public"), asked).content.decode()
    assert "Too few answers to show safely." in page.split("<form")[0]


def test_bodies_stand_by_name_and_the_page_says_they_cannot_be_ranked(client, published):
    page = client.get(reverse("insight:public_compare")).content.decode()
    assert page.index("Millbrook Surgery") < page.index("Wexbridge General Hospital")
    assert "not for comparing one service with another" in page


def test_the_words_are_plain(client, published):
    for name in NAMES:
        main = client.get(reverse(f"insight:{name}")).content.decode().split("<main")[1].split("</main")[0]
        said = re.findall(r"<(?:p|h1|h2)[^>]*>(.*?)</(?:p|h1|h2)>", main, flags=re.S)
        words = ". ".join(" ".join(re.sub(r"<[^>]*>", "", one).split()) for one in said)
        assert readability(words).reading_age <= 12, (name, readability(words).reading_age)


def test_the_page_is_light(client, published):
    page = client.get(reverse("insight:public"))
    assert len(gzip.compress(page.content)) < 30_000


def test_open_data_has_stable_addresses_and_the_newest(client, published):
    answer = client.get(reverse("insight:open_data_latest", args=["answers", "csv"]))
    assert answer.status_code == 302
    assert answer["Location"] == "/what-people-say/open-data/2/answers.csv"
    lines = client.get(answer["Location"]).content.decode().splitlines()
    assert lines[0] == "quarter,organisation,service,subject,part,people,hidden_because"
    assert any(line.endswith(",,hidden so that no one can be picked out") for line in lines)
    package = client.get(reverse("insight:open_data_description", args=[1])).json()
    assert package["version"] == "1"
    assert [one["name"] for one in package["resources"]] == ["answers", "comments", "themes", "people", "heard"]


@pytest.mark.parametrize("path", ["9/answers.csv", "1/secrets.csv", "1/answers.exe", "9/datapackage.json"])
def test_what_was_never_published_is_not_found(client, published, path):
    assert client.get(f"/what-people-say/open-data/{path}").status_code == 404
