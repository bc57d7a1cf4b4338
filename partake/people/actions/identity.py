"""Who the record is about: names, date of birth and NHS number."""

from datetime import date

from django.db import IntegrityError, transaction

from partake.audit.actions import record as record_event
from partake.kernel import clock
from partake.kernel.identifiers import clean_nhs_number, format_nhs_number
from partake.kernel.ref import Ref
from partake.kernel.verdict import Rejected
from partake.people import access
from partake.people.actions.people import index_names
from partake.people.actions.versions import change_row
from partake.people.door import OpenRecord
from partake.people.events import DETAILS_CHANGED, NHS_NUMBER_SHOWN
from partake.people.following import care_changed
from partake.people.models import CareRelationship, Person
from partake.people.telling import choose_messages_again, tell_of_change

OLDEST_AGE = 130  # years: nobody is known to have reached it


@transaction.atomic
def change_names(
    *,
    record: OpenRecord,
    given_name: str,
    family_name: str,
    known_as: str,
    pronouns: str,
    version: int | None,
) -> None:
    """This will change what the person is called; they are found by the new names at once. Raises `Refused`,
    `Rejected`, `Stale`."""
    access.can_change_details(record).require()

    if not given_name:
        raise Rejected("given_name", "There is no first name yet. What is it?")
    if not family_name:
        raise Rejected("family_name", "There is no family name yet. What is it?")
    names = {"given_name": given_name, "family_name": family_name, "known_as": known_as, "pronouns": pronouns}
    changed = [name for name, value in names.items() if getattr(record.person, name) != value]
    change_row(Person, pk=record.person.pk, version=version, values=names)
    for relationship in CareRelationship.objects.filter(person_id=record.person.pk, ended_at__isnull=True):
        index_names(relationship)

    _log(record, *changed)

    care_changed([record.person.pk])
    choose_messages_again(record)
    tell_of_change(record)


@transaction.atomic
def change_birth(*, record: OpenRecord, born_on: date, version: int | None) -> None:
    """This will put the date of birth right. Only the practice does, after checking. Raises `Refused`, `Rejected`,
    `Stale`."""
    access.can_change_identity(record).require()

    if born_on > clock.today():
        raise Rejected("born_on", "That day has not come yet. When were they born?")
    if clock.today().year - born_on.year > OLDEST_AGE:
        raise Rejected("born_on", f"That is more than {OLDEST_AGE} years ago. When were they born?")
    if record.person.died_on is not None and born_on > record.person.died_on:
        raise Rejected("born_on", "That is after the day they died. When were they born?")
    change_row(Person, pk=record.person.pk, version=version, values={"born_on": born_on})

    _log(record, "born_on")

    tell_of_change(record)


@transaction.atomic
def change_nhs_number(*, record: OpenRecord, nhs_number: str, version: int | None) -> None:
    """This will set or put right the NHS number, its check digit tested. Only the practice does. Raises `Refused`,
    `Rejected` (also when somebody else here has it), `Stale`."""
    access.can_change_identity(record).require()

    try:
        digits = clean_nhs_number(nhs_number)
    except ValueError as wrong:
        raise Rejected("nhs_number", str(wrong)) from None
    try:
        with transaction.atomic():
            change_row(Person, pk=record.person.pk, version=version, values={"nhs_number": digits})
    except IntegrityError:
        raise Rejected(
            "nhs_number", "Somebody else here has this NHS number. Ask your records lead to look at both records."
        ) from None

    _log(record, "nhs_number")

    tell_of_change(record)


@transaction.atomic
def show_nhs_number(*, record: OpenRecord) -> str:
    """This will give the NHS number in its 3 3 4 grouping ("" if there is none), and log that it was looked at.
    Raises `Refused`."""
    access.can_see_nhs_number(record).require()

    digits = Person.objects.values_list("nhs_number", flat=True).get(pk=record.person.pk)

    record_event(
        NHS_NUMBER_SHOWN,
        actor=record.actor,
        about=Ref("people.person", str(record.person.id)),
        person_id=record.person.id,
    )
    return format_nhs_number(digits) if digits else ""


def _log(record: OpenRecord, *fields: str) -> None:
    record_event(
        DETAILS_CHANGED,
        actor=record.actor,
        about=Ref("people.person", str(record.person.id)),
        person_id=record.person.id,
        fields=fields,
    )
