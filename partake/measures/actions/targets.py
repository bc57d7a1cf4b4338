"""What the person aims for: set, changed and ended, each with a reason, and none of it forgotten."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.audit.domain import EventKind
from partake.kernel import clock
from partake.kernel.ref import Ref
from partake.kernel.verdict import Rejected, Stale
from partake.measures import access, questions, telling
from partake.measures.catalogue import get_measure
from partake.measures.domain import Aim, Numbers
from partake.measures.events import TARGET_ENDED, TARGET_SET
from partake.measures.models import Target
from partake.people.door import OpenRecord


@transaction.atomic
def set_target(
    *, record: OpenRecord, measure: str, numbers: Numbers, unit: str, aim: Aim, reason: str, number: int | None
) -> Target:
    """This will set what the person aims for, beside what was aimed for before. `number` is that of the target the
    page showed (0 for none): when somebody set another since, `Stale` is raised with it. Raises `Refused`, `Rejected`,
    `NotFound`."""
    access.can_set_target(record).require()

    known = get_measure(measure)
    given = questions.check_reading(known, numbers, unit)
    values = {"value": numbers[0], "second": numbers[1] if len(numbers) > 1 else None, "unit": given.name, "aim": aim}
    row = _say(record, known.code, number, reason, values)

    _note(record, row, TARGET_SET)

    telling.of_writing(record)
    return row


@transaction.atomic
def end_target(*, record: OpenRecord, measure: str, reason: str, number: int | None) -> Target:
    """This will say that the person aims for nothing in this measure any more. Raises `Refused`, `Rejected` when
    there is no target, `Stale`, `NotFound`."""
    access.can_set_target(record).require()

    known = get_measure(measure)
    last = _last(record, known.code)
    if last is None or last.value is None:
        raise Rejected("reason", gettext("There is no target now, so there is nothing to end."))
    row = _say(record, known.code, number, reason, {"unit": last.unit, "aim": last.aim})

    _note(record, row, TARGET_ENDED)

    telling.of_writing(record)
    return row


def _last(record: OpenRecord, measure: str) -> Target | None:
    return Target.objects.filter(person_id=record.person.pk, measure=measure).order_by("-number").first()


def _say(record: OpenRecord, measure: str, number: int | None, reason: str, values: Mapping[str, Any]) -> Target:
    last = _last(record, measure)
    if (last.number if last else 0) != (number or 0):
        raise Stale(last)
    try:
        with transaction.atomic():
            return Target.objects.create(
                person_id=record.person.pk,
                measure=measure,
                number=(number or 0) + 1,
                reason=reason,
                set_at=clock.now(),
                set_by=record.person.name if record.is_own else record.actor.name_and_job,
                by_person=record.is_own,
                **values,
            )
    except IntegrityError:
        # Two at the same moment: the second is shown the first.
        raise Stale(_last(record, measure)) from None


def _note(record: OpenRecord, row: Target, kind: EventKind) -> None:
    record_event(
        kind,
        actor=record.actor,
        about=Ref("measures.target", str(row.pk)),
        person_id=record.person.id,
        codes={"measure": row.measure, "number": row.number},
    )
