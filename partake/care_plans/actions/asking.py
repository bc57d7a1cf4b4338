"""Between two talks: the person says how things are, asks their key worker, and is answered."""

from uuid import UUID

from django.db import transaction

from partake.audit.actions import record as record_event
from partake.care_plans import access, letters, telling, telling_of_talks
from partake.care_plans.domain.conversations import answer_due
from partake.care_plans.drafts import who_wrote
from partake.care_plans.events import PLAN_QUESTION_ANSWERED, PLAN_QUESTION_ASKED, UPDATE_WRITTEN
from partake.care_plans.models import PlanQuestion, Update
from partake.care_plans.queries.between import key_worker_of, who_answers
from partake.care_plans.queries.plan import get_plan
from partake.kernel import clock
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Rejected, Stale
from partake.people.domain import AskedHow
from partake.people.door import OpenRecord
from partake.people.queries.looks import name_to_show
from partake.people.queries.registration import practice_of


@transaction.atomic
def write_update(*, record: OpenRecord, words: str) -> Update:
    """This will keep how somebody is, said any day, for the next talk. It needs no agreement. Raises `Refused`,
    `Rejected`."""
    access.can_write_update(record).require()

    if not words.strip():
        raise Rejected("words", "Nothing is written here yet. How are things?")
    row = Update.objects.create(
        person_id=record.person.pk,
        words=words,
        at=clock.now(),
        said_by=record.person.name if record.is_own else who_wrote(record.actor),
        by_person=record.is_own,
    )

    record_event(
        UPDATE_WRITTEN,
        actor=record.actor,
        about=Ref("people.person", str(record.person.id)),
        person_id=record.person.id,
    )

    telling.of_writing(record)
    return row


@transaction.atomic
def ask_question(*, record: OpenRecord, words: str, said_how: AskedHow = AskedHow.THEMSELVES) -> PlanQuestion:
    """This will put the person's question to their key worker, or to those at their practice who plan with people. The
    answer is due in a few working days. Raises `Refused`, `Rejected`."""
    access.can_ask_question(record).require()

    if not words.strip():
        raise Rejected("words", "Nothing is written here yet. What would you like to ask?")
    if not record.is_own and said_how is AskedHow.THEMSELVES:
        raise Rejected("said_how", f"How did {record.person.first_name} tell you this?")
    key_worker = key_worker_of(get_plan(record))
    to = who_answers(record.person.pk, key_worker=key_worker, practice=practice_of(record.person.pk))
    if to is None:
        raise Rejected("words", "Nobody who plans with you can see your plan now, so nobody could answer. Call us.")
    row = PlanQuestion.objects.create(
        person_id=record.person.pk,
        words=words,
        said_how=AskedHow.THEMSELVES if record.is_own else said_how,
        asked_at=clock.now(),
        asked_by=record.person.name if record.is_own else who_wrote(record.actor),
        to_user_id=to.planner.user_id if to.planner else None,
        to_name=to.name[:200],
        organisation_id=to.organisation_id,
        due_on=answer_due(clock.today()),
    )

    record_event(
        PLAN_QUESTION_ASKED,
        actor=record.actor,
        about=Ref("care_plans.plan_question", str(row.public_id)),
        person_id=record.person.id,
        codes={"due_on": row.due_on.isoformat(), "to_key_worker": row.to_user_id is not None},
    )

    telling_of_talks.of_question(record.actor, row)
    document = letters.said_for_you(record, "What you asked about your plan", words)
    about = Ref("care_plans.plan_question", str(row.public_id))
    telling.of_words(record, document, about=about, key=f"plan-question-for-you:{row.public_id}")
    return row


@transaction.atomic
def answer_question(*, record: OpenRecord, question_id: UUID, answer: str, version: int | None) -> PlanQuestion:
    """This will answer what the person asked, and tell them in their format. Raises `Refused`, `Rejected`, `Stale`,
    `NotFound`."""
    access.can_answer_question(record).require()

    row = (
        PlanQuestion.objects.select_for_update(of=("self",))
        .filter(public_id=question_id, person_id=record.person.pk)
        .first()
    )
    if row is None:
        raise NotFound
    if row.answered_at is not None:
        raise Rejected("answer", f"{row.answered_by} has already answered this.")
    if row.version != version:
        raise Stale(row)
    if not answer.strip():
        raise Rejected("answer", "Nothing is written here yet. What is your answer?")
    row.answer, row.answered_at, row.answered_by = answer, clock.now(), name_to_show(record.actor)
    row.version += 1
    row.save()

    record_event(
        PLAN_QUESTION_ANSWERED,
        actor=record.actor,
        about=Ref("care_plans.plan_question", str(row.public_id)),
        person_id=record.person.id,
        codes={"late": row.due_on < clock.today()},
    )

    telling_of_talks.of_answer(record, row)
    return row
