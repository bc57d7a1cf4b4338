"""Services, groups and times beside one another: ranges, a funnel and no league table."""

from datetime import date

import pytest
from django.urls import reverse

from partake.insight.queries.comparing import compare_groups, compare_services, compare_times
from partake.insight.queries.figures import Scope
from partake.organisations.actions import add_place, add_service, count_population, put_in_place
from partake.organisations.domain import Characteristic
from partake.organisations.population import Counted
from tests.insight.charts.conftest import Cubes
from tests.people.pressing import read

OCTOBER = date(2026, 10, 1)
WARDS = ("Aster", "Briar", "Clover", "Daisy", "Fern", "Heather", "Iris", "Lily", "Mallow", "Elder")


@pytest.fixture
def at(hospital):
    return reverse("insight:compare", args=[hospital.public_id])


def named(found) -> dict[str, str]:
    return {row.name: row.words for row in found.rows}


def test_services_stand_by_name_in_a_funnel_and_never_in_an_order(stage, hospital, cubes, at, visit):
    shares = (80, 82, 79, 81, 78, 80, 83, 79, 77, 40)
    for name, share in zip(WARDS, shares, strict=True):
        service = add_service(actor=stage.actor("ada"), organisation=hospital, name=f"{name} Ward")
        Cubes(service, alone=True).answered(share, first=OCTOBER)
    cubes("riverside", alone=True).answered(81, first=OCTOBER)
    cubes("ward", alone=True).answered(4, base=6, first=OCTOBER)
    found = compare_services(hospital, months=3)
    assert [row.name for row in found.rows] == sorted(row.name for row in found.rows)
    words = named(found)
    assert words["Elder Ward"].startswith(("Lower", "A little below"))
    assert words["Poppy Ward"] == "Too few answers to say"
    assert not found.few
    page = read(visit("nadia"), at + "?months=3")
    assert "By name, with the numbers of the drawing" in page.text
    assert "not made for ranking services" in page.text
    assert "– Too few answers to say: 6" in page.text
    assert [row.share.base for row in found.rows if row.name == "Elder Ward"] == [100]


def test_few_services_allow_for_chance_alone_and_say_so(hospital, cubes, at, visit):
    cubes("riverside", alone=True).answered(80, first=OCTOBER)
    cubes("ward", alone=True).answered(40, first=OCTOBER)
    found = compare_services(hospital, months=12)
    assert found.few and named(found)["Poppy Ward"] == "Lower than chance allows: worth a closer look"
    assert "the funnel allows for chance alone" in read(visit("nadia"), at).text


@pytest.mark.parametrize("shares", [(), (80,), (100, 100)])
def test_nothing_to_set_beside_one_another_draws_nothing(hospital, cubes, at, visit, shares):
    for key, share in zip(("riverside", "ward"), shares, strict=False):
        cubes(key, alone=True).answered(share, first=OCTOBER)
    found = compare_services(hospital, months=12)
    assert found.drawing is None
    assert "Compare" in read(visit("nadia"), at).text


def test_groups_are_set_beside_the_rest_with_allowance_for_how_many(hospital, riverside, cubes):
    made = cubes("riverside")
    made.answered(75, base=400, first=OCTOBER)
    for name, many, good in (("16-34", 100, 40), ("35-64", 100, 88), ("65-", 100, 90), ("85-", 4, 4)):
        made.group(OCTOBER, "AGE", "2026-11", name, many, good=good)
    (age,) = compare_groups(hospital, Scope.of(hospital, riverside), months=12)
    assert age.unsaid == 96
    words = {row.name: row.words for row in age.rows}
    assert words["16 to 34"].startswith("Fewer of them say good")
    assert words["65 or over"].startswith("More of them say good")
    assert words["85 or over"] == "Too few to say"
    assert next(row.share.parts for row in age.rows if row.name == "85 or over") is None


def test_one_odd_group_among_many_alike_is_not_called_a_finding(hospital, riverside, cubes):
    made = cubes("riverside")
    for place in range(20):
        made.group(OCTOBER, "AGE", "2026-11", f"{20 + place}-{20 + place}", 100, good=88 if place == 3 else 80)
    (age,) = compare_groups(hospital, Scope.of(hospital, riverside), months=12)
    assert {row.words for row in age.rows} == {"No different from the rest, as far as chance allows"}


def test_weights_even_out_ages_and_say_what_that_costs(stage, hospital, riverside, cubes, at, visit):
    ada = stage.actor("ada")
    place = add_place(actor=ada, name="Wexbridge")
    put_in_place(actor=ada, organisation=hospital, place=place, version=hospital.version)
    hospital.refresh_from_db()
    live = {"0-15": 100, "16-34": 450, "35-": 450}
    count_population(
        actor=ada,
        place=place,
        counted=[Counted(Characteristic.AGE, *row) for row in live.items()],
        source="Made for this test",
        counted_on=date(2025, 6, 30),
        list_version="2026-11",
    )
    made = cubes("riverside")
    made.answered(85, first=OCTOBER)
    made.group(OCTOBER, "AGE", "2026-11", "16-34", 50, good=20)
    made.group(OCTOBER, "AGE", "2026-11", "35-", 150, good=135)
    (age,) = compare_groups(hospital, Scope.of(hospital, riverside), months=12)
    # Half of each: (40 + 90) / 2; plain, 155 of 200. Kish: 200² / (50·2² + 150·(2/3)²) = 150 equal answers.
    assert age.weighted.share.parts[0] == 65 and age.weighted.plain.parts[0] == 78
    assert (age.weighted.as_good_as, age.weighted.answers, age.weighted.largest, age.weighted.met) == (
        150,
        200,
        2.0,
        True,
    )
    assert age.no_weights == "Nobody spoke for: Under 16. No weight can make up for them."
    page = read(visit("nadia"), f"{at}?by=groups&service={riverside.public_id}")
    assert "would say good or very good, rather than 78%" in page.text
    assert "as sure as 150 answers that count alike, out of 200" in page.text


def test_times_are_the_same_months_a_year_apart(hospital, riverside, cubes, at, visit):
    cubes("riverside").answered(*[70] * 12, *[85] * 12, first=date(2024, 11, 1))
    found = compare_times(Scope.of(hospital, riverside), months=12)
    assert (found.now.base, found.before.base) == (1200, 1200)
    assert found.more[0] == 15 and found.is_different
    assert (found.before_first, found.last) == (date(2024, 11, 1), OCTOBER)
    page = read(visit("nadia"), f"{at}?by=times&months=12")
    assert (
        "Yes, it is different from a year before." in page.text
        and "The difference is 15 in 100 (12 to 18)." in page.text
    )


def test_times_alike_and_times_with_too_few(hospital, riverside, cubes, at, visit):
    cubes("riverside").answered(*[80] * 24)
    assert not compare_times(Scope.of(hospital, riverside), months=6).is_different
    assert "No real difference from a year before." in read(visit("nadia"), f"{at}?by=times&months=6").text
    nobody = compare_times(Scope(hospital.pk, 10**9), months=6)
    assert nobody.more is None and not nobody.is_different


@pytest.mark.parametrize("query", ["?by=rank", "?months=1", "?months=x", "?by=groups&service=x"])
def test_what_is_not_offered_is_not_there(at, visit, query):
    assert visit("nadia").get(at + query).status_code == 404


def test_nobody_said_anything_of_themselves(at, visit):
    assert "Groups of people: nothing here yet." in read(visit("nadia"), at + "?by=groups").text
