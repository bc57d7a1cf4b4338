"""A file from a page, or from the worker, read and handed to the action that keeps what came of it."""

from typing import BinaryIO, cast

from django.core.files.uploadedfile import UploadedFile

from partake.files.domain import Kind
from partake.files.reading import NotTaken, check_upload
from partake.imports.actions import files as actions
from partake.imports.actions.files import Told
from partake.imports.actions.rows import take_counts_in, take_rows_in
from partake.imports.checking import BATCH, SHORT, examine, read_figures, read_rows, target_of, voice_of
from partake.imports.domain import COUNTS, NAMES_SOMEBODY, USUAL_HEADINGS, FileState, Meaning, heading_key
from partake.imports.models import BroughtFile, ColumnChoice
from partake.imports.queries.services import Target, targets_of
from partake.imports.reading.said import Said
from partake.imports.reading.tables import open_table
from partake.kernel.actor import Actor
from partake.kernel.csv_reading import NotAList
from partake.kernel.verdict import Rejected, Stale
from partake.organisations.models import Organisation
from partake.voices.domain.new import NewVoice

ROWS_AT_ONCE = 2_000
BATCHES_IN_A_TURN = 10  # of the worker: letters and worries wait no longer than that


def give_upload(*, actor: Actor, organisation: Organisation, told: Told, upload: UploadedFile) -> BroughtFile:
    """This will keep a file sent from a page, and check it at once when it is short and its columns are known. One
    that cannot be read is `Rejected`, and nothing of it is kept."""
    try:
        columns: dict[str, object] = {}
        headings: tuple[str, ...] = ()
        checked = check_upload(upload, takes=[Kind.LIST])
        if told.content not in COUNTS:
            # A large upload was moved nowhere yet: it is read from where it lies.
            source = cast(BinaryIO, upload.file)
            headings = open_table(source).headings
            columns = known_columns(organisation, told, headings)
        file = actions.give_file(
            actor=actor,
            organisation=organisation,
            told=told,
            checked=checked,
            file_name=upload.name or "",
            headings=headings,
            columns=columns,
        )
        return check_if_short(actor=actor, file=file)
    except (NotAList, NotTaken) as wrong:
        raise Rejected("file", str(wrong)) from None


def choose_columns(*, actor: Actor, file: BroughtFile, columns: dict[str, object], version: int | None) -> BroughtFile:
    """This will say what the columns are, and check the file at once when it is short. Raises `Rejected`, `Stale`."""
    try:
        chosen = actions.choose_columns(actor=actor, file=file, columns=columns, version=version)
        return check_if_short(actor=actor, file=chosen)
    except NotAList as wrong:
        raise Rejected("WORDS", str(wrong)) from None


def match_services(*, actor: Actor, file: BroughtFile, matched: dict[str, Target], version: int | None) -> BroughtFile:
    """This will say which services are meant, and check the file again. Raises `Stale`."""
    return check_if_short(
        actor=actor, file=actions.match_services(actor=actor, file=file, matched=matched, version=version)
    )


def let_in(*, actor: Actor, file: BroughtFile, version: int | None) -> BroughtFile:
    """This will say that a file may come in, and bring a short one in at once. Raises `Rejected`, `Stale`."""
    started = actions.start_file(actor=actor, file=file, version=version)
    return bring_in(actor=actor, file=started) if started.rows <= ROWS_AT_ONCE else started


def check_if_short(*, actor: Actor, file: BroughtFile) -> BroughtFile:
    """This will check a file that waits to be checked, unless it is one for the worker."""
    short = file.stored is not None and file.stored.size <= SHORT
    return check(actor=actor, file=file) if short and file.state == FileState.TO_CHECK else file


def check(*, actor: Actor, file: BroughtFile) -> BroughtFile:
    """This will read a file to its end and keep what was found. Raises `NotAList`."""
    return actions.keep_check(actor=actor, file=file, found=examine(file))


def bring_in(*, actor: Actor, file: BroughtFile) -> BroughtFile:
    """This will bring in the next rows of a file that was started, as many as are one turn of the worker. Stopped
    anywhere, and run again, it goes on after the last rows that are in; another that runs at the same time finds
    nothing left to do."""
    file = BroughtFile.objects.select_related("organisation", "brought_for", "stored").get(pk=file.pk)
    if file.state != FileState.COMING_IN:
        return file
    try:
        if file.content in COUNTS:
            return take_counts_in(actor=actor, file=file, figures=list(read_figures(file)))
        return _bring_rows_in(actor, file)
    except Stale as overtaken:
        return cast(BroughtFile, overtaken.current)


def _bring_rows_in(actor: Actor, file: BroughtFile) -> BroughtFile:
    targets = targets_of(file.organisation)
    voices: list[NewVoice] = []
    count = batches = 0
    for count, row in enumerate(read_rows(file), start=1):
        if count <= file.rows_done:
            continue
        target = target_of(row, targets) if isinstance(row, Said) else None
        if isinstance(row, Said) and target is not None and not target.leave_out:
            voices.append(voice_of(row, file, target))
        if len(voices) == BATCH:
            done = take_rows_in(actor=actor, file=file, voices=voices, rows_done=count, is_last=False)
            file.rows_done, voices = done.rows_done, []
            batches += 1
            if batches == BATCHES_IN_A_TURN:
                return done
    return take_rows_in(actor=actor, file=file, voices=voices, rows_done=count, is_last=True)


def known_columns(organisation: Organisation, told: Told, headings: tuple[str, ...]) -> dict[str, object]:
    """This will give which column is which, as the body said last time, or as their headings say."""
    keys = [heading_key(one) for one in headings]
    before = ColumnChoice.objects.filter(organisation=organisation, content=told.content).first()
    if before is not None and all(name in keys for key, name in before.columns.items() if key in [*Meaning]):
        again: dict[str, object] = {key: keys.index(str(at)) for key, at in before.columns.items() if key in [*Meaning]}
        return again | {"NUMBERS": before.columns.get("NUMBERS", "")}
    found: dict[str, object] = {}
    for meaning, usual in USUAL_HEADINGS.items():
        place = next((at for at, key in enumerate(keys) if key in usual and key not in NAMES_SOMEBODY), None)
        if place is not None and place not in found.values():
            found[meaning.value] = place
    return found
