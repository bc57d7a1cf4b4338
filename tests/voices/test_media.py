"""Pictures, sounds and films of a voice: written down, cleared, taken off again; who may have the bytes."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from partake.audit.models import Event
from partake.demo.stage import SETTING_UP
from partake.files.domain import Kind
from partake.files.reading import check_upload
from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound, Refused, Rejected, Stale
from partake.organisations.actions import give_role
from partake.organisations.domain import RoleCode
from partake.voices.actions import media as actions
from partake.voices.actions import reading, recording
from partake.voices.domain.new import NewMedia, NewVoice
from partake.voices.domain.voice import VoiceKind
from partake.voices.models import Concern, VoiceMedia
from tests.files import making
from tests.pages import assert_good_page

SAID = "They called my name from a door behind me."


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.FILES = tmp_path / "files"


@pytest.fixture
def told(stage, riverside):
    def tell(words="A story.", kind=Kind.SOUND, allows_show=True, own=""):
        content = making.wav(2) if kind is Kind.SOUND else making.mp4(2, tracks=(b"vide",))
        file = NewMedia(check_upload(making.upload(content), takes=[kind]), words=own, allows_show=allows_show)
        about = (riverside,)
        voice = NewVoice(kind=VoiceKind.STORY, about=about, words=words, good="Tea.", allows_quote=True, media=(file,))
        return recording.record_voice(actor=Actor.anonymous(), voice=voice).media.get()

    return tell


@pytest.fixture
def at(hospital):
    return lambda name, media: reverse(
        f"voices:{name}", args=[hospital.public_id, media.voice.public_id, media.public_id]
    )


def clear_words(media, nadia, hospital):
    voice = media.voice
    voice.refresh_from_db()
    return reading.clear_voice(
        actor=nadia,
        voice=voice,
        organisation_id=hospital.pk,
        shown_words=voice.words,
        shown_good=voice.good,
        version=voice.version,
    )


def press(client, address, **answers):
    return client.post(address, {"form_token": assert_good_page(client.get(address)).token, **answers})


def test_words_then_clearing_then_everyone_then_off_again(told, at, visit, nadia, hospital):
    media = told(kind=Kind.FILM)
    nadias, anyone = visit("nadia"), Client()
    public = reverse("voices:public_voice", args=[hospital.public_id, media.voice.public_id])
    assert press(nadias, at("media_words", media), words=SAID).status_code == 302
    assert (
        "The story itself is not cleared yet"
        in press(nadias, at("clear_media", media), shown_words=SAID).content.decode()
    )
    clear_words(media, nadia, hospital)
    page = assert_good_page(anyone.get(public))
    assert "Tea." in page.text
    assert not page.all("video")
    assert anyone.get(at("public_media", media)).status_code == 404
    assert press(nadias, at("clear_media", media), shown_words="They called [a name].").status_code == 302
    (film,) = assert_good_page(anyone.get(public)).all("video")
    assert len(b"".join(anyone.get(film["src"]))) > 100
    assert press(nadias, at("keep_media_back", media)).status_code == 302
    assert anyone.get(film["src"]).status_code == 404
    kinds = set(Event.objects.filter(kind__startswith="voices.media").values_list("kind", flat=True))
    assert kinds == {"voices.media_words_written", "voices.media_cleared", "voices.media_kept_back"}


def test_keeping_the_words_back_takes_the_film_too(told, at, nadia, hospital):
    media = told(words=SAID, kind=Kind.FILM)
    clear_words(media, nadia, hospital)
    media = actions.clear_media(actor=nadia, media=media, organisation_id=hospital.pk, shown_words=SAID, version=1)
    media.voice.refresh_from_db()
    reading.keep_voice_back(
        actor=nadia, voice=media.voice, organisation_id=hospital.pk, why="A name", version=media.voice.version
    )
    assert Client().get(at("public_media", media)).status_code == 404


def test_never_shown_without_words_or_against_its_author(told, nadia, hospital):
    private = told(allows_show=False)
    clear_words(private, nadia, hospital)
    with pytest.raises(Rejected, match="did not say"):
        actions.clear_media(actor=nadia, media=private, organisation_id=hospital.pk, shown_words="x", version=1)
    silent = told()
    clear_words(silent, nadia, hospital)
    with pytest.raises(Rejected, match="no words"):
        actions.clear_media(actor=nadia, media=silent, organisation_id=hospital.pk, shown_words=" ", version=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        VoiceMedia.objects.filter(pk=silent.pk).update(cleared_at=silent.voice.received_at)


def test_what_its_author_wrote_stands_and_what_was_written_down_can_change(told, nadia, hospital):
    with pytest.raises(Rejected, match="stay as they are"):
        _write(nadia, hospital, told(own="What I say in it."), "Other")
    media = told()
    _write(nadia, hospital, media, "First")
    media.refresh_from_db()
    assert (media.words, media.words_by) == ("First", nadia.display_name)
    with pytest.raises(Rejected, match="Nothing is written"):
        _write(nadia, hospital, media, "  ")
    with pytest.raises(Stale):
        actions.write_media_words(actor=nadia, media=media, organisation_id=hospital.pk, words="x", version=1)


def test_danger_heard_while_writing_down_is_put_before_a_person(told, nadia, hospital):
    _write(nadia, hospital, told(), "I want to end my life.")
    assert Concern.objects.count() == 1


def test_others_have_no_business_with_it(stage, told, nadia, hospital, at, visit):
    media = told()
    with pytest.raises(Refused):
        _write(stage.actor("sam"), hospital, media, "x")
    with pytest.raises(NotFound):
        _write_elsewhere(stage, media)
    recording.withdraw_voice(actor=Actor.anonymous(), voice=media.voice)
    assert visit("nadia").get(at("media", media)).status_code == 404
    with pytest.raises(NotFound):
        _write(nadia, hospital, media, "x")


def _write(actor, body, media, words):
    return actions.write_media_words(
        actor=actor, media=media, organisation_id=body.pk, words=words, version=media.version
    )


def _write_elsewhere(stage, media):
    """Nadia's own role, but of another body that the voice is not about."""
    millbrook = stage.organisations["millbrook"]
    give_role(
        actor=SETTING_UP, user=stage.users["owen"], organisation=millbrook, role=RoleCode.SERVICE_MANAGER, job_title="x"
    )
    return _write(stage.actor("owen"), millbrook, media, "x")
