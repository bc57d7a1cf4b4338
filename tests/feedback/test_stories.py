"""Telling a story step by step: each way it is told, and everything that goes wrong on the way."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from partake.audit.models import Event
from partake.feedback.actions.pages import close_page
from partake.feedback.listening import Tone, reads_like_complaint, tone_of
from partake.files.models import StoredFile
from partake.voices.actions.recording import withdraw_voice
from partake.voices.models import Concern, Contributor, Voice, VoiceMedia
from tests.feedback.stepping import step, walk
from tests.files import making
from tests.pages import assert_good_page

WHAT = {"words": "They called my name from a door behind me.", "good": "Morag was kind.", "better": "Face me."}
WHO = {"speaker": "PATIENT"}
MAY = {"allows_quote": "yes", "allows_count": "yes"}


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.FILES = tmp_path / "files"


@pytest.fixture
def story(stage):
    return reverse("feedback:tell", args=[stage.services["riverside"].public_id, "story"])


@pytest.fixture
def suggestion(stage):
    return reverse("feedback:tell", args=[stage.services["riverside"].public_id, "suggestion"])


def words_of(response) -> str:
    assert response.status_code in (200, 413), response.status_code
    return assert_good_page(response).text


def fetched(client, address) -> bytes:
    """To its end, as a browser does, so that the file is closed."""
    answer = client.get(address)
    assert answer.status_code == 200
    return b"".join(answer)


# Finding what to speak of.


def test_two_questions_are_offered_where_a_page_asks_them(page, nadia, stage):
    """What the public page promises: "2 questions, no account"."""
    about = reverse("feedback:about", args=[page.service.public_id])
    link = next(one for one in assert_good_page(Client().get(about)).all("a") if one.name == "Say how it was")
    assert link["href"] == reverse("feedback:say", args=[page.code])
    close_page(actor=nadia, page=page, version=page.version)
    for gone in (about, reverse("feedback:about", args=[stage.organisations["hospital"].public_id])):
        assert "Say how it was" not in words_of(Client().get(gone))


def test_a_service_is_found_by_its_name_its_body_or_its_place(stage):
    client = Client()
    assert_good_page(client.get("/say/"))
    for wanted in ("riverside", "wexbridge general", "clinic diabetes"):
        page = assert_good_page(client.get("/say/", {"name": wanted}))
        assert "Riverside Diabetes Clinic" in page.text
    assert "Nothing is called" in assert_good_page(client.get("/say/", {"name": "zzz <script>"})).text


def test_four_ways_and_no_script(stage):
    page = assert_good_page(Client().get(f"/say/about/{stage.services['ward'].public_id}"))
    for words in ("Tell a story", "Make a suggestion", "Say thank you", "Complain"):
        assert words in page.text
    assert "Write down" not in page.text
    assert not page.all("script")


def test_what_is_not_told_here_and_places_nobody_knows_are_not_there(stage, story):
    assert Client().get(story.replace("story", "complaint")).status_code == 404
    assert (
        Client()
        .get(story.replace(str(stage.services["riverside"].public_id), str(stage.people["joyce"].public_id)))
        .status_code
        == 404
    )


# Telling it.


def test_a_story_in_four_steps_is_one_voice_and_one_event(stage, story):
    client = Client()
    sent = walk(
        client, story, WHAT, {**WHO, "said_on-day": "3", "said_on-month": "11", "said_on-year": "2026"}, MAY, {}
    )
    assert sent.status_code == 302
    assert "Thank you for telling us" in words_of(client.get(sent.url))
    voice = Voice.objects.get()
    assert (voice.kind, voice.words, voice.good, voice.better) == ("STORY", *WHAT.values())
    assert (voice.speaker, voice.allows_quote, voice.allows_count, str(voice.said_on)) == (
        "PATIENT",
        True,
        True,
        "2026-11-03",
    )
    assert Event.objects.filter(kind="voices.voice_recorded").count() == 1
    assert not Contributor.objects.exists()


def test_nothing_is_kept_before_it_is_sent_and_going_back_loses_nothing(story):
    client = Client()
    third = walk(client, story, WHAT, WHO)
    assert not Voice.objects.exists()
    second = step(client, story, assert_good_page(third), go="back")
    assert "Who are you in this story?" in words_of(second)
    first = step(client, story, assert_good_page(second), go="back", **WHO)
    assert WHAT["words"] in words_of(first)
    assert "Part 1 of 4" in words_of(first)


def test_about_two_services(stage, story):
    walk(Client(), story, WHAT, {**WHO, "also": "poppy"}, MAY, {})
    services = {one.service for one in Voice.objects.get().abouts.all()}
    assert services == {stage.services["riverside"], stage.services["ward"]}


def test_a_second_service_nobody_knows_and_one_of_several(story):
    client = Client()
    assert "We know no service called “Zed”" in words_of(walk(client, story, WHAT, {**WHO, "also": "Zed"}))
    several = walk(client, story, WHAT, {**WHO, "also": "millbrook"})
    page = assert_good_page(several)
    assert "More than one is called that" in page.text
    chosen = next(one["value"] for one in page.all("input") if one["name"] == "also_which")
    assert "May others read your words?" in words_of(
        step(client, story, page, **WHO, also="millbrook", also_which=chosen)
    )


def test_told_for_somebody_says_by_whom(story):
    who = {"speaker": "FOR_SOMEBODY", "for_whom": "her daughter"}
    walk(Client(), story, WHAT, who, MAY, {})
    voice = Voice.objects.get()
    assert (voice.speaker, voice.told_by) == ("PATIENT", "her daughter")


@pytest.mark.parametrize(
    ("steps", "asked"),
    [
        ([{}], "Nothing is written yet. What happened?"),
        ([WHAT, {}], "Who are you in this story?"),
        ([WHAT, {"speaker": "FOR_SOMEBODY"}], "Who are you to them?"),
        ([WHAT, {**WHO, "said_on-day": "31", "said_on-month": "11", "said_on-year": "2026"}], "November has 30 days"),
        ([WHAT, {**WHO, "said_on-day": "1", "said_on-month": "1", "said_on-year": "2030"}], "is after"),
        ([WHAT, WHO, {"allows_count": "yes"}], "You have not said yet. May others read your words?"),
        ([WHAT, WHO, {**MAY, "hear_back": "EMAIL", "email": "rosa"}], "has no @ in it"),
        ([WHAT, WHO, {**MAY, "email": "rosa@example.com"}], "Which way should we use?"),
        ([{"by_file": "yes"}, WHO, MAY, {}], "Which recording, film or picture is it?"),
    ],
)
def test_a_mistake_is_asked_about_in_its_step_and_nothing_is_lost(story, steps, asked):
    answer = walk(Client(), story, *steps)
    text = words_of(answer)
    assert asked in text
    assert not Voice.objects.exists()
    if steps[0] is WHAT:
        assert WHAT["words"] in answer.content.decode()


def test_pressed_twice_is_told_once_and_two_tabs_are_two_stories(story):
    client = Client()
    last = assert_good_page(walk(client, story, WHAT, WHO, MAY))
    other = assert_good_page(walk(client, story, {**WHAT, "words": "Another."}, WHO, MAY))
    first = step(client, story, last)
    assert step(client, story, last).url == first.url
    assert Voice.objects.count() == 1
    assert step(client, story, other).status_code == 302
    assert {one.words for one in Voice.objects.all()} == {WHAT["words"], "Another."}


def test_a_step_forged_or_left_out_comes_back_to_what_is_wrong(story):
    client = Client()
    page = assert_good_page(client.get(story))
    assert "Nothing is written yet" in words_of(step(client, story, page, step="3"))
    assert "Who are you in this story?" in words_of(step(client, story, page, step="99", **WHAT))
    assert "Part 2 of 4" in words_of(step(client, story, page, step="-1", **WHAT))
    assert not Voice.objects.exists()


@pytest.mark.parametrize("words", ["😀😀😀", "<script>alert(1)</script>", "\u202eيعني"])
def test_emoji_script_and_other_scripts_are_kept_as_written(story, words):
    client = Client()
    sent = walk(client, story, {"words": words}, WHO, MAY, {})
    assert_good_page(client.get(sent.url))
    assert Voice.objects.get().words.startswith(words[:2] if words.startswith("\u202e") else words)


def test_a_megabyte_is_asked_to_be_shorter_and_is_not_lost(story):
    text = walk(Client(), story, {"words": "a" * 1_000_000}).content.decode()
    assert "make it shorter" in text
    assert "a" * 1_000_000 in text
    long = {"words": "a" * 15_000, "good": "b" * 15_000}
    assert "make it shorter" in words_of(walk(Client(), story, long, WHO, MAY, {}))


def test_a_session_lost_in_the_middle_loses_nothing(stage, visit, story):
    """Somebody signed in is signed out between two steps: they go on without an account, or sign in and go on."""
    client = visit("joyce")
    page = assert_good_page(walk(client, story, WHAT, WHO))
    client.logout()
    answer = step(client, story, page, **MAY)
    assert answer.status_code == 200
    assert WHAT["words"] in answer.content.decode()
    assert not Voice.objects.exists()


# Recordings, films and pictures.


def test_told_by_a_recording_alone(story, stage, visit):
    sent = walk(
        Client(), story, {"by_file": "yes"}, WHO, MAY, {"file": making.upload(making.wav(2)), "allows_show": "yes"}
    )
    assert sent.status_code == 302
    media = VoiceMedia.objects.select_related("file", "voice").get()
    assert (media.file.kind, media.words, media.allows_show, media.voice.words) == ("SOUND", "", True, "")
    assert media.file.belongs_to_id == str(media.voice.public_id)
    hospital = stage.organisations["hospital"].public_id
    page = assert_good_page(visit("nadia").get(reverse("voices:voice", args=[hospital, media.voice.public_id])))
    assert "Nobody has written down what is said" in page.text
    (player,) = page.all("audio")
    assert b"RIFF" in fetched(visit("nadia"), player["src"])
    assert Client().get(player["src"]).status_code == 302
    assert visit("sam").get(player["src"]).status_code == 403


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (lambda: making.upload(making.mp4(301, tracks=(b"vide",)), "film.mp4", "video/mp4"), "This lasts 5 minutes"),
        (lambda: making.upload(making.webm(2)[:30], "film.webm", "video/webm"), "film"),
        (lambda: making.upload(b"MZ" + b"\0" * 500, "film.mp4", "video/mp4"), "says it is a film"),
        (lambda: making.upload(b"<html><script>", "me.png", "image/png"), "says it is a picture"),
        (lambda: making.upload(b"", "empty.wav", "audio/wav"), "empty"),
    ],
)
def test_a_file_that_is_too_long_or_lies_is_refused_in_plain_words_and_the_story_is_kept(story, file, said):
    answer = walk(Client(), story, WHAT, WHO, MAY, {"file": file(), "media_words": "I say what happened."})
    text = words_of(answer)
    assert said in text
    assert "A file has to be chosen again" in text
    assert "I say what happened." in text
    assert WHAT["words"] in answer.content.decode()
    assert not Voice.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_file_far_too_large_is_cut_off_and_what_was_typed_stays(story, settings):
    settings.LARGEST_UPLOAD = 1000
    from partake.ui import uploads

    before, uploads.ROOM_FOR_WORDS = uploads.ROOM_FOR_WORDS, 100
    try:
        answer = walk(Client(), story, WHAT, WHO, MAY, {"media_words": "Kept.", "file": making.upload(making.wav(1))})
    finally:
        uploads.ROOM_FOR_WORDS = before
    assert "far too large" in words_of(answer)
    assert WHAT["words"] in answer.content.decode()


def test_taking_a_story_back_takes_its_bytes(story, own_folder, settings, django_capture_on_commit_callbacks):
    walk(Client(), story, WHAT, WHO, MAY, {"file": making.upload(making.wav(2))})
    kept = [path for path in settings.FILES.rglob("*") if path.is_file() and path.name != ".lock"]
    assert len(kept) == 1
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_voice(actor=_nobody(), voice=Voice.objects.get())
    assert not kept[0].exists()
    voice = Voice.objects.get()
    assert (voice.words, voice.good, voice.better) == ("", "", "")
    assert not VoiceMedia.objects.exists()
    assert StoredFile.objects.get().sha256 == ""


def _nobody():
    from partake.kernel.actor import Actor

    return Actor.anonymous()


# What comes after.


def test_a_private_link_is_shown_once_asked_for_and_opens_the_story(story):
    client = Client()
    sent = walk(client, story, WHAT, WHO, {**MAY, "hear_back": "LINK"}, {"file": making.upload(making.png())})
    assert "/voices/mine/" not in client.get(sent.url).content.decode()
    page = assert_good_page(client.get(sent.url))
    shown = client.post(sent.url, {"form_token": page.token})
    link = re.search(r"/voices/mine/[\w-]+", shown.content.decode())[0]
    mine = assert_good_page(Client().get(link))
    assert WHAT["good"] in mine.text
    (picture,) = mine.all("img")
    assert fetched(Client(), picture["src"])
    assert client.get(sent.url.replace("told/", "told/x")).status_code == 404


def test_by_letter_in_large_print(story):
    hear = {"hear_back": "LETTER", "postal_address": "Rosa\n1 Mill Lane", "print_size": "24"}
    walk(Client(), story, WHAT, WHO, {**MAY, **hear}, {})
    assert Contributor.objects.get().postal_address.startswith("Rosa")
    assert Voice.objects.get().wants_answer


def test_signed_in_it_stands_on_their_own_page_if_they_say_so(visit, stage, story):
    walk(visit("joyce"), story, WHAT, WHO, {**MAY, "hear_back": "NO"}, {})
    assert not Contributor.objects.exists()
    walk(
        visit("joyce"),
        story,
        {"words": "Mine."},
        WHO,
        {**MAY, "hear_back": "RECORD"},
        {"file": making.upload(making.png())},
    )
    assert Contributor.objects.get().person == stage.people["joyce"]
    joyce = stage.people["joyce"].public_id
    page = assert_good_page(visit("joyce").get(f"/people/{joyce}/said"))
    (picture,) = page.all("img")
    assert fetched(visit("joyce"), picture["src"])
    assert visit("sam", "joyce").get(picture["src"]).status_code == 404


@pytest.mark.parametrize(
    ("words", "tone"),
    [
        ("The tea was nice", Tone.ORDINARY),
        ("I cried all night", Tone.HARD),
        ("I can’t go on", Tone.HARD),
        ("Mum died on the ward", Tone.LOSS),
        ("", Tone.ORDINARY),
    ],
)
def test_words_choose_how_the_page_after_speaks(words, tone):
    assert tone_of(words) is tone


def test_after_something_hard_support_is_offered_and_after_a_loss_nothing_cheerful(story):
    client = Client()
    hard = words_of(client.get(walk(client, story, {"words": "I cried in the car park."}, WHO, MAY, {}).url))
    assert "116 123" in hard.replace("\u00a0", " ")
    loss = words_of(client.get(walk(client, story, WHAT, {**WHO, "died": "yes"}, MAY, {}).url))
    assert "sorry for your loss" in loss
    assert "no reminders" in loss
    assert "Thank you" not in loss
    assert "999" in loss  # grief may be danger too
    ordinary = words_of(client.get(walk(client, story, WHAT, WHO, MAY, {}).url))
    assert "Samaritans" not in ordinary


@pytest.mark.parametrize("where", ["words", "good", "better", "media_words"])
def test_danger_in_any_box_is_put_before_a_person(story, where):
    last = {"file": making.upload(making.png()), "media_words": ""}
    danger = {where: "I want to end my life."}
    first = {**WHAT, **danger} if where != "media_words" else WHAT
    walk(Client(), story, first, WHO, MAY, {**last, **danger} if where == "media_words" else {})
    assert Concern.objects.get().went_by == ["end my life"]


# Suggestions and compliments.


def test_a_suggestion_that_reads_like_a_complaint_is_offered_that_way_and_may_still_be_sent(suggestion):
    client = Client()
    words = {"words": "It is unacceptable. Nobody apologised."}
    offered = walk(client, suggestion, words, MAY)
    text = words_of(offered)
    assert "Would you rather complain?" in text
    assert words["words"] in text
    assert not Voice.objects.exists()
    assert step(client, suggestion, assert_good_page(offered), **MAY).status_code == 302
    assert Voice.objects.get().kind == "SUGGESTION"


def test_a_suggestion_and_thanks_are_short(stage, suggestion):
    walk(Client(), suggestion, {"words": "Please open on Saturdays."}, {"allows_quote": "no", "allows_count": "no"})
    voice = Voice.objects.get()
    assert (voice.kind, voice.allows_quote, voice.allows_count) == ("SUGGESTION", False, False)
    walk(Client(), suggestion.replace("suggestion", "compliment"), {"words": "Thank you, Morag."}, MAY)
    assert Voice.objects.filter(kind="COMPLIMENT").count() == 1
    assert not reads_like_complaint("Please open on Saturdays.")


# Typed by somebody at work.


def test_somebody_at_work_writes_down_what_they_were_told(stage, visit):
    address = reverse("feedback:write_down", args=[stage.services["ward"].public_id, "story"])
    client = visit("george")
    may = {**MAY, "channel": "PHONE", "they_agreed": "yes"}
    sent = walk(client, address, WHAT, WHO, may, {})
    assert "you typed it for them" in words_of(client.get(sent.url))
    voice = Voice.objects.get()
    assert (voice.channel, voice.speaker) == ("PHONE", "PATIENT")
    assert voice.told_by.startswith("George Tanner, volunteer supporter")
    assert Event.objects.get(kind="voices.voice_recorded").actor_name == "George Tanner"


def test_without_a_yes_it_stays_with_them(stage, visit):
    address = reverse("feedback:write_down", args=[stage.services["ward"].public_id, "suggestion"])
    answer = walk(
        visit("hana"), address, {"words": "Longer visits."}, {**MAY, "channel": "IN_PERSON", "they_agreed": "no"}
    )
    assert "Then it stays with them" in words_of(answer)
    assert not Voice.objects.exists()


def test_only_somebody_at_work_writes_for_others(stage, visit):
    address = reverse("feedback:write_down", args=[stage.services["ward"].public_id, "story"])
    assert visit("joyce").get(address).status_code == 403
    assert Client().get(address).status_code == 302
