"""Who has not been heard from, in public: lists meet as they do for staff, and hidden numbers stay hidden."""

from datetime import date

import pytest
from django.urls import reverse

from partake.insight.dashboard import get_dashboard
from partake.insight.missing_in_public import missing_in_public
from partake.insight.queries.published import Edition, Figures
from partake.kernel import clock
from partake.methods.disclosure import read_stored
from partake.methods.representativeness import Finding
from partake.organisations.models import Organisation, Place, PopulationCount
from tests.pages import assert_good_page


@pytest.fixture
def place(db):
    return Place.objects.create(name="Quayside")


def counted(place, characteristic, version, **people):
    PopulationCount.objects.bulk_create(
        PopulationCount(place=place, characteristic=characteristic, list_version=version, category=category.strip("_"),
                        people=many, counted_on=date(2021, 3, 21), source="Census 2021.")
        for category, many in people.items()
    )  # fmt: skip


def compared(place, lists, **said):
    figures = Figures({("people", subject, "all"): read_stored(count) for subject, count in said.items()})
    return missing_in_public(figures, Edition(1, 1, date(2026, 7, 1), clock.now(), lists), place)


def test_bands_of_age_meet_by_arithmetic(place):
    counted(place, "AGE", "census", **{"16-34": 300, "35-64": 500, "65-": 200})
    said = {"AGE:16-24": "shown 6", "AGE:25-34": "shown 8", "AGE:35-64": "shown 200", "AGE:65-": "shown 300"}
    (table,) = compared(place, {"AGE": "2026-11"}, **said)
    assert [(one.group, one.live, one.answered) for one in table.lines] == [
        ("16 to 34", 30, 3), ("35 to 64", 50, 39), ("65 or over", 20, 58),
    ]  # fmt: skip
    assert table.missing.group == "16 to 34"
    assert table.checked


def test_a_group_that_holds_a_hidden_number_is_hidden_whole(place):
    counted(place, "AGE", "census", **{"16-34": 300, "35-64": 500, "65-": 200})
    said = {"AGE:16-24": "withheld SMALL", "AGE:25-34": "shown 80", "AGE:35-64": "shown 200", "AGE:65-": "shown 300"}
    (table,) = compared(place, {"AGE": "2026-11"}, **said)
    assert (table.lines[0].answered, table.lines[0].finding) == (None, None)
    assert [one.answered for one in table.lines[1:]] == [40, 60]
    assert table.hides_some


def test_codes_of_ethnic_group_meet_the_census_by_the_list_they_are_of(place):
    counted(place, "ETHNICITY", "2021", White=800, Mixed=50, Asian=100, Black=30, Other=20)
    said = {"ETHNIC_GROUP:A": "shown 700", "ETHNIC_GROUP:H": "shown 9", "ETHNIC_GROUP:Z": "shown 40"}
    (table,) = compared(place, {"ETHNIC_GROUP": "2001"}, **said)
    assert {one.group: one.answered for one in table.lines}["Asian"] == 1
    assert next(one.finding for one in table.lines if one.group == "Asian") is Finding.FEWER
    assert not table.checked
    assert compared(place, {"ETHNIC_GROUP": "2031"}, **said) == ()


@pytest.mark.parametrize(
    "said", [{"AGE:young": "shown 9"}, {"AGE:16-34": "withheld SMALL"}, {"GENDER:F": "shown 9"}, {"X:1": "shown 5"}]
)
def test_what_cannot_be_compared_is_left_out(place, said):
    counted(place, "AGE", "census", **{"16-34": 300})
    assert compared(place, {"AGE": "2026-11"}, **said) == ()


def test_the_public_page_names_the_group_that_is_missing_most(client, place, quarters, published):
    for body in quarters[:2]:
        Organisation.objects.filter(pk=body.pk).update(place=place)
    counted(place, "AGE", "census", **{"16-44": 700, "55-64": 150, "65-74": 150})
    page = client.get(reverse("insight:public"))
    assert_good_page(page)
    assert get_dashboard("", "").missing
    assert "Who we have not heard from" in page.content.decode()
