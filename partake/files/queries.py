"""What other rooms may know of a kept file, as frozen values; and its bytes, for whoever has checked the door."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO
from uuid import UUID

from partake.files import store
from partake.files.domain import Kind
from partake.files.models import StoredFile
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound


@dataclass(frozen=True)
class FileFacts:
    """A kept file as pages say it. `seconds`, `width` and `height` are None where they are not known."""

    id: UUID
    kind: Kind
    media_type: str
    size: int
    seconds: int | None
    width: int | None
    height: int | None
    erased_at: datetime | None

    @property
    def ending(self) -> str:
        """What a copy's name ends in."""
        return ENDINGS[self.media_type]


ENDINGS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "audio/ogg": "ogg",
    "audio/wav": "wav",
    "audio/webm": "webm",
    "video/mp4": "mp4",
    "video/webm": "webm",
    "application/pdf": "pdf",
    "text/csv": "csv",
    "application/vnd.ms-excel": "xlsx",
}


def facts_of(file: StoredFile) -> FileFacts:
    return FileFacts(
        file.public_id,
        Kind(file.kind),
        file.media_type,
        file.size,
        file.seconds,
        file.width,
        file.height,
        file.erased_at,
    )


def open_file(facts: FileFacts, *, belongs_to: Collection[Ref]) -> BinaryIO:
    """This will open a file's bytes for a page about one of `belongs_to`. Raises `NotFound` for a file of anything
    else, one that was deleted, and one whose bytes are not there."""
    row = StoredFile.objects.filter(public_id=facts.id, erased_at__isnull=True).first()
    if row is None or Ref(row.belongs_to_kind, row.belongs_to_id) not in belongs_to:
        raise NotFound
    try:
        return store.open_bytes(row.sha256)
    except FileNotFoundError:
        raise NotFound from None
