"""Seeing one thing differently: both views stand, each in its own words, until it is settled."""

from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.audit.domain import EventKind
from partake.care_plans import access, caseload, letters, telling
from partake.care_plans.domain.states import Side
from partake.care_plans.drafts import who_wrote
from partake.care_plans.events import DISAGREEMENT_SETTLED, DISAGREEMENT_STARTED, VIEW_WRITTEN
from partake.care_plans.models import Disagreement, Plan, View
from partake.kernel import clock
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Rejected, Stale
from partake.people.domain import AskedHow
from partake.people.door import OpenRecord


@transaction.atomic
def start_disagreement(
    *, record: OpenRecord, about: str, side: Side, words: str, said_how: AskedHow = AskedHow.THEMSELVES
) -> Disagreement:
    """This will set down one thing that is seen differently, and one side's words on it.

    Raises `Refused`, `Rejected`, `NotFound` when there is no plan.
    """
    _may_speak(record, side, said_how)

    plan = Plan.objects.filter(person_id=record.person.pk).first()
    if plan is None:
        raise NotFound
    row = Disagreement.objects.create(plan=plan, about=about, started_at=clock.now())
    _say(record, row, side, words)

    _note(DISAGREEMENT_STARTED, record, row, side)

    _send(record, row, side, words)
    return row


@transaction.atomic
def write_view(
    *,
    record: OpenRecord,
    disagreement_id: UUID,
    side: Side,
    words: str,
    version: int | None,
    said_how: AskedHow = AskedHow.THEMSELVES,
) -> View:
    """This will put one side's words beside the other's, replacing neither. Raises `Refused`, `Rejected`, `Stale`,
    `NotFound`."""
    _may_speak(record, side, said_how)

    row = _standing(record, disagreement_id, version)
    view = _say(record, row, side, words)

    _note(VIEW_WRITTEN, record, row, side)

    _send(record, row, side, words)
    return view


@transaction.atomic
def settle_disagreement(*, record: OpenRecord, disagreement_id: UUID, version: int | None) -> None:
    """This will say that it is settled: the person's to say. Both views are kept. Raises `Refused`, `Stale`."""
    access.can_agree_for_themselves(record).require()

    row = _standing(record, disagreement_id, version)
    row.settled_at, row.settled_by = clock.now(), who_wrote(record.actor)
    row.save(update_fields=["settled_at", "settled_by"])
    caseload.touched(record.person.pk)

    _note(DISAGREEMENT_SETTLED, record, row, Side.PERSON)

    telling.of_writing(record)


def _may_speak(record: OpenRecord, side: Side, said_how: AskedHow) -> None:
    may = access.can_agree_for_themselves if side is Side.PERSON else access.can_agree_as_professional
    may(record).require()
    if side is Side.PERSON and not record.is_own and said_how is AskedHow.THEMSELVES:
        raise Rejected("said_how", gettext("How did %(name)s tell you this?") % {"name": record.person.first_name})


def _standing(record: OpenRecord, disagreement_id: UUID, version: int | None) -> Disagreement:
    row = (
        Disagreement.objects.select_for_update(of=("self",))
        .filter(public_id=disagreement_id, plan__person_id=record.person.pk, settled_at__isnull=True)
        .first()
    )
    if row is None:
        raise NotFound
    if row.version != version:
        raise Stale(row)
    return row


def _say(record: OpenRecord, row: Disagreement, side: Side, words: str) -> View:
    if not words.strip():
        raise Rejected("words", gettext("Nothing is written here yet. How do you see it?"))
    Disagreement.objects.filter(pk=row.pk).update(version=F("version") + 1)
    caseload.touched(record.person.pk)
    return View.objects.create(
        disagreement=row,
        side=side,
        words=words,
        name=record.person.name if side is Side.PERSON else record.actor.display_name,
        recorded_by=who_wrote(record.actor),
        at=clock.now(),
    )


def _note(event: EventKind, record: OpenRecord, row: Disagreement, side: Side) -> None:
    record_event(
        event,
        actor=record.actor,
        about=Ref("care_plans.disagreement", str(row.public_id)),
        person_id=record.person.id,
        codes={"side": side},
    )


def _send(record: OpenRecord, row: Disagreement, side: Side, words: str) -> None:
    if side is Side.PROFESSIONAL:
        telling.of_writing(record)
        return
    document = letters.said_for_you(record, gettext("How you see it differently"), words)
    about = Ref("care_plans.disagreement", str(row.public_id))
    telling.of_words(record, document, about=about, key=f"view:{row.public_id}:{row.views.count()}")
