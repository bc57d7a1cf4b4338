"""Whom a row of a list is about, among those who are here already; and what became of each list."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import QuerySet

from partake.audit.domain import Basis
from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound
from partake.organisations.domain import RoleCode
from partake.organisations.models import Organisation
from partake.people import access
from partake.people.lists.columns import Column
from partake.people.lists.rows import ListedPerson, changed_groups
from partake.people.models import CareRelationship, ImportedRow, ImportRun, Person, RefusedRow


class RowRefused(ValueError):
    """A row cannot be brought in. `column` is where, its words say why."""

    def __init__(self, column: str, words: str) -> None:
        super().__init__(words)
        self.column = column


@dataclass
class Known:
    """Somebody who is here already, and what the last list said of them (None: they came by no list)."""

    person: Person
    imported: ImportedRow | None
    is_registered: bool

    def is_as_listed(self, row: ListedPerson) -> bool:
        """Whether the row says what the last list said, and they are still registered: most rows of most lists."""
        return self.is_registered and self.imported is not None and self.imported.fingerprint == row.fingerprint


@dataclass
class KnownPeople:
    """Everybody a batch of rows may be about, read in four statements."""

    run: ImportRun
    by_key: dict[str, ImportedRow]
    by_number: dict[str, Person]
    practices: dict[int, int]
    in_this_list: set[int]
    numbers_taken: dict[str, int] = field(default_factory=dict)
    keys_taken: dict[str, ListedPerson] = field(default_factory=dict)


def known_of(run: ImportRun, rows: Sequence[ListedPerson]) -> KnownPeople:
    imported = ImportedRow.objects.filter(organisation_id=run.organisation_id, key__in=[row.key for row in rows])
    by_key = {row.key: row for row in imported.select_related("person__superseded_by")}
    numbers = [row.nhs_number for row in rows if row.nhs_number]
    by_number = {person.nhs_number or "": person for person in Person.objects.filter(nhs_number__in=numbers)}
    pks = {row.person_id for row in by_key.values()} | {person.pk for person in by_number.values()}
    pks |= {row.person.superseded_by_id for row in by_key.values() if row.person.superseded_by_id}
    registered = CareRelationship.objects.filter(
        person_id__in=pks, basis=Basis.REGISTRATION, ended_at__isnull=True
    ).values_list("person_id", "organisation_id")
    in_this_list = ImportedRow.objects.filter(last_run=run, person_id__in=pks).values_list("person_id", flat=True)
    return KnownPeople(run, by_key, by_number, dict(registered), set(in_this_list))


def match(known: KnownPeople, row: ListedPerson) -> Known | None:
    """This will give whom a row is about, or None for somebody new. Raises `RowRefused` when that would be a guess
    about whose record is whose."""
    _only_once(known, row)
    imported = known.by_key.get(row.key)
    holder = known.by_number.get(row.nhs_number) if row.nhs_number else None
    if imported is None and holder is None:
        return None
    if imported is None:
        assert holder is not None  # one of the two was found
        _is_plainly(holder, row)
        if holder.pk in known.in_this_list:
            raise RowRefused(Column.NHS_NUMBER, "An earlier row of this list has the same NHS number.")
        person = holder
    else:
        person = imported.person.superseded_by or imported.person
        if holder is not None and holder.pk != person.pk:
            raise RowRefused(Column.NHS_NUMBER, "Somebody else here has this NHS number. Look at both records.")
        if "nhs_number" in changed_groups(imported.fingerprint, row.fingerprint):
            _may_get_number(person, row)
    practice = known.practices.get(person.pk)
    if practice is not None and practice != known.run.organisation_id:
        raise RowRefused(
            Column.NHS_NUMBER,
            "They are registered with another practice in Partake. That must end first.",
        )
    if practice is None:
        _may_come_back(person, row)
    if imported is not None and person.died_on and row.died_on is None:
        raise RowRefused(Column.DIED_ON, "Partake says they died, and the list does not. Which is right?")
    return Known(person, imported, is_registered=practice is not None)


def _only_once(known: KnownPeople, row: ListedPerson) -> None:
    earlier = known.by_key.get(row.key)
    if earlier is not None and earlier.last_run_id == known.run.pk:
        raise RowRefused("", "An earlier row of this list is the same person.")
    before = known.keys_taken.setdefault(row.key, row)
    if before is not row:
        same = before.fingerprint == row.fingerprint
        words = f"This is row {before.number} again." if same else f"Row {before.number} is the same person."
        raise RowRefused("", words)
    if row.nhs_number and known.numbers_taken.setdefault(row.nhs_number, row.number) != row.number:
        raise RowRefused(Column.NHS_NUMBER, f"Row {known.numbers_taken[row.nhs_number]} has the same NHS number.")


def _is_plainly(person: Person, row: ListedPerson) -> None:
    """An NHS number alone opens nobody's record: one wrong figure could be somebody else's."""
    if person.born_on is None or row.born_on is None or person.born_on != row.born_on:
        raise RowRefused(
            Column.NHS_NUMBER,
            "Somebody in Partake has this NHS number and not this date of birth. Check both with the person.",
        )


def _may_get_number(person: Person, row: ListedPerson) -> None:
    if person.nhs_number and person.nhs_number != row.nhs_number:
        raise RowRefused(
            Column.NHS_NUMBER,
            "The NHS number changed since the last list. Check it with the person, then change it on their page.",
        )


def _may_come_back(person: Person, row: ListedPerson) -> None:
    left = person.moved_away_on
    if left is not None and (row.registered_on is None or row.registered_on <= left):
        raise RowRefused(
            Column.REGISTERED_ON,
            f"They moved away on {left.day}/{left.month}/{left.year}. If they are back, give the later day they "
            "registered.",
        )


@dataclass(frozen=True)
class RefusedFact:
    number: int
    column: str
    reason: str


@dataclass(frozen=True)
class RunPage:
    """What became of one list. `gone` counts people of earlier lists who are registered here and not in it; None
    while it is not the newest or was not read to its end."""

    run: ImportRun
    refused: tuple[RefusedFact, ...]
    gone: int | None


def organisations_kept(actor: Actor) -> list[Organisation]:
    """This will give the organisations whose list the actor keeps, by name."""
    ids = {role.organisation_id for role in actor.roles if role.code == RoleCode.RECORDS_LEAD}
    return list(Organisation.objects.filter(pk__in=ids).order_by("name", "pk"))


def require_lists(actor: Actor) -> list[Organisation]:
    """This will give the organisations whose list the actor keeps, or raise `Refused` when there are none."""
    kept = organisations_kept(actor)
    if not kept:
        access.can_keep_list(actor, -1).require()
    return kept


def list_runs(actor: Actor, *, limit: int = 20) -> list[ImportRun]:
    """This will give the lists brought in for the organisations whose list the actor keeps, newest first."""
    kept = organisations_kept(actor)
    return list(ImportRun.objects.filter(organisation__in=kept).select_related("organisation").order_by("-pk")[:limit])


def get_run(actor: Actor, run_id: UUID) -> ImportRun:
    run = ImportRun.objects.filter(public_id=run_id, organisation__in=organisations_kept(actor)).first()
    if run is None:
        raise NotFound
    return run


def get_run_page(actor: Actor, run_id: UUID, *, rows_shown: int = 200) -> RunPage:
    """This will give what became of one list and the first refused rows. Raises `NotFound`."""
    run = get_run(actor, run_id)
    rows = RefusedRow.objects.filter(run=run).order_by("number")[:rows_shown]
    newest = not ImportRun.objects.filter(organisation_id=run.organisation_id, pk__gt=run.pk).exists()
    gone = gone_since(run).count() if newest and run.finished_at else None
    return RunPage(run, tuple(RefusedFact(row.number, row.column, row.reason) for row in rows), gone)


def gone_since(run: ImportRun) -> "QuerySet[Person]":
    """People brought in by an earlier list and registered with the organisation, who are not in this one."""
    here = CareRelationship.objects.filter(
        organisation_id=run.organisation_id, basis=Basis.REGISTRATION, ended_at__isnull=True
    )
    in_list = ImportedRow.objects.filter(organisation_id=run.organisation_id, last_run=run)
    listed = ImportedRow.objects.filter(organisation_id=run.organisation_id, last_run__lt=run)
    return (
        Person.objects.filter(
            pk__in=listed.values("person_id"), care_relationships__in=here, superseded_by__isnull=True, died_on=None
        )
        .exclude(pk__in=in_list.values("person_id"))
        .distinct()
    )
