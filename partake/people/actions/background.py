"""Answers about background: given, declined, changed and taken back."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction

from partake.audit.actions import record as record_event
from partake.audit.domain import EventKind
from partake.kernel import clock
from partake.kernel.ref import Ref
from partake.kernel.verdict import Rejected, Stale
from partake.people import access
from partake.people.background import BackgroundQuestion, background_questions
from partake.people.domain import Part
from partake.people.door import OpenRecord
from partake.people.events import BACKGROUND_ANSWERED, BACKGROUND_WITHDRAWN
from partake.people.models import DemographicAnswer
from partake.people.telling import tell_of_change


@transaction.atomic
def answer_background(
    *, record: OpenRecord, question: str, answers: Iterable[str], number: int | None, declined: bool = False
) -> DemographicAnswer:
    """This will keep an answer, or that the person would rather not say, as a new row. `number` is that of the
    answer the page showed (0 if there was none). Raises `Refused`, `Rejected`, `Stale`."""
    access.can_answer_background(record).require()

    record.require(Part.BACKGROUND)
    known = _known(question)
    chosen = _chosen(known, answers, declined=declined)
    latest = _latest(record, question)
    _is_unchanged(latest, number)
    try:
        with transaction.atomic():
            row = DemographicAnswer.objects.create(
                person_id=record.person.pk,
                question=question,
                list_version=known.version,
                answer=",".join(chosen),
                declined=declined,
                answered_at=clock.now(),
                number=latest.number + 1 if latest else 1,
            )
    except IntegrityError:
        raise Stale(_latest(record, question)) from None

    _log(BACKGROUND_ANSWERED, record, question)

    tell_of_change(record)
    return row


@transaction.atomic
def withdraw_background(*, record: OpenRecord, question: str, number: int | None) -> None:
    """This will take back what was answered to one question: it is no longer shown, used or counted. That answers
    once stood there is kept. Raises `Refused`, `Rejected`, `Stale`."""
    access.can_answer_background(record).require()

    record.require(Part.BACKGROUND)
    _known(question)
    _is_unchanged(_latest(record, question), number)
    rows = DemographicAnswer.objects.filter(person_id=record.person.pk, question=question, withdrawn_at__isnull=True)
    if not rows.update(withdrawn_at=clock.now()):
        return

    _log(BACKGROUND_WITHDRAWN, record, question)

    tell_of_change(record)


def _known(question: str) -> BackgroundQuestion:
    known = background_questions().get(question)
    if known is None:
        raise Rejected("answers", "That question is not asked any more.")
    return known


def _chosen(question: BackgroundQuestion, answers: Iterable[str], *, declined: bool) -> tuple[str, ...]:
    wanted = set(answers)
    if declined and wanted:
        raise Rejected("answers", "“I would rather not say” is ticked, and something else too. Which is right?")
    if declined:
        return ()
    chosen = tuple(code for code, _ in question.answers if code in wanted)
    if not chosen or len(chosen) != len(wanted):
        raise Rejected("answers", "Nothing on this list is chosen yet. Which one is it?")
    if len(chosen) > 1 and not question.many:
        raise Rejected("answers", "More than one is chosen. Which one is it?")
    if len(chosen) > 1 and question.none_code in chosen:
        raise Rejected("answers", "“None” is ticked, and something else too. Which is right?")
    return chosen


def _latest(record: OpenRecord, question: str) -> DemographicAnswer | None:
    rows = DemographicAnswer.objects.filter(person_id=record.person.pk, question=question)
    return rows.order_by("-number").first()


def _is_unchanged(latest: DemographicAnswer | None, number: int | None) -> None:
    if (latest.number if latest else 0) != (number or 0):
        raise Stale(latest)


def _log(kind: EventKind, record: OpenRecord, question: str) -> None:
    """Which question, never which answer."""
    record_event(
        kind,
        actor=record.actor,
        about=Ref("people.background", question),
        person_id=record.person.id,
        codes={"question": question},
    )
