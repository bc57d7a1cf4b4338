"""From a voice to its action, to what came of it, and back again by links alone; never across bodies."""

import pytest
from django.urls import reverse

from partake.insight.actions import acting
from partake.voices.ways_on import steps_of_outcome, steps_of_voice
from tests.insight.acting.test_acting import answered, finished
from tests.people.pressing import read


def links(page) -> set[str]:
    return {link["href"] for link in page.all("a")}


@pytest.fixture
def at(hospital):
    return lambda name, *args: reverse(name, args=[hospital.public_id, *args])


def test_the_chain_is_walked_from_a_voice_to_its_outcome_and_back(visit, at, said, started, nadia):
    client = visit("nadia")
    voice, action = at("voices:voice", said[0].public_id), at("insight:action", started.public_id)
    page = read(client, voice)
    assert action in links(page)
    assert "A second line for the phone" in page.text
    assert "does this by 19 December 2026." in page.text

    finished(nadia, started)
    outcome = at("voices:outcome", answered(nadia, started).public_id)
    assert outcome in links(read(client, action))
    assert at("insight:action_voices", started.public_id) in links(read(client, action))
    assert outcome in links(read(client, voice))

    page = read(client, outcome)
    assert "The action behind it" in page.text
    assert {action, voice} <= links(page)


def test_a_voice_left_out_leads_nowhere_and_one_that_is_not_cited_neither(visit, at, said, started, nadia):
    acting.leave_voice_out(actor=nadia, improvement=started, voice_id=said[4].public_id)
    client, action = visit("nadia"), at("insight:action", started.public_id)
    for one in said[4:]:
        assert action not in links(read(client, at("voices:voice", one.public_id)))


def test_what_was_stopped_says_so(visit, at, said, started, nadia):
    acting.stop_improvement(actor=nadia, improvement=started, why="No money.", version=started.version)
    assert "Stopped on" in read(visit("nadia"), at("voices:voice", said[0].public_id)).text


@pytest.mark.parametrize("key", ["sam", "hana", "ada"])
def test_nobody_else_is_shown_an_action_by_this_way(stage, hospital, said, started, nadia, key):
    finished(nadia, started)
    outcome = answered(nadia, started)
    assert steps_of_voice(nadia, hospital, said[0].public_id)
    assert steps_of_outcome(nadia, hospital, outcome.public_id)
    assert steps_of_voice(stage.actor(key), hospital, said[0].public_id) == ()
    assert steps_of_outcome(stage.actor(key), hospital, outcome.public_id) == ()


def test_another_body_finds_no_action_of_this_one(stage, said, started, nadia):
    assert steps_of_voice(nadia, stage.organisations["millbrook"], said[0].public_id) == ()
