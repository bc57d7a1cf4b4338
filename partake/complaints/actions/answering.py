"""The answer to a complaint: the lead writes it, the responsible person reads and signs it, and then it goes."""

from django.db import transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.complaints import access, complainants, letters, steps
from partake.complaints.domain.clocks import is_in_time
from partake.complaints.domain.states import ANSWERS, AnswerState, Finding, Permission, State
from partake.complaints.events import ANSWER_SENT_BACK, ANSWER_SIGNED, ANSWER_WRITTEN
from partake.complaints.models import Answer, Complaint
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound, Rejected, Stale


@transaction.atomic
def write_answer(
    *,
    actor: Actor,
    complaint: Complaint,
    finding: Finding,
    considered: str,
    conclusions: str,
    actions: str,
    version: int | None,
) -> Answer:
    """This will put an answer, new or put right, before the person who signs it. It has what regulation 14 asks for.
    `version` is the complaint's. Raises `Refused`, `Rejected`, `Stale`."""
    complaint = steps.taken_up(actor, complaint, version)

    _check(complaint)
    for field, words in (("considered", considered), ("conclusions", conclusions), ("actions", actions)):
        if not words.strip():
            raise Rejected(field, gettext("The rules ask for this in every answer. What is it here?"))
    row = Answer.objects.select_for_update().filter(complaint=complaint).first() or Answer(complaint=complaint)
    if row.pk and AnswerState.TO_SIGN not in ANSWERS[AnswerState(row.state)] and row.state != AnswerState.TO_SIGN:
        raise Stale(complaint)
    row.finding, row.considered, row.conclusions, row.actions = finding, considered, conclusions, actions
    row.written_at, row.written_by, row.written_by_user = clock.now(), actor.name_and_job, actor.user_id or 0
    row.state, row.sent_back_why = AnswerState.TO_SIGN, ""
    row.signed_at, row.signed_by, row.signed_by_user = None, "", None
    row.version = row.version + 1 if row.pk else 1
    row.save()
    steps.save(complaint)

    record_event(ANSWER_WRITTEN, actor=actor, about=complaint.ref, codes={"finding": finding})

    task = letters.answer_to_sign(complaint)
    steps.tell_those_who(actor, access.SIGNS, complaint, task, f"to-sign:{row.version}")
    return row


@transaction.atomic
def send_answer_back(*, actor: Actor, answer: Answer, why: str, version: int | None) -> Answer:
    """This will give an answer back to whoever wrote it, with what to put right. Raises `Refused`, `Rejected`,
    `Stale`."""
    answer = _to_sign(actor, answer, version)

    if not why.strip():
        raise Rejected("why", gettext("There is no reason yet. What should be put right?"))
    answer.state, answer.sent_back_why = AnswerState.SENT_BACK, why
    answer.version += 1
    answer.save()
    steps.save(answer.complaint)

    record_event(ANSWER_SENT_BACK, actor=actor, about=answer.complaint.ref)

    return answer


@transaction.atomic
def sign_answer(*, actor: Actor, answer: Answer, version: int | None) -> Answer:
    """This will sign an answer and send it to whoever complained, in the format they need. Raises `Refused`,
    `Rejected`, `Stale`."""
    answer = _to_sign(actor, answer, version)

    complaint = answer.complaint
    _check(complaint)
    answer.state, answer.signed_at = AnswerState.SENT, clock.now()
    answer.signed_by, answer.signed_by_user = actor.name_and_job, actor.user_id
    answer.version += 1
    answer.save()
    steps.save(complaint, State.ANSWERED)

    late = max(0, (clock.today() - complaint.answer_by).days)
    record_event(ANSWER_SIGNED, actor=actor, about=complaint.ref, codes={"finding": answer.finding, "late": late})

    complainants.write_to(
        actor=actor,
        complaint=complaint,
        document=letters.answer(answer),
        key=f"answer:{answer.version}",
        by=actor.name_and_job,
    )
    return answer


def _check(complaint: Complaint) -> None:
    """What must be decided before anything about somebody is told."""
    if complaint.state != State.ACKNOWLEDGED:
        raise Rejected("", gettext("Write to them first, and offer to talk."))
    if complaint.permission not in (Permission.NOT_NEEDED, Permission.SEEN):
        raise Rejected("", gettext("They complain for somebody else. First decide whether they may."))
    in_time = is_in_time(complaint.happened_on, complaint.known_on, complaint.first_received_on)
    if not in_time and not complaint.taken_late_why:
        words = gettext("It is about something more than 12 months ago. First decide whether to take it on.")
        raise Rejected("", words)


def _to_sign(actor: Actor, answer: Answer, version: int | None) -> Answer:
    if not Complaint.objects.visible_to(actor).filter(pk=answer.complaint_id).exists():
        raise NotFound
    access.can_sign(actor, answer.complaint.organisation_id, answer.written_by_user).require()
    complaint = steps.locked(answer.complaint, answer.complaint.version)
    row = Answer.objects.select_for_update().get(pk=answer.pk)
    row.complaint = complaint
    if row.version != version or row.state != AnswerState.TO_SIGN:
        raise Stale(row)
    return row
