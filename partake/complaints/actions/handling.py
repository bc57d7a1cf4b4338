"""The complaints lead handles a complaint: acknowledges it, agrees how and how long, writes, explains, notes."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.complaints import access, complainants, letters, steps
from partake.complaints.domain.states import Handing, PaperKind, State
from partake.complaints.events import (
    COMPLAINANT_WRITTEN_TO,
    COMPLAINT_ACKNOWLEDGED,
    COMPLAINT_OPENED,
    DELAY_EXPLAINED,
    FILE_OPENED,
    PAPER_ADDED,
    PLAN_SET,
    SUBJECT_SET,
    WORRY_RAISED,
)
from partake.complaints.models import Complaint, Paper
from partake.complaints.rules import subjects
from partake.documents import Document
from partake.files.models import StoredFile
from partake.files.reading import Checked
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound, Rejected, Stale
from partake.voices.actions.concerns import raise_by_words


@transaction.atomic
def open_complaint(*, actor: Actor, complaint_id: UUID) -> Complaint:
    """This will open the file of a complaint to whoever may read it, and log that they did. Raises `NotFound`."""
    rows = Complaint.objects.visible_to(actor).select_related(
        "organisation", "about__successor", "service", "complainant", "answer"
    )
    row = rows.filter(public_id=complaint_id).first()
    if row is None:
        raise NotFound

    record_event(COMPLAINT_OPENED, actor=actor, about=row.ref)

    return row


@transaction.atomic
def open_paper_file(*, actor: Actor, complaint_id: UUID, paper_id: UUID) -> tuple[Complaint, StoredFile]:
    """This will give a file that stands in a complaint to whoever may read it, and log that they did. Raises
    `NotFound`."""
    complaint = Complaint.objects.visible_to(actor).filter(public_id=complaint_id).first()
    paper = complaint.papers.filter(public_id=paper_id).select_related("file").first() if complaint else None
    if complaint is None or paper is None or paper.file is None:
        raise NotFound

    record_event(FILE_OPENED, actor=actor, about=complaint.ref)

    return complaint, paper.file


@transaction.atomic
def acknowledge(*, actor: Actor, complaint: Complaint, words: str, version: int | None) -> Complaint:
    """This will write to whoever complained that it came, and offer to talk (regulation 13). Raises `Refused`,
    `Stale`."""
    complaint = steps.taken_up(actor, complaint, version)

    complaint.acknowledged_at, complaint.acknowledged_by = clock.now(), actor.name_and_job
    complaint.warned_for = ""
    steps.save(complaint, State.ACKNOWLEDGED)

    record_event(COMPLAINT_ACKNOWLEDGED, actor=actor, about=complaint.ref)

    _write(actor, complaint, letters.acknowledged(complaint, words=words, by=actor.name_and_job))
    return complaint


@transaction.atomic
def set_plan(
    *, actor: Actor, complaint: Complaint, plan: str, agreed: bool, answer_by: date, version: int | None
) -> Complaint:
    """This will write down how a complaint is looked into and by when, `agreed` with whoever complained or decided
    because they did not want to talk, and tell them (regulation 13). Longer than six months only by agreement, and
    before they are over. Raises `Refused`, `Rejected`, `Stale`."""
    complaint = steps.taken_up(actor, complaint, version)

    if complaint.state != State.ACKNOWLEDGED:
        raise Rejected("plan", gettext("Write to them first, and offer to talk."))
    if not plan.strip():
        raise Rejected("plan", gettext("Nothing is written yet. How is it looked into?"))
    if answer_by < clock.today():
        raise Rejected("answer_by", gettext("That day is over. By which day do they have the answer?"))
    ends = complaint.times.six_months_end
    if answer_by > ends and not agreed:
        raise Rejected(
            "answer_by", gettext("That is more than 6 months. They must agree to it, or choose a day sooner.")
        )
    if answer_by > ends and clock.today() > ends:
        raise Rejected("answer_by", gettext("The 6 months are over, so tell them why it takes longer instead."))
    complaint.plan, complaint.plan_agreed, complaint.answer_by = plan, agreed, answer_by
    complaint.warned_for = ""
    steps.save(complaint)

    record_event(PLAN_SET, actor=actor, about=complaint.ref, codes={"agreed": agreed, "by": answer_by.isoformat()})

    _write(actor, complaint, letters.plan_set(complaint, by=actor.name_and_job))
    return complaint


@transaction.atomic
def explain_delay(*, actor: Actor, complaint: Complaint, why: str, answer_by: date, version: int | None) -> Complaint:
    """This will tell whoever complained in writing why there is no answer yet, and by when there is (regulation 14).
    Raises `Refused`, `Rejected`, `Stale`."""
    complaint = steps.taken_up(actor, complaint, version)

    if complaint.state != State.ACKNOWLEDGED:
        raise Rejected("why", gettext("Write to them first, and offer to talk."))
    if not why.strip():
        raise Rejected("why", gettext("There is no reason yet. Why does it take longer?"))
    if answer_by <= clock.today():
        raise Rejected("answer_by", gettext("That day is not ahead. By which day do they have the answer?"))
    due = complaint.times.next_due()
    late = due.days_late(clock.today()) if due else 0
    complaint.explained_on, complaint.answer_by = clock.today(), answer_by
    complaint.warned_for = ""
    steps.save(complaint)

    record_event(DELAY_EXPLAINED, actor=actor, about=complaint.ref, codes={"late": late, "by": answer_by.isoformat()})

    _write(actor, complaint, letters.delayed(complaint, why=why, days_late=late, by=actor.name_and_job))
    return complaint


@transaction.atomic
def write_to_complainant(*, actor: Actor, complaint: Complaint, words: str, version: int | None) -> Complaint:
    """This will write to whoever complained, in the format they need. Raises `Refused`, `Rejected`, `Stale`."""
    complaint = steps.taken_up(actor, complaint, version, ended=True)

    if not words.strip():
        raise Rejected("words", gettext("Nothing is written yet. What would you like to tell them?"))
    if complaint.state == State.WITHDRAWN:
        raise Rejected("words", gettext("They took their complaint back, and asked to hear no more."))
    steps.save(complaint)

    record_event(COMPLAINANT_WRITTEN_TO, actor=actor, about=complaint.ref)

    _write(actor, complaint, letters.message(complaint, words=words, by=actor.name_and_job))
    return complaint


@transaction.atomic
def add_paper(*, actor: Actor, complaint: Complaint, kind: PaperKind, words: str, file: Checked | None = None) -> Paper:
    """This will put a note, or what was said in a talk, into the file, with a file if there is one: by whoever handles
    it, or another body that helps to answer. Raises `Refused`, `Rejected`, `NotFound`."""
    helping = complaint.hand_overs.filter(kind=Handing.TOGETHER, to_organisation__in=access.handles_at(actor)).exists()
    if not helping:
        if not Complaint.objects.visible_to(actor).filter(pk=complaint.pk).exists():
            raise NotFound
        access.can_handle(actor, complaint.organisation_id).require()

    if kind not in (PaperKind.NOTE, PaperKind.TALK):
        raise Rejected("kind", gettext("That is not kept this way. Is it a note, or a talk?"))
    if not words.strip():
        raise Rejected("words", gettext("Nothing is written yet. What should be in the file?"))
    paper = steps.keep_paper(actor, complaint, kind, words, actor.name_and_job, file)

    record_event(PAPER_ADDED, actor=actor, about=complaint.ref, codes={"kind": kind})

    return paper


@transaction.atomic
def set_subject(*, actor: Actor, complaint: Complaint, subject: str, version: int | None) -> Complaint:
    """This will say what a complaint is about, for the yearly report. Raises `Refused`, `Rejected`, `Stale`."""
    complaint = steps.taken_up(actor, complaint, version, ended=True)

    if subject not in subjects():
        raise Rejected("subject", gettext("That is not on the list. What is it about?"))
    complaint.subject = subject
    steps.save(complaint)

    record_event(SUBJECT_SET, actor=actor, about=complaint.ref, codes={"subject": subject})

    return complaint


@transaction.atomic
def raise_worry(*, actor: Actor, complaint: Complaint, version: int | None) -> Complaint:
    """This will put a complaint before whoever keeps people safe, without its words, because somebody who read it is
    worried. Raises `Refused`, `Stale`."""
    complaint = steps.taken_up(actor, complaint, version, ended=True)

    if complaint.voice.withdrawn_at is not None:
        raise Stale(complaint)
    steps.save(complaint)

    record_event(WORRY_RAISED, actor=actor, about=complaint.ref)

    raise_by_words(actor=actor, voice=complaint.voice, went_by=())
    return complaint


def _write(actor: Actor, complaint: Complaint, document: Document) -> None:
    """Named by the version it was written in: the same press gives the same letter."""
    key = f"letter:{complaint.version}"
    complainants.write_to(actor=actor, complaint=complaint, document=document, key=key, by=actor.name_and_job)
