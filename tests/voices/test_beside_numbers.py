"""What stands beside a service's numbers: who waits, how many were answered in time, and somebody's words."""

from datetime import timedelta

import pytest

from partake.kernel import clock
from partake.voices.domain.labels import LabelledBy
from partake.voices.models import Label, Voice, VoiceLabel
from partake.voices.queries.keeping_up import keeping_up
from partake.voices.queries.labelled import newest_about
from tests.query_plans import plans

THEME = "experience:contacting"


@pytest.fixture
def service(stage):
    return stage.services["riverside"]


@pytest.fixture
def asked(say):
    """Somebody who wants an answer, so many days ago, and who had it so many days after."""

    def told(days: int, answered_after: int | None = None, **more) -> Voice:
        voice = say(f"Said {days} days ago.", **more)
        at = clock.now() - timedelta(days=days)
        answered = at + timedelta(days=answered_after) if answered_after is not None else None
        Voice.objects.filter(pk=voice.pk).update(received_at=at, wants_answer=True, answered_at=answered)
        voice.abouts.update(received_at=at)
        return voice

    return told


def since():
    return clock.now() - timedelta(days=90)


def test_who_waits_and_who_was_answered_in_time(asked, say, service):
    asked(5)
    asked(45)
    asked(60, answered_after=10)
    asked(70, answered_after=40)
    asked(200, answered_after=1)
    say("Wants no answer.")
    found = keeping_up(service, since=since())
    assert (found.waiting, found.oldest_days) == (2, 45)
    assert (found.in_time, found.due) == (1, 3), "one in time; one late, one waiting too long; five days are not late"


def test_nobody_asked_and_another_service_is_none(asked, stage, service):
    asked(5)
    found = keeping_up(stage.services["ward"], since=since())
    assert (found.waiting, found.oldest_days, found.in_time, found.due) == (0, 0, 0, 0)


def test_what_was_taken_back_waits_for_nothing(asked, service):
    voice = asked(5)
    Voice.objects.filter(pk=voice.pk).update(withdrawn_at=clock.now(), words="", shown_words="")
    voice.abouts.update(withdrawn=True)
    assert keeping_up(service, since=since()).waiting == 0


@pytest.fixture
def label(hospital):
    return Label.objects.create(
        organisation=hospital,
        name="Getting through",
        sorted_as="getting through",
        theme=THEME,
        begun_at=clock.now(),
        begun_by="Nadia",
    )


def put_on(voice, label, by=LabelledBy.PERSON, **more) -> None:
    VoiceLabel.objects.create(voice=voice, label=label, put_on_by=by, put_on_at=clock.now(), name="Nadia", **more)


def test_the_newest_words_that_a_person_labelled_come_before_a_machines(say, service, label):
    put_on(say("A person said what this is about."), label)
    put_on(say("Newer, and only the machine thinks so."), label, by=LabelledBy.MACHINE)
    found = newest_about(service, THEME)
    assert found is not None
    assert (found.line.words, found.labelled_by) == ("A person said what this is about.", "Nadia")


def test_a_machines_is_named_as_nobodys(say, service, label):
    put_on(say("Only the machine thinks so."), label, by=LabelledBy.MACHINE)
    found = newest_about(service, THEME)
    assert found is not None and found.labelled_by == ""


def test_what_has_no_words_or_a_label_taken_off_is_no_example(say, service, label):
    assert newest_about(service, THEME) is None
    put_on(say("Off again."), label, taken_off_at=clock.now(), taken_off_by="Nadia")
    put_on(say("", score=1), label)
    assert newest_about(service, THEME) is None


def test_who_waits_is_found_by_an_index_and_not_by_reading_a_services_voices(asked, service):
    asked(5)
    found = plans(lambda: keeping_up(service, since=since()), "voices_voice")
    assert "voice_waits_for_answer" in found
    assert "SCAN voices_voice" not in found.replace("SCAN voices_voice USING INDEX voice_waits_for_answer", "")
