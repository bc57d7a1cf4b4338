"""A file that comes in: refused in words that help, or made safe to keep."""

import io
import struct
import zlib

import pytest
from django.core.files.uploadedfile import TemporaryUploadedFile
from PIL import Image

from partake.files.domain import Kind
from partake.files.reading import NotTaken, check_upload
from tests.files import making
from tests.files.making import upload


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def check(content: bytes, *takes: Kind, name: str = "x", claims: str = ""):
    return check_upload(upload(content, name, claims), takes=takes)


def test_a_picture_that_is_a_page_in_disguise_is_refused_in_words():
    page = b"<html><script>alert(document.cookie)</script></html>"
    with pytest.raises(NotTaken, match=r"says it is a picture, but it is not one we can open. Try a photo or drawing"):
        check(page, Kind.PICTURE, name="me.png", claims="image/png")
    with pytest.raises(NotTaken, match="This file is not a picture that we can open"):
        check(page, Kind.PICTURE, name="me.png", claims="text/html")


def test_another_kind_is_named():
    with pytest.raises(NotTaken, match=r"This file is a film. We can take a sound here. Try a recording that ends in"):
        check(making.mp4(tracks=(b"vide",)), Kind.SOUND, name="talk.mp3", claims="audio/mpeg")


@pytest.mark.parametrize("content", [making.jpeg(200, 200)[:-400], making.png(200, 200)[:-40], making.png()[:30]])
def test_half_a_picture_is_refused(content):
    with pytest.raises(NotTaken, match="This file is broken, or only part of it came"):
        check(content, Kind.PICTURE)


def test_a_phone_s_photo_keeps_the_picture_and_loses_the_place():
    before = making.photo_with_a_place()
    assert opened(before).getexif().get_ifd(0x8825), "the test's own photo has no place in it"
    after = check(before, Kind.PICTURE)
    picture = opened(after.source)
    assert (after.media_type, picture.size) == ("image/jpeg", (40, 30))
    assert not picture.getexif() and not {"comment", "exif", "icc_profile"} & set(picture.info)
    for hidden in (b"Invented", making.HIDING_PLACE.encode(), making.HIDING_PLACE.encode("utf-16-le"), b"Exif"):
        assert hidden not in after.source


@pytest.mark.parametrize("more", [{"comment": making.HIDING_PLACE}, {"icc_profile": making.HIDING_PLACE.encode()}])
def test_words_inside_a_drawing_go_too(more):
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Description", making.HIDING_PLACE)
    given = {"pnginfo": info} if "comment" in more else more
    assert check(making.png(**given), Kind.PICTURE).media_type == "image/png"
    assert making.HIDING_PLACE.encode() not in check(making.png(**given), Kind.PICTURE).source


def test_what_hangs_on_behind_a_picture_is_not_kept():
    """A file can be a picture and an archive or a page at once."""
    after = check(making.png() + b"PK\3\4<script>", Kind.PICTURE)
    assert b"<script>" not in after.source and b"PK\3\4" not in after.source


def test_a_picture_taken_sideways_is_put_upright():
    after = check(making.photo_with_a_place(turned=True), Kind.PICTURE)
    assert (after.width, after.height) == (30, 40) == opened(after.source).size


def test_a_large_picture_becomes_small_enough_for_an_old_phone_and_for_paper():
    after = check(making.jpeg(4000, 3000), Kind.PICTURE)
    assert (after.width, after.height) == (1600, 1200)
    noisy = Image.effect_noise((2000, 2000), 100).convert("RGB")
    made = io.BytesIO()
    noisy.save(made, "PNG")
    after = check(made.getvalue(), Kind.PICTURE)
    assert after.media_type == "image/jpeg" and after.size < 2_000_000


def test_what_can_be_seen_through_stays_so():
    made = io.BytesIO()
    Image.new("RGBA", (20, 20), (255, 0, 0, 0)).save(made, "WEBP", lossless=True)
    after = check(made.getvalue(), Kind.PICTURE)
    assert after.media_type == "image/png" and opened(after.source).getchannel("A").getextrema() == (0, 0)


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_a_picture_that_moves_is_refused(form):
    with pytest.raises(NotTaken, match="This picture moves"):
        check(making.moving(form), Kind.PICTURE)


def png_that_claims(width: int, height: int) -> bytes:
    def chunk(name: bytes, inside: bytes) -> bytes:
        return struct.pack(">I", len(inside)) + name + inside + struct.pack(">I", zlib.crc32(name + inside))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [5_000, 10_000, 100_000])
def test_a_few_bytes_that_claim_to_be_gigabytes_are_refused_before_they_are_opened(side):
    with pytest.raises(NotTaken, match="too many dots"):
        check(png_that_claims(side, side), Kind.PICTURE)


def test_a_sound_too_long_or_a_file_too_large_says_how_much_room_there_is():
    with pytest.raises(NotTaken, match=r"This lasts 11 minutes. There is room for 10."):
        check(making.mp4(11 * 60), Kind.SOUND)
    with pytest.raises(NotTaken, match=r"This lasts 6 minutes. There is room for 5."):
        check(making.mp4(6 * 60, tracks=(b"vide",)), Kind.FILM)
    with pytest.raises(NotTaken, match=r"This file is 10.5 MB. There is room for 10 MB"):
        check(making.PDF + bytes(11_000_000), Kind.DOCUMENT)


HIDES = {
    "m4a": making.mp4(2, place=making.HIDING_PLACE),
    "wav": making.wav(2, place=making.HIDING_PLACE),
    "mp3": making.mp3(2, place=making.HIDING_PLACE),
}


@pytest.mark.parametrize("name", HIDES)
def test_a_recording_loses_the_words_that_say_where_it_was_made(name):
    before = HIDES[name]
    after = check(before, Kind.SOUND)
    assert making.HIDING_PLACE.encode() in before
    assert making.HIDING_PLACE.encode() not in after.source
    assert (len(after.source), after.seconds) == (len(before), 2)
    assert check(after.source, Kind.SOUND).seconds == 2, "what is left is not whole"


def test_a_large_recording_waits_on_disk_and_is_blanked_there():
    waiting = TemporaryUploadedFile("x", "audio/mp4", 0, None)
    content = making.mp4(2, place=making.HIDING_PLACE)
    waiting.write(content)
    waiting.size = len(content)
    after = check_upload(waiting, takes=[Kind.SOUND])
    assert making.HIDING_PLACE.encode() not in after.source.read_bytes()
    waiting.close()
