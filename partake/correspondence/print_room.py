"""The print room's folder: one PDF for each letter, in a folder for each day, with a list for the envelopes.

Whoever prints takes the files named in a day's `index.csv`. Files arrive whole or not at all, and the same letter
written twice is the same file, so a worker that is killed and starts again does no harm.
"""

import csv
import fcntl
import io
import os
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings

from partake.correspondence.domain import LEASE, WAYS, MessageState
from partake.correspondence.models import Message
from partake.documents.formats import Format
from partake.kernel import clock

COLUMNS = ("file", "name", "address", "type size", "reference", "from")
DAYS_LOOKED_BACK = 7


def day_for(message: Message) -> date:
    """This will give the day whose folder the letter goes in: today's, or the one it is already in."""
    if message.print_day and _path(message, message.print_day).exists():
        return message.print_day
    return clock.today()


def put(message: Message, pdf: bytes) -> None:
    """This will write the letter's file in its day's folder, whole, and take away the same letter in another size."""
    assert message.print_day is not None
    path = _path(message, message.print_day)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _write_whole(path, pdf, part=f".{message.public_id}-{message.version}.part")
    for size in {way.format.points for way in WAYS} - {Format[message.format].points, None}:
        path.with_name(f"{message.public_id}-{size}pt.pdf").unlink(missing_ok=True)


def write_index(day: date) -> None:
    """This will write the day's `index.csv` afresh from the letters that were sent, so that it cannot drift from
    them. Workers take turns, so that the last to write has read the most."""
    folder = _folder(day)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    sent = Message.objects.filter(print_day=day, state=MessageState.SENT).select_related("sender").defer("document")
    with (folder / ".index.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        lines = io.StringIO(newline="")
        writer = csv.writer(lines)
        writer.writerow(COLUMNS)
        for message in sent.order_by("pk").iterator():
            row = (
                _path(message, day).name,
                message.to_name,
                message.postal_address,
                str(Format[message.format].points),
                str(message.public_id),
                message.sender.name if message.sender else "",
            )
            writer.writerow([_safe_cell(cell) for cell in row])
        _write_whole(folder / "index.csv", lines.getvalue().encode(), part=".index.part")


def days_to_index() -> set[date]:
    """This will give the recent days whose list a killed worker may have left behind its letters."""
    since = clock.today() - timedelta(days=DAYS_LOOKED_BACK)
    days = Message.objects.filter(print_day__gte=since).values_list("print_day", flat=True).distinct()
    return {day for day in days if day is not None}


def sweep() -> None:
    """This will take away what killed workers left half written."""
    too_old = clock.now().timestamp() - LEASE.total_seconds()
    for part in settings.PRINT_ROOM.glob("*/.*.part"):
        if part.stat().st_mtime < too_old:
            part.unlink(missing_ok=True)


def _folder(day: date) -> Path:
    return Path(settings.PRINT_ROOM) / day.isoformat()


def _path(message: Message, day: date) -> Path:
    return _folder(day) / f"{message.public_id}-{Format[message.format].points}pt.pdf"


def _write_whole(path: Path, content: bytes, *, part: str) -> None:
    """A reader sees the old file or the new one, never half of one, even through a power cut."""
    unfinished = path.with_name(part)
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode=0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _safe_cell(text: str) -> str:
    """A spreadsheet would run a cell that starts like a formula; names and addresses are what people typed."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
