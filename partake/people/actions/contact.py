"""How somebody may be reached safely, and who is close to them."""

from dataclasses import asdict, dataclass

from django.db import transaction

from partake.audit.actions import record as record_event
from partake.audit.domain import EventKind
from partake.kernel import clock
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Rejected
from partake.people import access
from partake.people.actions.versions import change_row
from partake.people.door import OpenRecord
from partake.people.events import (
    CONTACT_POINT_ADDED,
    CONTACT_POINT_CHANGED,
    CONTACT_POINT_ENDED,
    DETAILS_CHANGED,
    PERSONAL_CONTACT_ADDED,
    PERSONAL_CONTACT_CHANGED,
    PERSONAL_CONTACT_ENDED,
)
from partake.people.models import ContactPoint, Person, PersonalContact
from partake.people.models.contact import ContactKind
from partake.people.telling import choose_messages_again, tell_of_change


@dataclass(frozen=True)
class SafeUse:
    """What the person said about one way to reach them. What is not safe to use is used for nothing."""

    safe_to_use: bool
    safe_to_leave_message: bool = False
    is_shared: bool = False
    is_preferred: bool = False
    note: str = ""

    def as_columns(self) -> dict[str, object]:
        if self.safe_to_use:
            return asdict(self)
        return asdict(SafeUse(safe_to_use=False, is_shared=self.is_shared, note=self.note))


@transaction.atomic
def add_contact_point(*, record: OpenRecord, kind: ContactKind, value: str, use: SafeUse) -> ContactPoint:
    """This will write down a way to reach the person and what is safe there. Messages that have not gone yet are
    chosen again. Raises `Refused`, `Rejected`."""
    access.can_change_details(record).require()

    _has_value(value)
    _is_new(record, value)
    if use.is_preferred and use.safe_to_use:
        _prefer_no_other(record)
    point = ContactPoint.objects.create(
        person_id=record.person.pk, kind=kind, value=value, added_at=clock.now(), **use.as_columns()
    )

    _log_point(CONTACT_POINT_ADDED, record, point)

    choose_messages_again(record)
    tell_of_change(record)
    return point


@transaction.atomic
def change_contact_point(
    *, record: OpenRecord, point: ContactPoint, value: str, use: SafeUse, version: int | None
) -> None:
    """This will change a way to reach the person, or what is safe there. Raises `Refused`, `Rejected`, `NotFound`,
    `Stale`."""
    access.can_change_details(record).require()

    _is_current(record, point)
    _has_value(value)
    _is_new(record, value, but=point)
    if use.is_preferred and use.safe_to_use:
        _prefer_no_other(record, but=point)
    columns = {"value": value, **use.as_columns()}
    change_row(ContactPoint, pk=point.pk, version=version, values=columns)

    _log_point(CONTACT_POINT_CHANGED, record, point, *_changed(point, columns))

    choose_messages_again(record)
    tell_of_change(record)


@transaction.atomic
def end_contact_point(*, record: OpenRecord, point: ContactPoint, version: int | None) -> None:
    """This will stop a way to reach the person being used. It stays in the history: letters once went there. Raises
    `Refused`, `NotFound`, `Stale`."""
    access.can_change_details(record).require()

    _is_current(record, point)
    change_row(ContactPoint, pk=point.pk, version=version, values={"ended_at": clock.now(), "is_preferred": False})

    _log_point(CONTACT_POINT_ENDED, record, point)

    choose_messages_again(record)
    tell_of_change(record)


@transaction.atomic
def change_contact_wishes(*, record: OpenRecord, no_contact: bool, no_fixed_address: bool, version: int | None) -> None:
    """This will record that the person has no fixed address, or wants nothing sent to them. Letters then wait for a
    person. Raises `Refused`, `Stale`."""
    access.can_change_details(record).require()

    wishes = {"no_contact": no_contact, "no_fixed_address": no_fixed_address}
    change_row(Person, pk=record.person.pk, version=version, values=wishes)

    record_event(
        DETAILS_CHANGED,
        actor=record.actor,
        about=Ref("people.person", str(record.person.id)),
        person_id=record.person.id,
        fields=wishes,
        codes=wishes,
    )

    choose_messages_again(record)
    tell_of_change(record)


@dataclass(frozen=True)
class CloseTo:
    """What is known of somebody close to the person."""

    name: str
    relationship: str = ""
    phone: str = ""
    email: str = ""
    is_emergency: bool = False
    is_next_of_kin: bool = False
    is_carer: bool = False


@transaction.atomic
def add_personal_contact(*, record: OpenRecord, close: CloseTo) -> PersonalContact:
    """This will write down somebody close to the person. It lets them see nothing: sharing is a decision of its own.
    Raises `Refused`, `Rejected`."""
    access.can_change_details(record).require()

    _can_be_called(close)
    contact = PersonalContact.objects.create(person_id=record.person.pk, added_at=clock.now(), **asdict(close))

    _log_close(PERSONAL_CONTACT_ADDED, record, contact)

    tell_of_change(record)
    return contact


@transaction.atomic
def change_personal_contact(
    *, record: OpenRecord, contact: PersonalContact, close: CloseTo, version: int | None
) -> None:
    """This will change what is known of somebody close. What is already shared with them stays as it is. Raises
    `Refused`, `Rejected`, `NotFound`, `Stale`."""
    access.can_change_details(record).require()

    _is_current(record, contact)
    _can_be_called(close)
    change_row(PersonalContact, pk=contact.pk, version=version, values=asdict(close))

    _log_close(PERSONAL_CONTACT_CHANGED, record, contact, *_changed(contact, asdict(close)))

    tell_of_change(record)


@transaction.atomic
def end_personal_contact(*, record: OpenRecord, contact: PersonalContact, version: int | None) -> None:
    """This will take somebody off the list of people close to the person. What is shared with them is not stopped by
    this, and the page says so. Raises `Refused`, `NotFound`, `Stale`."""
    access.can_change_details(record).require()

    _is_current(record, contact)
    change_row(PersonalContact, pk=contact.pk, version=version, values={"ended_at": clock.now()})

    _log_close(PERSONAL_CONTACT_ENDED, record, contact)

    tell_of_change(record)


def _has_value(value: str) -> None:
    if not value:
        raise Rejected("value", "Nothing is written here yet. What is it?")


def _is_new(record: OpenRecord, value: str, but: ContactPoint | None = None) -> None:
    """Written down twice, "not safe to use" could be said of one and missed on the other."""
    known = ContactPoint.objects.filter(person_id=record.person.pk, value=value, ended_at__isnull=True)
    if known.exclude(pk=but.pk if but else -1).exists():
        raise Rejected("value", "This is written down already. Do you want to change that one instead?")


def _can_be_called(close: CloseTo) -> None:
    if close.is_emergency and not close.phone:
        raise Rejected("phone", "In an emergency somebody has to call them. What is their phone number?")


def _is_current(record: OpenRecord, row: ContactPoint | PersonalContact) -> None:
    if row.person_id != record.person.pk or row.ended_at is not None:
        raise NotFound


def _prefer_no_other(record: OpenRecord, but: ContactPoint | None = None) -> None:
    # Two who each choose the one to prefer queue here, rather than meet in the constraint.
    Person.objects.select_for_update().get(pk=record.person.pk)
    others = ContactPoint.objects.filter(person_id=record.person.pk, is_preferred=True, ended_at__isnull=True)
    if but is not None:
        others = others.exclude(pk=but.pk)
    others.update(is_preferred=False)


def _changed(row: ContactPoint | PersonalContact, columns: dict[str, object]) -> list[str]:
    return [name for name, value in columns.items() if getattr(row, name) != value]


def _log_point(kind: EventKind, record: OpenRecord, point: ContactPoint, *fields: str) -> None:
    record_event(
        kind,
        actor=record.actor,
        about=Ref("people.contact_point", str(point.public_id)),
        person_id=record.person.id,
        fields=fields,
        codes={"kind": point.kind},
    )


def _log_close(kind: EventKind, record: OpenRecord, contact: PersonalContact, *fields: str) -> None:
    record_event(
        kind,
        actor=record.actor,
        about=Ref("people.personal_contact", str(contact.public_id)),
        person_id=record.person.id,
        fields=fields,
    )
