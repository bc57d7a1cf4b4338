"""Questions asked at a service: by link, on its screen, on paper; and what its poster does when the service changes."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from partake.demo.stage import SETTING_UP
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.organisations import actions as organisations
from partake.questionnaires.actions import answering, building
from partake.questionnaires.models import Batch, Response
from partake.questionnaires.queries.places import SERVICE, service_of, service_ref
from tests.people.pressing import press, read, shown


@pytest.fixture(autouse=True)
def no_tries_yet(db):
    cache.clear()


@pytest.fixture
def riverside(stage):
    return stage.services["riverside"]


@pytest.fixture
def ada(stage):
    return stage.actor("ada")


@pytest.fixture
def at(asked):
    return lambda service, name="begin_at": reverse(
        f"questionnaires:{name}", args=[asked.questionnaire.public_id, service.public_id]
    )


def test_an_answer_by_a_service_s_link_is_about_that_service(at, riverside):
    client = Client()
    page = read(client, at(riverside))
    assert "Riverside Diabetes Clinic" in page.text
    assert "What you write is read, all of it together, by people who work for Wexbridge General Hospital." in page.text
    second = press(client, at(riverside), how="1").url
    assert "Riverside Diabetes Clinic" in read(client, second).text
    begun = Response.objects.get()
    assert (begun.about_kind, begun.about_id) == (SERVICE, str(riverside.public_id))
    assert service_of(begun) == riverside


def test_a_screen_at_a_service_starts_again_there(at, riverside):
    client = Client()
    kiosk = at(riverside, "kiosk_at")
    assert "Riverside Diabetes Clinic" in read(client, kiosk).text
    done = press(client, kiosk, how="1", called="no").url
    assert done.startswith(at(riverside, "kiosk_thanks_at"))
    assert client.get(done)["Refresh"].endswith(kiosk)
    assert read(client, done).all("a")[-1]["href"] == kiosk
    kept = Response.objects.get()
    assert (kept.channel, kept.about_id) == ("KIOSK", str(riverside.public_id))


def test_the_service_of_another_body_is_not_there(at, stage):
    for name in ("begin_at", "kiosk_at"):
        assert Client().get(at(stage.services["surgery"], name)).status_code == 404


def test_the_page_of_the_questions_has_a_link_for_each_service(visit, hospital, asked, at, stage, nadia):
    address = reverse("questionnaires:questionnaire", args=[hospital.public_id, asked.questionnaire.public_id])
    links = {one["href"] for one in read(visit("nadia"), address).all("a")}
    for key in ("riverside", "ward"):
        assert {at(stage.services[key]), at(stage.services[key], "kiosk_at")} <= links
    assert at(stage.services["surgery"]) not in links
    building.close_version(actor=nadia, published=asked, version=2)
    assert at(stage.services["ward"]) not in visit("nadia").get(address).content.decode()


def test_a_service_under_another_name_is_asked_about_still(at, riverside, ada, stage):
    organisations.rename_service(
        actor=ada, service=riverside, name="Riverside Rooms", happened_on=clock.today(), version=1
    )
    page = read(Client(), at(riverside))
    assert "Riverside Rooms" in page.text
    assert "Called Riverside Diabetes Clinic until" in page.text


def test_a_poster_of_a_merged_service_leads_to_what_it_is_part_of(at, riverside, ada, stage):
    ward = stage.services["ward"]
    organisations.merge_service(actor=ada, service=riverside, into=ward, version=1)
    page = read(Client(), at(riverside))
    assert "Riverside Diabetes Clinic has been part of Poppy Ward since 19 November 2026." in page.text
    assert at(ward) in {one["href"] for one in page.all("a")}
    assert "has been part of Poppy Ward" in read(Client(), at(riverside, "kiosk_at")).text
    assert Client().post(at(riverside), {"how": "1"}).status_code == 200
    assert not Response.objects.exists()


def test_a_split_an_ended_and_a_moved_service_take_no_answer_here(at, riverside, ada, stage, hospital):
    ward = stage.services["ward"]
    parts = [organisations.add_service(actor=ada, organisation=hospital, name=name) for name in ("East", "West")]
    organisations.split_service(actor=ada, service=riverside, parts=parts, version=1)
    links = {one["href"] for one in read(Client(), at(riverside)).all("a")}
    assert {at(one) for one in parts} <= links
    organisations.end_service(actor=ada, service=parts[0], version=2)
    assert "East ended on 19 November 2026." in read(Client(), at(parts[0])).text
    organisations.move_service(actor=SETTING_UP, service=ward, organisation=stage.organisations["millbrook"], version=1)
    assert "Poppy Ward is run by Millbrook Surgery now" in read(Client(), at(ward)).text
    assert "Poppy Ward is run by Millbrook Surgery now" in read(Client(), at(ward, "kiosk_at")).text


def test_what_was_begun_before_a_service_ended_may_be_finished(at, riverside, ada):
    client = Client()
    second = press(client, at(riverside), how="1").url
    organisations.end_service(actor=ada, service=riverside, version=1)
    last = press(client, second, called="no").url
    assert press(client, last, more="").url.endswith("/thanks")
    assert Response.objects.get().state == "FINISHED"


def test_a_pile_is_about_a_service_that_has_ended_too(visit, hospital, asked, riverside, ada):
    organisations.end_service(actor=ada, service=riverside, version=1)
    client = visit("nadia")
    address = reverse("questionnaires:open_batch", args=[hospital.public_id, asked.questionnaire.public_id])
    assert "Nothing is chosen yet. Which one is it?" in shown(press(client, address))
    form = press(client, address, service=str(riverside.public_id)).url
    press(client, form, how="2", channel="PAPER", written_in="en")
    assert Response.objects.get().about_id == str(riverside.public_id)
    pile = Batch.objects.get()
    assert "About Riverside Diabetes Clinic." in read(client, form.replace("/key-in", "")).text
    piles = reverse("questionnaires:batches", args=[hospital.public_id])
    assert "After your visit, Riverside Diabetes Clinic" in read(client, piles).text
    assert pile.about_kind == SERVICE


def test_forms_and_a_square_lead_to_the_service_s_page(visit, hospital, asked, riverside, at, settings):
    client = visit("nadia")
    address = reverse("questionnaires:print", args=[hospital.public_id, asked.questionnaire.public_id])
    given = {"how_many": "1", "size": "text", "language": "en", "service": str(riverside.public_id)}
    form = press(client, address, what="FORMS", **given).content.decode()
    there = settings.SITE_ADDRESS.rstrip("/") + at(riverside)
    assert f"{there}?form=" in form
    assert "Riverside Diabetes Clinic" in form
    square = press(client, address, what="SQUARE", **given | {"language": "ar"}).content.decode()
    assert f"{there}?in=ar" in square
    assert "ع After your visit" in square
    script = press(client, address, what="PHONE", **given).content.decode()
    assert "Riverside Diabetes Clinic" in script and "what they choose is counted" in script
    assert press(client, address, what="SQUARE", **given | {"size": "12"}).content.startswith(b"%PDF")


def test_a_national_questionnaire_is_asked_at_no_service(riverside, asked, at):
    asked.questionnaire.organisation = None
    asked.questionnaire.save()
    assert Client().get(at(riverside)).status_code == 404


def test_a_body_that_was_taken_over_is_asked_for_by_its_successor(at, riverside, stage, ada, hospital):
    trust = organisations.add_organisation(actor=ada, name="Wexbridge Trust", kind=hospital.kind)
    organisations.end_organisation(actor=ada, organisation=hospital, successor=trust)
    assert "Riverside Diabetes Clinic" in read(Client(), at(riverside)).text


def test_answers_given_by_hand_keep_what_they_are_about(asked, riverside):
    kept = answering.finish_response(
        actor=Actor.anonymous(), asked=asked, answers={"how": "1"}, channel="ONLINE", about=service_ref(riverside)
    )
    assert service_of(kept) == riverside
