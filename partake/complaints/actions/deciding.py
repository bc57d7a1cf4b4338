"""What must be decided about a complaint beside its answer: who may complain for another, whether it comes too late,
whether the rules let it be handled, or it is opened again; and that it went to the ombudsman."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.complaints import complainants, letters, steps
from partake.complaints.domain.states import OPEN, PaperKind, Permission, State
from partake.complaints.events import NOT_TAKEN_ON, OMBUDSMAN_TOLD, PERMISSION_DECIDED, REOPENED, TAKEN_LATE
from partake.complaints.models import Complaint
from partake.complaints.rules import exclusions
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import Rejected


@transaction.atomic
def decide_permission(*, actor: Actor, complaint: Complaint, may: bool, why: str, version: int | None) -> Complaint:
    """This will say whether somebody may complain for another, and how that is known (regulation 5). Refused, the
    complaint is still there to be taken on or not. Raises `Refused`, `Rejected`, `Stale`."""
    complaint = steps.taken_up(actor, complaint, version)

    if complaint.permission == Permission.NOT_NEEDED:
        raise Rejected("may", gettext("They complain for themselves."))
    if not why.strip():
        raise Rejected("why", gettext("There is no reason yet. How do you know?"))
    complaint.permission = Permission.SEEN if may else Permission.REFUSED
    complaint.permission_why = why
    steps.save(complaint)

    record_event(PERMISSION_DECIDED, actor=actor, about=complaint.ref, codes={"may": may})

    return complaint


@transaction.atomic
def take_late(*, actor: Actor, complaint: Complaint, why: str, version: int | None) -> Complaint:
    """This will take on what came after twelve months, because there was a good reason and it can still be looked into
    fairly (regulation 12). Raises `Refused`, `Rejected`, `Stale`."""
    complaint = steps.taken_up(actor, complaint, version)

    if not why.strip():
        raise Rejected("why", gettext("There is no reason yet. Why can it still be looked into?"))
    complaint.taken_late_why = why
    steps.save(complaint)

    record_event(TAKEN_LATE, actor=actor, about=complaint.ref)

    return complaint


@transaction.atomic
def do_not_take_on(*, actor: Actor, complaint: Complaint, exclusion: str, why: str, version: int | None) -> Complaint:
    """This will end a complaint that the rules do not cover, and tell whoever made it why and where else to go
    (regulation 8, and 5 and 12). Raises `Refused`, `Rejected`, `Stale`."""
    complaint = steps.taken_up(actor, complaint, version)

    if exclusion not in exclusions():
        raise Rejected("exclusion", gettext("That is not on the list. Why can it not be handled as a complaint?"))
    if not why.strip():
        raise Rejected("why", gettext("There is no reason yet. What should they know about why?"))
    complaint.exclusion, complaint.ended_why = exclusion, why
    steps.save(complaint, State.NOT_TAKEN_ON)

    record_event(NOT_TAKEN_ON, actor=actor, about=complaint.ref, codes={"exclusion": exclusion})

    document = letters.not_taken_on(complaint, by=actor.name_and_job)
    complainants.write_to(
        actor=actor, complaint=complaint, document=document, key="not-taken-on", by=actor.name_and_job
    )
    return complaint


@transaction.atomic
def reopen_complaint(
    *, actor: Actor, complaint: Complaint, why: str, answer_by: date, version: int | None
) -> Complaint:
    """This will open a complaint again that was answered, put right or not taken on, and tell whoever made it why and
    by when they have an answer. No regulation asks for it. The six months still run from the day it came: where the new
    day is later, this letter is the reason in writing (regulation 14). Raises `Refused`, `Rejected`, `Stale`."""
    complaint = steps.taken_up(actor, complaint, version, ended=True)

    if complaint.state in OPEN:
        raise Rejected("why", gettext("It is open already."))
    if complaint.state == State.WITHDRAWN:
        raise Rejected("why", gettext("They took their complaint back. They can make another."))
    if not why.strip():
        raise Rejected("why", gettext("There is no reason yet. Why do you look into it again?"))
    if answer_by <= clock.today():
        raise Rejected("answer_by", gettext("That day is not ahead. By which day do they have the answer?"))
    ended = complaint.state
    note = "\n\n".join(filter(None, (why, complaint.ended_why)))
    complaint.first_ended_at = complaint.first_ended_at or complaint.ended_at
    complaint.reopened_at, complaint.answer_by = clock.now(), answer_by
    complaint.acknowledged_at = complaint.acknowledged_at or clock.now()
    complaint.acknowledged_by = complaint.acknowledged_by or actor.name_and_job
    if answer_by > complaint.times.six_months_end:
        complaint.explained_on = clock.today()
    complaint.plan, complaint.plan_agreed, complaint.ended_why, complaint.exclusion = "", None, "", ""
    complaint.warned_for = ""
    steps.keep_paper(actor, complaint, PaperKind.NOTE, note, actor.name_and_job)
    steps.save(complaint, State.ACKNOWLEDGED)

    record_event(REOPENED, actor=actor, about=complaint.ref, codes={"ended": ended, "by": answer_by.isoformat()})

    complainants.write_to(
        actor=actor,
        complaint=complaint,
        document=letters.reopened(complaint, why=why, by=actor.name_and_job),
        key=f"letter:{complaint.version}",
        by=actor.name_and_job,
    )
    return complaint


@transaction.atomic
def record_ombudsman(*, actor: Actor, complaint: Complaint, on: date, words: str, version: int | None) -> Complaint:
    """This will write down that a complaint went to the ombudsman, and what came of that. Raises `Refused`, `Rejected`,
    `Stale`."""
    complaint = steps.taken_up(actor, complaint, version, ended=True)

    if on > clock.today():
        raise Rejected("on", gettext("That day has not come yet. Which day was it?"))
    if on < complaint.first_received_on:
        raise Rejected("on", gettext("That is before the complaint came. Which day was it?"))
    complaint.ombudsman_on, complaint.ombudsman_words = on, words
    steps.save(complaint)

    record_event(OMBUDSMAN_TOLD, actor=actor, about=complaint.ref, codes={"on": on.isoformat()})

    return complaint
