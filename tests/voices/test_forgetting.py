"""How an author is reached: out of reach of those who read, and gone from the outbox when its time is over."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from partake.correspondence import worker
from partake.correspondence.actions import forget_messages
from partake.correspondence.domain import MessageState
from partake.correspondence.housekeeping import Housekeeping, Job, add_job
from partake.correspondence.models import Message
from partake.demo.cast import PEOPLE, STAFF
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.voices import access, jobs
from partake.voices.actions.recording import withdraw_voice
from partake.voices.actions.replying import write_reply
from partake.voices.domain.new import About, NewContributor
from partake.voices.domain.voice import KEPT_APART, VoiceKind
from partake.voices.models import Concern, Contributor, Voice, VoiceLink

ROOT = Path(__file__).resolve().parent.parent.parent / "partake"


@pytest.fixture
def letter(comment, nadia, hospital) -> Message:
    write_reply(actor=nadia, voice=comment, organisation_id=hospital.pk, words="We are sorry.")
    return Message.objects.get(about_kind="voices.reply")


def empty(message: Message) -> bool:
    message.refresh_from_db()
    said = str(message.document)
    return not (message.email or message.postal_address or message.to_name or "sorry" in said or "/mine/" in said)


@pytest.mark.parametrize("state", ["WAITING", "HELD", "SENT", "SENDING"])
def test_taking_words_back_empties_the_outbox_whatever_became_of_the_letter(letter, comment, state):
    columns = {"held_because": "KEPT_FAILING", "due_at": None} if state == "HELD" else {}
    if state == "SENT":
        columns = {"sent_at": clock.now(), "due_at": None}
    Message.objects.filter(pk=letter.pk).update(state=state, **columns)
    withdraw_voice(actor=Actor.anonymous(), voice=comment)
    assert empty(letter)
    assert letter.state == (state if state in ("SENT", "SENDING") else MessageState.CANCELLED)


def test_nothing_to_forget_leaves_no_event_and_touches_nobody_else(letter):
    assert forget_messages(actor=Actor.system("x"), to=Ref("voices.contributor", "another")) == 0
    assert not empty(letter)


def test_thirty_days_after_sending_words_and_address_go(letter):
    Message.objects.filter(pk=letter.pk).update(state="SENT", sent_at=clock.now(), due_at=None)
    with clock.fixed(clock.now() + timedelta(days=29)):
        assert jobs.forget_letters_to_authors() == 0
    with clock.fixed(clock.now() + timedelta(days=31)):
        assert jobs.forget_letters_to_authors() == 1
        assert jobs.forget_letters_to_authors() == 0
    assert empty(letter)


def test_a_letter_that_still_waits_is_not_emptied(letter):
    with clock.fixed(clock.now() + timedelta(days=90)):
        assert jobs.forget_letters_to_authors() == 0


def test_letters_about_a_record_are_never_emptied(stage, say, nadia, hospital):
    row = say("Mine", reach=NewContributor(person_id=stage.people["joyce"].pk))
    write_reply(actor=nadia, voice=row, organisation_id=hospital.pk, words="We are sorry.")
    letter = Message.objects.get(about_kind="voices.reply")
    Message.objects.filter(pk=letter.pk).update(state="SENT", sent_at=clock.now(), due_at=None, held_because="")
    with clock.fixed(clock.now() + timedelta(days=90)):
        jobs.forget_letters_to_authors()
    letter.refresh_from_db()
    assert "sorry" in str(letter.document)


def test_the_worker_tells_of_worries_again(say):
    say("He hits me")
    with clock.fixed(clock.now() + timedelta(minutes=31)):
        worker.run(stopping=lambda: False, once=True)
    assert Concern.objects.get().told_again_at is not None


def test_a_job_that_fails_is_said_and_the_others_go_on(caplog):
    done = []
    add_job(Job("test fails", timedelta(minutes=1), lambda: 1 / 0))
    add_job(Job("test works", timedelta(minutes=1), lambda: done.append(1)))
    try:
        housekeeping = Housekeeping(done={"forget": clock.now()})
        housekeeping.done |= {"tell of concerns again": clock.now(), "forget letters to authors": clock.now()}
        housekeeping.do_what_is_due()
        housekeeping.do_what_is_due()
    finally:
        add_job(Job("test fails", timedelta(days=9999), lambda: None))
        add_job(Job("test works", timedelta(days=9999), lambda: None))
    assert done == [1]
    assert "test fails" in caplog.text


def test_silent_authors_have_no_links_made(say, nadia, hospital):
    row = say("No way to reach me", came_as="silent")
    write_reply(actor=nadia, voice=row, organisation_id=hospital.pk, words="Sorry.")
    assert not VoiceLink.objects.exists()
    assert not Contributor.objects.exists()


def test_only_one_file_reaches_the_tables_of_authors():
    """Those who read voices have no way to who wrote them."""
    allowed = {"voices/contributors.py", "voices/models/__init__.py", "voices/models/contributors.py"}
    reaching = re.compile(r"\b(Contributor|VoiceLink)\b|voices_(contributor|voicelink)\b|\bcontributor__|\bvoicelink__")
    found = set()
    for path in ROOT.rglob("*.py"):
        name = path.relative_to(ROOT).as_posix()
        if name not in allowed and "/migrations/" not in name and reaching.search(path.read_text(encoding="utf-8")):
            found.add(name)
    assert not found
    assert reaching.search((ROOT / "voices/contributors.py").read_text(encoding="utf-8"))


@pytest.fixture
def everybody_said_something(say, stage) -> list[Voice]:
    hospital, millbrook = stage.organisations["hospital"], stage.organisations["millbrook"]
    rows = [
        say("Riverside", came_as="1"),
        say("Whole", about=(About(hospital.pk),), came_as="2"),
        say("Surgery", about=(About(millbrook.pk, stage.services["surgery"].pk),), came_as="3"),
        say("Both", about=(About(hospital.pk), About(millbrook.pk)), came_as="4"),
        say("Moved", about=(About(millbrook.pk, stage.services["ward"].pk),), came_as="5"),
        say("Complaint", kind=VoiceKind.COMPLAINT, came_as="6"),
        say("Gone", came_as="7"),
    ]
    withdraw_voice(actor=Actor.anonymous(), voice=rows[-1])
    return list(Voice.objects.all())


@pytest.mark.parametrize("key", [character.key for character in (*STAFF, *PEOPLE) if getattr(character, "signs_in", 1)])
def test_lists_and_rules_agree_for_every_character_and_voice(stage, everybody_said_something, key):
    actor = stage.actor(key)
    seen = set(Voice.objects.visible_to(actor))
    for row in everybody_said_something:
        about = row.abouts.select_related("service")
        bodies = {one.organisation_id for one in about} | {one.service.organisation_id for one in about if one.service}
        may = any(access.can_read_voices(actor, body) for body in bodies)
        assert (row in seen) == (may and row.withdrawn_at is None and row.kind not in KEPT_APART), row.words
    assert bool(seen) == (key in ("nadia", "owen"))
