"""A file of results: checked first, and taken in whole when somebody says so. Checking the same file twice, or taking
it twice, changes nothing; no row is lost, and none goes in that is in doubt."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import transaction

from partake.audit.actions import record as record_event
from partake.audit.actions import record_each
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound
from partake.measures import access
from partake.measures.events import FAULTY_ROWS_READ, FILE_CHECKED, FILE_TAKEN, RESULT_ADDED
from partake.measures.lists.rows import FaultyLine, ReadResult
from partake.measures.models import FaultyRow, Result, ResultFile, WaitingRow
from partake.measures.queries.files import known_keys, sort_rows
from partake.organisations.models import Organisation
from partake.people.domain import Part
from partake.people.queries.registered import still_registered

CopiedRow = tuple[int, str, str, tuple[str, ...]]


@transaction.atomic
def check_file(
    *,
    actor: Actor,
    organisation: Organisation,
    file_name: str,
    headings: Sequence[str],
    rows: Iterable[ReadResult | FaultyLine],
) -> ResultFile:
    """This will sort the rows of a file and keep them: those that may go in wait, those that are wrong are listed to
    be put right. No result is added. What waited from an earlier file, or was wrong in it, is forgotten. Raises
    `Refused`."""
    access.can_bring_in(actor, organisation.pk).require()

    found = sort_rows(actor, organisation, rows)
    WaitingRow.objects.filter(file__organisation=organisation).delete()
    FaultyRow.objects.filter(file__organisation=organisation).delete()
    file = ResultFile.objects.create(
        organisation=organisation,
        file_name=file_name[-200:],
        headings=list(headings),
        checked_at=clock.now(),
        checked_by=actor.name_and_job,
        sound=len(found.sound),
        known=found.known,
        faulty=len(found.faulty),
    )
    WaitingRow.objects.bulk_create(
        WaitingRow(
            file=file,
            number=one.row.number,
            person_id=one.person.pk,
            measure=one.row.measure,
            value=one.row.numbers[0],
            second=one.row.numbers[1] if len(one.row.numbers) > 1 else None,
            unit=one.row.unit,
            taken_on=one.row.taken_on,
            at_home=one.row.at_home,
            note=one.row.note,
            key=one.row.key,
        )
        for one in found.sound
    )
    FaultyRow.objects.bulk_create(
        FaultyRow(file=file, number=row.number, column=row.column, reason=row.reason[:400], cells=list(row.cells))
        for row in found.faulty
    )

    counts = {"sound": file.sound, "known": file.known, "faulty": file.faulty}
    record_event(FILE_CHECKED, actor=actor, about=_ref(file), codes=counts)
    return file


@transaction.atomic
def take_file(*, actor: Actor, file_id: UUID) -> ResultFile:
    """This will add every row of a file that waits, all or none. A row whose person left the practice, closed this part
    or died since the check, and one that came in meanwhile, is left out. Taken before, it changes nothing. Raises
    `NotFound`, `Refused`."""
    file = ResultFile.objects.select_for_update().filter(public_id=file_id).first()
    if file is None or file.organisation_id not in actor.organisation_ids:
        raise NotFound
    access.can_bring_in(actor, file.organisation_id).require()
    if file.taken_at is not None:
        return file

    rows = list(WaitingRow.objects.filter(file=file).order_by("number"))
    people = still_registered(actor, file.organisation_id, {row.person_id for row in rows})
    open_to = {pk: one for pk, one in people.items() if Part.RESULTS in one.parts and one.died_on is None}
    known = known_keys(open_to)
    added = Result.objects.bulk_create(
        Result(
            person_id=row.person_id,
            measure=row.measure,
            value=row.value,
            second=row.second,
            unit=row.unit,
            taken_on=row.taken_on,
            at_home=row.at_home,
            note=row.note,
            recorded_at=clock.now(),
            recorded_by=actor.name_and_job,
            by_person=False,
            file=file,
            row=row.number,
            key=row.key,
        )
        for row in rows
        if row.person_id in open_to and (row.person_id, row.key) not in known
    )
    WaitingRow.objects.filter(file=file).delete()
    file.taken_at, file.taken_by, file.taken = clock.now(), actor.name_and_job, len(added)
    file.save(update_fields=["taken_at", "taken_by", "taken"])

    record_event(FILE_TAKEN, actor=actor, about=_ref(file), codes={"taken": file.taken})
    record_each(
        RESULT_ADDED,
        actor=actor,
        about=[(Ref("measures.result", str(row.public_id)), open_to[row.person_id].id) for row in added],
        codes={"file": str(file.public_id)},
    )
    return file


@transaction.atomic
def read_faulty_rows(*, actor: Actor, file_id: UUID) -> tuple[tuple[str, ...], list[CopiedRow]]:
    """This will give the headings and rows of a copy of what was wrong in one file. Raises `NotFound`, `Refused`."""
    file = ResultFile.objects.filter(public_id=file_id).first()
    if file is None or file.organisation_id not in actor.organisation_ids:
        raise NotFound
    access.can_bring_in(actor, file.organisation_id).require()

    rows = FaultyRow.objects.filter(file=file).order_by("number").values_list("number", "column", "reason", "cells")

    record_event(FAULTY_ROWS_READ, actor=actor, about=_ref(file), codes={"rows": len(rows)})
    return tuple(file.headings), [(number, column, reason, tuple(cells)) for number, column, reason, cells in rows]


def _ref(file: ResultFile) -> Ref:
    return Ref("measures.result_file", str(file.public_id))
