"""Stories told at length: one spoken about Poppy Ward, one written down for somebody, and a group at Riverside."""

from django.core.files.uploadedfile import SimpleUploadedFile

from partake.demo.sounds import hum
from partake.demo.stage import Stage, days_ago
from partake.feedback.actions.notes import begin_notes, finish_notes, take_note
from partake.feedback.actions.stories import Told, tell_story, write_story_down
from partake.files.domain import Kind
from partake.files.reading import check_upload
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.voices.actions import media, reading
from partake.voices.domain.new import About, NewMedia
from partake.voices.domain.voice import Channel, Sampling, Speaker, VoiceKind
from partake.voices.models import Voice
from partake.voices.queries.spoken_of import get_spoken_of

SPOKEN = (
    "Dad was on Poppy Ward for nine days. He does not see well, and his glasses were in a bag under the bed. On the "
    "fifth day Aisha, who brings the meals, asked him if he would like them. Nobody had. He ate everything after that."
)


def play(stage: Stage) -> None:
    """This will play the scenes in the order they happened."""
    with days_ago(58, hour=19):
        told = _spoken(stage)
    with days_ago(56, hour=10):
        _nadia_listens(stage, told)
    with days_ago(37, hour=11):
        _george_writes_down(stage)
    with days_ago(30, hour=15):
        _a_group(stage)


def _about(stage: Stage, service: str) -> About:
    return get_spoken_of(stage.services[service].public_id).about


def _spoken(stage: Stage) -> Voice:
    """A daughter speaks it into her phone, and leaves the writing to others. Others may hear it."""
    recording = SimpleUploadedFile("story.wav", hum(4), "audio/wav")
    file = NewMedia(check_upload(recording, takes=[Kind.SOUND]), allows_show=True)
    told = Told(
        kind=VoiceKind.STORY,
        words="My dad’s glasses. It is easier to say than to write.",
        better="Ask everybody on the first day what they need to see, hear and eat.",
        speaker=Speaker.FAMILY,
        allows_quote=True,
        media=(file,),
    )
    return tell_story(actor=Actor.anonymous(), about=[_about(stage, "ward")], told=told)


def _nadia_listens(stage: Stage, voice: Voice) -> None:
    """She writes down what is said, clears the words, and then the recording, with the name taken out."""
    nadia, hospital = stage.actor("nadia"), stage.organisations["hospital"]
    written = media.write_media_words(
        actor=nadia, media=voice.media.get(), organisation_id=hospital.pk, words=SPOKEN, version=1
    )
    reading.clear_voice(
        actor=nadia,
        voice=voice,
        organisation_id=hospital.pk,
        shown_words=voice.words,
        shown_better=voice.better,
        version=voice.version,
    )
    written.refresh_from_db()
    media.clear_media(
        actor=nadia,
        media=written,
        organisation_id=hospital.pk,
        shown_words=SPOKEN.replace("Aisha, who brings the meals,", "[a name], who brings the meals,"),
        version=written.version,
    )


def _george_writes_down(stage: Stage) -> None:
    """A volunteer sits with somebody on the ward and types her story in her words."""
    told = Told(
        kind=VoiceKind.STORY,
        words="I was told I could go home at ten. At six in the evening I was still in my coat.",
        good="The nurse found me a sandwich.",
        better="Tell me when you know it will be late.",
        speaker=Speaker.PATIENT,
        allows_quote=True,
    )
    write_story_down(
        actor=stage.actor("george"),
        about=[_about(stage, "ward")],
        told=told,
        channel=Channel.IN_PERSON,
        they_agreed=True,
    )


def _a_group(stage: Stage) -> None:
    """Healthwatch sits with eight people at Riverside, and takes down each one's words."""
    hana = stage.actor("hana")
    notes = begin_notes(
        actor=hana,
        about=_about(stage, "riverside"),
        kind=VoiceKind.GROUP_NOTE,
        asked="What is it like to wait here?",
        held_on=clock.today(),
        held_by="Hana Suzuki, Healthwatch Wexbridge",
        people=8,
        sampling=Sampling.INVITED_GROUP,
    )
    for words in ("You never know whose turn it is.", "The chairs are good. The draught is not."):
        take_note(actor=hana, notes=notes, words=words, speaker=Speaker.PATIENT, allows_quote=True)
    finish_notes(actor=hana, notes=notes)
