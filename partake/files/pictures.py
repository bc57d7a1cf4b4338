"""Draws every picture afresh, so that nothing of the file that came is kept: not the place where it was taken, not
the camera, not words hidden behind the picture, and no bytes that are something else as well."""

import io
import struct
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any, BinaryIO

from partake.files.domain import MEGABYTE, Broken

if TYPE_CHECKING:
    from PIL import Image

LONGEST_SIDE = 1600  # pixels: sharp across a page of A4, and small enough to open on an old phone
# A few bytes can claim to be thirty gigabytes of picture. A JPEG is made smaller while it is read; the others are
# held whole.
MOST_PIXELS = {"JPEG": 64_000_000, "PNG": 20_000_000, "WEBP": 20_000_000}
LARGEST_DRAWING = MEGABYTE  # a drawing stays a PNG up to here; a photo saved as PNG becomes a JPEG
_one_at_a_time = Lock()


class TooManyPixels(Broken):
    """Opening it would cost more memory than a picture is worth."""


class Moving(Broken):
    """A picture that moves: it could not be printed, and moving things keep some people from reading."""


@dataclass(frozen=True)
class Drawn:
    content: bytes
    media_type: str
    width: int
    height: int


def draw_again(stream: BinaryIO) -> Drawn:
    """This will give the picture upright, at most 1600 pixels long, as JPEG or PNG, with nothing but the picture in
    it. Raises `Broken`."""
    from PIL import Image

    stream.seek(0)
    try:
        with _one_at_a_time, Image.open(stream, formats=tuple(MOST_PIXELS)) as picture:
            return _drawn(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise TooManyPixels from bomb
    except (OSError, SyntaxError, ValueError, IndexError, KeyError, TypeError, EOFError, struct.error) as broken:
        raise Broken from broken


def _drawn(picture: "Image.Image") -> Drawn:
    from PIL import ImageOps

    form = picture.format or ""
    width, height = picture.size
    if width * height > MOST_PIXELS["JPEG" if form == "MPO" else form]:
        raise TooManyPixels
    # Phones put a second picture, for depth, behind a JPEG: the first is the one that was taken.
    if form != "MPO" and getattr(picture, "is_animated", False):
        raise Moving
    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(picture)
    seen_through = upright.has_transparency_data
    clean = upright.convert("RGBA" if seen_through else "RGB")
    clean.info = {}  # where Pillow would carry comments, profiles and the rest across
    clean.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    content, media_type = b"", "image/png"
    if form == "PNG" or seen_through:
        content = _saved(clean, "PNG", optimize=True)
    if not content or len(content) > LARGEST_DRAWING:
        content, media_type = _saved(_on_white(clean), "JPEG", quality=82, optimize=True), "image/jpeg"
    return Drawn(content, media_type, *clean.size)


def _on_white(picture: "Image.Image") -> "Image.Image":
    from PIL import Image

    if picture.mode == "RGB":
        return picture
    ground = Image.new("RGB", picture.size, "white")
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground


def _saved(picture: "Image.Image", form: str, **how: Any) -> bytes:
    saved = io.BytesIO()
    picture.save(saved, form, **how)
    return saved.getvalue()
