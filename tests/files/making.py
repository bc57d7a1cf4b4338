"""Small true files of every kind, made here byte by byte, so that tests can break them in known ways."""

import io
import struct
import wave

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, TiffImagePlugin

HIDING_PLACE = "Rowan House, Beech Close"


def png(width: int = 40, height: int = 30, colour: str = "#7a9e4b", **more: object) -> bytes:
    return _image("PNG", Image.new("RGB", (width, height), colour), **more)


def jpeg(width: int = 40, height: int = 30, **more: object) -> bytes:
    return _image("JPEG", Image.new("RGB", (width, height), "#7a9e4b"), **more)


def webp() -> bytes:
    return _image("WEBP", Image.new("RGB", (40, 30), "#7a9e4b"))


def photo_with_a_place(*, turned: bool = False) -> bytes:
    """A JPEG as a phone makes it: camera, comment and the place where it was taken."""
    exif = Image.Exif()
    exif[0x010F] = "Invented Phones"
    exif[0x9C9C] = HIDING_PLACE.encode("utf-16-le")
    if turned:
        exif[0x0112] = 6
    exif.get_ifd(0x8825).update(
        {1: "N", 2: tuple(TiffImagePlugin.IFDRational(n) for n in (53, 47, 30)), 3: "W",
         4: tuple(TiffImagePlugin.IFDRational(n) for n in (1, 32, 10))}
    )  # fmt: skip
    return jpeg(exif=exif, comment=HIDING_PLACE.encode())


def moving(form: str = "PNG") -> bytes:
    second = Image.new("RGB", (40, 30), "red")
    return _image(form, Image.new("RGB", (40, 30)), save_all=True, append_images=[second], duration=100)


def _image(form: str, image: Image.Image, **more: object) -> bytes:
    made = io.BytesIO()
    image.save(made, form, **more)
    return made.getvalue()


def wav(seconds: float = 2, *, place: str = "") -> bytes:
    made = io.BytesIO()
    with wave.open(made, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(8000)
        sound.writeframes(b"\x80" * int(8000 * seconds))
    whole = made.getvalue()
    if place:
        inside = b"INFOINAM" + struct.pack("<I", len(place)) + place.encode() + b"\0" * (len(place) % 2)
        whole += b"LIST" + struct.pack("<I", len(inside)) + inside
    return whole


def box(name: bytes, *inside: bytes) -> bytes:
    body = b"".join(inside)
    return struct.pack(">I", 8 + len(body)) + name + body


def mp4(seconds: float = 2, *, tracks: tuple[bytes, ...] = (b"soun",), place: str = "", large: bool = False) -> bytes:
    mvhd = box(b"mvhd", bytes(12), struct.pack(">II", 1000, int(seconds * 1000)), bytes(80))
    if large:
        mvhd = box(b"mvhd", b"\1" + bytes(3), bytes(16), struct.pack(">IQ", 1000, int(seconds * 1000)), bytes(80))
    traks = [box(b"trak", box(b"mdia", box(b"hdlr", bytes(8), track, bytes(12)))) for track in tracks]
    hidden = [box(b"udta", box(b"\xa9xyz", place.encode()))] if place else []
    data = box(b"mdat", bytes(64))
    if large:
        data = struct.pack(">I4sQ", 1, b"mdat", 16 + 64) + bytes(64)
    return box(b"ftyp", b"M4A \0\0\0\0") + box(b"moov", mvhd, *traks, *hidden) + data


def ogg(seconds: float = 2, codec: str = "opus") -> bytes:
    head, rate = {
        "opus": (b"OpusHead\1\1" + struct.pack("<HI", 312, 48_000) + bytes(3), 48_000),
        "vorbis": (b"\1vorbis" + bytes(4) + b"\1" + struct.pack("<I", 44_100) + bytes(13), 44_100),
        "flac": (b"\x7fFLAC" + bytes(20), 48_000),
        "theora": (b"\x80theora" + bytes(20), 30),
    }[codec]
    end = int(seconds * rate) + (312 if codec == "opus" else 0)
    return _page(head, 0, 2) + _page(bytes(200), end, 4)


def _page(inside: bytes, granule: int, flags: int) -> bytes:
    return b"OggS\0" + bytes([flags]) + struct.pack("<qIII", granule, 1, 0, 0) + bytes([1, len(inside)]) + inside


def element(name: int, *inside: bytes) -> bytes:
    body = b"".join(inside)
    return name.to_bytes((name.bit_length() + 7) // 8) + struct.pack(">Q", 1 << 56 | len(body)) + body


def webm(seconds: float | None = 2, *, tracks: tuple[int, ...] = (2,), doctype: bytes = b"webm") -> bytes:
    info = [element(0x2AD7B1, (1_000_000).to_bytes(3))]
    if seconds is not None:
        info.append(element(0x4489, struct.pack(">d", seconds * 1000)))
    entries = [element(0xAE, element(0x83, bytes([track]))) for track in tracks]
    segment = [element(0x1549A966, *info), element(0x1654AE6B, *entries), element(0x1F43B675, bytes(40))]
    return element(0x1A45DFA3, element(0x4282, doctype)) + element(0x18538067, *segment)


FRAME = b"\xff\xfb\x90\x00" + bytes(413)  # MPEG 1 layer III, 128 kbit/s, 44,100 Hz: 417 bytes


def mp3(seconds: float = 2, *, place: str = "", counted: int | None = None) -> bytes:
    first = FRAME
    if counted is not None:
        first = FRAME[:36] + b"Xing" + struct.pack(">II", 1, counted) + FRAME[48:]
    frames = first + FRAME * max(1, round(seconds * 44_100 / 1152) - 1)
    if not place:
        return frames
    inside = b"TIT2" + struct.pack(">IHB", len(place) + 1, 0, 3) + place.encode()
    return b"ID3\3\0\0" + bytes([0, 0, 0, len(inside)]) + inside + frames + b"TAG" + place.encode().ljust(125, b"\0")


PDF = b"%PDF-1.7\n%%EOF\n"


def upload(content: bytes, name: str = "file", claims: str = "application/octet-stream") -> SimpleUploadedFile:
    """An upload as a form gets it. Neither its name nor what it claims to be is to be believed."""
    return SimpleUploadedFile(name, content, claims)
