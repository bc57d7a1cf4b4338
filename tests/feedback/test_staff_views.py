"""Those who run services: a list, a page opened, changed, closed and opened again; a sentence with its range."""

import pytest
from django.test import Client
from django.urls import reverse

from partake.feedback.actions.saying import say_how_it_was
from partake.feedback.models import FeedbackPage
from partake.feedback.results import TOO_FEW, Results
from partake.feedback.said import Said
from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound, Refused
from partake.organisations.models import Service
from tests.people.pressing import press, read, shown

ANYONE = Actor.anonymous()


@pytest.fixture
def hospital(stage):
    return stage.organisations["hospital"]


@pytest.fixture
def client(visit):
    return visit("nadia")


def at(name: str, hospital, *args: object) -> str:
    return reverse(f"feedback:{name}", args=[hospital.public_id, *args])


def test_a_page_is_opened_changed_closed_and_opened_again(client, stage, hospital):
    ward = stage.services["ward"].public_id
    assert "No page yet" in read(client, at("services", hospital)).text
    assert "without a name" in read(client, at("service", hospital, ward)).text
    press(client, at("open_page", hospital, ward), why="What would you change?", phone="01632 960155", asks_about="AGE")
    page = FeedbackPage.objects.get()
    words = read(client, at("service", hospital, ward)).text
    assert f"/say/{page.code}" in words
    assert "How old are you?" in words
    assert "Nobody has answered on this page yet." in words
    assert "What would you change?" in read(Client(), f"/say/{page.code}").text
    press(client, at("change_page", hospital, ward), why="", phone="", asks_about=["AGE", "GENDER"])
    page.refresh_from_db()
    assert (page.why, page.phone, page.asks_about) == ("", "", ["AGE", "GENDER"])
    press(client, at("close_page", hospital, ward))
    assert "Closed" in read(client, at("services", hospital)).text
    press(client, at("reopen_page", hospital, ward))
    page.refresh_from_db()
    assert page.closed_at is None
    assert f"Code {page.code}" in read(client, at("services", hospital)).text


def test_a_wrong_number_is_asked_about_and_a_stale_change_is_shown(client, hospital, page):
    change = at("change_page", hospital, page.service.public_id)
    token = read(client, change).token
    wrong = client.post(change, {"form_token": token, "why": "Kept words", "phone": "ask Nadia"})
    assert "more than a phone number" in shown(wrong)
    assert "Kept words" in wrong.content.decode()
    press(client, change, why="Mine", phone="")
    stale = client.post(change, {"form_token": token, "why": "Theirs", "phone": "01632 960199"})
    assert "It now says: “Mine”" in shown(stale)
    assert "Theirs" in stale.content.decode()


def test_a_list_says_how_many_answered_in_30_days(client, hospital, page):
    for score in (1, 2, 5):
        say_how_it_was(actor=ANYONE, page=page, said=Said(score=score))
    assert "3 answered in the last 30 days" in read(client, at("services", hospital)).text


def test_too_few_to_say_then_a_share_with_its_range_and_how_many(client, hospital, page):
    address = at("service", hospital, page.service.public_id)
    for _ in range(TOO_FEW - 1):
        say_how_it_was(actor=ANYONE, page=page, said=Said(score=1))
    words = read(client, address).text
    assert f"{TOO_FEW - 1} people have answered" in words
    assert "too few to say" in words
    assert "%" not in words
    say_how_it_was(actor=ANYONE, page=page, said=Said(score=6))
    assert "90% (60 to 98) of 10 people said it was good or very good" in read(client, address).text


def test_results_count_neither_and_dont_know_among_all():
    results = Results({1: 81, 3: 100, 6: 82})
    assert results.answered == 263
    assert results.positive == (31, 26, 37)  # 0.308 (0.2553 to 0.3662): Newcombe 1998, table I, method 3
    assert Results().positive is None


def test_others_do_not_run_pages(visit, hospital, page):
    for who in ("joyce", "sam", "hana"):
        assert visit(who).get(at("services", hospital)).status_code == 403
        assert visit(who).get(reverse("feedback:mine")).status_code == 403


def test_a_service_that_moved_takes_its_page_along(visit, stage, hospital, page):
    """Its poster works on; whoever runs it now has it, and whoever ran it has not."""
    from partake.feedback.actions.pages import close_page
    from partake.feedback.queries.pages import get_service_page

    Service.objects.filter(pk=page.service_id).update(organisation=stage.organisations["millbrook"])
    page = FeedbackPage.objects.select_related("service").get()
    assert Client().get(f"/say/{page.code}").status_code == 200
    say_how_it_was(actor=ANYONE, page=page, said=Said(score=1))
    with pytest.raises(Refused):
        close_page(actor=stage.actor("nadia"), page=page, version=1)
    with pytest.raises(NotFound):
        get_service_page(hospital, page.service.public_id)
    assert visit("nadia").get(at("service", hospital, page.service.public_id)).status_code == 404


def test_the_menu_leads_to_the_first_body(client, hospital):
    assert client.get(reverse("feedback:mine")).url == at("services", hospital)
