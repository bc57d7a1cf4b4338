"""Who is missing: at a service, a body, a place and the place around it; and what cannot be compared."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from partake.insight.matching import Matched, Unmatched, band, match
from partake.insight.queries.figures import Scope
from partake.insight.queries.missing import get_missing, name_of_group, one_sentence
from partake.organisations.actions import add_place, count_population, put_in_place
from partake.organisations.domain import Characteristic
from partake.organisations.population import Counted
from tests.people.pressing import read

OCTOBER = date(2026, 10, 1)
LIVE_HERE = {"16-34": 300, "35-64": 500, "65-": 200}


@pytest.fixture
def ada(stage):
    return stage.actor("ada")


@pytest.fixture
def place(ada, hospital):
    """The hospital's town, within a county."""
    county = add_place(actor=ada, name="Wexshire")
    town = add_place(actor=ada, name="Wexbridge", within=county)
    put_in_place(actor=ada, organisation=hospital, place=town, version=hospital.version)
    hospital.refresh_from_db()
    return town


@pytest.fixture
def count(ada):
    def counted(place, characteristic=Characteristic.AGE, version="2026-11", **people) -> None:
        count_population(
            actor=ada,
            place=place,
            counted=[Counted(characteristic, name, many) for name, many in people.items()],
            source="Made for this test",
            counted_on=date(2025, 6, 30),
            list_version=version,
        )

    return counted


@pytest.fixture
def old_are_heard(cubes):
    """Of 200 who said their age 10 are young."""
    made = cubes("riverside")
    made.heard(OCTOBER, 320)
    for name, many in {"16-34": 10, "35-64": 100, "65-": 90}.items():
        made.group(OCTOBER, "AGE", "2026-11", name, many, good=many // 2)
    return made


def said(page) -> dict[str, str]:
    return {line.name: line.finding.name for one in page.compared for line in one.groups}


def test_who_is_missing_at_a_service_and_in_its_body(place, count, old_are_heard, hospital, riverside, visit):
    count(place, **LIVE_HERE)
    page = get_missing(hospital, Scope.of(hospital, riverside))
    assert said(page) == {"16 to 34": "FEWER", "35 to 64": "ALIKE", "65 or over": "MORE"}
    (age,) = page.compared
    assert (age.said, age.unsaid, age.missing.live, age.missing.share) == (200, 120, 30, 5)
    sentence = one_sentence(hospital, Scope.of(hospital, riverside))
    assert sentence == "Who is missing, by age: 16 to 34, 30% of Wexbridge and 5% of those heard."
    address = reverse("insight:missing", args=[hospital.public_id])
    drawn = read(visit("nadia"), f"{address}?service={riverside.public_id}")
    assert "16 to 34. 30 in 100 people in Wexbridge, 5 in 100 of those heard." in drawn.text
    assert "5% (3 to 9)" in drawn.text and "Fewer than live here" in drawn.text and "About right" in drawn.text
    assert "120 did not: they are in no share here." in drawn.text
    assert "All of Wexbridge General Hospital" in read(visit("nadia"), address).text


def test_the_place_around_is_compared_with_when_its_own_is_not_counted_or_when_asked(
    place, count, old_are_heard, hospital
):
    count(place.within, **{"16-34": 50, "35-64": 500, "65-": 450})
    scope = Scope.of(hospital)
    page = get_missing(hospital, scope)
    assert page.place == place.within and said(page)["16 to 34"] == "TOO_FEW"
    count(place, **LIVE_HERE)
    assert get_missing(hospital, scope).place == place
    assert get_missing(hospital, scope, place_id=place.within.public_id).place == place.within


def test_no_count_and_no_place_say_how_to_bring_one_in(old_are_heard, hospital, visit, ada):
    address = reverse("insight:missing", args=[hospital.public_id])
    words = read(visit("nadia"), address).text
    assert "We cannot say who is missing yet." in words and "This body is not put in a place" in words
    put_in_place(actor=ada, organisation=hospital, place=add_place(actor=ada, name="Wexbridge"), version=1)
    words = read(visit("nadia"), address).text
    assert "Nobody has brought in a count of the people of Wexbridge." in words
    assert "nothing here to compare with" in one_sentence(hospital, Scope.of(hospital))


@pytest.mark.parametrize("query", ["?place=x", "?place=6a53cc6b-8e0c-4f53-b1a1-2a24e5e92e5c"])
def test_a_place_that_is_not_around_the_body_is_not_there(place, hospital, visit, query):
    client: Client = visit("nadia")
    assert client.get(reverse("insight:missing", args=[hospital.public_id]) + query).status_code == 404


def test_counts_that_do_not_add_up_are_said(place, count, old_are_heard, hospital, visit):
    count(place, **LIVE_HERE)
    count(place, Characteristic.SEX, Female=300, Male=200)
    page = get_missing(hospital, Scope.of(hospital))
    (warning,) = page.warnings
    assert "age 1,000, sex 500" in warning
    drawn = read(visit("nadia"), reverse("insight:missing", args=[hospital.public_id]))
    assert "The counts do not fit together" in drawn.text


def test_a_count_of_nobody_is_not_compared(place, count, old_are_heard, hospital):
    count(place, **{"16-34": 0, "35-64": 0, "65-": 0})
    page = get_missing(hospital, Scope.of(hospital))
    assert page.compared == () and page.not_compared[0][0] == "Age"


def test_questions_that_have_no_count_say_why(place, count, old_are_heard, hospital):
    count(place, **LIVE_HERE)
    old_are_heard.group(OCTOBER, "GENDER", "2026-11", "2", 30)
    old_are_heard.group(OCTOBER, "ETHNIC_GROUP", "2001", "A", 30)
    why = dict(get_missing(hospital, Scope.of(hospital)).not_compared)
    assert why["Gender"].startswith("We ask about gender, and places count sex.")
    assert why["Ethnic group"] == "The people of this place are not counted by this."


def test_two_lists_of_one_question_stand_apart(place, count, old_are_heard, hospital):
    count(place, **LIVE_HERE)
    old_are_heard.group(OCTOBER, "AGE", "2020-01", "young", 3)
    page = get_missing(hospital, Scope.of(hospital))
    assert [one.words for one in page.compared] == ["Age (list 2026-11)"]
    assert [words for words, _ in page.not_compared] == ["Age (list 2020-01)"]


def test_bands_meet_by_arithmetic_and_never_by_guess():
    spoke = {"16-24": 10, "25-34": 20, "35-": 30}
    fine = match("AGE", "a", spoke, "b", {"16-19": 1, "20 to 24": 2, "25-34": 3, "35-64": 4, "65+": 5})
    assert fine == Matched({"16-24": 10, "25-34": 20, "35-": 30}, {"16-24": 3, "25-34": 3, "35-": 9})
    across = match("AGE", "a", spoke, "b", {"16-29": 5, "30-39": 5, "40+": 5})
    assert isinstance(across, Unmatched), "every band runs into the next"
    some = match("AGE", "a", {"0-15": 4, "16-24": 10, "25-": 5}, "b", {"16-20": 2, "21-24": 3, "25 and over": 7})
    assert isinstance(some, Matched) and some.left_out == 4 and "0-15" not in some.live
    assert isinstance(match("AGE", "a", {"young": 1}, "b", {"0-15": 1, "16-": 1}), Unmatched)


def test_names_meet_only_as_written_down():
    live = {"White": 80, "Mixed or Multiple ethnic groups": 5, "Asian, Asian British or Asian Welsh": 10,
            "Black, Black British, Black Welsh, Caribbean or African": 4, "Other ethnic group": 1}  # fmt: skip
    found = match("ETHNIC_GROUP", "2001", {"A": 5, "B": 1, "R": 2, "Z": 3}, "2021", live)
    assert isinstance(found, Matched)
    assert (found.spoke["White"], found.spoke["Asian"], found.left_out, found.checked) == (6, 2, 3, False)
    assert isinstance(match("ETHNIC_GROUP", "2001", {"A": 5}, "2021", {"Tall": 1}), Unmatched)
    assert isinstance(match("ETHNIC_GROUP", "2026", {"A": 5}, "2021", live), Unmatched)
    assert isinstance(match("SHOE_SIZE", "1", {"9": 5}, "1", {"9": 5}), Unmatched)


@pytest.mark.parametrize(
    ("written", "means"),
    [("25-34", (25, 34)), ("Aged 25 to 34 years", (25, 34)), ("85+", (85, 200)), ("85 and over", (85, 200)),
     ("Under 16", (0, 15)), ("40", (40, 40)), ("34-25", None), ("old", None), ("1234", None)],
)  # fmt: skip
def test_a_band_is_read_as_people_write_it(written, means):
    assert band(written) == means


def test_groups_are_named_for_people():
    assert name_of_group("AGE", "0-15") == "Under 16"
    assert name_of_group("ETHNIC_GROUP", "H") == "Asian: Indian"
    assert name_of_group("DISABILITY", "YES") == "Disabled, or a long illness"
    assert name_of_group("SHOE_SIZE", "wide") == "wide"
