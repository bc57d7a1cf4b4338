"""How many people live in a place: read strictly, kept once, and told where it does not add up."""

import io
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from partake.kernel.csv_reading import NotAList
from partake.kernel.verdict import Refused
from partake.organisations.actions import add_place, count_population
from partake.organisations.domain import Characteristic
from partake.organisations.models import PopulationCount
from partake.organisations.population import read_population
from partake.organisations.queries import population_of

FILE = 'Characteristic,Category,People\nAge,0 to 17,"1,200"\nAge,18 and over,3800\nSex,Female,2600\nSex,Male,2400\n'


def read(text: str):
    return read_population(io.BytesIO(text.encode()))


def test_a_file_that_adds_up():
    found = read(FILE + "Age,Total,5000\n")
    assert [row.people for row in found.counted] == [1200, 3800, 2600, 2400]
    assert found.mismatches == ()


def test_what_does_not_add_up_is_said_and_kept():
    found = read(FILE.replace("2400", "2000") + "Age,All people,5001\n")
    assert found.mismatches == (
        "AGE: the parts add up to 5,000, and the total says 5,001.",
        "The characteristics add up to different numbers of people: AGE to 5,000, SEX to 4,600.",
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (FILE.replace("2400", "some"), "Row 5: “some” is not a whole number"),
        (FILE.replace("2400", "-1"), "not a whole number"),
        (FILE.replace("Sex,Male", "Shoe size,9"), "Row 5: we cannot tell"),
        (FILE + "Sex,Male,1\n", "counted twice"),
        (FILE + f"Sex,{'x' * 61},1\n", "longer than 60"),
        ("a,b\n1,2\n", "headings"),
        ("Characteristic,Category,People\n", "nothing under"),
    ],
)
def test_a_file_with_one_wrong_row_is_refused_whole(text, words):
    with pytest.raises(NotAList, match=words):
        read(text)


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=20), st.integers(0, 10**8))
def test_a_total_is_questioned_exactly_when_it_is_not_the_sum(parts, total):
    rows = "".join(f"Age,band {place},{people}\n" for place, people in enumerate(parts))
    found = read(f"Characteristic,Category,People\n{rows}Age,Total,{total}\n")
    assert bool(found.mismatches) == (sum(parts) != total)


@pytest.fixture
def town(stage):
    return add_place(actor=stage.actor("ada"), name="Wexbridge", code="e99999901")


def test_the_same_count_again_takes_the_place_of_the_first(stage, town):
    for text in (FILE, FILE.replace("2600", "2601")):
        count_population(
            actor=stage.actor("ada"),
            place=town,
            counted=read(text).counted,
            source="An invented census",
            counted_on=date(2021, 3, 21),
            list_version="2021",
        )
    assert PopulationCount.objects.count() == 4
    age, sex = population_of(town)
    assert (age.characteristic, age.total) == (Characteristic.AGE, 5000)
    assert sex.rows == (("Female", 2601), ("Male", 2400))


def test_the_newest_count_is_shown(stage, town):
    for year in (2021, 2011):
        count_population(
            actor=stage.actor("ada"),
            place=town,
            counted=read(FILE).counted,
            source="An invented census",
            counted_on=date(year, 3, 21),
            list_version=str(year),
        )
    assert {table.counted_on.year for table in population_of(town)} == {2021}


def test_only_a_place_administrator_counts(stage, town):
    with pytest.raises(Refused):
        count_population(
            actor=stage.actor("ruth"), place=town, counted=(), source="", counted_on=date(2021, 3, 21), list_version=""
        )


def run(file, **options):
    given = {"place": "wexbridge", "source": "Census", "on": date(2021, 3, 21), "list_version": "2021"}
    call_command("import_population", str(file), **{**given, "email": "ada@example.nhs.uk", **options})


def test_the_command_keeps_the_counts_and_says_what_does_not_add_up(stage, town, tmp_path, capsys):
    file = tmp_path / "population.csv"
    file.write_text(FILE.replace("2400", "2000"))
    run(file)
    said = capsys.readouterr().out
    assert "Kept 4 counts for wexbridge." in said
    assert "Look at this: The characteristics add up to different numbers" in said
    for options, words in (
        ({"place": "Nowhere"}, "no place called"),
        ({"email": "ruth@example.nhs.uk"}, "place administrator"),
        ({"email": "nobody@example.com"}, "Nobody here"),
        ({"on": date(2030, 1, 1)}, "not come yet"),
        ({"source": "x" * 201}, "1 to 200"),
        ({"list_version": ""}, "1 to 40"),
    ):
        with pytest.raises(CommandError, match=words):
            run(file, **options)
