"""An answer spoken, filmed or drawn: kept beside the words, replaced, taken out, and everything that goes wrong."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from partake.documents import Format, render
from partake.files.domain import LIMITS, Kind
from partake.files.models import StoredFile
from partake.files.reading import check_upload
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import Rejected
from partake.questionnaires.actions import answering, building
from partake.questionnaires.domain import (
    Content,
    Option,
    Question,
    QuestionKind,
    QuestionnaireError,
    Section,
    ShowIf,
    check_content,
    parts_of,
)
from partake.questionnaires.form_numbers import new_form_number
from partake.questionnaires.jobs import forget_unfinished_answers
from partake.questionnaires.models import Questionnaire, QuestionnaireVersion, Recording, Response
from partake.questionnaires.paper import About, page_address, printed_forms
from tests.files import making
from tests.pages import assert_good_page
from tests.people.pressing import press, read, shown

GOOD = Question("good", QuestionKind.YES_NO, "Was it good?")
WHY = Question("why", QuestionKind.LONG_TEXT, "What happened?", show_if=ShowIf("good", ("no",)), may_record=True)
TELL = Question("tell", QuestionKind.LONG_TEXT, "Tell us about it", may_record=True)
WHO = Question("who", QuestionKind.SHORT_TEXT, "Who helped?")
ASKED = Content("Your day", "", (Section("", (GOOD, WHY, TELL, WHO)),))


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.FILES = tmp_path / "files"


@pytest.fixture
def spoken(nadia, hospital) -> QuestionnaireVersion:
    draft = building.make_questionnaire(actor=nadia, organisation_id=hospital.pk, content=ASKED)
    return building.publish_version(actor=nadia, draft=draft, version=1)


@pytest.fixture
def address(spoken) -> str:
    return reverse("questionnaires:begin", args=[spoken.questionnaire.public_id])


def sound(seconds: float = 2) -> SimpleUploadedFile:
    return SimpleUploadedFile("voice.wav", making.wav(seconds), "audio/wav")


def checked(content: bytes | None = None):
    return check_upload(SimpleUploadedFile("a.wav", content or making.wav(), "audio/wav"), takes=[Kind.SOUND])


def telling(client: Client, address: str) -> str:
    return press(client, address, good="yes").url


# Asking.


def test_a_question_that_takes_a_file_ends_its_page_and_stands_alone_where_it_depends():
    assert [[one.key for one in part.questions] for part in parts_of(ASKED)] == [["good"], ["why"], ["tell"], ["who"]]
    with pytest.raises(QuestionnaireError, match="own words"):
        check_content(Content("x", "", (Section("", (Question("a", QuestionKind.DAY, "When?", may_record=True),)),)))


def test_whoever_builds_offers_it_beside_words_only(visit, hospital):
    client = visit("nadia")
    press(client, reverse("questionnaires:make", args=[hospital.public_id]), title="Your day")
    ids = [hospital.public_id, Questionnaire.objects.get().public_id, 1]
    short = read(client, reverse("questionnaires:add_question", args=[*ids, "SHORT_TEXT"]))
    assert "Is a recording or a picture welcome?" not in short.text
    long = reverse("questionnaires:add_question", args=[*ids, "LONG_TEXT"])
    page = read(client, press(client, long, words="Tell us", may_record="yes").url.split("#")[0])
    assert "or a recording or a picture" in page.text
    key = QuestionnaireVersion.objects.get().content["sections"][0]["questions"][0]["key"]
    change = reverse("questionnaires:change_question", args=[ids[0], ids[1], key])
    press(client, change, words="Tell us more")
    assert QuestionnaireVersion.objects.get().content["sections"][0]["questions"][0]["may_record"] is False


# Answering.


def test_spoken_then_another_in_its_place_then_taken_out(address):
    client = Client()
    tell = telling(client, address)
    last = press(client, tell, **{"tell": "In short: good.", "tell-file": sound()}).url
    kept = Recording.objects.get()
    assert (kept.question_key, kept.file.kind, kept.file.seconds) == ("tell", "SOUND", 2)
    assert kept.file.belongs_to_id == str(kept.response.public_id)
    assert "Your recording or picture is here" in read(client, tell).text
    picture = SimpleUploadedFile("drawing.png", making.png(), "image/png")
    press(client, tell, **{"tell": "In short: good.", "tell-file": picture})
    assert Recording.objects.get().file.kind == "PICTURE"
    assert StoredFile.objects.get(kind="SOUND").erased_at is not None
    press(client, tell, **{"tell": "In short: good.", "tell-take-out": "yes"})
    assert not Recording.objects.exists()
    assert not StoredFile.objects.filter(erased_at=None).exists()
    assert press(client, last, who="Morag").status_code == 302
    assert Response.objects.get().answers == {"good": "yes", "tell": "In short: good.", "who": "Morag"}


def test_what_answers_a_question_not_asked_any_more_goes(address):
    client = Client()
    why = press(client, address, good="no").url
    press(client, why, **{"why-file": sound()})
    assert Recording.objects.count() == 1
    press(client, re.sub("/2$", "/1", why), good="yes")
    assert not Recording.objects.exists()
    assert not StoredFile.objects.filter(erased_at=None).exists()


def test_where_an_answer_is_needed_a_file_is_one(nadia, hospital):
    must = Question("tell", QuestionKind.LONG_TEXT, "Tell us", may_record=True, required=True)
    draft = building.make_questionnaire(
        actor=nadia, organisation_id=hospital.pk, content=Content("Day", "", (Section("", (must, WHO)),))
    )
    asked = building.publish_version(actor=nadia, draft=draft, version=1)
    address = reverse("questionnaires:begin", args=[asked.questionnaire.public_id])
    assert "Nothing is written or chosen yet" in shown(press(Client(), address))
    client = Client()
    later = press(client, address, **{"tell-file": sound()}).url
    assert later
    # Kept before, it still answers when the page is sent again without one; taken out, it does not.
    first = re.sub("/2$", "/1", later)
    assert press(client, first).status_code == 302
    assert "Nothing is written or chosen yet" in shown(press(client, first, **{"tell-take-out": "yes"}))


def test_a_double_press_keeps_one(address):
    client = Client()
    tell = telling(client, address)
    token = read(client, tell).token
    sent = [client.post(tell, {"form_token": token, "tell": "x", "tell-file": sound()}).url for _ in range(2)]
    assert sent[0] == sent[1]
    assert Recording.objects.count() == 1
    assert StoredFile.objects.count() == 1


def test_a_file_that_lies_is_too_long_or_too_large_is_said_beside_it_and_the_words_stay(address, settings, monkeypatch):
    client = Client()
    tell = telling(client, address)
    for upload, said in (
        (SimpleUploadedFile("voice.mp3", b"<html>not a sound</html>", "audio/mpeg"), "not one we can open"),
        (SimpleUploadedFile("a.png", b"%PDF-1.4 in disguise", "image/png"), "We can take a picture here"),
        (SimpleUploadedFile("voice.wav", b"", "audio/wav"), "This file is empty"),
        (sound(11 * 60), "This lasts 11 minutes"),
    ):
        response = press(client, tell, **{"tell": "Kept <words>", "tell-file": upload})
        page = assert_good_page(response)
        assert said in page.text, page.text
        assert "A file has to be chosen again" in page.text
        assert "Kept &lt;words&gt;" in response.content.decode()
        assert 'href="#tell-file"' in response.content.decode()
    monkeypatch.setitem(LIMITS, Kind.SOUND, LIMITS[Kind.SOUND].__class__(100, 600, "sound", "a sound", "another"))
    response = press(client, tell, **{"tell": "Kept", "tell-file": sound()})
    assert "There is room for" in shown(response)
    assert not Recording.objects.exists()


def test_of_a_file_far_too_large_to_read_the_words_arrive(address, settings):
    client = Client()
    tell = telling(client, address)
    settings.LARGEST_UPLOAD = 1000
    monstrous = SimpleUploadedFile("voice.wav", b"RIFF" + bytes(2 * 1024 * 1024), "audio/wav")
    response = press(client, tell, **{"tell": "Kept", "tell-file": monstrous})
    assert response.status_code == 413
    assert "far too large" in assert_good_page(response).text
    assert "Kept</textarea>" in response.content.decode()


def test_a_flood_of_files_is_held_and_keeps_none(address, monkeypatch):
    client = Client()
    tell = telling(client, address)
    response = press(client, tell, **{"tell": "Kept", "tell-file": sound(), "website": "x"})
    assert "hidden box" in shown(response)
    assert not StoredFile.objects.exists()


# Where no file is taken.


def test_neither_kiosk_nor_paper_nor_keying_takes_a_file(address, spoken, hospital, visit):
    kiosk = Client().get(address + "/kiosk").content.decode()
    assert 'type="file"' not in kiosk
    press(Client(), address + "/kiosk", **{"tell": "Spoken to nobody", "tell-file": sound()})
    assert not Recording.objects.exists()
    paper = printed_forms(
        ASKED,
        [new_form_number()],
        language="en",
        about=About(hospital, None, page_address(spoken.questionnaire.public_id)),
    )
    assert "ecording" not in render(paper, Format.TEXT, printed_on=clock.today()).content.decode()
    client = visit("nadia")
    opened = reverse("questionnaires:open_batch", args=[hospital.public_id, spoken.questionnaire.public_id])
    assert 'type="file"' not in client.get(press(client, opened, service="all").url).content.decode()


def test_a_file_for_a_question_that_takes_none_is_refused(spoken):
    for key in ("who", "nothing"):
        with pytest.raises(Rejected):
            answering.finish_response(
                actor=Actor.anonymous(), asked=spoken, answers={}, channel="ONLINE", recordings={key: checked()}
            )
    assert not StoredFile.objects.exists()


# Going.


def test_bytes_go_with_answers_nobody_came_back_to(address, django_capture_on_commit_callbacks, settings):
    press(Client(), telling(Client(), address), **{"tell-file": sound()})
    assert [path for path in settings.FILES.rglob("*") if path.is_file() and path.name != ".lock"]
    with clock.fixed_day(2027, 2, 1), django_capture_on_commit_callbacks(execute=True):
        assert forget_unfinished_answers() == 1
    assert not Recording.objects.exists()
    assert not [path for path in settings.FILES.rglob("*") if path.is_file() and path.name != ".lock"]
    assert StoredFile.objects.get().erased_at is not None


def test_bytes_go_with_a_response_that_is_struck(spoken, nadia, hospital):
    batch = answering.open_batch(actor=nadia, asked=spoken, organisation_id=hospital.pk)
    response = answering.finish_response(
        actor=nadia, asked=spoken, answers={}, channel="PAPER", batch=batch, recordings={"tell": checked()}
    )
    answering.strike_response(actor=nadia, response=response)
    assert StoredFile.objects.get().erased_at is not None


def test_a_condition_by_list_leaves_a_file_of_another_choice_out(nadia, hospital):
    how = Question("how", QuestionKind.ONE_OF, "How?", options=(Option("1", "Good"), Option("2", "Poor")))
    why = Question("why", QuestionKind.LONG_TEXT, "Why?", show_if=ShowIf("how", ("2",)), may_record=True)
    draft = building.make_questionnaire(
        actor=nadia, organisation_id=hospital.pk, content=Content("Day", "", (Section("", (how, why)),))
    )
    asked = building.publish_version(actor=nadia, draft=draft, version=1)
    answering.finish_response(
        actor=Actor.anonymous(), asked=asked, answers={"how": "1"}, channel="ONLINE", recordings={"why": checked()}
    )
    assert not Recording.objects.exists()
    assert not StoredFile.objects.exists()
