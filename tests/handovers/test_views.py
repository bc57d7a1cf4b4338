"""A story for the next team on its pages: written, given, read by the team, taken back; and mistakes."""

import pytest
from django.urls import reverse

from partake.handovers.models import Handover, Story
from partake.kernel import clock
from partake.organisations.models import Team
from partake.people.actions.sharing import stop_sharing
from partake.voices.models import Voice
from tests.handovers.conftest import WORDS
from tests.pages import assert_good_page


@pytest.fixture
def at(stage):
    return lambda name, *args: reverse(f"handovers:{name}", args=[stage.people["joyce"].public_id, *args])


def press(client, address, **answers):
    return client.post(address, {"form_token": assert_good_page(client.get(address)).token, **answers})


def text(client, address) -> str:
    return assert_good_page(client.get(address)).text


def test_written_found_given_read_and_taken_back(stage, visit, at, heart):
    joyce = visit("joyce")
    assert "nothing here yet" in text(joyce, at("stories"))
    choose = press(joyce, at("write"), words=WORDS, wants="Face me.", left="Poppy Ward", helped_by="Tunde").url
    page = assert_good_page(joyce.get(choose, {"name": "heart"}))
    team = next(one["href"] for one in page.all("a") if "/give/" in one["href"])
    assert "they also see About me" in text(joyce, team)
    assert press(joyce, team, until="3").url == at("stories")
    assert "Not read yet." in text(joyce, at("stories"))

    petra = visit("petra", "joyce")
    record = assert_good_page(petra.get(f"/people/{stage.people['joyce'].public_id}/"))
    way = next(one for one in record.all("a") if "Read it before you meet" in one.name)
    read = text(petra, way["href"])
    assert WORDS in read and "With help from Tunde" in read and "Face me." in read
    assert "Read it before you meet" not in text(petra, f"/people/{stage.people['joyce'].public_id}/")
    assert "Their story" in text(petra, at("stories"))

    assert "by Petra Lang" in text(joyce, at("stories"))
    handover = Handover.objects.get()
    press(joyce, at("take_back", handover.public_id))
    assert "They can’t read it any more" in text(joyce, at("stories"))
    assert petra.get(way["href"]).status_code == 403


def test_nothing_written_and_no_time_chosen_lose_nothing(visit, at, heart):
    joyce = visit("joyce")
    wrong = press(joyce, at("write"), words=" ", wants="Face me.")
    assert "Nothing is written yet" in assert_good_page(wrong).text
    assert "Face me." in wrong.content.decode()
    press(joyce, at("write"), words=WORDS)
    story = Story.objects.get()
    wrong = press(joyce, at("hand_over", story.public_id, heart.public_id))
    assert "How long may they read it?" in assert_good_page(wrong).text
    assert not Handover.objects.exists()


def test_a_megabyte_is_not_lost(visit, at):
    answer = press(visit("joyce"), at("write"), words="a" * 900_000).content.decode()
    assert "make it shorter" in answer
    assert "a" * 900_000 in answer


def test_a_team_that_closed_while_the_page_was_open(visit, at, story, heart):
    joyce = visit("joyce")
    address = at("hand_over", story.public_id, heart.public_id)
    token = assert_good_page(joyce.get(address)).token
    Team.objects.filter(pk=heart.pk).update(valid_to=clock.today().replace(day=1))
    answer = joyce.post(address, {"form_token": token, "until": "3"})
    assert "Your story is kept, and nobody was given it" in assert_good_page(answer).text
    assert WORDS in text(joyce, at("stories"))
    assert "No team is called" in text(joyce, at("choose_team", story.public_id) + "?name=heart")


def test_pressed_twice_and_two_tabs(visit, at, story, heart):
    joyce = visit("joyce")
    address = at("hand_over", story.public_id, heart.public_id)
    first, second = (assert_good_page(joyce.get(address)).token for _ in range(2))
    for _ in range(2):
        assert joyce.post(address, {"form_token": first, "until": "3"}).status_code == 302
    assert Handover.objects.count() == 1
    answer = joyce.post(address, {"form_token": second, "until": "12"})
    assert "has this story already" in assert_good_page(answer).text


def test_changed_in_two_tabs_shows_both(visit, at, story):
    joyce = visit("joyce")
    address = at("change", story.public_id)
    first, second = (assert_good_page(joyce.get(address)).token for _ in range(2))
    joyce.post(address, {"form_token": first, "words": "One."})
    answer = joyce.post(address, {"form_token": second, "words": "Two."})
    page = assert_good_page(answer).text
    assert "One." in page and "Two." in answer.content.decode()


def test_a_session_that_ends_keeps_what_was_written(visit, at):
    joyce = visit("joyce")
    token = assert_good_page(joyce.get(at("write"))).token
    joyce.logout()
    assert joyce.post(at("write"), {"form_token": token, "words": WORDS}).status_code == 302
    assert WORDS in visit("joyce").get(at("write")).content.decode()


def test_sharing_that_stopped_closes_it_and_says_so_to_both(visit, at, joyce, handed):
    petra = visit("petra", "joyce")
    stop_sharing(record=joyce, share=handed.share)
    assert petra.get(at("read", handed.public_id)).status_code == 403
    assert "nothing of the record is shared with them any more" in text(visit("joyce"), at("stories"))


def test_the_service_is_told_too(stage, visit, at, story):
    joyce = visit("joyce")
    address = at("tell_service", story.public_id)
    page = assert_good_page(joyce.get(address))
    ward = next(one["value"] for one in page.all("input") if one["name"] == "service")
    assert "You have not said yet" in press(joyce, address, service=ward).content.decode()
    assert press(joyce, address, service=ward, allows_quote="yes").status_code == 302
    assert Voice.objects.get().source_kind == "handovers.story"
    assert "You have told a service this too." in text(joyce, at("stories"))
    assert "Nothing is called" in text(joyce, address + "?name=zzz")


def test_the_practice_writes_it_down(visit, at, heart):
    farah = visit("farah", "joyce")
    wrong = press(farah, at("write"), words=WORDS)
    assert "You have not said how they told you" in assert_good_page(wrong).text
    choose = press(farah, at("write"), words=WORDS, said_how="BY_PHONE").url
    team = next(
        one["href"]
        for one in assert_good_page(farah.get(choose, {"name": "heart"})).all("a")
        if "/give/" in one["href"]
    )
    assert press(farah, team, until="1", asked_how="BY_PHONE").status_code == 302
    assert "Farah Aziz" in text(farah, at("stories"))
    assert WORDS in text(visit("joyce"), at("stories"))
    assert visit("sam", "joyce").get(at("stories")).content.decode().count(WORDS) == 0
    press(farah, at("take_back", Handover.objects.get().public_id))
    story = Story.objects.get()
    assert farah.get(at("tell_service", story.public_id)).status_code == 403


def test_it_is_in_ones_own_copy_of_everything(stage, visit, story):
    joyce = stage.people["joyce"].public_id
    answer = visit("joyce").get(f"/people/{joyce}/everything/json")
    assert WORDS in b"".join(answer).decode() if answer.streaming else WORDS in answer.content.decode()
