"""A picture or a sound in About me: the person's own, never without words, seen by those who may see the part."""

import json
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client

from partake.audit.models import Event, Look
from partake.correspondence.models import Message
from partake.files.domain import Kind
from partake.files.models import StoredFile
from partake.files.reading import check_upload
from partake.kernel import clock
from partake.kernel.verdict import NotFound, Refused, Rejected, Stale
from partake.people.actions.media import add_media, erase_media, take_media_away
from partake.people.actions.sharing import share_record, stop_sharing
from partake.people.actions.words import write_words
from partake.people.domain import AskedHow, Part
from partake.people.models import Words
from partake.people.queries.share_targets import ShareTarget
from tests.files import making
from tests.pages import Page, assert_good_page
from tests.people.pressing import at, press, read, shown

MATTERS, SPADE = "WHAT_MATTERS", "Kit and me with our spades at the allotment."
SAID = "Good morning. I am Joyce, and I like to be asked."


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.FILES = tmp_path / "files"


@pytest.fixture
def joyce(opened):
    return opened("joyce", "joyce")


def checked(content: bytes, kind: Kind = Kind.PICTURE):
    return check_upload(making.upload(content), takes=[kind])


def add(record, content=None, number=0, words=SPADE, kind=Kind.PICTURE, heading=MATTERS, **more):
    media = checked(content or making.png(), kind)
    return add_media(record=record, heading=heading, media=media, media_words=words, number=number, **more)


def add_sound(record, number=0, **more):
    return add(record, making.wav(2), number, SAID, Kind.SOUND, **more)


def fetch(client, address, **more):
    """Reads the answer to its end, as a browser does, so that the file is closed."""
    answer = client.get(address, **more)
    answer.read_to_end = b"".join(answer) if answer.streaming else answer.content
    return answer


def share_with(joyce, stage, key, parts, replaces=None):
    user = stage.users[key]
    target = ShareTarget(code="", name=user.display_name, first_name=key, detail="", user=user)
    return share_record(record=joyce, target=target, parts=parts, until=None, replaces=replaces)


def png_upload(name="me.png", content=None):
    return SimpleUploadedFile(name, content or making.png(), "image/png")


# What is done.


def test_a_picture_is_a_row_a_file_and_an_event_without_the_words(stage, joyce):
    row = add(joyce, helped_by="Tunde")
    assert (row.words, row.file_words, row.number, row.helped_by) == ("", SPADE, 1, "Tunde")
    assert (row.file.kind, row.file.belongs_to_id) == ("PICTURE", str(stage.people["joyce"].public_id))
    event = Event.objects.get(kind="people.media_added")
    assert event.codes == {"heading": MATTERS, "number": 1, "said_how": "THEMSELVES"}
    assert not Message.objects.exists()


def test_words_and_picture_stand_together_whichever_is_changed(joyce):
    write_words(record=joyce, heading=MATTERS, words="My garden.", number=0)
    first = add(joyce, number=1)
    assert (first.words, first.file_words) == ("My garden.", SPADE)
    second = write_words(record=joyce, heading=MATTERS, words="My garden, and Kit.", number=2)
    assert (second.file, second.file_words) == (first.file, SPADE)
    third = write_words(record=joyce, heading=MATTERS, words="", number=3)
    assert (third.words, third.file) == ("", first.file)


def test_another_takes_its_place_and_the_first_stays_in_the_history(joyce):
    first = add(joyce)
    second = add_sound(joyce, number=1)
    assert second.file.kind == "SOUND" and second.file.seconds == 2
    first.refresh_from_db()
    assert first.file.erased_at is None


@pytest.mark.parametrize("words", ["", "  ", "\u200b\n"])
def test_none_is_kept_without_words(joyce, words):
    with pytest.raises(Rejected, match="Not everybody can see it or hear it"):
        add(joyce, words=words)
    assert not StoredFile.objects.exists()


def test_the_database_holds_that_none_is_without_words(joyce):
    row = add(joyce)
    with pytest.raises(IntegrityError), transaction.atomic():
        Words.objects.filter(pk=row.pk).update(file_words="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Words.objects.filter(pk=row.pk).update(file=None)


def test_what_to_do_in_an_emergency_is_words_alone(joyce, stage, visit):
    with pytest.raises(Refused):
        add(joyce, heading="IF_I_GET_WORSE")
    client = visit("joyce")
    assert client.get(at("add_media", stage, "joyce", "IF_I_GET_WORSE", "picture")).status_code == 403
    assert not any(
        "/add/" in link["href"] for link in read(client, at("write_words", stage, "joyce", "IF_I_GET_WORSE")).all("a")
    )


def test_a_page_that_is_behind_loses_nothing(joyce, opened):
    write_words(record=opened("sam", "joyce"), heading=MATTERS, words="Hers", number=0, said_how=AskedHow.IN_PERSON)
    with pytest.raises(Stale) as stale:
        add(joyce)
    assert stale.value.current.words == "Hers"
    with pytest.raises(Stale):
        take_media_away(record=joyce, heading=MATTERS, number=0)


def test_the_practice_adds_what_it_was_given_and_the_person_is_sent_its_words(opened):
    record = opened("farah", "arthur")
    with pytest.raises(Rejected, match="How did Arthur tell you"):
        add(record)
    row = add(record, said_how=AskedHow.IN_PERSON, helped_by="somebody else")
    assert row.helped_by == "Farah Aziz, care coordinator, Millbrook Surgery"
    assert SPADE in str(Message.objects.get().document) and "With a picture of yours" in str(
        Message.objects.get().document
    )
    add_sound(record, number=1, said_how=AskedHow.BY_PHONE)
    assert SAID in str(Message.objects.latest("pk").document)


def test_only_whoever_may_write_may_add_or_take_away(joyce, opened, stage):
    add(joyce)
    share_with(joyce, stage, "beth", [Part.ABOUT_ME])
    with pytest.raises(Refused):
        add(opened("beth", "joyce"), number=1, said_how=AskedHow.IN_PERSON)
    with pytest.raises(Refused):
        take_media_away(record=opened("beth", "joyce"), heading=MATTERS, number=1)


def test_taking_away_leaves_the_words_and_the_history(joyce):
    write_words(record=joyce, heading=MATTERS, words="My garden.", number=0)
    with pytest.raises(NotFound):
        take_media_away(record=joyce, heading=MATTERS, number=1)
    first = add(joyce, number=1)
    row = take_media_away(record=joyce, heading=MATTERS, number=2)
    assert (row.words, row.file, row.file_words) == ("My garden.", None, "")
    assert Words.objects.get(pk=first.pk).file == first.file
    assert Event.objects.filter(kind="people.media_taken_away").count() == 1


def test_deleting_for_good_takes_bytes_and_words_from_every_version(
    joyce, settings, django_capture_on_commit_callbacks
):
    add(joyce)
    write_words(record=joyce, heading=MATTERS, words="My garden.", number=1)
    with django_capture_on_commit_callbacks(execute=True):
        erase_media(record=joyce, heading=MATTERS, number=1)
    assert not [path for path in settings.FILES.rglob("*") if path.is_file() and path.name != ".lock"]
    assert not Words.objects.filter(file_words=SPADE).exists()
    assert Event.objects.filter(kind="people.media_erased").count() == 1
    with pytest.raises(NotFound):
        erase_media(record=joyce, heading=MATTERS, number=1)
    with pytest.raises(NotFound):
        take_media_away(record=joyce, heading=MATTERS, number=2)
    after = write_words(record=joyce, heading=MATTERS, words="My garden still.", number=2)
    assert (after.file, after.file_words) == (None, "")


def test_a_helper_may_take_away_but_not_delete_for_good(joyce, opened, stage):
    add(joyce)
    share_with(joyce, stage, "george", [Part.ABOUT_ME])
    george = opened("george", "joyce")
    with pytest.raises(Refused):
        erase_media(record=george, heading=MATTERS, number=1)
    Message.objects.all().delete()
    erase_media(record=opened("farah", "joyce"), heading=MATTERS, number=1)
    assert "was deleted" in Message.objects.get().title


# Who is given the bytes.


def file_at(stage, number=1, person="joyce", heading=MATTERS):
    return at("said_file", stage, person, heading, number)


def test_whoever_may_see_the_part_gets_the_file_and_nobody_else(stage, visit, joyce):
    add(joyce)
    mine = fetch(visit("joyce"), file_at(stage))
    assert (mine.status_code, mine.headers["Content-Type"]) == (200, "image/png")
    assert mine.read_to_end.startswith(b"\x89PNG")
    assert fetch(visit("sam", "joyce"), file_at(stage)).status_code == 200
    for stranger in ("neil", "beth", "petra", "ada"):
        assert fetch(visit(stranger, "joyce"), file_at(stage)).status_code == 404
    assert fetch(Client(), file_at(stage)).status_code == 302
    assert fetch(visit("sam"), file_at(stage)).status_code == 302, "staff say why first"


def test_another_part_opens_no_file_and_an_ended_share_neither(stage, visit, joyce):
    add(joyce)
    first = share_with(joyce, stage, "beth", [Part.CONTACT])
    client = visit("beth", "joyce")
    assert fetch(client, file_at(stage)).status_code == 403
    share = share_with(joyce, stage, "beth", [Part.ABOUT_ME], replaces=first.pk)
    client = visit("beth", "joyce")
    assert fetch(client, file_at(stage)).status_code == 200
    stop_sharing(record=joyce, share=share)
    ended = fetch(client, file_at(stage))
    assert ended.status_code == 403 and b"PNG" not in ended.content


def test_a_file_cannot_be_had_through_somebody_else_s_record(stage, visit, joyce, opened):
    """By its address, or by a row that was made to point at it."""
    row = add(joyce)
    tunde = opened("tunde", "tunde")
    client = visit("tunde")
    assert fetch(client, file_at(stage, person="tunde")).status_code == 404
    write_words(record=tunde, heading=MATTERS, words="Sleep.", number=0)
    assert fetch(client, file_at(stage, person="tunde")).status_code == 404
    Words.objects.filter(person=stage.people["tunde"]).update(file=row.file, file_words="forged")
    assert fetch(client, file_at(stage, person="tunde")).status_code == 404
    assert fetch(visit("joyce"), file_at(stage, heading="NOTHING")).status_code == 404
    assert fetch(visit("joyce"), file_at(stage, number=9)).status_code == 404


def test_a_file_that_was_deleted_is_not_found(stage, visit, joyce):
    add(joyce)
    erase_media(record=joyce, heading=MATTERS, number=1)
    assert fetch(visit("joyce"), file_at(stage)).status_code == 404


def test_a_browser_that_seeks_in_a_sound_gets_a_stretch(stage, visit, joyce):
    add_sound(joyce)
    part = fetch(visit("joyce"), file_at(stage), headers={"Range": "bytes=0-3"})
    assert (part.status_code, part.read_to_end) == (206, b"RIFF")


def test_a_page_and_its_pictures_are_one_look_and_a_file_alone_is_one_too(stage, visit, joyce):
    add_sound(joyce)
    client = visit("sam", "joyce")
    before = Look.objects.count()
    fetch(client, file_at(stage))
    assert Look.objects.count() == before + 1
    assert Look.objects.latest("id").parts == ["ABOUT_ME"]
    fetch(client, file_at(stage), headers={"Range": "bytes=100-"})
    read(client, at("record", stage, "joyce"))
    fetch(client, file_at(stage))
    assert Look.objects.count() == before + 2
    nine = clock.now()
    with clock.fixed(nine + timedelta(minutes=20)):
        client.get("/")  # still here, and so still signed in
    with clock.fixed(nine + timedelta(minutes=35)):
        fetch(client, file_at(stage))
    assert Look.objects.count() == before + 3


# Pages.


def test_adding_a_picture_on_the_page(stage, visit):
    client = visit("joyce")
    assert any(
        link.name == "Add a picture" for link in read(client, at("write_words", stage, "joyce", MATTERS)).all("a")
    )
    page = at("add_media", stage, "joyce", MATTERS, "picture")
    field = next(one for one in read(client, page).all("input") if one["type"] == "file")
    assert field["accept"] == "image/jpeg,image/png,image/webp"
    done = press(client, page, media_words=SPADE, helped_by="", file=png_upload())
    assert done.headers["Location"] == at("record", stage, "joyce")
    (image,) = read(client, at("record", stage, "joyce")).all("img")
    assert (image["alt"], image["src"], image["width"]) == (SPADE, file_at(stage), "40")
    home = client.get("/").content.decode()
    assert f'src="{file_at(stage)}"' in home


def test_adding_a_recording_on_the_page_and_reading_what_it_says(stage, visit):
    client = visit("joyce")
    page = at("add_media", stage, "joyce", MATTERS, "sound")
    (field,) = [one for one in read(client, page).all("input") if one["type"] == "file"]
    assert field["accept"] == "audio/*"
    sound = SimpleUploadedFile("x.wav", making.wav(2), "audio/wav")
    assert press(client, page, media_words=SAID, file=sound).status_code == 302
    record = read(client, at("record", stage, "joyce"))
    (player,) = record.all("audio")
    assert "controls" in player.attributes and player["src"] == file_at(stage)
    assert SAID in record.text and "(2 seconds)" in record.text


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"media_words": SPADE}, "No picture is chosen yet"),
        ({"file": png_upload()}, "Not everybody can see the picture"),
        ({"media_words": SPADE, "file": png_upload(content=b"<script>")}, "says it is a picture, but it is not one"),
        ({"media_words": SPADE, "file": SimpleUploadedFile("x", making.wav(1), "audio/wav")}, "This file is a sound"),
        ({"media_words": SPADE, "file": png_upload(content=making.png()[:40])}, "only part of it came"),
        ({"media_words": "x" * 2001, "file": png_upload()}, "There is room for 2,000"),
    ],
)
def test_a_mistake_is_answered_beside_the_field_and_the_words_are_kept(stage, visit, given, said):
    answer = press(visit("joyce"), at("add_media", stage, "joyce", MATTERS, "picture"), **given)
    assert said in shown(answer)
    box = next(one for one in Page(answer.content.decode()).all("textarea"))
    assert box.words.strip() == given.get("media_words", "")
    assert not Words.objects.exists()


def test_an_upload_far_too_large_is_cut_off_and_the_words_are_kept(stage, visit, settings, monkeypatch):
    monkeypatch.setattr("partake.ui.uploads.ROOM_FOR_WORDS", 0)
    settings.LARGEST_UPLOAD = 20_000
    big = SimpleUploadedFile("film.wav", making.wav(10), "audio/wav")
    answer = press(visit("joyce"), at("add_media", stage, "joyce", MATTERS, "sound"), media_words=SAID, file=big)
    assert answer.status_code == 413, "browsers show what answers early only if its status says no"
    page = assert_good_page(answer)
    assert "far too large: we stopped reading it. There is room for 50 MB" in page.text
    assert next(iter(page.all("textarea"))).words.strip() == SAID


def test_pressing_twice_adds_once(stage, visit):
    client = visit("joyce")
    page = at("add_media", stage, "joyce", MATTERS, "picture")
    token = read(client, page).token
    for _ in range(2):
        answer = client.post(page, {"form_token": token, "media_words": SPADE, "file": png_upload()})
        assert answer.status_code == 302
    assert (Words.objects.count(), StoredFile.objects.count()) == (1, 1)


def test_a_stale_page_shows_both_and_then_saves(stage, visit, opened, joyce):
    client = visit("joyce")
    page = at("add_media", stage, "joyce", MATTERS, "picture")
    token = read(client, page).token
    add(opened("sam", "joyce"), words="Theirs", said_how=AskedHow.IN_PERSON)
    answer = client.post(page, {"form_token": token, "media_words": SPADE, "file": png_upload()})
    said = shown(answer)
    assert "There are two versions now" in said and "Theirs" in said and "Choose the file again" in said
    again = Page(answer.content.decode()).token
    assert client.post(page, {"form_token": again, "media_words": SPADE, "file": png_upload()}).status_code == 302
    assert Words.objects.latest("number").file_words == SPADE


def test_taking_away_and_deleting_on_the_pages(stage, visit, joyce):
    client = visit("joyce")
    add(joyce)
    taking = at("take_media_away", stage, "joyce", MATTERS)
    assert "stays with the earlier words" in read(client, taking).text
    assert press(client, taking).headers["Location"] == at("record", stage, "joyce")
    assert client.get(taking).status_code == 404
    before = read(client, at("earlier_words", stage, "joyce", MATTERS))
    assert len(before.all("img")) == 1
    erasing = at("erase_media", stage, "joyce", MATTERS, 1)
    assert any(link["href"] == erasing for link in before.all("a"))
    assert "Nobody can bring it back" in read(client, erasing).text
    assert press(client, erasing).headers["Location"] == at("earlier_words", stage, "joyce", MATTERS)
    after = read(client, at("earlier_words", stage, "joyce", MATTERS))
    assert not after.all("img") and "deleted for good on 19 November 2026" in after.text and SPADE not in after.text


def test_addresses_that_are_made_up_find_nothing(stage, visit, joyce):
    client = visit("joyce")
    add(joyce)
    assert client.get(at("add_media", stage, "joyce", MATTERS, "film")).status_code == 404
    assert client.get(at("add_media", stage, "joyce", "NOTHING", "picture")).status_code == 404
    assert client.get(at("take_media_away", stage, "joyce", "MY_WELLNESS")).status_code == 404
    assert client.get(at("erase_media", stage, "joyce", MATTERS, 7)).status_code == 404


def test_the_page_is_mirrored_for_right_to_left(stage, visit, joyce):
    client = visit("joyce")
    add_sound(joyce)
    client.cookies["django_language"] = "ar"
    page = read(client, at("record", stage, "joyce"))
    assert page.all("html")[0]["dir"] == "rtl" and page.all("audio")
    assert {one["dir"] for one in page.all("blockquote")} == {"auto"}


# On paper, and in a copy of everything.


def test_the_picture_prints_and_the_recording_is_its_words(stage, visit, joyce):
    add(joyce)
    add_sound(joyce, heading="MY_WELLNESS")
    client = visit("joyce")
    text = b"".join(client.get(f"/people/{joyce.person.id}/everything/text").streaming_content).decode()
    assert f"Picture: {SPADE}" in text
    assert "What I say in a recording:" in text and SAID in " ".join(text.split())
    for size in ("pdf-12", "pdf-24"):
        pdf = b"".join(client.get(f"/people/{joyce.person.id}/everything/{size}").streaming_content)
        assert pdf.startswith(b"%PDF") and b"/Image" in pdf


def test_a_copy_of_everything_has_the_files_in_it(stage, visit, joyce):
    write_words(record=joyce, heading=MATTERS, words="My garden.", number=0)
    add(joyce, number=1)
    add_sound(joyce, heading="MY_WELLNESS")
    answer = visit("joyce").get(f"/people/{joyce.person.id}/everything/zip")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="my-record-2026-11-19.zip"'
    with ZipFile(BytesIO(b"".join(answer.streaming_content))) as archive:
        assert set(archive.namelist()) == {"my-record.json", "my-record.txt", "what-matters.png", "my-wellness.wav"}
        assert archive.read("my-wellness.wav") == making.wav(2)
        said = json.loads(archive.read("my-record.json"))["own_words"]
    assert said[0]["file"]["words"] == SPADE and said[0]["words"] == "My garden."
    assert {one["file"]["name"] for one in said} <= set(archive.namelist())
