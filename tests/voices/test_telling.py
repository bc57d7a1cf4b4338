"""Many authors are told by the worker, batch by batch: killed in the middle it goes on, and nobody is told twice."""

from datetime import date

import pytest
from django.urls import reverse

from partake.audit.models import Event
from partake.correspondence.models import Message
from partake.voices import contributors, jobs
from partake.voices.actions import outcomes
from partake.voices.actions.recording import withdraw_voice
from partake.voices.actions.telling import AT_ONCE, tell_next_authors
from partake.voices.domain.new import NewContributor
from partake.voices.domain.states import OutcomeKind
from partake.voices.models import Outcome, OutcomeVoice, Voice, VoiceLink
from tests.people.pressing import read

MANY = AT_ONCE + 6


class Killed(BaseException):
    """What a worker that is killed does: it is gone, and no handler of errors sees it."""


@pytest.fixture
def many(say):
    return [
        say(f"Could not get through {number}", came_as=str(number), reach=NewContributor(email=f"{number}@example.com"))
        for number in range(MANY)
    ]


@pytest.fixture
def published(nadia, owen, hospital, many, say):
    silent = say("Nor could I", came_as="silent")
    return publish(nadia, owen, hospital, [*many, silent])


def publish(nadia, owen, hospital, voices, **more) -> Outcome:
    row = outcomes.write_outcome(
        actor=nadia,
        organisation_id=hospital.pk,
        kind=OutcomeKind.WE_DID,
        title="More people answer the phone",
        said="You could not get through.",
        words="Two more people answer it.",
        decided_by="Nadia Rahman",
        decided_on=date(2026, 11, 2),
        voices=voices,
        **more,
    )
    return outcomes.publish_outcome(actor=owen, outcome=row, version=1)


def told() -> list[str]:
    return sorted(Message.objects.filter(about_kind="voices.outcome").values_list("email", flat=True))


def test_a_few_are_told_at_once(nadia, owen, hospital, many):
    outcome = publish(nadia, owen, hospital, many[:AT_ONCE])
    assert (len(told()), outcome.telling) == (AT_ONCE, False)
    assert jobs.tell_authors() == 0


def test_many_are_told_by_the_worker_and_everybody_once(published, many):
    assert published.telling
    assert told() == []
    assert not Voice.objects.filter(outcomes__outcome=published, answered_at=None).exists(), "it is answered in public"
    jobs.tell_authors()
    assert told() == sorted(f"{number}@example.com" for number in range(MANY))
    assert OutcomeVoice.objects.filter(outcome=published, told_at=None).count() == 1, "one asked for no answer"
    published.refresh_from_db()
    assert not published.telling
    assert jobs.tell_authors() == 0
    events = Event.objects.filter(kind="voices.outcome_told").order_by("pk")
    assert [one.codes["told"] for one in events] == [AT_ONCE, 6]


@pytest.mark.parametrize("at", [1, 30, AT_ONCE + 3])
def test_a_killed_worker_leaves_a_batch_undone_and_the_next_goes_on(published, monkeypatch, at):
    real, calls = contributors.tell_author, []

    def dies(**given):
        calls.append(given)
        if len(calls) == at:
            raise Killed
        return real(**given)

    monkeypatch.setattr(contributors, "tell_author", dies)
    with pytest.raises(Killed):
        jobs.tell_authors()
    whole_batches = (at - 1) // AT_ONCE * AT_ONCE
    assert len(told()) == whole_batches == OutcomeVoice.objects.exclude(told_at=None).count()
    monkeypatch.setattr(contributors, "tell_author", real)
    jobs.tell_authors()
    assert told() == sorted(f"{number}@example.com" for number in range(MANY))
    links = VoiceLink.objects.filter(voice__outcomes__outcome=published)
    assert links.count() == MANY, "and no private link was made for a letter that was not written"


def test_its_page_says_how_far_the_worker_is(published, visit, hospital):
    address = reverse("voices:outcome", args=[hospital.public_id, published.public_id])
    assert f"0 of {MANY} told so far" in read(visit("nadia"), address).text
    tell_next_authors(actor=jobs.WORKER)
    assert f"{AT_ONCE} of {MANY} told so far" in read(visit("nadia"), address).text
    jobs.tell_authors()
    assert f"We told {MANY} of those it answers" in read(visit("nadia"), address).text


def test_who_takes_words_back_meanwhile_is_not_told(published, many, nadia):
    withdraw_voice(actor=nadia, voice=many[3])
    jobs.tell_authors()
    assert "3@example.com" not in told()
    assert len(told()) == MANY - 1


def test_what_is_published_in_its_place_is_told_instead(published, nadia, owen, hospital):
    instead = publish(nadia, owen, hospital, [], replaces=published)
    jobs.tell_authors()
    assert set(Message.objects.filter(about_kind="voices.outcome").values_list("about_id", flat=True)) == {
        str(instead.public_id)
    }
    assert len(told()) == MANY


def test_words_added_while_it_is_being_told_are_told_in_their_turn(published, say, nadia):
    later = say("Nor us", came_as="later", reach=NewContributor(email="later@example.com"))
    outcomes.cite_voices(actor=nadia, outcome=published, voices=[later])
    assert told() == []
    jobs.tell_authors()
    assert len(told()) == MANY + 1
