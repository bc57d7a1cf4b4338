"""Adding one reading by hand, and striking out one that is wrong."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.kernel import clock
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Rejected, Stale
from partake.measures import access, questions, telling
from partake.measures.catalogue import get_measure
from partake.measures.domain import Numbers
from partake.measures.events import RESULT_ADDED, RESULT_STRUCK
from partake.measures.models import Result
from partake.people.door import OpenRecord


@transaction.atomic
def add_result(
    *,
    record: OpenRecord,
    measure: str,
    numbers: Numbers,
    unit: str,
    taken_on: date,
    at_home: bool,
    note: str = "",
) -> Result:
    """This will add one reading, in the unit it was given in. One that nobody has is asked about, not kept. Raises
    `Refused`, `Rejected`, `NotFound` for a measure that is not on the list."""
    access.can_add_result(record).require()

    known = get_measure(measure)
    given = questions.check_reading(known, numbers, unit)
    if taken_on > clock.today():
        raise Rejected("taken_on", gettext("That day has not come yet. Which day was it measured?"))
    if record.person.born_on and taken_on < record.person.born_on:
        raise Rejected("taken_on", gettext("That is before the person was born. Which day was it measured?"))
    row = Result.objects.create(
        person_id=record.person.pk,
        measure=known.code,
        value=numbers[0],
        second=numbers[1] if len(numbers) > 1 else None,
        unit=given.name,
        taken_on=taken_on,
        at_home=at_home,
        note=note,
        recorded_at=clock.now(),
        recorded_by=record.person.name if record.is_own else record.actor.name_and_job,
        by_person=record.is_own,
    )

    record_event(
        RESULT_ADDED,
        actor=record.actor,
        about=Ref("measures.result", str(row.public_id)),
        person_id=record.person.id,
        codes={"measure": known.code},
    )

    telling.of_writing(record)
    return row


@transaction.atomic
def strike_result(*, record: OpenRecord, result_id: UUID, because: str) -> Result:
    """This will strike out a reading that is wrong: it counts no more, and stays to be read with the reason. Raises
    `Refused`, `NotFound`, and `Stale` when it was struck out already."""
    row = Result.objects.select_for_update().filter(person_id=record.person.pk, public_id=result_id).first()
    access.can_see_results(record).require()
    if row is None:
        raise NotFound
    access.can_strike_result(record, by_person=row.by_person).require()

    if row.struck_at is not None:
        raise Stale(row)
    row.struck_at, row.struck_because = clock.now(), because
    row.struck_by = record.person.name if record.is_own else record.actor.name_and_job
    row.save(update_fields=["struck_at", "struck_by", "struck_because"])

    record_event(
        RESULT_STRUCK,
        actor=record.actor,
        about=Ref("measures.result", str(row.public_id)),
        person_id=record.person.id,
        codes={"measure": row.measure},
    )

    telling.of_writing(record)
    return row
