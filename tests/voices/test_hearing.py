"""An author says afterwards how they would like to hear: once, by a link, and on a phone that only a person can use."""

import pytest

from partake.audit.models import Event
from partake.correspondence.models import Message
from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound, Rejected
from partake.voices import contributors
from partake.voices.actions.recording import give_author_link, let_author_hear, withdraw_voice
from partake.voices.actions.replying import write_reply
from partake.voices.domain.new import NewContributor

ANYONE = Actor.anonymous()


def test_how_to_reach_somebody_is_kept_once(say):
    voice = say()
    let_author_hear(actor=ANYONE, voice=voice, contributor=NewContributor(email="pat@example.com"))
    voice.refresh_from_db()
    assert voice.wants_answer
    with pytest.raises(Rejected):
        let_author_hear(actor=ANYONE, voice=voice, contributor=NewContributor(email="else@example.com"))
    assert Event.objects.filter(kind="voices.author_to_hear").count() == 1


def test_a_private_link_opens_the_voice_and_nothing_else_is_kept(say):
    voice = say()
    secret = give_author_link(actor=ANYONE, voice=voice).rpartition("/")[2]
    assert contributors.voice_of_link(secret) == voice
    voice.refresh_from_db()
    assert not voice.wants_answer
    assert Event.objects.filter(kind="voices.link_given").count() == 1


def test_what_was_taken_back_cannot_be_followed(say):
    voice = say()
    withdraw_voice(actor=ANYONE, voice=voice)
    with pytest.raises(NotFound):
        give_author_link(actor=ANYONE, voice=voice)
    with pytest.raises(NotFound):
        let_author_hear(actor=ANYONE, voice=voice, contributor=NewContributor(email="pat@example.com"))


def test_a_phone_number_is_read_by_whoever_settles_the_held_letter(say, nadia, riverside):
    voice = say(reach=NewContributor(phone="07700 900123", needs=("936701000000103",)))
    write_reply(
        actor=nadia, voice=voice, words="Thank you. We now call back.", organisation_id=riverside.organisation_id
    )
    message = Message.objects.get(to_kind="voices.contributor")
    assert message.state == "HELD"
    assert "To be told on 07700 900123" in [need["words"] for need in message.needs]
