"""The pages of actions, opened and pressed: wrong answers, double presses, stale tabs, forged ids."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from partake.insight.actions import acting
from partake.insight.models import Improvement, ImprovementVoice, RecordedChange
from partake.kernel import clock
from partake.organisations.actions import end_role
from partake.organisations.models import RoleAssignment
from partake.voices.actions.outcomes import publish_outcome
from partake.voices.models import FollowUp, Outcome
from tests.insight.labelled import PHONE, heard
from tests.pages import assert_translated, pseudo_translated
from tests.people.pressing import press, read, shown

DUE = {"due_on-day": "19", "due_on-month": "12", "due_on-year": "2026"}
DONE = {
    "done": "A second line.", "change": "Second phone line",
    "began_on-day": "16", "began_on-month": "11", "began_on-year": "2026",
    "look_again_on-day": "19", "look_again_on-month": "5", "look_again_on-year": "2027",
}  # fmt: skip
OUTCOME = {
    "kind": "WE_DID", "title": "Getting through", "said": "Busy.", "words": "A second line.", "decided_by": "Nadia",
    "decided_on-day": "18", "decided_on-month": "11", "decided_on-year": "2026",
}  # fmt: skip


@pytest.fixture
def client(visit):
    return visit("nadia")


@pytest.fixture
def at(hospital):
    return lambda name, *args: reverse(f"insight:{name}", args=[hospital.public_id, *args])


def test_the_menu_leads_to_actions_and_an_empty_page_says_how_to_begin(client, at):
    page = read(client, at("actions"))
    assert any(link.name == "Actions" for link in page.all("a"))
    assert "Actions: nothing here yet." in page.text
    assert {at("explore"), at("known"), at("start_action")} <= {link["href"] for link in page.all("a")}


def test_an_action_begins_from_a_theme(client, at, said, hospital, riverside, stage):
    heard(hospital, riverside, date(2026, 10, 1), comments=400, about=96, unhappy=71, happy=22)
    address = at("start_action") + f"?theme={PHONE}&service={riverside.public_id}"
    page = read(client, address)
    assert (
        "August to October 2026: 96 comments, 24% (20 to 28) of 400 labelled comments. 71 unhappy, 22 happy."
        in page.text
    )
    assert "4 people’s, as people here read them" in page.text
    assert "5 people’s, with those that only a machine says fit" in page.text
    owen = str(stage.users["owen"].public_id)
    good = {"title": "A second line", "owner_id": owen, "cite": "BY_ANY", **DUE}
    assert "What will you do?" in shown(press(client, address, **good | {"title": ""}))
    past = shown(press(client, address, **good | {"due_on-year": "2025"}))
    assert "19 December 2025" in past
    assert not Improvement.objects.exists()
    answer = press(client, address, **good)
    row = Improvement.objects.get()
    assert answer.headers["Location"] == at("action", row.public_id)
    assert (row.theme, row.service, row.figures["unhappy"]) == (PHONE, riverside, 71)
    page = read(client, at("action", row.public_id))
    assert "5 people’s words." in page.text
    assert "4 of them asked to hear, and are told what came of it, in their format." in page.text
    assert "Actions about it before" in read(client, address).text


def test_without_a_figure_nothing_is_asked_of_whose_words(client, at, stage):
    page = read(client, at("start_action"))
    assert "cite" not in {field["name"] for field in page.all("input")}
    press(client, at("start_action"), title="Tidy", owner_id=str(stage.users["nadia"].public_id), **DUE)
    assert ImprovementVoice.objects.count() == 0
    assert "without a figure" in read(client, at("action", Improvement.objects.get().public_id)).text


def test_an_address_made_up_by_hand_asks_nothing(client, at, said):
    page = read(client, at("start_action") + "?theme=%00&service=x&from=2026-99&group=a&score=9&by=z")
    assert "No figure stands behind this one." in page.text


def test_pressed_twice_it_begins_once(client, at, stage):
    address = at("start_action")
    page = read(client, address)
    sent = {"form_token": page.token, "title": "Tidy", "owner_id": str(stage.users["nadia"].public_id), **DUE}
    first, second = client.post(address, sent), client.post(address, sent)
    assert first.headers["Location"] == second.headers["Location"]
    assert Improvement.objects.count() == 1


def test_the_whole_way_from_a_theme_to_did_it_last(client, visit, at, started, hospital, owen):
    here = at("action", started.public_id)
    press(client, at("note_action", started.public_id), words="Ordered.")
    press(client, at("move_action", started.public_id), why="The engineer is ill.", **DUE | {"due_on-day": "21"})
    page = read(client, here)
    assert "Ordered." in page.text
    assert "21 December 2026" in page.text
    assert "When did it begin?" in read(client, at("finish_action", started.public_id)).text
    press(client, at("finish_action", started.public_id), **DONE)
    assert RecordedChange.objects.get().words == "Second phone line"
    page = read(client, here)
    assert "Charts draw a new average from this day." in page.text
    page = read(client, at("answer_action", started.public_id))
    assert "Of 5 people whose words it is about, 4 asked to hear and are told." in page.text
    press(client, at("answer_action", started.public_id), **OUTCOME)
    assert "Nobody is told until somebody else here has checked it." in read(client, here).text
    publish_outcome(actor=owen, outcome=Outcome.objects.get(), version=1)
    assert "4 of them were told what came of it, in their format." in read(client, here).text
    page = read(client, at("action_lasted", started.public_id))
    assert "Nothing to show yet." in page.text
    press(client, at("action_lasted", started.public_id), lasted="PARTLY", words="Fewer say so.")
    assert FollowUp.objects.get().worked == "PARTLY"


def test_somebody_reads_whose_words_and_leaves_one_out(client, at, started, said):
    page = read(client, at("action_voices", started.public_id))
    assert "Rang 4 times" in page.text
    guessed = at("leave_out", started.public_id, said[4].public_id)
    assert any(form["action"] == guessed for form in page.all("form"))
    answer = client.post(guessed, {"form_token": token_in(page, guessed)})
    assert answer.status_code == 302
    assert "The line was busy" not in read(client, at("action_voices", started.public_id)).text


def token_in(page, address: str) -> str:
    """The token of the one form that posts to an address."""
    return next(
        field["value"] for field in page.all("input")
        if field["name"] == "form_token" and field.form is not None and field.form["action"] == address
    )  # fmt: skip


def test_a_stale_tab_is_told_who_has_it_now(client, at, started, stage, nadia):
    page = read(client, at("give_action", started.public_id))
    nadias = str(stage.users["nadia"].public_id)
    acting.give_improvement(actor=nadia, improvement=started, owner_id=nadias, version=1)
    answer = client.post(at("give_action", started.public_id), {"form_token": page.token, "owner_id": nadias})
    assert "It is now with Nadia Rahman" in shown(answer)


def test_lateness_and_a_lost_owner_are_said_in_the_list(client, at, started, stage):
    held = RoleAssignment.objects.get(user=stage.users["owen"], organisation=stage.organisations["hospital"])
    end_role(actor=stage.actor("ada"), held=held)
    with clock.fixed_day(2027, 1, 8):
        page = read(client, at("actions"))
        assert "Late: 20 days" in page.text
        assert "Needs somebody new" in page.text
        assert "This needs somebody new" in read(client, at("action", started.public_id)).text


def test_an_action_of_another_body_or_of_nobody_is_not_found(client, at, started, stage):
    assert client.get(at("action", uuid4())).status_code == 404
    elsewhere = reverse("insight:action", args=[stage.organisations["millbrook"].public_id, started.public_id])
    assert client.get(elsewhere).status_code == 403


def test_every_page_is_a_good_page_and_asks_little(client, at, started, django_assert_max_num_queries):
    for name in ("action", "note_action", "give_action", "move_action", "finish_action", "stop_action",
                 "answer_action", "action_lasted", "action_voices"):  # fmt: skip
        with django_assert_max_num_queries(45):
            read(client, at(name, started.public_id))
    press(client, at("stop_action", started.public_id), why="No money.")
    assert "Nobody who spoke has been told yet." in read(client, at("actions")).text


def test_the_words_of_these_pages_reach_translators(client, at, started, hospital, stage):
    names = (hospital.name, "Nadia Rahman", stage.users["owen"].display_name, "Riverside Diabetes Clinic", "Partake",
             "UTC", "Cymraeg", started.title, started.finding, "Getting through",
             "service manager", "matron")  # fmt: skip
    with pseudo_translated():
        for name in ("note_action", "move_action", "finish_action", "stop_action"):
            assert_translated(client.get(at(name, started.public_id)), names=names)
        assert_translated(client.get(at("actions")), names=names)
        assert_translated(client.get(at("action", started.public_id)), names=names)
        assert_translated(client.get(at("start_action")), names=names)
