"""Brings in a whole list, batch after batch, for the command and the page alike."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError

from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.csv_reading import NotAList
from partake.kernel.csv_writing import csv_line
from partake.kernel.verdict import Rejected
from partake.organisations.models import Organisation
from partake.people.actions.importing import Tally, finish_import, import_rows, start_import
from partake.people.lists.rows import ListedPerson, PracticeList, RefusedLine, open_list
from partake.people.models import ImportRun

BATCH = 500  # rows: one transaction each, short enough that others can save between two of them


@dataclass
class Imported:
    """What became of a list. `refused` holds the first reasons only, so that memory stays small."""

    run: ImportRun
    headings: tuple[str, ...]
    left_out: tuple[str, ...]
    refused: list[RefusedLine] = field(default_factory=list)


def import_people(
    *,
    actor: Actor,
    organisation: Organisation,
    source: BinaryIO,
    file_name: str,
    on_refused: Callable[[tuple[str, ...], list[RefusedLine]], None] | None = None,
    on_batch: Callable[[Tally], None] | None = None,
    reasons_kept: int = 20,
) -> Imported:
    """This will bring in the list in `source` for `organisation`. Raises `NotAList` before anything is written,
    and `Refused`. Stopped half-way, it leaves whole batches; run again, it goes on where it stopped."""
    listed = open_list(source)
    run = start_import(actor=actor, organisation=organisation, file_name=file_name, headings=listed.headings)
    result = Imported(run, listed.headings, listed.left_out)
    for rows in _batches(listed):
        tally, refused = _import_rows(actor, run, rows)
        result.refused += refused[: max(0, reasons_kept - len(result.refused))]
        if refused and on_refused:
            on_refused(listed.headings, refused)
        if on_batch:
            on_batch(tally)
    result.run = finish_import(actor=actor, run=run)
    return result


def import_upload(*, actor: Actor, organisation: Organisation, file: UploadedFile) -> ImportRun:
    """This will bring in a list sent from a page. One too long for a request is `Rejected` with the way to do it."""
    source = cast(BinaryIO, file.file)
    try:
        rows = sum(1 for _ in islice(open_list(source).rows(today=clock.today()), settings.MOST_ROWS_ON_PAGE + 1))
        if rows > settings.MOST_ROWS_ON_PAGE:
            raise Rejected(
                "file",
                f"This list has more than {settings.MOST_ROWS_ON_PAGE:,} rows. Ask whoever runs Partake for you to "
                "bring it in with “partake import people”.",
            )
        return import_people(actor=actor, organisation=organisation, source=source, file_name=file.name or "").run
    except NotAList as wrong:
        raise Rejected("file", str(wrong)) from None


class RefusedFile:
    """The refused rows as a file beside the list: where each was, why, and its cells as they came. Made only when
    there is a first refused row."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: TextIO | None = None

    def add(self, headings: tuple[str, ...], refused: list[RefusedLine]) -> None:
        is_new = self._file is None
        if self._file is None:
            # UTF-8 with its mark, which is what Excel needs to show every name right.
            self._file = self.path.open("w", encoding="utf-8-sig", newline="")
        for line in refused_csv(headings if is_new else (), ((r.number, r.column, r.reason, r.cells) for r in refused)):
            self._file.write(line)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()


def refused_csv(headings: tuple[str, ...], refused: Iterator[tuple[int, str, str, tuple[str, ...]]]) -> Iterator[str]:
    """This will give the lines of a CSV file of refused rows, with a first line of headings if any are given. No
    cell of it can start a formula in whoever's spreadsheet opens it."""
    if headings:
        yield csv_line("Row", "Column", "Why", *headings)
    for number, column, reason, cells in refused:
        yield csv_line(number, column, reason, *cells)


def _import_rows(
    actor: Actor, run: ImportRun, rows: list[ListedPerson | RefusedLine]
) -> tuple[Tally, list[RefusedLine]]:
    try:
        return import_rows(actor=actor, run=run, rows=rows)
    except IntegrityError:
        # Somebody else added one of these people while the batch was read. Now they are there to be seen.
        return import_rows(actor=actor, run=run, rows=rows)


def _batches(listed: PracticeList) -> Iterator[list[ListedPerson | RefusedLine]]:
    rows = listed.rows(today=clock.today())
    while batch := list(islice(rows, BATCH)):
        yield batch
