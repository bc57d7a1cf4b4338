"""What a file is, by its bytes: true ones are known, with their length; broken and lying ones never get through."""

import contextlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as some

from partake.files.containers import recognise
from partake.files.domain import Broken, Kind
from tests.files import making

KNOWN = {
    "png": (making.png(), Kind.PICTURE, "image/png", None),
    "jpeg": (making.jpeg(), Kind.PICTURE, "image/jpeg", None),
    "webp": (making.webp(), Kind.PICTURE, "image/webp", None),
    "pdf": (making.PDF, Kind.DOCUMENT, "application/pdf", None),
    "wav": (making.wav(2), Kind.SOUND, "audio/wav", 2),
    "m4a": (making.mp4(2), Kind.SOUND, "audio/mp4", 2),
    "m4a of the long kind": (making.mp4(3, large=True), Kind.SOUND, "audio/mp4", 3),
    "mp4": (making.mp4(2, tracks=(b"soun", b"vide")), Kind.FILM, "video/mp4", 2),
    "opus": (making.ogg(2), Kind.SOUND, "audio/ogg", 2),
    "vorbis": (making.ogg(2, "vorbis"), Kind.SOUND, "audio/ogg", 2),
    "flac in ogg": (making.ogg(2, "flac"), Kind.SOUND, "audio/ogg", None),
    "webm sound": (making.webm(2), Kind.SOUND, "audio/webm", 2),
    "webm as browsers record it": (making.webm(None), Kind.SOUND, "audio/webm", None),
    "webm film": (making.webm(2, tracks=(1, 2)), Kind.FILM, "video/webm", 2),
    "mp3": (making.mp3(2), Kind.SOUND, "audio/mpeg", 2),
    "mp3 with tags": (making.mp3(2, place="A song"), Kind.SOUND, "audio/mpeg", 2),
    "mp3 that counts its frames": (making.mp3(2, counted=383), Kind.SOUND, "audio/mpeg", 10),
}
NOTHING_WE_TAKE = {
    "empty": b"",
    "words": b"<html><script>alert(1)</script></html>" * 20,
    "gif": b"GIF89a" + bytes(40),
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    "a program": b"MZ" + bytes(300),
    "heic": making.box(b"ftyp", b"heic\0\0\0\0") + making.box(b"meta", bytes(20)),
    "riff of another kind": b"RIFF\x10\0\0\0AVI " + bytes(40),
    "theora": making.ogg(2, "theora"),
    "matroska": making.webm(2, doctype=b"matroska"),
    "a single frame of mp3": making.FRAME,
    "an id3 tag with nothing behind it": making.mp3(2, place="x")[:14] + bytes(600),
    "the beginning of a webm": making.webm(2)[:22],
    "an mp4 of subtitles": making.mp4(2, tracks=(b"text",)),
}


def seen(content: bytes):
    return recognise(io.BytesIO(content), len(content))


@pytest.mark.parametrize("name", KNOWN)
def test_a_true_file_is_known_by_its_bytes(name):
    content, kind, media_type, seconds = KNOWN[name]
    found = seen(content)
    assert (found.kind, found.media_type) == (kind, media_type)
    assert found.seconds == pytest.approx(seconds, abs=0.05) if seconds else found.seconds is None


@pytest.mark.parametrize("name", NOTHING_WE_TAKE)
def test_what_we_do_not_take_is_nothing(name):
    assert seen(NOTHING_WE_TAKE[name]) is None


@pytest.mark.parametrize(
    "content",
    [
        making.wav(2)[:30],
        making.mp4(2)[:-20],
        making.mp4(2)[:60],
        making.ogg(2)[:40],
        making.webm(2, tracks=()),
        b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0" + bytes(16),
    ],
)
def test_half_a_file_is_broken(content):
    with pytest.raises(Broken):
        seen(content)


def test_boxes_without_end_are_broken_and_not_waited_for():
    with pytest.raises(Broken):
        seen(making.box(b"ftyp", b"M4A ") + making.box(b"free") * 20_000)


@given(some.sampled_from(sorted(KNOWN)), some.data())
def test_no_bytes_however_spoilt_do_more_than_be_refused(name, data):
    """Cut anywhere, with bytes changed anywhere: known, nothing, or broken, and blanks that stay inside the file."""
    content = bytearray(KNOWN[name][0])
    del content[data.draw(some.integers(0, len(content))) :]
    for _ in range(data.draw(some.integers(0, 5))):
        if content:
            content[data.draw(some.integers(0, min(len(content), 300) - 1))] = data.draw(some.integers(0, 255))
    try:
        found = seen(bytes(content))
    except Broken:
        return
    if found is not None:
        assert found.seconds is None or found.seconds >= 0
        for blank in found.blanks:
            assert blank.at >= 0 and len(blank.over) <= blank.length and blank.at + blank.length <= len(content)


@given(some.binary(max_size=400))
def test_any_bytes_at_all(content):
    with contextlib.suppress(Broken):
        seen(content)
