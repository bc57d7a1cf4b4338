"""Keeping, clearing, answering, withdrawing: state, event, who is told, and each refusal."""

import re
from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, transaction

from partake.accounts.links import hash_of
from partake.audit.models import Event
from partake.correspondence.models import Message
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Refused, Rejected, Stale
from partake.voices import contributors
from partake.voices.actions import concerns, outcomes, reading, recording, replying
from partake.voices.domain.new import About, Attribute, NewContributor, NewVoice
from partake.voices.domain.states import Clearing, ConcernState, OutcomeKind, OutcomeState, ReplyState, Satisfied
from partake.voices.domain.voice import VoiceKind
from partake.voices.models import Concern, Contributor, Reply, Voice, VoiceAbout, VoiceAttribute, VoiceLink


def link_in(message: Message) -> str:
    return re.search(r"/voices/mine/([\w-]+)", str(message.document)).group(1)


def test_a_comment_is_kept_with_its_event_and_no_words_in_the_log(comment):
    event = Event.objects.get(kind="voices.voice_recorded")
    assert event.codes == {"kind": "COMMENT", "channel": "ONLINE"}
    assert "41" not in str(event.codes)
    assert comment.clearing == Clearing.WAITING
    assert comment.wants_answer


def test_how_an_author_is_reached_is_not_in_what_was_said(comment):
    assert "pat@example.com" not in str(Voice.objects.filter(pk=comment.pk).values())
    assert Contributor.objects.get(voice=comment).email == "pat@example.com"


def test_nothing_said_is_asked_again_but_a_score_alone_is_enough(say):
    with pytest.raises(Rejected):
        say("  ")
    assert say("", score=1).score == 1
    with pytest.raises(Rejected, match="20,000"):
        say("x" * 20_001)


def test_the_same_thing_twice_is_one_voice(say):
    first = say(came_as="form 7")
    assert say("Other words", came_as="form 7") == first
    assert Voice.objects.count() == 1


def test_what_tells_who_somebody_is_is_found_and_changes_nothing(say):
    row = say("Call me on 01632 960123, Priya Shah")
    assert row.found == ["NAME", "PHONE"]
    assert row.words == "Call me on 01632 960123, Priya Shah"


def test_danger_is_put_before_a_person_at_once(say, hospital):
    row = say("I can’t go on. I want to end my life.")
    concern = Concern.objects.get()
    assert concern.went_by == ["can't go on", "end my life"]
    message = Message.objects.get(about_kind="voices.concern")
    assert message.email == hospital.email
    assert row.words not in str(message.document)


@pytest.mark.parametrize(
    ("at", "email"), [((2026, 11, 19, 9), "day@example.com"), ((2026, 11, 21, 9), "night@example.com")]
)
def test_out_of_hours_another_address_is_told(say, hospital, nadia, at, email):
    concerns.set_concern_contact(
        actor=nadia,
        organisation_id=hospital.pk,
        in_hours_email="day@example.com",
        out_of_hours_email="night@example.com",
        opens_at=time(8),
        closes_at=time(18),
        version=0,
    )
    with clock.fixed_day(*at):
        say("He hits me")
        assert Message.objects.get(about_kind="voices.concern").email == email


def test_a_concern_nobody_takes_is_told_again_once(say):
    say("He hits me")
    job = Actor.system("tell again")
    assert concerns.tell_again(actor=job) == 0
    with clock.fixed_day(2026, 11, 19, 9, 31):
        assert concerns.tell_again(actor=job) == 1
        assert concerns.tell_again(actor=job) == 0
    assert Message.objects.filter(about_kind="voices.concern").count() == 2


def test_a_concern_is_taken_and_ended_with_what_was_done(say, nadia, stage):
    say("He hits me")
    concern = Concern.objects.get()
    with pytest.raises(Refused):
        concerns.take_concern(actor=stage.actor("sam"), concern=concern, version=1)
    concern = concerns.take_concern(actor=nadia, concern=concern, version=1)
    with pytest.raises(Stale):
        concerns.close_concern(actor=nadia, concern=concern, done="Called.", version=1)
    with pytest.raises(Rejected):
        concerns.close_concern(actor=nadia, concern=concern, done=" ", version=2)
    concern = concerns.close_concern(actor=nadia, concern=concern, done="Called the safeguarding team.", version=2)
    assert concern.state == ConcernState.CLOSED


def test_only_a_person_clears_words_and_only_if_their_author_allowed_it(say, comment, nadia, hospital, stage):
    with pytest.raises(Refused):
        reading.clear_voice(
            actor=stage.actor("sam"), voice=comment, organisation_id=hospital.pk, shown_words="x", version=1
        )
    row = reading.clear_voice(
        actor=nadia, voice=comment, organisation_id=hospital.pk, shown_words="Rang 41 times.", version=1
    )
    assert list(Voice.objects.public()) == [row]
    assert row.words != row.shown_words
    assert VoiceAbout.objects.get(voice=row).clearing == Clearing.CLEARED
    private = say("Not for others", allows_quote=False)
    with pytest.raises(Rejected):
        reading.clear_voice(actor=nadia, voice=private, organisation_id=hospital.pk, shown_words="x", version=1)
    row = reading.keep_voice_back(actor=nadia, voice=row, organisation_id=hospital.pk, why="Names a nurse.", version=2)
    assert not Voice.objects.public().exists()


def test_a_complaint_is_never_cleared(say, nadia, hospital):
    row = say(kind=VoiceKind.COMPLAINT)
    with pytest.raises(Rejected):
        reading.clear_voice(actor=nadia, voice=row, organisation_id=hospital.pk, shown_words="x", version=1)


def test_a_plain_reply_goes_at_once_with_a_private_link(comment, nadia, hospital):
    reply = replying.write_reply(actor=nadia, voice=comment, organisation_id=hospital.pk, words="We are sorry.")
    assert reply.state == ReplyState.SHOWN
    message = Message.objects.get(about_kind="voices.reply")
    assert message.email == "pat@example.com"
    secret = link_in(message)
    assert VoiceLink.objects.get().link_hash == hash_of(secret)
    assert contributors.voice_of_link(secret) == comment
    comment.refresh_from_db()
    assert comment.answered_at is not None


def test_a_link_ends_and_a_wrong_one_looks_the_same(comment):
    secret = contributors.new_link(comment).rpartition("/")[2]
    with pytest.raises(NotFound):
        contributors.voice_of_link(secret + "x")
    with clock.fixed_day(2028, 1, 1), pytest.raises(NotFound):
        contributors.voice_of_link(secret)


def test_a_claim_of_change_waits_for_a_second_person(comment, nadia, owen, hospital):
    reply = replying.write_reply(
        actor=nadia, voice=comment, organisation_id=hospital.pk, words="Thank you.", changed="Two more phone lines."
    )
    assert reply.state == ReplyState.TO_CHECK
    assert not Message.objects.filter(about_kind="voices.reply").exists()
    with pytest.raises(Refused):
        replying.check_reply(actor=nadia, reply=reply, version=1)
    reply = replying.send_reply_back(actor=owen, reply=reply, why="Which lines?", version=1)
    reply = replying.change_reply(
        actor=nadia, reply=reply, words="Thank you.", changed="Lines 3 and 4 opened on 2 November.", version=2
    )
    reply = replying.check_reply(actor=owen, reply=reply, version=3)
    assert reply.state == ReplyState.SHOWN
    assert Message.objects.filter(about_kind="voices.reply").count() == 1


def test_the_database_itself_wants_a_second_person(comment, nadia, hospital):
    reply = replying.write_reply(
        actor=nadia, voice=comment, organisation_id=hospital.pk, words="Thank you.", changed="Lines."
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Reply.objects.filter(pk=reply.pk).update(state=ReplyState.SHOWN)
    with pytest.raises(IntegrityError), transaction.atomic():
        Reply.objects.filter(pk=reply.pk).update(state=ReplyState.SHOWN, checked_by_user=nadia.user_id)


def outcome_of(nadia, hospital, *voices, **more):
    values = {
        "kind": OutcomeKind.WE_DID,
        "title": "The phones",
        "said": "You could not get through.",
        "words": "We opened two lines.",
        "decided_by": "Dr Lewis",
        "decided_on": date(2026, 11, 2),
        "voices": voices,
    }
    return outcomes.write_outcome(actor=nadia, organisation_id=hospital.pk, **(values | more))


def test_what_came_of_it_reaches_each_who_asked_once(say, comment, nadia, owen, hospital):
    silent = say("Could not get through", came_as="silent")
    outcome = outcome_of(nadia, hospital, comment, silent)
    with pytest.raises(Refused):
        outcomes.publish_outcome(actor=nadia, outcome=outcome, version=1)
    outcome = outcomes.publish_outcome(actor=owen, outcome=outcome, version=1)
    assert outcome.state == OutcomeState.PUBLISHED
    assert [one.email for one in Message.objects.filter(about_kind="voices.outcome")] == ["pat@example.com"]
    later = say("Phones again", reach=NewContributor(email="lee@example.com"), came_as="later")
    assert outcomes.cite_voices(actor=nadia, outcome=outcome, voices=[comment, later]) == 1
    assert Message.objects.filter(about_kind="voices.outcome").count() == 2


def test_an_author_hears_in_the_format_they_need(say, nadia, owen, hospital):
    needs = NewContributor(name="Lee", postal_address="1 Mill Lane, Wexbridge", needs=("957351000000102",))
    outcome = outcome_of(nadia, hospital, say(reach=needs))
    outcomes.publish_outcome(actor=owen, outcome=outcome, version=1)
    message = Message.objects.get(about_kind="voices.outcome")
    assert (message.channel, message.format) == ("LETTER", "PDF_24")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"words": " "}, "words"),
        ({"decided_by": ""}, "decided_by"),
        ({"decided_on": date(2026, 11, 20)}, "decided_on"),
        ({"kind": OutcomeKind.STILL_THINKING}, "look_again_on"),
        ({"look_again_on": date(2026, 11, 19)}, "look_again_on"),
    ],
)
def test_an_outcome_says_who_decided_when_and_why(nadia, hospital, wrong, field):
    with pytest.raises(Rejected) as refused:
        outcome_of(nadia, hospital, **wrong)
    assert refused.value.field == field


def test_an_author_answers_back_and_a_person_clears_it(comment, nadia, hospital):
    reply = replying.write_reply(actor=nadia, voice=comment, organisation_id=hospital.pk, words="Sorry.")
    row = replying.answer_back(
        actor=Actor.anonymous(), voice=comment, to=reply, satisfied=Satisfied.PARTLY, words="Not yet."
    )
    assert row.cleared_at is None
    assert replying.clear_answer_back(actor=nadia, row=row).cleared_at is not None


def test_withdrawing_takes_the_words_the_attributes_and_the_address_and_stays_said(say, nadia, hospital):
    row = say(
        reach=NewContributor(email="pat@example.com"), attributes=(Attribute("age", "2021", "45-54"),), came_as="one"
    )
    contributors.new_link(row)
    recording.withdraw_voice(actor=Actor.anonymous(), voice=row)
    recording.withdraw_voice(actor=Actor.anonymous(), voice=row)
    row.refresh_from_db()
    assert row.words == ""
    assert not Voice.objects.counted().exists()
    assert not VoiceAttribute.objects.exists()
    assert not Contributor.objects.exists()
    assert not VoiceLink.objects.exists()
    assert Event.objects.filter(kind="voices.voice_withdrawn").count() == 1
    with pytest.raises(NotFound):
        replying.write_reply(actor=nadia, voice=row, organisation_id=hospital.pk, words="Sorry.")


def test_a_file_brought_in_twice_changes_nothing(riverside):
    source = Ref("feedback.file", "1")
    rows = [
        NewVoice(kind=VoiceKind.COMMENT, about=(riverside,), words=f"Comment {n}", came_as=f"row {n}")
        for n in range(2500)
    ]
    job = Actor.system("bring in")
    assert recording.bring_in_voices(actor=job, voices=[*rows, rows[0]], source=source) == (2500, 1)
    assert recording.bring_in_voices(actor=job, voices=rows, source=source) == (0, 2500)
    assert Voice.objects.count() == VoiceAbout.objects.count() == 2500


def test_one_voice_may_be_about_two_services(say, riverside, stage):
    ward = About(stage.organisations["hospital"].pk, stage.services["ward"].pk)
    row = say(about=(riverside, ward, ward))
    assert VoiceAbout.objects.filter(voice=row).count() == 2


def test_what_repeats_the_voice_is_tied_to_it(comment, nadia, hospital):
    reading.clear_voice(actor=nadia, voice=comment, organisation_id=hospital.pk, shown_words="Rang.", version=1)
    comment.refresh_from_db()
    about = VoiceAbout.objects.get(voice=comment)
    assert (about.kind, about.clearing, about.received_at) == (comment.kind, comment.clearing, comment.received_at)
    recording.withdraw_voice(actor=Actor.anonymous(), voice=comment)
    about.refresh_from_db()
    assert about.withdrawn
    assert clock.now() - about.received_at < timedelta(days=1)
