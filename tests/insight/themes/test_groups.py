"""Themes in their groups, wherever they are listed: by kind, or under a framework's own headings."""

import re
from datetime import date

import pytest
from django.urls import reverse

from partake.insight.forms.themes import theme_choices
from partake.insight.frameworks import built_in, for_body
from partake.insight.models import BodyFramework
from partake.insight.theme_groups import KIND_NAMES, group_of, grouped
from partake.insight.themes.framework_files import KINDS
from partake.kernel import clock
from tests.insight.labelled import PHONE, heard, put_on, say
from tests.pages import assert_translated, pseudo_translated
from tests.people.pressing import read

EXPERIENCE, SELF = built_in()["experience"], built_in()["self-management"]


@pytest.fixture
def hospital(stage):
    return stage.organisations["hospital"]


@pytest.fixture
def by_self_management(hospital):
    BodyFramework.objects.create(
        organisation=hospital, framework="self-management", chosen_at=clock.now(), chosen_by="Nadia"
    )


def test_every_kind_has_a_name_and_every_offered_theme_a_group():
    assert set(KIND_NAMES) == set(KINDS)
    for framework in built_in().values():
        assert all(group_of(one.key, framework) for one in framework.offered), framework.key


def test_of_experience_two_kinds_and_of_self_management_the_eleven_and_the_outcomes():
    of = {
        key: [(name, len(those)) for name, those in grouped(one.offered, lambda theme: theme.key, one)]
        for key, one in built_in().items()
    }
    assert [name for name, _ in of["experience"]] == ["How people are treated", "How things work"]
    assert sum(many for _, many in of["experience"]) == len(EXPERIENCE.offered)
    assert of["self-management"][0] == ("What people ask for", 11)
    assert of["self-management"][1][1] == 8


def test_what_is_no_theme_or_nobody_knows_stands_last_under_others(db):
    keys = ["x", PHONE, EXPERIENCE.none_fits, "gone:away"]
    found = dict(grouped(keys, str, EXPERIENCE))
    assert found == {"How things work": [PHONE], "Others": ["x", EXPERIENCE.none_fits, "gone:away"]}
    assert grouped(["x"], str, EXPERIENCE) == [("", ["x"])]


def test_choices_of_a_group_stand_together_and_no_theme_fits_is_last():
    choices = theme_choices(EXPERIENCE)
    groups = [str(one.group) for one in choices]
    assert groups == sorted(groups, key=[*KIND_NAMES.values(), ""].index)
    assert choices[-1].value == EXPERIENCE.none_fits
    assert "The people who work there: Staff manner" in [str(one.words) for one in choices]
    assert all(":" not in str(one.words) for one in theme_choices(SELF))


def test_on_the_page_that_asks_they_are_groups_of_a_list_and_what_was_chosen_stays(visit, stage, hospital):
    voice = say(stage.services["riverside"], "Nobody answers the phone.")
    put_on(voice, hospital, theme=PHONE, sentiment="UNHAPPY")
    client = visit("nadia")
    address = reverse("insight:say_themes", args=[hospital.public_id, voice.public_id])
    page = read(client, address)
    assert {one["label"] for one in page.all("optgroup")} == set(KIND_NAMES.values())
    chosen = [one["value"] for one in page.all("option") if "selected" in one.attributes]
    assert PHONE in chosen
    nothing = client.post(address, {"form_token": page.token, "theme_1": "", "feeling_1": "HAPPY", "version": "1"})
    assert "There is a feeling and no theme yet" in re.sub("<[^>]*>", " ", nothing.content.decode())


def test_the_page_of_themes_reads_them_by_kind_the_most_spoken_of_first(visit, stage, hospital):
    heard(hospital, stage.services["riverside"], date(2026, 10, 1), comments=400, about=96, unhappy=71, happy=22)
    address = reverse("insight:themes", args=[hospital.public_id])
    page = read(visit("nadia"), f"{address}?service={stage.services['riverside'].public_id}")
    assert [one.name for one in page.all("th") if one["scope"] == "rowgroup"] == ["How things work"]


def test_the_explorer_and_the_list_of_themes_are_grouped_too(visit, stage, hospital):
    put_on(say(stage.services["riverside"], "Rang 4 times"), hospital, theme=PHONE, sentiment="UNHAPPY")
    client = visit("nadia")
    page = read(client, reverse("insight:explore", args=[hospital.public_id]))
    assert [one["label"] for one in page.all("optgroup")] == ["How things work"]
    page = read(client, reverse("insight:framework", args=[hospital.public_id]))
    assert [one.name for one in page.all("h2")][:2] == list(KIND_NAMES.values())
    assert "Under “The people who work there”." in page.text


def test_the_eleven_and_the_outcomes_are_read_apart(visit, hospital, by_self_management):
    assert for_body(hospital.pk).key == "self-management"
    page = read(visit("nadia"), reverse("insight:framework", args=[hospital.public_id]))
    assert next(one.name for one in page.all("h2")) == "What people ask for"
    assert "Under “" not in page.text


def test_names_of_themes_reach_translators(visit, hospital):
    client = visit("nadia")
    with pseudo_translated():
        answer = client.get(reverse("insight:framework", args=[hospital.public_id]))
        names = (EXPERIENCE.source, "Nadia Rahman", hospital.name, "service manager", "Partake", "UTC", "Cymraeg")
        assert_translated(answer, names=names)
