"""One person's details in full, for the pages where they are kept right."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from partake.kernel.verdict import NotFound, Verdict
from partake.people import access
from partake.people.domain import Part
from partake.people.door import OpenRecord
from partake.people.models import ContactPoint, Person, PersonalContact, Share
from partake.people.queries.record import CloseLine, ContactLine, close_lines, contact_lines


@dataclass(frozen=True)
class DetailsPage:
    """How to reach somebody, who is close to them, and what of it the reader may change."""

    points: tuple[ContactLine, ...]
    close: tuple[CloseLine, ...]
    no_fixed_address: bool
    no_contact: bool
    born_on: date | None
    may_change: Verdict
    may_change_identity: Verdict
    may_see_nhs_number: Verdict


@dataclass(frozen=True)
class Wishes:
    no_contact: bool
    no_fixed_address: bool
    version: int


def get_details_page(record: OpenRecord) -> DetailsPage:
    """This will give everything under "How to reach me". Raises `Refused`."""
    wishes = get_wishes(record)
    return DetailsPage(
        points=contact_lines(record.person.pk),
        close=close_lines(record.person.pk),
        no_fixed_address=wishes.no_fixed_address,
        no_contact=wishes.no_contact,
        born_on=record.person.born_on,
        may_change=access.can_change_details(record),
        may_change_identity=access.can_change_identity(record),
        may_see_nhs_number=access.can_see_nhs_number(record),
    )


def get_wishes(record: OpenRecord) -> Wishes:
    """This will give whether anything may be sent to the person, and whether they have an address. Raises
    `Refused`."""
    record.require(Part.CONTACT)
    person = Person.objects.only("no_contact", "no_fixed_address", "version").get(pk=record.person.pk)
    return Wishes(person.no_contact, person.no_fixed_address, person.version)


def get_contact_point(record: OpenRecord, point_id: UUID) -> ContactPoint:
    """This will give a way to reach the person that is used now. Raises `Refused`, `NotFound`."""
    record.require(Part.CONTACT)
    found = ContactPoint.objects.filter(person_id=record.person.pk, public_id=point_id, ended_at__isnull=True).first()
    if found is None:
        raise NotFound
    return found


def get_close(record: OpenRecord, contact_id: UUID) -> PersonalContact:
    """This will give somebody close to the person, on the list now. Raises `Refused`, `NotFound`."""
    record.require(Part.CONTACT)
    found = PersonalContact.objects.filter(
        person_id=record.person.pk, public_id=contact_id, ended_at__isnull=True
    ).first()
    if found is None:
        raise NotFound
    return found


def shares_with(record: OpenRecord, contact: PersonalContact) -> bool:
    """This will say whether something is shared with somebody close, or offered to them: under their entry, or to
    the same email address."""
    theirs = Q(with_contact=contact)
    if contact.email:
        theirs |= Q(with_email__iexact=contact.email)
    return Share.objects.filter(theirs, person_id=record.person.pk, stopped_at__isnull=True).exists()
