"""What a kept file can be, how large and how long it may be, and why one is not taken."""

from dataclasses import dataclass
from enum import StrEnum

from partake.kernel.texts import text

MEGABYTE = 1024 * 1024


class Kind(StrEnum):
    PICTURE = "PICTURE"
    SOUND = "SOUND"
    FILM = "FILM"
    DOCUMENT = "DOCUMENT"
    LIST = "LIST"


@dataclass(frozen=True)
class Limit:
    """`largest` in bytes, `longest` in seconds where there is a length. `named` stands in "We can take a … here",
    `is_a` in "This file is …", and `instead` in "Try …"."""

    largest: int
    longest: int | None
    named: str
    is_a: str
    instead: str


LIMITS = {
    Kind.PICTURE: Limit(
        10 * MEGABYTE, None, text("picture"), text("a picture"), text("a photo or drawing that ends in .jpg or .png")
    ),
    Kind.SOUND: Limit(
        50 * MEGABYTE,
        10 * 60,
        text("sound"),
        text("a sound"),
        text("a recording that ends in .mp3, .m4a, .ogg, .wav or .webm"),
    ),
    Kind.FILM: Limit(50 * MEGABYTE, 5 * 60, text("film"), text("a film"), text("a film that ends in .mp4 or .webm")),
    Kind.DOCUMENT: Limit(10 * MEGABYTE, None, text("document"), text("a document"), text("a file that ends in .pdf")),
    Kind.LIST: Limit(50 * MEGABYTE, None, text("list"), text("a list"), text("a file that ends in .csv or .xlsx")),
}


@dataclass(frozen=True)
class Blank:
    """A stretch of a file that is written over, in place: `over` first, then zeros to `length` bytes in all. It held
    words about the file, such as where it was made."""

    at: int
    length: int
    over: bytes = b""


@dataclass(frozen=True)
class Found:
    """What the bytes of a file are, whatever its name says. `seconds` is None where the file does not say."""

    kind: Kind
    media_type: str
    seconds: float | None = None
    blanks: tuple[Blank, ...] = ()


class Broken(Exception):
    """The bytes begin like something we know, and are not whole."""
