"""A journalist subtracts everything published from everything else published, and finds nobody."""

import json

import pytest
from django.urls import reverse

from partake.insight.models import AnswersMonth, GroupsMonth, HeardMonth, Publication, PublishedCell, ThemesMonth
from partake.insight.publishing import counting, protecting
from partake.insight.publishing.due import publish_due
from partake.methods.disclosure import single_count

from .conftest import PUBLISHING
from .journalist import place, read, statements

CUBES = ("answers", "comments", "themes", "people", "heard")


def fetch(client, number, cube, form="csv"):
    return b"".join([client.get(reverse("insight:open_data_file", args=[number, cube, form])).content])


def truth(publication, quarters):
    """The true number of every cell the journalist knows of, by its name there."""
    exact = counting.count_quarter(publication.quarter)
    hospital, practice, services = quarters
    names = {f"s{one.pk}": (hospital.name, one.name) for one in services}
    names |= {f"{kind}{one.pk}": (one.name, "") for one in (hospital, practice) for kind in "b"} | {"all": ("", "")}
    found = {}

    def add(unit, make, many):
        while unit:
            if unit in names:
                for name in make(*names[unit]):
                    found[name] = found.get(name, 0) + many
            unit = exact.parents.get(unit)

    for (unit, answer), many in exact.answers.items():
        add(unit, lambda o, s, a=answer: [("answers", o, s, a), ("answers", o, s, "all")], many)
    for theme, units in exact.themes.items():
        for (unit, mood), many in units.items():
            add(unit, lambda o, s, t=theme, m=mood: [(t, o, s, m), (t, o, s, "all")], many)
        for (unit, _), many in exact.comments.items():
            add(unit, lambda o, s, t=theme: [("comments", t, o, s)], many)
    return found


def attacked(client, publication, quarters):
    files = {cube: read(fetch(client, publication.number, cube)) for cube in ("answers", "comments", "themes")}
    cells, said = statements(**files)
    true = truth(publication, quarters)
    small = [name for name in cells if 0 < true.get(name, 0) < 5]
    return place(cells, said, small), small


def test_nobody_can_be_worked_out_from_all_that_was_published(client, quarters, published):
    assert [one.number for one in published] == [1, 2]
    for publication in published:
        found, small = attacked(client, publication, quarters)
        assert len(small) > 5  # there is something to find
        assert found.safe, found.exposed


def test_the_same_journalist_finds_a_table_that_was_protected_one_number_at_a_time(client, quarters, monkeypatch):
    """The usual way, to hide each small number and nothing else, is undone at once: so the attack above can fail."""

    def each_alone(exact):
        cells = protecting_cells(exact)
        true = {}
        for cell in cells:
            if cell.cube == "answers":
                under = [key for key in exact.answers if cell.unit in chain(key[0], exact.parents)]
                true[cell] = sum(exact.answers[key] for key in under if cell.part in (key[1], "all"))
        return [
            protecting.Cell(cell.cube, cell.unit, cell.subject, cell.part, single_count(true[cell]))
            if cell in true
            else cell
            for cell in cells
        ]

    protecting_cells = protecting.protect_all
    monkeypatch.setattr("partake.insight.publishing.due.protect_all", each_alone)
    first, *_ = publish_due(actor=PUBLISHING)
    found, _ = attacked(client, first, quarters)
    assert not found.safe


def chain(unit, parents):
    found = [unit]
    while (unit := parents.get(unit)) is not None:
        found.append(unit)
    return found


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
    import duckdb

    for cube in CUBES:
        lines = read(fetch(client, 2, cube))
        assert lines, cube
        made = json.loads(fetch(client, 2, cube, "json"))
        assert [{k: "" if v is None else str(v) for k, v in row.items()} for row in made] == lines
        assert fetch(client, 2, cube, "parquet") == fetch(client, 2, cube, "parquet")
    kept = tmp_path / "themes.parquet"
    kept.write_bytes(fetch(client, 2, "themes", "parquet"))
    rows = duckdb.sql(f"SELECT people, hidden_because FROM '{kept}'").fetchall()
    assert len(rows) == len(read(fetch(client, 2, "themes")))
    assert all((many is None) == bool(why) for many, why in rows)


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
