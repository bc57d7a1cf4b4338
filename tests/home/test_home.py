"""Where everyone arrives, the pages at the foot of every page, and the copy to take away."""

import json

import pytest

from partake.audit.models import Event
from tests.pages import assert_good_page


@pytest.fixture
def story(told_place):
    return told_place


@pytest.mark.parametrize("who", ["joyce", "tunde", "sam", "farah", "ruth", "beth", "ada", "callum", "priya"])
def test_everyone_has_a_home(story, visit, who):
    assert_good_page(visit(who).get("/"))


def test_nobody_in_particular_sees_the_front(client, db):
    page = assert_good_page(client.get("/"))
    assert "What matters to you shapes your care" in page.text


def test_home_starts_with_the_persons_own_words(story, visit):
    page = assert_good_page(visit("joyce").get("/"))
    assert page.text.index("take my grandson to the allotment") < page.text.index("My record is mine")


def test_home_names_who_sees_a_record_or_says_that_there_are_more(story, visit):
    """Five see some of Joyce's record. Four are named here, and "nobody else" would be untrue."""
    page = assert_good_page(visit("joyce").get("/"))
    assert "And 1 more." in page.text and "Nobody else." not in page.text
    assert "Nobody else." in assert_good_page(visit("tunde").get("/")).text


def test_a_day_says_what_waits_for_whoever_answers_complaints(story, visit):
    """Their clocks are the law's: "nothing to answer" would be untrue."""
    for who in ("clare", "imran"):
        page = assert_good_page(visit(who).get("/"))
        assert "complaints are open." in page.text and "Nothing to answer." not in page.text
        assert page.text.count("Complaints to answer") == 2, "in the menu, and on the page with what one does there"


def test_a_day_says_that_letters_are_held(story, visit):
    assert "could not go." in assert_good_page(visit("ruth").get("/")).text


@pytest.mark.parametrize("page", ["help", "formats", "accessibility", "privacy", "complaints"])
def test_the_pages_at_the_foot_need_no_sign_in(client, db, page):
    assert_good_page(client.get(f"/{page}"))


def test_a_person_takes_everything_away(story, visit):
    joyce = story.people["joyce"]
    base = f"/people/{joyce.public_id}/everything"
    client = visit("joyce")
    assert_good_page(client.get(base))

    values = json.loads(client.get(f"{base}/json").getvalue())
    assert values["person"]["family_name"] == "Adeyemi"
    assert {need["code"] for need in values["communication_needs"]} >= {"957351000000102"}
    assert any("allotment" in said["words"] for said in values["own_words"])
    assert any(look["who"] == "Sam Whitcombe" for look in values["looks"])

    assert any("They call your name" in said["words"] and said["answers"] for said in values["said_about_services"])

    assert client.get(f"{base}/pdf-24").getvalue().startswith(b"%PDF")
    text = client.get(f"{base}/text").getvalue().decode()
    assert "allotment" in text and "They call your name" in text
    assert client.get(f"{base}/braille").status_code == 404
    assert Event.objects.filter(kind="home.everything_taken", person_id=joyce.public_id).count() == 3


def test_the_practice_prints_it_for_somebody_but_not_who_looked(story, visit):
    base = f"/people/{story.people['arthur'].public_id}/everything"
    values = json.loads(visit("farah", "arthur").get(f"{base}/json").getvalue())
    assert values["looks"] == values["said_about_services"] == []


def test_somebody_close_takes_nothing_away(story, visit):
    answer = visit("tunde").get(f"/people/{story.people['joyce'].public_id}/everything")
    assert answer.status_code == 403
    assert "own to take away" in assert_good_page(answer).text
