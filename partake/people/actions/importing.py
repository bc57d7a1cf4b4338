"""A practice's list comes in, some hundreds of rows at a time, each batch whole or not at all. The same list again
changes nothing, so a run that was stopped is simply run again. Nobody is ever removed by a list."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from partake.audit.actions import record as record_event
from partake.audit.actions import record_each
from partake.audit.domain import Basis
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.organisations.models import Organisation
from partake.people import access
from partake.people.actions.imported_changes import before_first_list, change_as_listed
from partake.people.actions.likenesses import note_likenesses
from partake.people.actions.people import start_relationship
from partake.people.events import LIST_IMPORTED, LIST_STARTED, PERSON_ADDED, RELATIONSHIP_STARTED
from partake.people.following import care_changed
from partake.people.lists.rows import ListedPerson, RefusedLine
from partake.people.models import (
    CareRelationship,
    ContactPoint,
    ImportedRow,
    ImportRun,
    Person,
    RefusedRow,
    SearchName,
)
from partake.people.models.contact import ContactKind
from partake.people.names import search_words
from partake.people.queries.importing import Known, RowRefused, known_of, match

POINTS = (
    (ContactKind.ADDRESS, "address"),
    (ContactKind.PHONE, "phone"),
    (ContactKind.MOBILE, "mobile"),
    (ContactKind.EMAIL, "email"),
)


@dataclass
class Tally:
    """What became of the rows of one batch."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0


@transaction.atomic
def start_import(
    *, actor: Actor, organisation: Organisation, file_name: str, headings: Sequence[str] = ()
) -> ImportRun:
    """This will begin bringing in a list. The rows refused from earlier lists are forgotten: they are about people
    Partake has no reason to keep. Raises `Refused`."""
    access.can_keep_list(actor, organisation.pk).require()

    RefusedRow.objects.filter(run__organisation=organisation).delete()
    run = ImportRun.objects.create(
        organisation=organisation,
        file_name=file_name[-200:],
        headings=list(headings),
        started_at=clock.now(),
        started_by=actor.display_name,
    )

    record_event(LIST_STARTED, actor=actor, about=_ref(run), codes={"organisation": str(organisation.public_id)})
    return run


@transaction.atomic
def import_rows(
    *, actor: Actor, run: ImportRun, rows: Sequence[ListedPerson | RefusedLine]
) -> tuple[Tally, list[RefusedLine]]:
    """This will bring in some rows of one list: new people with how to reach them, what changed for those who are
    here, and the reasons for rows that cannot be. Raises `Refused`."""
    access.can_keep_list(actor, run.organisation_id).require()

    tally, refused = Tally(), [row for row in rows if isinstance(row, RefusedLine)]
    people = [row for row in rows if isinstance(row, ListedPerson)]
    known = known_of(run, people)
    new: list[ListedPerson] = []
    unchanged: list[int] = []
    for row in people:
        try:
            found = match(known, row)
        except RowRefused as wrong:
            refused.append(RefusedLine(row.number, wrong.column, str(wrong), row.cells))
            continue
        if found is None:
            new.append(row)
        elif found.is_as_listed(row):
            unchanged.append(found.imported.pk)  # type: ignore[union-attr]
        else:
            _keep_up(actor, run, row, found)
            tally.changed += 1
    ImportedRow.objects.filter(pk__in=unchanged).update(last_run=run)
    _add(actor, run, new)
    tally.added, tally.unchanged, tally.refused = len(new), len(unchanged), len(refused)
    RefusedRow.objects.bulk_create(
        RefusedRow(run=run, number=row.number, column=row.column, reason=row.reason, cells=list(row.cells))
        for row in refused
    )
    ImportRun.objects.filter(pk=run.pk).update(
        **{name: F(name) + count for name, count in vars(tally).items()}  # two runs at once each count their own
    )
    return tally, refused


@transaction.atomic
def finish_import(*, actor: Actor, run: ImportRun) -> ImportRun:
    """This will mark a run as having read its whole list. Raises `Refused`."""
    access.can_keep_list(actor, run.organisation_id).require()

    ImportRun.objects.filter(pk=run.pk).update(finished_at=clock.now())
    run.refresh_from_db()

    counts = {name: getattr(run, name) for name in ("added", "changed", "unchanged", "refused")}
    record_event(LIST_IMPORTED, actor=actor, about=_ref(run), codes=counts)
    return run


def _add(actor: Actor, run: ImportRun, rows: list[ListedPerson]) -> None:
    """As `add_person` does for one, for many in a handful of statements; a test holds the two together."""
    if not rows:
        return
    now, today = clock.now(), clock.today()
    people = Person.objects.bulk_create(
        Person(
            given_name=row.given_name,
            family_name=row.family_name,
            known_as=row.known_as,
            born_on=row.born_on,
            died_on=row.died_on,
            nhs_number=row.nhs_number or None,
            created_at=now,
        )
        for row in rows
    )
    relationships = CareRelationship.objects.bulk_create(
        CareRelationship(
            person=person,
            organisation_id=run.organisation_id,
            basis=Basis.REGISTRATION,
            since=row.registered_on or today,
            started_by=actor.display_name,
        )
        for person, row in zip(people, rows, strict=True)
    )
    SearchName.objects.bulk_create(
        SearchName(relationship=relationship, organisation_id=run.organisation_id, word=word[:100])
        for relationship, row in zip(relationships, rows, strict=True)
        for word in search_words(row.given_name, row.family_name, row.known_as)
    )
    ContactPoint.objects.bulk_create(
        # Usable, or nobody could be written to; no message may be left until the person says so.
        ContactPoint(person=person, kind=kind, value=getattr(row, name), added_at=now)
        for person, row in zip(people, rows, strict=True)
        for kind, name in POINTS
        if getattr(row, name)
    )
    ImportedRow.objects.bulk_create(
        ImportedRow(
            organisation_id=run.organisation_id,
            key=row.key,
            person=person,
            fingerprint=row.fingerprint,
            last_run=run,
        )
        for person, row in zip(people, rows, strict=True)
    )

    record_each(
        PERSON_ADDED,
        actor=actor,
        about=[(Ref("people.person", str(person.public_id)), person.public_id) for person in people],
        codes={"import": str(run.public_id)},
    )
    record_each(
        RELATIONSHIP_STARTED,
        actor=actor,
        about=[(Ref("people.relationship", str(row.public_id)), row.person.public_id) for row in relationships],
        codes={"basis": Basis.REGISTRATION, "organisation": str(run.organisation.public_id)},
    )
    care_changed(person.pk for person in people)
    note_likenesses(people, organisation_id=run.organisation_id)


def _keep_up(actor: Actor, run: ImportRun, row: ListedPerson, found: Known) -> None:
    before = found.imported.fingerprint if found.imported else before_first_list(row)
    if before != row.fingerprint:
        change_as_listed(actor=actor, row=row, person=found.person, before=before)
    if not found.is_registered:
        start_relationship(
            actor=actor,
            person=found.person,
            organisation=run.organisation,
            basis=Basis.REGISTRATION,
            since=row.registered_on or clock.today(),
        )
        Person.objects.filter(pk=found.person.pk).update(moved_away_on=None, version=F("version") + 1)
        care_changed([found.person.pk])
    ImportedRow.objects.update_or_create(
        organisation_id=run.organisation_id,
        key=row.key,
        defaults={"person": found.person, "fingerprint": row.fingerprint, "last_run": run},
    )


def _ref(run: ImportRun) -> Ref:
    return Ref("people.import_run", str(run.public_id))
