"""The pages of organisations, opened and pressed by the place administrator."""

import pytest
from django.urls import reverse

from partake.organisations.models import Organisation, Place, RoleAssignment, Service, Team
from tests.people.pressing import press, read, shown

LIST = "/organisations/"


@pytest.fixture
def ada(visit):
    return visit("ada")


def at(name: str, *args: object) -> str:
    return reverse(f"organisations:{name}", args=args)


def test_the_list_leads_to_each_body(ada, stage):
    page = read(ada, LIST)
    assert "Millbrook Surgery" in " ".join(page.texts)
    one = read(ada, at("organisation", stage.organisations["hospital"].public_id))
    assert "Community heart team" in " ".join(one.texts)
    assert "May use emergency access" in " ".join(one.texts)


def test_add_and_change_an_organisation(ada):
    answer = press(ada, at("add_organisation"), name="Quayside Trust", kind="NHS_TRUST", ods_code="rq9")
    body = Organisation.objects.get(ods_code="RQ9")
    assert answer["Location"] == at("organisation", body.public_id)
    press(ada, at("change_organisation", body.public_id), name="Quayside NHS Trust", kind="NHS_TRUST", ods_code="RQ9")
    body.refresh_from_db()
    assert (body.name, body.version) == ("Quayside NHS Trust", 2)
    assert "already has this code" in shown(press(ada, at("add_organisation"), name="X", kind="OTHER", ods_code="RQ9"))


def test_teams_services_and_jobs(ada, stage):
    body = stage.organisations["millbrook"].public_id
    press(ada, at("add_team", body), name="Home visits", email="")
    press(ada, at("add_service", body), name="Foot clinic")
    assert Service.objects.filter(name="Foot clinic", organisation=stage.organisations["millbrook"]).exists()
    team = Team.objects.get(name="Home visits")
    assert "with this name" in shown(press(ada, at("add_team", body), name="home visits", email=""))
    assert "Sees no person's record" in " ".join(read(ada, at("give_job", body)).texts)
    answers = {"email": "sam@example.nhs.uk", "role": "RECORDS_LEAD", "job_title": "", "display_name": ""}
    press(ada, at("give_job", body), **answers, team=str(team.public_id))
    held = RoleAssignment.objects.get(user=stage.users["sam"], role="RECORDS_LEAD")
    assert held.team == team
    assert "already hold this job" in shown(press(ada, at("give_job", body), **answers, team=str(team.public_id)))
    press(ada, at("end_job", held.public_id))
    assert not RoleAssignment.objects.filter(pk=held.pk).exists(), "given and taken back on one day"
    read(ada, at("organisation", body))


def test_an_organisation_ends_into_another(ada, stage):
    body = stage.organisations["millbrook"]
    press(ada, at("end_organisation", body.public_id), successor=str(stage.organisations["hillside"].public_id))
    body.refresh_from_db()
    assert body.successor == stage.organisations["hillside"]
    assert "took over its teams" in " ".join(read(ada, at("organisation", body.public_id)).texts)
    assert "It took over from Millbrook Surgery" in " ".join(
        read(ada, at("organisation", body.successor.public_id)).texts
    )


def test_a_body_is_put_in_a_place_and_taken_out(ada, stage):
    place, body = Place.objects.create(name="Wexbridge"), stage.organisations["hospital"]
    address = at("put_in_place", body.public_id)
    assert press(ada, address, place=str(place.public_id))["Location"] == at("organisation", body.public_id)
    body.refresh_from_db()
    assert body.place == place
    assert "Wexbridge" in read(ada, at("organisation", body.public_id)).text
    page = read(ada, address)
    press(ada, address, place="")
    assert "Somebody changed this organisation" in shown(ada.post(address, {"form_token": page.token, "place": ""}))


def test_places(ada):
    read(ada, at("places"))
    press(ada, at("add_place"), name="Wexbridge", code="E99999901", within="")
    town = Place.objects.get()
    press(ada, at("add_place"), name="Quayside", code="", within=str(town.public_id))
    assert "part of Wexbridge" in " ".join(read(ada, at("places")).texts)
    assert "name or code already" in shown(press(ada, at("add_place"), name="Wexbridge", code="", within=""))
    read(ada, at("place", town.public_id))


@pytest.mark.parametrize("key", ["ruth", "sam", "joyce"])
def test_nobody_else_has_these_pages(visit, stage, key):
    client = visit(key)
    for address in (LIST, at("organisation", stage.organisations["millbrook"].public_id), at("places")):
        assert client.get(address).status_code == 403
