"""A person asks why somebody looked, and that organisation answers."""

from django.db import IntegrityError, transaction

from partake.audit.actions import record as record_event
from partake.audit.models import Look
from partake.correspondence.actions import tell
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.kernel.verdict import Rejected
from partake.people import access, letters, recipients
from partake.people.domain import answer_due
from partake.people.door import OpenRecord
from partake.people.events import LOOK_QUESTION_ANSWERED, LOOK_QUESTIONED
from partake.people.models import LookQuestion
from partake.people.queries.looks import line_of
from partake.people.queries.registration import ids_of, last_practice_of


@transaction.atomic
def ask_about_look(*, record: OpenRecord, look: Look, question: str) -> LookQuestion:
    """This will put the person's question to the organisation whose member looked; a look by somebody close goes
    to the practice, or to the last one there was. One question a look. The words may be empty: asking is enough.
    Raises `Refused`, `Rejected`."""
    access.can_see_who_looked(record).require()

    if look.person_id not in ids_of(record.person.pk):
        raise Rejected("question", "That look is not at this record.")
    line = line_of(look)  # as the person sees it: a member of staff at risk by job alone
    try:
        with transaction.atomic():
            asked = LookQuestion.objects.create(
                person_id=record.person.pk,
                look_id=look.public_id,
                organisation_id=look.actor_organisation_id or last_practice_of(record.person.pk),
                looked_at=look.at,
                looked_by=", ".join(part for part in (line.who, line.job, line.body) if part),
                question=question,
                asked_at=clock.now(),
                asked_by=record.actor.display_name,
                due_on=answer_due(clock.today()),
            )
    except IntegrityError:
        raise Rejected("question", "You have already asked about this look. The answer will come to you.") from None

    record_event(
        LOOK_QUESTIONED,
        actor=record.actor,
        about=Ref("people.look_question", str(asked.public_id)),
        person_id=record.person.id,
        codes={"look": str(look.public_id)},
    )

    if asked.organisation is not None:
        tell(
            actor=record.actor,
            recipient=recipients.of_organisation(asked.organisation),
            document=letters.look_questioned(asked),
            about=Ref("people.look_question", str(asked.public_id)),
            key=f"look-question:{asked.public_id}",
            sender_id=asked.organisation_id,
        )
    return asked


@transaction.atomic
def answer_look_question(*, actor: Actor, question: LookQuestion, answer: str) -> None:
    """This will answer a person's question about a look, and tell them in their format. Raises `Refused`."""
    access.can_answer_look_question(actor, question).require()

    question = LookQuestion.objects.select_for_update(of=("self",)).select_related("person").get(pk=question.pk)
    if question.answered_at is not None:
        raise Rejected("answer", f"{question.answered_by} has already answered this.")
    question.answer, question.answered_at, question.answered_by = answer, clock.now(), actor.display_name
    question.save(update_fields=["answer", "answered_at", "answered_by"])

    record_event(
        LOOK_QUESTION_ANSWERED,
        actor=actor,
        about=Ref("people.look_question", str(question.public_id)),
        person_id=question.person.public_id,
    )

    tell(
        actor=actor,
        recipient=recipients.of_person(question.person),
        document=letters.look_question_answered(question),
        about=Ref("people.look_question", str(question.public_id)),
        key=f"look-answer:{question.public_id}",
        sender_id=question.organisation_id,
    )
