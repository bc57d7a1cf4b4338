"""A journalist subtracts everything published from everything else published, and finds nobody."""

from random import Random

import pytest
from django.urls import reverse

from partake.insight.models import AnswersMonth, GroupsMonth, HeardMonth, Publication, PublishedCell, ThemesMonth
from partake.insight.publishing import counting, protecting, ties
from partake.insight.publishing.due import publish_due
from partake.insight.publishing.protecting import Cell
from partake.insight.publishing.ties import Tied
from partake.methods.disclosure import single_count

from .conftest import PUBLISHING
from .crowd import crowd, rows_of, truth
from .journalist import BEYOND, Notebook, read, read_json, read_parquet, take_notes

CUBES = ("answers", "comments", "themes", "people", "heard")
WIDTH = 5
# Made-up crowds of which the tables gave somebody away together, before they were tied.
LEAKS = (19, 26, 35, 61, 89)


def fetch(client, number, cube, form="csv"):
    return b"".join([client.get(reverse("insight:open_data_file", args=[number, cube, form])).content])


def files_of(client, publication):
    return {cube: read(fetch(client, publication.number, cube)) for cube in CUBES}


def true_of(publication, quarters):
    """The true number of every cell the journalist can think of, by its name there."""
    hospital, practice, services = quarters
    named = {"all": ("", ""), **{f"s{one.pk}": (hospital.name, one.name) for one in services}}
    for one in (hospital, practice):
        named |= {f"b{one.pk}": (one.name, ""), f"r{one.pk}": (one.name, BEYOND)}
    exact = counting.count_quarter(publication.quarter)
    return truth(exact, quarter=publication.quarter.isoformat(), at=named.__getitem__)


def exposed(notes: Notebook, true, *, whole=False):
    """Those cells of 1 to 4 people that were placed more closely than the rule allows, and how many were tried."""
    small = [name for name in notes.cells if 0 < true.get(name, 0) < WIDTH]
    found = notes.place(small, whole=whole)
    assert all(low <= true[name] <= high for name, (low, high) in found.items())  # the journalist reckons rightly
    return {name: ends for name, ends in found.items() if ends[1] - ends[0] < WIDTH}, small


@pytest.mark.parametrize("nobody_twice", [True, False])
@pytest.mark.parametrize("whole", [True, False])
def test_nobody_can_be_worked_out_from_all_that_was_published(client, quarters, published, nobody_twice, whole):
    """All five tables of both quarters, from the bytes of their files, tied wherever two speak of the same people."""
    assert [one.number for one in published] == [1, 2]
    notes, true = Notebook(), {}
    for publication in published:
        notes.add(take_notes(files_of(client, publication), nobody_twice=nobody_twice))
        true |= true_of(publication, quarters)
    found, small = exposed(notes, true, whole=whole)
    assert {name[1] for name in small} == set(CUBES)  # there is something to find in every table
    assert found == {}


@pytest.mark.parametrize("cube", CUBES)
def test_the_same_journalist_undoes_each_table_whose_numbers_are_hidden_one_by_one(client, quarters, monkeypatch, cube):
    """The usual way, to hide each small number and nothing else, is undone at once, in every table by itself: so the
    attack above can fail."""

    def one_by_one(exact):
        true = truth(exact, "", lambda unit: (unit, ""))
        return [
            Cell(one.cube, one.unit, one.subject, one.part, single_count(true[named(one)]))
            for one in protecting.protect_all(exact)
        ]

    def named(cell):
        where = ("", "") if cell.cube in ("people", "heard") else (cell.unit, "")
        return "", cell.cube, *where, cell.subject, cell.part

    monkeypatch.setattr("partake.insight.publishing.due.protect_all", one_by_one)
    first, *_ = publish_due(actor=PUBLISHING)
    found, _ = exposed(take_notes(files_of(client, first), alone=cube), true_of(first, quarters))
    assert any(name[1] == cube for name in found)


@pytest.mark.parametrize("seed", LEAKS)
def test_tables_that_are_safe_one_at_a_time_are_not_safe_together(monkeypatch, seed):
    """Why answers, comments and what was heard are protected as one: without their ties, each stands alone and all
    five fall."""
    exact = crowd(Random(seed))
    assert exposed(take_notes(rows_of(protecting.protect_all(exact))), truth(exact))[0] == {}

    def untied(exact):
        return Tied(*(getattr(ties.tie(exact), name) for name in ("counts", "tables")), [], ties.tie(exact).comments)

    monkeypatch.setattr(protecting, "tie", untied)
    files = rows_of(protecting.protect_all(exact))
    assert all(exposed(take_notes(files, alone=cube), truth(exact))[0] == {} for cube in CUBES if files[cube])
    assert exposed(take_notes(files), truth(exact))[0] != {}


@pytest.mark.parametrize("seed", range(1000, 1020))
def test_no_made_up_crowd_gives_anybody_away(seed):
    exact = crowd(Random(seed))
    if files := rows_of(protecting.protect_all(exact)):
        assert exposed(take_notes(files), truth(exact))[0] == {}


def everything(client):
    """Every page and file a visitor can ask for, every choice included, impossible ones too."""
    numbers = [one.number for one in Publication.objects.all()]
    page = client.get(reverse("insight:public")).content.decode()
    abouts = [
        "",
        "nobody",
        *(part.split('"')[0] for part in page.split('<option value="')[1:] if len(part.split('"')[0]) == 36),
    ]
    people = ["", "AGE:1", "AGE:16-24", "AGE:25-34", "AGE:55-64", "AGE:65-74"]
    found = {
        (a, p): client.get(reverse("insight:public"), {"about": a, "people": p}).content for a in abouts for p in people
    }
    for name in ("public_compare", "open_data"):
        found[name] = client.get(reverse(f"insight:{name}")).content
    for number in numbers:
        for cube in CUBES:
            for form in ("csv", "json", "parquet"):
                found[number, cube, form] = fetch(client, number, cube, form)
        found[number] = client.get(reverse("insight:open_data_description", args=[number])).content
    assert len(abouts) == 7
    return found


def test_pages_and_files_know_nothing_but_what_was_published(client, published):
    """With every exact sum gone, all that anybody can ask for is the same to the last byte: no choice on any page leads
    to an exact number, and so the attack on the files is an attack on everything."""
    before = everything(client)
    for cube in (AnswersMonth, GroupsMonth, HeardMonth, ThemesMonth):
        cube.objects.all().delete()
    assert everything(client) == before


def test_every_number_on_a_page_is_in_the_files(client, published):
    import re

    rows = [row for one in published for cube in CUBES for row in read(fetch(client, one.number, cube))]
    counts = {int(row["people"]) for row in rows if row["people"]}
    for key, content in everything(client).items():
        if isinstance(key, tuple) and len(key) == 2:
            main = re.sub(r"<(select|svg|header|footer).*?</\1>", " ", content.decode().split("<main")[1], flags=re.S)
            words = re.sub(r"<[^>]*>", " ", main)
            told = re.findall(r"(\d+) (?:people|person|comments|unhappy|happy|in )", words)
            assert {int(one) for one in told} <= counts, key


def test_all_formats_say_the_same(client, published, tmp_path):
    """So that the attack on one is an attack on each."""
    for one in published:
        for cube in CUBES:
            lines = read(fetch(client, one.number, cube))
            assert lines, cube
            assert read_json(fetch(client, one.number, cube, "json")) == lines
            assert read_parquet(fetch(client, one.number, cube, "parquet"), tmp_path) == lines
    assert fetch(client, 2, "themes", "parquet") == fetch(client, 2, "themes", "parquet")
    assert all(bool(line["people"]) != bool(line["hidden_because"]) for line in read(fetch(client, 2, "themes")))


@pytest.mark.parametrize("about", ["a service", "the body"])
def test_a_choice_that_would_pick_out_few_shows_no_number(client, quarters, published, about):
    unit = quarters[2][0] if about == "a service" else quarters[0]
    asked = {"about": str(unit.public_id), "people": "AGE:55-64"}
    page = client.get(reverse("insight:public"), asked).content.decode()
    assert "Too few answers to show safely." in page
    assert "%" not in page.split("<main")[1].split("<form")[0]


def test_what_is_hidden_is_not_kept(published):
    assert PublishedCell.objects.filter(count="withheld SMALL").exists()
    assert not PublishedCell.objects.filter(count__regex=r"^(shown [1-4]|[0-9].*)$").exists()
