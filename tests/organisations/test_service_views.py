"""The pages of a service's life, opened and pressed by the place administrator."""

import pytest
from django.urls import reverse

from partake.organisations import actions
from partake.organisations.models import Service, ServiceProposal, ServiceStep
from tests.pages import assert_translated, pseudo_translated
from tests.people.pressing import press, read, shown


@pytest.fixture
def ada(visit):
    return visit("ada")


@pytest.fixture
def ward(stage) -> Service:
    return stage.services["ward"]


def at(name: str, service: Service) -> str:
    return reverse(f"organisations:{name}", args=[service.public_id])


def texts(client, address: str) -> str:
    return " ".join(read(client, address).texts)


def test_the_body_leads_to_its_services_and_each_says_what_can_happen(ada, stage, ward):
    body = reverse("organisations:organisation", args=[stage.organisations["hospital"].public_id])
    assert at("service", ward) in links(read(ada, body))
    page = read(ada, at("service", ward))
    for name in ("rename_service", "move_service", "merge_service", "split_service", "end_service"):
        assert at(name, ward) in links(page)


def test_another_name(ada, ward):
    day = {"happened_on-day": "4", "happened_on-month": "5", "happened_on-year": "2026"}
    assert press(ada, at("rename_service", ward), name="Rose Ward", **day)["Location"] == at("service", ward)
    assert "It was called Poppy Ward until 4 May 2026." in texts(ada, at("service", ward))
    day["happened_on-year"] = "2027"
    said = shown(press(ada, at("rename_service", ward), name="Lily Ward", **day))
    assert "4 May 2027 is after" in said
    assert "Riverside" not in said


def test_a_name_that_is_taken_is_answered_beside_the_field(ada, ward):
    day = {"happened_on-day": "4", "happened_on-month": "5", "happened_on-year": "2026"}
    said = shown(press(ada, at("rename_service", ward), name="riverside diabetes clinic", **day))
    assert said.count("already has a service called riverside diabetes clinic") == 2, "above, and beside the field"


def test_another_body_is_asked_first_and_both_say_yes(ada, visit, ward, stage):
    address = at("move_service", ward)
    assert "Which organisation" in texts(ada, address)
    assert shown(press(ada, address, organisation="")).count("Who would run it?") >= 2
    assert press(ada, address, organisation=str(stage.organisations["board"].public_id))["Location"] == at(
        "service", ward
    )
    page = texts(ada, at("service", ward))
    assert "Wexbridge Integrated Care Board would run Poppy Ward instead of Wexbridge General Hospital" in page
    assert "Wexbridge General Hospital has not answered yet." in page
    again = shown(press(ada, address, organisation=str(stage.organisations["board"].public_id)))
    assert "asked already" in again
    for key, side in (("nadia", "giving"), ("rosa", "receiving")):
        client, asked = visit(key), ServiceProposal.objects.get()
        found = read(client, reverse("organisations:proposals"))
        yes = reverse("organisations:agree_to_proposal", args=[asked.public_id, side])
        assert yes in links(found)
        assert "also what was said before" in read(client, yes).text
        press(client, yes)
    assert "Wexbridge General Hospital ran it until 19 November 2026." in texts(ada, at("service", ward))
    assert "Both said yes." in texts(visit("rosa"), reverse("organisations:proposals"))


def test_a_no_has_its_reason_and_leaves_everything_as_it_is(ada, visit, ward, stage):
    press(ada, at("move_service", ward), organisation=str(stage.organisations["board"].public_id))
    asked = ServiceProposal.objects.get()
    rosa, no = visit("rosa"), reverse("organisations:refuse_proposal", args=[asked.public_id, "receiving"])
    assert "There is no reason yet" in shown(press(rosa, no, why=""))
    press(rosa, no, why="We have nobody for it.")
    assert "We have nobody for it." in texts(visit("nadia"), reverse("organisations:proposals"))
    late = press(rosa, reverse("organisations:agree_to_proposal", args=[asked.public_id, "receiving"]))
    assert "This is over" in shown(late)
    ward.refresh_from_db()
    assert ward.organisation == stage.organisations["hospital"]


def test_nobody_who_could_answer_is_said_and_it_can_be_taken_back(ada, ward, stage):
    press(ada, at("move_service", ward), organisation=str(stage.organisations["neighbours"].public_id))
    assert "could answer." in texts(ada, at("service", ward))
    back = reverse("organisations:take_back_proposal", args=[ServiceProposal.objects.get().public_id])
    press(ada, back)
    assert "could answer." not in texts(ada, at("service", ward))
    assert ServiceProposal.objects.get().state == "TAKEN_BACK"


def test_a_merger_across_bodies_is_asked_too(ada, visit, ward, stage):
    press(ada, at("merge_service", ward), into=str(stage.services["surgery"].public_id))
    asked = ServiceProposal.objects.get()
    ward.refresh_from_db()
    assert (asked.into, ward.valid_to) == (stage.services["surgery"], None)
    assert "would become part of Millbrook Surgery" in texts(visit("nadia"), reverse("organisations:proposals"))


def test_the_page_of_services_says_that_something_waits(ada, visit, ward, stage):
    mine = reverse("insight:services", args=[stage.organisations["hospital"].public_id])
    assert "waits for your yes or no" not in texts(visit("nadia"), mine)
    press(ada, at("move_service", ward), organisation=str(stage.organisations["board"].public_id))
    assert "1 waits for your yes or no." in texts(visit("nadia"), mine)


def test_a_side_that_is_none_is_not_found(ada, visit, ward, stage):
    press(ada, at("move_service", ward), organisation=str(stage.organisations["board"].public_id))
    asked = ServiceProposal.objects.get()
    address = reverse("organisations:agree_to_proposal", args=[asked.public_id, "both"])
    assert visit("nadia").get(address).status_code == 404


def test_words_of_these_pages_reach_translators(ada, visit, ward, stage):
    press(ada, at("move_service", ward), organisation=str(stage.organisations["board"].public_id))
    asked, nadia = ServiceProposal.objects.get(), visit("nadia")
    names = (*(one.name for one in stage.organisations.values()), ward.name, "Nadia Rahman", "service manager",
             "Ada Quist", "place administrator", "Partake", "UTC", "Cymraeg")  # fmt: skip
    with pseudo_translated():
        assert_translated(nadia.get(reverse("organisations:proposals")), names=names)
        for name in ("agree_to_proposal", "refuse_proposal"):
            assert_translated(
                nadia.get(reverse(f"organisations:{name}", args=[asked.public_id, "giving"])), names=names
            )


def test_part_of_another(ada, ward, stage):
    riverside = stage.services["riverside"]
    press(ada, at("merge_service", ward), into=str(riverside.public_id))
    assert "Poppy Ward has been part of Riverside Diabetes Clinic since" in texts(ada, at("service", ward))
    assert "start anew on 19 November 2026" in texts(ada, at("service", riverside))
    body = texts(ada, reverse("organisations:organisation", args=[ward.organisation.public_id]))
    assert "Ended:" in body
    assert "ended on 19 November" in shown(press(ada, at("rename_service", ward), name="X", **today()))


def test_several(ada, ward, stage):
    assert "There are not two other services here yet." in texts(ada, at("split_service", ward))
    for name in ("East", "West"):
        actions.add_service(actor=stage.actor("ada"), organisation=ward.organisation, name=name)
    parts = {one.name: str(one.public_id) for one in Service.objects.filter(name__in=["East", "West"])}
    assert "two services or more" in shown(press(ada, at("split_service", ward), parts=[parts["East"]]))
    press(ada, at("split_service", ward), parts=[*parts.values()])
    assert "Poppy Ward is now East and West, since" in texts(ada, at("service", ward))
    assert "It was part of Poppy Ward until" in texts(ada, at("service", Service.objects.get(name="East")))


def test_ending_pressed_twice_and_in_two_tabs(ada, ward):
    first, second = read(ada, at("end_service", ward)), read(ada, at("end_service", ward))
    for _ in range(2):
        answer = ada.post(at("end_service", ward), {"form_token": first.token})
        assert answer["Location"] == at("service", ward)
    assert "Somebody changed this service" in shown(ada.post(at("end_service", ward), {"form_token": second.token}))
    assert "Poppy Ward ended on 19 November 2026." in texts(ada, at("service", ward))
    assert not ServiceStep.objects.exists()


@pytest.mark.parametrize("key", ["nadia", "sam", "joyce"])
def test_nobody_else_has_these_pages(visit, ward, key):
    client = visit(key)
    for name in ("service", "rename_service", "move_service", "merge_service", "split_service", "end_service"):
        assert client.get(at(name, ward)).status_code == 403


def today() -> dict[str, str]:
    return {"happened_on-day": "19", "happened_on-month": "11", "happened_on-year": "2026"}


def links(page) -> set[str]:
    return {one["href"] for one in page.all("a")}
