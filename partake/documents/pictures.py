"""Pictures: drawings and photographs that are safe to open, with the words that stand for them."""

from dataclasses import dataclass
from xml.etree import ElementTree

from partake.documents.kinds import DocumentError, keep, one_line, required

PNG = b"\x89PNG\r\n\x1a\n"
LARGEST_BYTES = 2_000_000
# A few bytes can claim to be thirty gigabytes of picture, and opening it ends the process that tries.
LARGEST_PIXELS = 16_000_000
# What can fetch, run or hide another picture, or be drawn at any cost.
REFUSED_ELEMENTS = frozenset({"image", "feimage", "filter", "foreignobject", "script"})


@dataclass(frozen=True)
class Picture:
    """A drawing (SVG of shapes and words) or a photograph (PNG), as bytes, with the words that stand for it where it
    cannot be seen. At most 2 MB and 16 million pixels."""

    alternative: str
    image: bytes

    def __post_init__(self) -> None:
        keep(self, alternative=one_line(required(self.alternative, "a picture's alternative")))
        fault = _fault_in_png(self.image) if self.is_png else _fault_in_svg(self.image)
        if len(self.image) > LARGEST_BYTES:
            fault = f"is {len(self.image):,} bytes: at most {LARGEST_BYTES:,}"
        if fault:
            raise DocumentError(f"the picture {self.alternative!r} {fault}")

    @property
    def is_png(self) -> bool:
        return self.image.startswith(PNG)


def _fault_in_png(image: bytes) -> str:
    width, height = (int.from_bytes(image[at : at + 4], "big") for at in (16, 20))
    if image[12:16] != b"IHDR" or not width or not height:
        return "is neither SVG nor PNG"
    if width * height > LARGEST_PIXELS:
        return f"has {width:,} by {height:,} pixels: at most {LARGEST_PIXELS:,} in all"
    return ""


def _fault_in_svg(image: bytes) -> str:
    # An entity can name a file or grow without end; no drawing of ours needs one.
    if b"<!DOCTYPE" in image or b"<!ENTITY" in image:
        return "is neither SVG nor PNG"
    try:
        elements = [element.tag.rpartition("}")[2].lower() for element in ElementTree.fromstring(image).iter()]  # noqa: S314
    except (ElementTree.ParseError, ValueError):
        return "is neither SVG nor PNG"
    if elements[0] != "svg":
        return "is neither SVG nor PNG"
    if refused := REFUSED_ELEMENTS.intersection(elements):
        return f"holds {', '.join(sorted(refused))}: use shapes and words alone"
    return ""
