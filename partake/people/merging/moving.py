"""What goes from one record to the other. Where both have the same thing, the kept record's stays in use and the
other's is ended, never deleted. What keeps somebody safe is taken from either: what one record hides or marks unsafe,
the joined one does too."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from partake.audit.domain import Basis
from partake.people.actions.people import index_names
from partake.people.domain import StopReason, in_order
from partake.people.merging.journal import Journal
from partake.people.models import (
    BestInterestsDecision,
    CapacityDecision,
    CareRelationship,
    CommunicationNeed,
    ContactPoint,
    DemographicAnswer,
    EmergencyOpening,
    ImportedRow,
    Language,
    LookQuestion,
    Person,
    PersonAccount,
    PersonalContact,
    Representative,
    RightTold,
    SearchName,
    Share,
    Words,
)
from partake.people.powers import EndReason

MOVED_WHOLE = (
    PersonalContact,
    RightTold,
    EmergencyOpening,
    LookQuestion,
    ImportedRow,
    PersonAccount,
    CapacityDecision,
    BestInterestsDecision,
)
# Rows numbered in the order they were written: (model, what the number counts within).
NUMBERED = ((Words, "heading", "written_at"), (DemographicAnswer, "question", "answered_at"))
OUT_OF_THE_WAY = 1_000_000
SHARED_WITH = ("with_organisation_id", "with_team_id", "with_user_id")
FILLED_IN = ("known_as", "pronouns", "born_on", "died_on", "moved_away_on")
WISHES = ("no_contact", "no_fixed_address")


def move_everything(journal: Journal, *, kept: Person, other: Person, now: datetime, by: str) -> None:
    """This will move what `other` has to `kept`, noting each change in `journal`. The caller holds both rows and has
    checked that they may be joined."""
    for model in MOVED_WHOLE:
        for row in _of(model, other):
            journal.change(row, person_id=kept.pk)
    _relationships(journal, kept, other, now)
    _shares(journal, kept, other, now, by)
    _representatives(journal, kept, other, now, by)
    _contact_points(journal, kept, other, now)
    _once_each(journal, Language, kept, other, now)
    _once_each(journal, CommunicationNeed, kept, other, now)
    for numbered, within, written in NUMBERED:
        join_numbered(journal, numbered, within=within, written=written, kept=kept, other=other)
    _facts(journal, kept, other)
    for earlier in Person.objects.filter(superseded_by=other):
        journal.change(earlier, superseded_by_id=kept.pk)
    journal.change(other, superseded_by_id=kept.pk)
    find_again(kept)


def find_again(person: Person) -> None:
    """This will write again the words one person is found by, wherever somebody looks after them."""
    SearchName.objects.filter(relationship__person=person, relationship__ended_at__isnull=False).delete()
    for relationship in CareRelationship.objects.filter(person=person, ended_at__isnull=True).select_related("person"):
        index_names(relationship)


def _of(model: Any, person: Person) -> "QuerySet[Any]":
    rows: QuerySet[Any] = model._default_manager.filter(person_id=person.pk)
    return rows.order_by("pk")


def _relationships(journal: Journal, kept: Person, other: Person, now: datetime) -> None:
    current = list(_of(CareRelationship, kept).filter(ended_at__isnull=True))
    registered = any(row.basis == Basis.REGISTRATION for row in current)
    for row in _of(CareRelationship, other):
        same = next((mine for mine in current if _same_care(mine, row)), None)
        if row.ended_at is None and same is not None:
            # Narrowed on either record is narrowed on the one.
            journal.change(same, hidden=list(in_order([*same.hidden, *row.hidden])), version=same.version + 1)
            journal.change(row, ended_at=now)
        elif row.ended_at is None and row.basis == Basis.REGISTRATION and registered:
            journal.change(row, ended_at=now)
        journal.change(row, person_id=kept.pk)


def _same_care(one: CareRelationship, other: CareRelationship) -> bool:
    return (one.organisation_id, one.team_id, one.basis) == (other.organisation_id, other.team_id, other.basis)


def _shares(journal: Journal, kept: Person, other: Person, now: datetime, by: str) -> None:
    mine = {one for row in _of(Share, kept).filter(stopped_at__isnull=True) for one in _shared_with(row)}
    for row in _of(Share, other):
        if row.stopped_at is None and _shared_with(row) & mine:
            journal.change(row, stopped_at=now, stopped_by=by, stop_reason=StopReason.MERGED)
        journal.change(row, person_id=kept.pk)


def _shared_with(share: Share) -> set[tuple[str, object]]:
    """Somebody close is known by their email address, and once they accepted also by their sign-in."""
    named = {(name, getattr(share, name)) for name in SHARED_WITH} | {("with_email", share.with_email.lower())}
    return {(name, value) for name, value in named if value}


def _representatives(journal: Journal, kept: Person, other: Person, now: datetime, by: str) -> None:
    """Whoever speaks for both does so once; what either record keeps from them, or pauses, the joined one does too."""
    mine = {row.email: row for row in _of(Representative, kept).filter(ended_at__isnull=True) if row.email}
    for row in _of(Representative, other):
        same = mine.get(row.email) if row.ended_at is None else None
        if same is not None:
            journal.change(same, hidden=list(in_order([*same.hidden, *row.hidden])))
            if row.paused_at is not None and same.paused_at is None:
                journal.change(same, paused_at=row.paused_at, paused_by=row.paused_by, worry=row.worry)
            journal.change(row, ended_at=now, ended_by=by, end_reason=EndReason.MERGED)
        journal.change(row, person_id=kept.pk)


def _contact_points(journal: Journal, kept: Person, other: Person, now: datetime) -> None:
    current = list(_of(ContactPoint, kept).filter(ended_at__isnull=True))
    prefers = any(point.is_preferred for point in current)
    for row in _of(ContactPoint, other):
        if row.ended_at is None:
            if prefers and row.is_preferred:
                journal.change(row, is_preferred=False)
            same = next((p for p in current if p.kind == row.kind and _plain(p.value) == _plain(row.value)), None)
            if same is not None:
                _as_careful(journal, same, row)
                journal.change(row, ended_at=now, is_preferred=False)
        journal.change(row, person_id=kept.pk)


def _as_careful(journal: Journal, point: ContactPoint, other: ContactPoint) -> None:
    safe = point.safe_to_use and other.safe_to_use
    journal.change(
        point,
        safe_to_use=safe,
        safe_to_leave_message=safe and point.safe_to_leave_message and other.safe_to_leave_message,
        is_preferred=safe and point.is_preferred,
        is_shared=point.is_shared or other.is_shared,
    )


def _plain(value: str) -> str:
    return "".join(value.split()).casefold()


def _once_each(journal: Journal, model: Any, kept: Person, other: Person, now: datetime) -> None:
    """A language or a need is there once by its code."""
    current = list(_of(model, kept).filter(ended_at__isnull=True))
    codes = {row.code for row in current}
    prefers = any(getattr(row, "is_preferred", False) for row in current)
    for row in _of(model, other):
        if row.ended_at is None and row.code in codes:
            journal.change(row, ended_at=now)
        elif row.ended_at is None and prefers and getattr(row, "is_preferred", False):
            journal.change(row, is_preferred=False)
        journal.change(row, person_id=kept.pk)


def join_numbered(
    journal: Journal, model: Any, *, within: str | None, written: str, kept: Person, other: Person
) -> None:
    """This will make one history of both, in the order it was written: what was said last is what stands. Rows are
    numbered within one value of a column, or (None) within the person."""
    theirs = list(_of(model, other))
    if not theirs:
        return
    mine = list(
        _of(model, kept).filter(**{f"{within}__in": {getattr(row, within) for row in theirs}} if within else {})
    )
    rows = sorted([*mine, *theirs], key=lambda row: (getattr(row, written), row.pk))
    for row in rows:
        journal.change(row, number=row.number + OUT_OF_THE_WAY + (0 if row in mine else OUT_OF_THE_WAY))
    counts: dict[str, int] = {}
    for row in rows:
        key = getattr(row, within) if within else ""
        counts[key] = counts.get(key, 0) + 1
        journal.change(row, person_id=kept.pk)
        journal.change(row, number=counts[key])


def _facts(journal: Journal, kept: Person, other: Person) -> None:
    """What the kept record does not know is filled in from the other; what it knows stands."""
    if kept.nhs_number is None and other.nhs_number is not None:
        number = other.nhs_number
        journal.change(other, nhs_number=None)  # held by one record at a time
        journal.change(kept, nhs_number=number)
    blank = {name: getattr(other, name) for name in FILLED_IN if not getattr(kept, name) and getattr(other, name)}
    wishes = {name: getattr(kept, name) or getattr(other, name) for name in WISHES}
    journal.change(kept, **blank, **wishes, version=kept.version + 1)
