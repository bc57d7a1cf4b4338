"""Notes of a group, an interview or a visit: begun, taken one by one as voices, finished; and what goes wrong."""

import pytest
from django.urls import reverse

from partake.audit.models import Event
from partake.feedback.actions.notes import begin_notes, finish_notes, take_note
from partake.feedback.models import Notes
from partake.kernel import clock
from partake.kernel.verdict import Refused, Rejected, Stale
from partake.voices.domain.voice import Sampling, Speaker, VoiceKind
from partake.voices.models import Voice
from partake.voices.queries.spoken_of import get_spoken_of
from tests.pages import assert_good_page

GROUP = {
    "kind": "GROUP_NOTE",
    "held_on-day": "12",
    "held_on-month": "11",
    "held_on-year": "2026",
    "held_by": "Hana Suzuki",
    "people": "8",
    "sampling": "INVITED_GROUP",
    "asked": "What is it like to wait here?",
}
NOTE = {"words": "You never know whose turn it is.", "speaker": "PATIENT", "allows_quote": "yes"}


@pytest.fixture
def address(stage):
    return reverse("feedback:begin_notes", args=[stage.services["riverside"].public_id])


def press(client, address, **answers):
    return client.post(address, {"form_token": assert_good_page(client.get(address)).token, **answers})


def begun(stage, key="hana", **more):
    about = get_spoken_of(stage.services["riverside"].public_id).about
    given = {
        "kind": VoiceKind.GROUP_NOTE,
        "asked": "Waiting",
        "held_on": clock.today(),
        "held_by": "Hana",
        "people": 8,
        "sampling": Sampling.INVITED_GROUP,
    }
    return begin_notes(actor=stage.actor(key), about=about, **{**given, **more})


def test_each_note_is_a_voice_that_says_how_people_came_to_be_asked(visit, address, stage):
    client = visit("hana")
    take = press(client, address, **GROUP).url
    for words in ("You never know whose turn it is.", "The chairs are good."):
        assert press(client, take, **{**NOTE, "words": words}).url == take
    assert "2 notes so far" in assert_good_page(client.get(take)).text
    voice = Voice.objects.first()
    assert (voice.kind, voice.sampling, voice.question) == ("GROUP_NOTE", "INVITED_GROUP", GROUP["asked"])
    assert voice.told_by.startswith("Hana Suzuki, Healthwatch officer")
    assert voice.source_id == str(Notes.objects.get().public_id)
    finished = press(client, reverse("feedback:finish_notes", args=[Notes.objects.get().public_id]))
    assert finished.url == reverse("feedback:notes")
    assert "Read them" in assert_good_page(client.get(finished.url)).text
    assert "Nothing is added" in assert_good_page(client.get(take)).text
    kinds = list(Event.objects.filter(kind__startswith="feedback.notes").values_list("kind", flat=True))
    assert kinds == ["feedback.notes_begun", "feedback.notes_finished"]
    reader = visit("nadia").get(
        reverse("voices:voice", args=[stage.organisations["hospital"].public_id, voice.public_id])
    )
    assert "A group of people was invited." in assert_good_page(reader).text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"people": "0"}, "One at least"),
        ({"people": "2.5"}, "People come whole"),
        ({"people": "many"}, "Which number did you mean"),
        ({"held_on-year": "2030"}, "is after"),
        ({"kind": "STORY"}, "not on this page"),
        ({"asked": ""}, "What were they asked"),
    ],
)
def test_mistakes_are_asked_about_and_nothing_is_lost(visit, address, wrong, said):
    answer = press(visit("hana"), address, **{**GROUP, **wrong})
    text = assert_good_page(answer).text
    assert said in text
    assert not Notes.objects.exists()


def test_what_the_form_would_not_send_is_rejected_too(stage):
    with pytest.raises(Rejected):
        begun(stage, kind=VoiceKind.STORY)
    with pytest.raises(Rejected):
        begun(stage, held_on=clock.today().replace(year=2030))
    with pytest.raises(Rejected):
        begun(stage, people=0)


def test_only_somebody_at_work_takes_notes_and_only_their_own(stage, visit, address):
    assert visit("joyce").get(address).status_code == 403
    notes = begun(stage)
    assert visit("nadia").get(reverse("feedback:take_note", args=[notes.public_id])).status_code == 404
    with pytest.raises(Refused):
        take_note(actor=stage.actor("nadia"), notes=notes, words="x", speaker=Speaker.PATIENT, allows_quote=False)
    assert "nothing here yet" in assert_good_page(visit("nadia").get(reverse("feedback:notes"))).text


def test_pressed_twice_is_one_note_and_finished_notes_take_no_more(stage, visit):
    notes = begun(stage)
    take = reverse("feedback:take_note", args=[notes.public_id])
    client = visit("hana")
    token = assert_good_page(client.get(take)).token
    for _ in range(2):
        client.post(take, {"form_token": token, **NOTE})
    assert Voice.objects.count() == 1
    open_tab = assert_good_page(client.get(take)).token
    finish_notes(actor=stage.actor("hana"), notes=notes)
    late = client.post(take, {"form_token": open_tab, **NOTE, "words": "Too late"})
    assert "Too late" in late.content.decode()
    assert Voice.objects.count() == 1
    with pytest.raises(Stale):
        finish_notes(actor=stage.actor("hana"), notes=notes)
