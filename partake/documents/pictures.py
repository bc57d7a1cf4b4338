"""Pictures: drawings and photographs that are safe to open, with the words that stand for them."""

from dataclasses import dataclass
from xml.etree import ElementTree

from partake.documents.kinds import DocumentError, keep, one_line, required

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
UNKNOWN = "is neither SVG, PNG nor JPEG"
# What begins a frame of a JPEG, by any of its ways of coding.
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
LARGEST_BYTES = 2_000_000
# A few bytes can claim to be thirty gigabytes of picture, and opening it ends the process that tries.
LARGEST_PIXELS = 16_000_000
# What can fetch, run or hide another picture, or be drawn at any cost.
REFUSED_ELEMENTS = frozenset({"image", "feimage", "filter", "foreignobject", "script"})


@dataclass(frozen=True)
class Picture:
    """A drawing (SVG of shapes and words) or a photograph (PNG or JPEG), as bytes, with the words that stand for it
    where it cannot be seen. At most 2 MB and 16 million pixels."""

    alternative: str
    image: bytes

    def __post_init__(self) -> None:
        keep(self, alternative=one_line(required(self.alternative, "a picture's alternative")))
        fault = FAULTS[self.media_type](self.image)
        if len(self.image) > LARGEST_BYTES:
            fault = f"is {len(self.image):,} bytes: at most {LARGEST_BYTES:,}"
        if fault:
            raise DocumentError(f"the picture {self.alternative!r} {fault}")

    @property
    def media_type(self) -> str:
        if self.image.startswith(PNG):
            return "image/png"
        return "image/jpeg" if self.image.startswith(JPEG) else "image/svg+xml"


def _fault_in_png(image: bytes) -> str:
    width, height = (int.from_bytes(image[at : at + 4], "big") for at in (16, 20))
    if image[12:16] != b"IHDR" or not width or not height:
        return UNKNOWN
    return _fault_in_size(width, height)


def _fault_in_jpeg(image: bytes) -> str:
    """The size stands in the frame header (ITU-T T.81, B.2.2), after segments that each give their own length."""
    at = 2
    while image[at : at + 1] == b"\xff" and at + 9 <= len(image):
        if image[at + 1] in FRAMES:
            height, width = (int.from_bytes(image[start : start + 2], "big") for start in (at + 5, at + 7))
            return _fault_in_size(width, height) if width and height else UNKNOWN
        at += 2 + int.from_bytes(image[at + 2 : at + 4], "big")
    return UNKNOWN


def _fault_in_size(width: int, height: int) -> str:
    if width * height > LARGEST_PIXELS:
        return f"has {width:,} by {height:,} pixels: at most {LARGEST_PIXELS:,} in all"
    return ""


def _fault_in_svg(image: bytes) -> str:
    # An entity can name a file or grow without end; no drawing of ours needs one.
    if b"<!DOCTYPE" in image or b"<!ENTITY" in image:
        return UNKNOWN
    try:
        elements = [element.tag.rpartition("}")[2].lower() for element in ElementTree.fromstring(image).iter()]  # noqa: S314
    except (ElementTree.ParseError, ValueError):
        return UNKNOWN
    if elements[0] != "svg":
        return UNKNOWN
    if refused := REFUSED_ELEMENTS.intersection(elements):
        return f"holds {', '.join(sorted(refused))}: use shapes and words alone"
    return ""


FAULTS = {"image/png": _fault_in_png, "image/jpeg": _fault_in_jpeg, "image/svg+xml": _fault_in_svg}
