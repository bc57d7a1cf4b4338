"""A service is renamed, moves, merges, is split or ends: what its poster, its page and its return then do."""

import pytest
from django.urls import reverse

from partake.demo.stage import SETTING_UP
from partake.feedback.actions.pages import open_page, reopen_page
from partake.feedback.actions.saying import say_after_a_death, say_how_it_was
from partake.feedback.monthly_return import Month
from partake.feedback.queries.pages import list_service_pages, where_to_go
from partake.feedback.queries.returns import monthly_return
from partake.feedback.said import Said
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound, Rejected
from partake.organisations import actions
from partake.voices.models import Voice
from tests.people.pressing import read, shown

ANYONE = Actor.anonymous()


@pytest.fixture
def ada(stage):
    return stage.actor("ada")


@pytest.fixture
def ward(stage):
    return stage.services["ward"]


def address_of(service, stage) -> str:
    return reverse("feedback:service", args=[stage.organisations["hospital"].public_id, service.public_id])


def merged(ada, page, into) -> None:
    actions.merge_service(actor=SETTING_UP, service=page.service, into=into, version=page.service.version)
    page.refresh_from_db()


def say_address(page) -> str:
    return reverse("feedback:say", args=[page.code])


def test_a_poster_of_a_merged_service_says_where_to_go(client, page, nadia, ada, ward):
    other = open_page(actor=nadia, service=ward)
    merged(ada, page, ward)
    drawn = read(client, say_address(page))
    assert "Riverside Diabetes Clinic has been part of Poppy Ward since 19 November 2026." in drawn.text
    assert say_address(other) in links(drawn)
    assert "has been part of Poppy Ward" in read(client, reverse("feedback:kiosk", args=[page.code])).text
    assert "Riverside" in read(client, say_address(page) + "?in=ar").text


def test_where_to_go_follows_what_became_of_what_it_became(page, nadia, ada, stage, ward):
    merged(ada, page, ward)
    ward.refresh_from_db()
    parts = [
        actions.add_service(actor=ada, organisation=stage.organisations["hospital"], name=name)
        for name in ("East", "West")
    ]
    actions.split_service(actor=ada, service=ward, parts=parts, version=ward.version)
    east = open_page(actor=nadia, service=parts[0])
    page.refresh_from_db()
    _, instead = where_to_go(page)
    assert [(one.name, one.code) for one in instead] == [("East", east.code), ("West", "")]


def test_a_page_closes_while_somebody_writes_and_gives_their_words_back(client, page, ada, ward):
    token = read(client, say_address(page)).token
    merged(ada, page, ward)
    answer = shown(client.post(say_address(page), {"form_token": token, "score": "1", "words": "Kind nurse."}))
    assert "It closed while you were writing" in answer
    assert not Voice.objects.exists()


def test_an_ended_service_takes_no_answer_and_opens_no_page(page, nadia, ada, ward):
    actions.end_service(actor=ada, service=page.service, version=1)
    page.refresh_from_db()
    with pytest.raises(NotFound):
        say_how_it_was(actor=ANYONE, page=page, said=Said(score=1))
    with pytest.raises(NotFound):
        say_after_a_death(actor=ANYONE, page=page, said=Said(words="She waited."))
    page.closed_at = clock.now()
    page.save()
    with pytest.raises(Rejected, match="ended on"):
        reopen_page(actor=nadia, page=page, version=page.version)
    actions.end_service(actor=ada, service=ward, version=1)
    ward.refresh_from_db()
    with pytest.raises(Rejected, match="ended on"):
        open_page(actor=nadia, service=ward)


def test_its_managers_still_read_how_it_was_and_why_it_is_closed(visit, page, ada, stage, ward):
    merged(ada, page, ward)
    open_page(actor=stage.actor("nadia"), service=ward)
    drawn = read(visit("nadia"), address_of(page.service, stage))
    assert "has been part of Poppy Ward" in drawn.text
    assert address_of(page.service, stage) + "/open-again" not in links(drawn)
    assert [one.name for one in list_service_pages(stage.organisations["hospital"])] == ["Poppy Ward"]
    assert "Riverside Diabetes Clinic became part of it" in read(visit("nadia"), address_of(ward, stage)).text


def test_a_renamed_service_says_what_old_posters_call_it(client, page, ada):
    with clock.fixed_day(2026, 10, 20):
        say_how_it_was(actor=ANYONE, page=page, said=Said(score=1))
    actions.rename_service(actor=ada, service=page.service, name="Sugar Clinic", happened_on=clock.today(), version=1)
    assert "Called Riverside Diabetes Clinic until 19 November 2026." in read(client, say_address(page)).text
    hospital = page.service.organisation
    assert [one.name for one in monthly_return(hospital, Month(2026, 10)).services] == ["Riverside Diabetes Clinic"]
    assert [one.name for one in monthly_return(hospital, Month(2026, 11)).services] == ["Sugar Clinic"]
    drawn = read(client, reverse("feedback:where") + "?name=riverside")
    assert "Sugar Clinic" in drawn.text, "people find it by the name they know"


def test_the_return_counts_by_who_ran_it_then(page, ada, stage):
    hospital, board = stage.organisations["hospital"], stage.organisations["board"]
    with clock.fixed_day(2026, 10, 20):
        say_how_it_was(actor=ANYONE, page=page, said=Said(score=1))
    say_how_it_was(actor=ANYONE, page=page, said=Said(score=2))
    actions.move_service(actor=SETTING_UP, service=page.service, organisation=board, version=1)
    page.service.refresh_from_db()
    say_how_it_was(actor=ANYONE, page=page, said=Said(score=3))
    assert monthly_return(hospital, Month(2026, 10)).total.results.by_score == {1: 1}
    assert monthly_return(hospital, Month(2026, 11)).total.results.by_score == {2: 1}
    assert monthly_return(board, Month(2026, 11)).total.results.by_score == {3: 1}
    assert monthly_return(board, Month(2026, 10)).services == (), "it ran no service in October"


def links(page) -> set[str]:
    return {one["href"] for one in page.all("a")}
