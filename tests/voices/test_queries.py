"""Reading voices: only those who run the service, newest first, by words, complaints never among them."""

import pytest

from partake.kernel.verdict import NotFound, Refused
from partake.voices.actions import reading, replying
from partake.voices.domain.voice import VoiceKind
from partake.voices.queries import public
from partake.voices.queries.voices import get_voice, list_voices, list_waiting_for_answer


def test_a_service_manager_reads_their_body_and_nobody_else_does(comment, nadia, hospital, stage):
    assert [line.id for line in list_voices(nadia, organisation=hospital).lines] == [comment.public_id]
    for key in ("sam", "ada", "clinic", "hana"):
        with pytest.raises(Refused):
            list_voices(stage.actor(key), organisation=hospital)
    with pytest.raises(Refused):
        list_voices(nadia, organisation=stage.organisations["millbrook"])


def test_a_complaint_is_kept_apart(say, nadia, hospital):
    row = say(kind=VoiceKind.COMPLAINT)
    assert list_voices(nadia, organisation=hospital).lines == ()
    with pytest.raises(NotFound):
        get_voice(nadia, organisation=hospital, voice_id=row.public_id)


@pytest.mark.parametrize(("wanted", "found"), [("waiting", 1), ("phone 41", 0), ("rang", 1), ('"; DROP', 0), ("", 2)])
def test_words_are_found_in_their_other_forms(say, nadia, hospital, wanted, found):
    say("Rang 41 times")
    say("I waited for a text")
    assert len(list_voices(nadia, organisation=hospital, wanted=wanted).lines) == found


def test_pages_follow_one_another(say, nadia, hospital):
    for number in range(30):
        say(f"Comment {number}")
    first = list_voices(nadia, organisation=hospital)
    second = list_voices(nadia, organisation=hospital, cursor=str(first.next_cursor))
    said = [line.words for line in (*first.lines, *second.lines)]
    assert said == [f"Comment {number}" for number in reversed(range(30))]


def test_who_waits_for_an_answer(comment, nadia, hospital):
    assert [line.id for line in list_waiting_for_answer(nadia, organisation=hospital)] == [comment.public_id]
    replying.write_reply(actor=nadia, voice=comment, organisation_id=hospital.pk, words="Sorry.")
    assert list_waiting_for_answer(nadia, organisation=hospital) == ()


def test_the_public_reads_what_was_cleared_and_no_more(say, comment, nadia, hospital):
    say("Not cleared")
    assert public.list_public_voices(hospital) == ((), None)
    reading.clear_voice(
        actor=nadia, voice=comment, organisation_id=hospital.pk, shown_words="Rang 41 times.", version=1
    )
    ((shown,), _) = public.list_public_voices(hospital)
    assert shown.words == "Rang 41 times."
    assert shown.words_taken_out
