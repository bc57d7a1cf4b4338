"""Reads across a practice's list that leave an event: the rows that were refused, and who is no longer in it."""

from collections.abc import Iterator
from uuid import UUID

from django.db import transaction

from partake.audit.actions import record as record_event
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.people import access
from partake.people.actions.finding import FoundPerson
from partake.people.events import GONE_LISTED, REFUSED_ROWS_READ
from partake.people.models import RefusedRow
from partake.people.queries.importing import get_run, gone_since

MOST_SHOWN = 500

CopiedRow = tuple[int, str, str, tuple[str, ...]]


@transaction.atomic
def read_refused_rows(*, actor: Actor, run_id: UUID) -> tuple[tuple[str, ...], Iterator[CopiedRow]]:
    """This will give the headings and rows of a copy of what one list had refused. Raises `NotFound`, `Refused`."""
    run = get_run(actor, run_id)
    access.can_keep_list(actor, run.organisation_id).require()

    rows = RefusedRow.objects.filter(run=run).order_by("number").values_list("number", "column", "reason", "cells")

    record_event(
        REFUSED_ROWS_READ,
        actor=actor,
        about=Ref("people.import_run", str(run.public_id)),
        codes={"rows": len(rows)},
    )
    headings = tuple(run.headings)
    return headings, ((number, column, reason, tuple(cells)) for number, column, reason, cells in rows)


@transaction.atomic
def list_gone(*, actor: Actor, run_id: UUID) -> tuple[FoundPerson, ...]:
    """This will give up to 500 people of earlier lists who are registered still and not in this one, by name. Raises
    `NotFound`, `Refused`."""
    run = get_run(actor, run_id)
    access.can_keep_list(actor, run.organisation_id).require()

    rows = list(gone_since(run).order_by("family_name", "given_name", "pk")[:MOST_SHOWN])

    record_event(
        GONE_LISTED, actor=actor, about=Ref("people.import_run", str(run.public_id)), codes={"people": len(rows)}
    )
    return tuple(
        FoundPerson(row.public_id, f"{row.given_name} {row.family_name}", row.known_as, row.born_on, row.died_on)
        for row in rows
    )
