"""Says what a file is by its bytes alone, and how long a sound or film lasts. Names and claims are never read.

Only what today's browsers play is known. Nothing here decodes sound or film: it reads the boxes around them, each
step bounded by the size of the file, so that no file, however it lies, costs more than reading its headers.
"""

import struct
from collections.abc import Callable, Iterator
from typing import BinaryIO

from partake.files.domain import Blank, Broken, Found, Kind
from partake.files.mp3 import mp3

MOST_BOXES = 10_000


def recognise(stream: BinaryIO, size: int) -> Found | None:
    """This will say what the first `size` bytes of `stream` are, or None for nothing we take. Raises `Broken`."""
    stream.seek(0)
    head = stream.read(16)
    for begins, at, reader in READERS:
        if head[at : at + len(begins)] == begins:
            try:
                return reader(stream, size)
            except (struct.error, IndexError, OverflowError) as short:
                raise Broken from short
    return mp3(stream, size)


def _is(kind: Kind, media_type: str) -> Callable[[BinaryIO, int], Found]:
    return lambda _stream, _size: Found(kind, media_type)


def _riff(stream: BinaryIO, size: int) -> Found | None:
    """RIFF holds pictures (WebP) and sounds (WAVE: RFC 2361)."""
    form = _at(stream, 8, 4)
    if form == b"WEBP":
        return Found(Kind.PICTURE, "image/webp")
    if form != b"WAVE":
        return None
    at, rate, length, blanks = 12, 0, None, []
    for _ in range(MOST_BOXES):
        if at + 8 > size:
            break
        name, inside = struct.unpack("<4sI", _at(stream, at, 8))
        if name == b"fmt ":
            (rate,) = struct.unpack("<I", _at(stream, at + 16, 4))
        elif name == b"data":
            # A recorder that was stopped short leaves the length at nothing, or at all that fits.
            length = min(inside or size, size - at - 8)
        elif name != b"fact":
            blanks.append(Blank(at, min(8 + inside, size - at), b"JUNK" + struct.pack("<I", inside)))
        at += 8 + (length if name == b"data" and length is not None else inside) + inside % 2
    if not rate or not length:
        raise Broken
    return Found(Kind.SOUND, "audio/wav", length / rate, tuple(blanks))


def _mp4(stream: BinaryIO, size: int) -> Found | None:
    """ISO base media (ISO/IEC 14496-12): MP4 and M4A. Titles, places and the like are in `udta`, `meta`, `uuid`."""
    tracks: set[bytes] = set()
    blanks: list[Blank] = []
    seconds = None
    for name, at, inside, end in _boxes(stream, 0, size, inner=(b"moov", b"trak", b"mdia")):
        if name in (b"udta", b"meta", b"uuid"):
            blanks.append(Blank(at + 4, end - at - 4, b"free" + _at(stream, at + 8, inside - at - 8)))
        elif name == b"hdlr":
            tracks.add(_at(stream, inside + 8, 4))
        elif name == b"mvhd":
            seconds = _mvhd(_at(stream, inside, 32))
    if b"vide" in tracks:
        return Found(Kind.FILM, "video/mp4", seconds, tuple(blanks))
    if b"soun" in tracks:
        return Found(Kind.SOUND, "audio/mp4", seconds, tuple(blanks))
    return None


Box = tuple[bytes, int, int, int]


def _boxes(stream: BinaryIO, start: int, end: int, *, inner: tuple[bytes, ...]) -> Iterator[Box]:
    """Each box as (name, where it starts, where its inside starts, where it ends), those inside `inner` too."""
    todo, seen = [(start, end)], 0
    while todo:
        at, last = todo.pop()
        while at + 8 <= last:
            seen += 1
            length, name = struct.unpack(">I4s", _at(stream, at, 8))
            inside = at + 8
            if length == 1:
                (length,) = struct.unpack(">Q", _at(stream, inside, 8))
                inside += 8
            stop = at + length if length else last
            if stop > last or stop < inside or seen > MOST_BOXES:
                raise Broken
            yield name, at, inside, stop
            if name in inner:
                todo.append((inside, stop))
            at = stop


def _mvhd(box: bytes) -> float | None:
    scale, length = struct.unpack_from(">IQ" if box[0] else ">II", box, 20 if box[0] else 12)
    return length / scale if scale and length else None


def _ogg(stream: BinaryIO, size: int) -> Found | None:
    """Ogg (RFC 3533) with Opus (RFC 7845), Vorbis or FLAC: the last page says how many samples came before it."""
    first = _at(stream, 0, 27 + 255 + 64)
    packet = first[27 + first[26] :]
    if packet.startswith(b"OpusHead"):
        rate, skipped = 48_000, struct.unpack_from("<H", packet, 10)[0]
    elif packet.startswith(b"\x01vorbis"):
        rate, skipped = struct.unpack_from("<I", packet, 12)[0], 0
    elif packet.startswith(b"\x7fFLAC"):
        return Found(Kind.SOUND, "audio/ogg")
    else:
        return None
    tail_at = max(0, size - 70_000)  # a page is 65,307 bytes at most
    tail = _at(stream, tail_at, size - tail_at)
    page = tail.rfind(b"OggS")
    (samples,) = struct.unpack_from("<q", tail, page + 6)
    if not rate or samples <= skipped:
        raise Broken
    return Found(Kind.SOUND, "audio/ogg", (samples - skipped) / rate)


EBML, SEGMENT, CLUSTER, INFO, TRACKS, TRACK = 0x1A45DFA3, 0x18538067, 0x1F43B675, 0x1549A966, 0x1654AE6B, 0xAE
DOCTYPE, TRACK_TYPE, SCALE, DURATION = 0x4282, 0x83, 0x2AD7B1, 0x4489


def _webm(stream: BinaryIO, size: int) -> Found | None:
    """WebM, which is EBML (RFC 8794). What a browser records often does not say how long it is."""
    types: set[int] = set()
    scale, duration, doctype = 1_000_000, None, b""
    at = 0
    for _ in range(MOST_BOXES):
        if at >= size:
            break
        name, inside, end = _element(stream, at, size)
        if name == CLUSTER:
            break
        value = _at(stream, inside, min(end - inside, 16))
        if name == DOCTYPE:
            doctype = value
        elif name == TRACK_TYPE:
            types.add(int.from_bytes(value))
        elif name == SCALE:
            scale = int.from_bytes(value)
        elif name == DURATION:
            (duration,) = struct.unpack(">f" if len(value) == 4 else ">d", value)
        at = inside if name in (EBML, SEGMENT, INFO, TRACKS, TRACK) else end
    if doctype != b"webm":
        return None
    if not types & {1, 2}:
        raise Broken
    seconds = duration * scale / 1e9 if duration is not None and 0 < duration < 1e15 else None
    return Found(Kind.FILM, "video/webm", seconds) if 1 in types else Found(Kind.SOUND, "audio/webm", seconds)


def _element(stream: BinaryIO, at: int, size: int) -> tuple[int, int, int]:
    """The id of an element, where its inside starts, and where it ends (the end of the file when it does not say)."""
    first = _at(stream, at, 1)[0]
    width = 9 - first.bit_length()
    if width > 4:
        raise Broken
    name = int.from_bytes(_at(stream, at, width))
    at += width
    first = _at(stream, at, 1)[0]
    width = 9 - first.bit_length()
    if width > 8:
        raise Broken
    length = int.from_bytes(_at(stream, at, width)) & ((1 << 7 * width) - 1)
    at += width
    unknown = length == (1 << 7 * width) - 1
    return name, at, size if unknown else min(at + length, size)


def _at(stream: BinaryIO, at: int, length: int) -> bytes:
    stream.seek(at)
    return stream.read(length)


READERS: tuple[tuple[bytes, int, Callable[[BinaryIO, int], Found | None]], ...] = (
    (b"\x89PNG\r\n\x1a\n", 0, _is(Kind.PICTURE, "image/png")),
    (b"\xff\xd8\xff", 0, _is(Kind.PICTURE, "image/jpeg")),
    (b"%PDF-", 0, _is(Kind.DOCUMENT, "application/pdf")),
    (b"RIFF", 0, _riff),
    (b"ftyp", 4, _mp4),
    (b"OggS", 0, _ogg),
    (b"\x1a\x45\xdf\xa3", 0, _webm),
)
