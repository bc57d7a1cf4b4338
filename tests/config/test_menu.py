"""The menu holds five words at most, whoever reads it; what it has no room for stands on their first page."""

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from partake.config.page_frame import ROOM, page_frame
from partake.demo.cast import RELATIVES, STAFF
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.organisations.domain import RoleCode
from partake.organisations.models import RoleAssignment
from partake.ui.frame import Frame
from tests.pages import Page, assert_good_page

EVERYONE = (*(one.key for one in (*STAFF, *RELATIVES)), "joyce")


def frame_of(actor: Actor, address: str = "/") -> Frame:
    request = RequestFactory().get(address)
    request.actor = actor
    return page_frame(request)["frame"]


def read(client: Client, address: str) -> Page:
    return assert_good_page(client.get(address))


def words(items) -> list[str]:
    return [item.words for item in items]


@pytest.mark.parametrize("key", EVERYONE)
def test_nobodys_menu_has_more_than_five_words(stage, key):
    assert 1 <= len(frame_of(stage.actor(key)).menu) <= ROOM


@pytest.mark.parametrize("key", ["nadia", "rosa"])
def test_what_a_menu_has_no_room_for_is_on_the_first_page(stage, visit, key):
    frame = frame_of(stage.actor(key))
    assert words(frame.menu) == ["My services", "Voices", "Themes", "Actions", "Answers"]
    assert {"Feedback", "Questions", "Files"} <= set(words(frame.more))
    page = read(visit(key), frame.menu[0].address)
    assert {item.address for item in frame.more} <= {link["href"] for link in page.all("a")}
    assert all(item.about in page.text for item in frame.more)


def test_a_page_the_menu_has_no_room_for_belongs_to_the_first(stage):
    menu = frame_of(stage.actor("nadia"), reverse("questionnaires:mine")).menu
    assert [item.words for item in menu if item.current] == ["My services"]


def employ(stage, key: str, body: str) -> None:
    RoleAssignment.objects.create(
        user=stage.users[key],
        organisation=stage.organisations[body],
        role=RoleCode.SERVICE_MANAGER,
        job_title="service lead",
        started_on=clock.today(),
    )


def test_somebody_with_two_jobs_begins_with_their_day_and_loses_nothing(stage, visit):
    employ(stage, "clinic", "hospital")
    frame = frame_of(stage.actor("clinic"))
    assert words(frame.menu) == ["Today", "My services", "People", "Voices", "Themes"]
    assert words(frame.more)[:2] == ["Actions", "Answers"]
    page = read(visit("clinic"), "/")
    assert {item.address for item in frame.more} <= {link["href"] for link in page.all("a")}


def test_nobody_in_particular_has_a_menu_too():
    assert words(frame_of(Actor.anonymous()).menu) == ["What people say", "Have your say", "What changed"]


def test_a_menu_stays_with_the_body_its_reader_chose(stage):
    employ(stage, "owen", "millbrook")
    hospital = stage.organisations["hospital"]
    begins = frame_of(stage.actor("owen")).menu
    there = frame_of(stage.actor("owen"), reverse("voices:answers", args=[hospital.public_id])).menu
    assert str(hospital.public_id) not in begins[0].address
    assert all(str(hospital.public_id) in item.address for item in there)
