"""Reads a file that somebody gives: what it is, whether it is whole, whether there is room for it. Keeps nothing.

What comes out is safe to keep: a picture drawn afresh, a sound or film without the words that recorders hide in it.
"""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.utils.translation import gettext

from partake.files.containers import recognise
from partake.files.domain import LIMITS, MEGABYTE, Blank, Broken, Found, Kind
from partake.files.pictures import Drawn, Moving, TooManyPixels, draw_again
from partake.kernel.workbook_reading import is_workbook

CHUNK = 256 * 1024


class NotTaken(ValueError):
    """Says, to whoever gave the file, why it cannot be taken and what to try."""


@dataclass(frozen=True)
class Checked:
    """A file that may be kept. `source` is its bytes, or where they wait on disk, synced already so that keeping them
    inside a transaction is only a rename."""

    kind: Kind
    media_type: str
    size: int
    sha256: str
    source: bytes | Path
    seconds: int | None = None
    width: int | None = None
    height: int | None = None


def check_upload(upload: UploadedFile, *, takes: Iterable[Kind]) -> Checked:
    """This will read a file that came in, of one of the kinds in `takes`. Raises `NotTaken` in words for its giver.

    The file's name and what the browser calls it are looked at only to word a refusal.
    """
    kinds, size = tuple(takes), upload.size or 0
    stream = cast(BinaryIO, upload.file)
    try:
        # Text begins with anything: two bytes of a list in UTF-16 are those of a sound.
        found = _as_list(stream) if kinds == (Kind.LIST,) else recognise(stream, size)
        if found is None or found.kind not in kinds:
            raise NotTaken(_another_kind(found, kinds, upload.content_type or ""))
        limit = LIMITS[found.kind]
        if size > limit.largest:
            raise NotTaken(_too_large(size, limit.largest))
        if limit.longest and found.seconds and found.seconds > limit.longest:
            raise NotTaken(_too_long(found.seconds, limit.longest))
        drawn = draw_again(stream) if found.kind is Kind.PICTURE else None
    except TooManyPixels as bomb:
        raise NotTaken(gettext("This picture has too many dots for us to open. Try a smaller copy of it.")) from bomb
    except Moving as moving:
        said = gettext("This picture moves, and it could not be printed. Try one that stays still.")
        raise NotTaken(said) from moving
    except Broken as broken:
        said = gettext("This file is broken, or only part of it came. Try to send it again, or make another.")
        raise NotTaken(said) from broken
    return _picture(drawn) if drawn else _recording(upload, found)


def _as_list(stream: BinaryIO) -> Found:
    """Text of any kind, or an Excel workbook. Whoever takes it reads it whole before believing it."""
    stream.seek(0)
    if is_workbook(stream.read(4)):
        return Found(Kind.LIST, "application/vnd.ms-excel")
    return Found(Kind.LIST, "text/csv")


def _picture(drawn: Drawn) -> Checked:
    content = drawn.content
    digest = hashlib.sha256(content).hexdigest()
    return Checked(
        Kind.PICTURE, drawn.media_type, len(content), digest, content, width=drawn.width, height=drawn.height
    )


def _recording(upload: UploadedFile, found: Found) -> Checked:
    stream = cast(BinaryIO, upload.file)
    _blank(stream, found.blanks)
    stream.seek(0)
    digest = hashlib.sha256()
    while chunk := stream.read(CHUNK):
        digest.update(chunk)
    source: bytes | Path
    if isinstance(upload, TemporaryUploadedFile):
        stream.flush()
        os.fsync(stream.fileno())
        source = Path(upload.temporary_file_path())
    else:
        stream.seek(0)
        source = stream.read()
    seconds = None if found.seconds is None else max(1, round(found.seconds))
    return Checked(found.kind, found.media_type, upload.size or 0, digest.hexdigest(), source, seconds=seconds)


def _blank(stream: BinaryIO, blanks: Iterable[Blank]) -> None:
    for blank in blanks:
        stream.seek(blank.at)
        stream.write(blank.over)
        left = blank.length - len(blank.over)
        while left > 0:
            stream.write(bytes(min(left, CHUNK)))
            left -= CHUNK


def _another_kind(found: Found | None, kinds: tuple[Kind, ...], claimed: str) -> str:
    claims = {"image": Kind.PICTURE, "audio": Kind.SOUND, "video": Kind.FILM}.get(claimed.partition("/")[0])
    # Where several kinds are taken, the one that the giver meant is what to try again.
    wanted = LIMITS[claims if claims is not None and claims in kinds else kinds[0]]
    named, instead = gettext(wanted.named), gettext(wanted.instead)
    if found is not None:
        said = gettext("This file is %(kind)s. We can take a %(named)s here. Try %(instead)s.")
        return said % {"kind": gettext(LIMITS[found.kind].is_a), "named": named, "instead": instead}
    if claims is not None:
        said = gettext("This file says it is %(kind)s, but it is not one we can open. Try %(instead)s.")
        return said % {"kind": gettext(LIMITS[claims].is_a), "instead": instead}
    return gettext("This file is not a %(named)s that we can open. Try %(instead)s.") % {
        "named": named,
        "instead": instead,
    }


def _too_large(size: int, largest: int) -> str:
    said = gettext("This file is %(size)s MB. There is room for %(room)s MB. Have you a smaller one?")
    return said % {"size": f"{size / MEGABYTE:.1f}", "room": f"{largest / MEGABYTE:.0f}"}


def _too_long(seconds: float, longest: int) -> str:
    said = gettext("This lasts %(minutes)s minutes. There is room for %(room)s. Can you make a shorter one?")
    return said % {"minutes": f"{seconds / 60:.0f}", "room": str(longest // 60)}
