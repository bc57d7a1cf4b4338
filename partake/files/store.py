"""The bytes on disk: under their own checksum, in a folder nothing serves, readable by this program's user alone.

Two rows with the same bytes share one file, which goes when no row names it. A file arrives whole or not at all.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from partake.files.models import StoredFile
from partake.files.reading import Checked
from partake.kernel import clock

# Bytes that no row names yet may belong to an act that is not finished.
SPARED_FOR = timedelta(hours=24)


def put(checked: Checked) -> None:
    """This will put the bytes where the checksum says, unless they are there already."""
    path = _path(checked.sha256)
    with _turn(fcntl.LOCK_SH):
        if path.exists():
            os.utime(path)  # so that a sweep spares it until the row is written
            return
        path.parent.mkdir(mode=0o700, exist_ok=True)
        if isinstance(checked.source, Path):
            checked.source.rename(path)
        else:
            _write_whole(path, checked.source)
        _sync(path.parent)


def open_bytes(sha256: str) -> BinaryIO:
    """This will open the bytes for reading. Raises `FileNotFoundError`."""
    return _path(sha256).open("rb")


def drop(sha256: str) -> None:
    """This will take bytes away at once, unless a row names them."""
    with _turn(fcntl.LOCK_EX):
        if not StoredFile.objects.filter(sha256=sha256).exists():
            _path(sha256).unlink(missing_ok=True)


def sweep() -> int:
    """This will take away bytes that no row names and that are a day old, and uploads that never arrived whole; and
    say how many. Whatever deletes rows (a person's erasure, a cleared demonstration) deletes bytes by this."""
    too_old = clock.now().timestamp() - SPARED_FOR.total_seconds()
    gone = 0
    for folder in Path(settings.FILES).glob("??"):
        with _turn(fcntl.LOCK_EX):  # one folder at a time: nobody who sends a file waits long
            old = {path.name: path for path in folder.iterdir() if path.stat().st_mtime < too_old}
            named = StoredFile.objects.filter(sha256__in=list(old)).values_list("sha256", flat=True)
            for name in old.keys() - set(named):
                old[name].unlink(missing_ok=True)
                gone += 1
    for upload in Path(settings.FILE_UPLOAD_TEMP_DIR).glob("*.upload*"):
        if upload.stat().st_mtime < too_old:
            upload.unlink(missing_ok=True)
            gone += 1
    return gone


def _path(sha256: str) -> Path:
    return Path(settings.FILES) / sha256[:2] / sha256


@contextmanager
def _turn(kind: int) -> Iterator[None]:
    """Many may put at once; whoever takes away is alone."""
    settings.FILES.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (settings.FILES / ".lock").open("w") as turn:
        fcntl.flock(turn, kind)
        yield


def _write_whole(path: Path, content: bytes) -> None:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode=0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.rename(path)


def _sync(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
