"""The file of one complaint, as those who handle it, help with it or sign its answer see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from partake.complaints import access
from partake.complaints.domain.clocks import is_in_time
from partake.complaints.domain.states import OPEN, AnswerState, Handing, PaperKind, Permission
from partake.complaints.models import Answer, Complaint, Paper
from partake.complaints.queries.listing import CaseLine, line_of
from partake.documents import Document, from_json
from partake.files.domain import Kind
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound
from partake.people.needs import need_kinds
from partake.voices.danger import danger_words


@dataclass(frozen=True)
class PaperLine:
    """A paper of the file; a letter has a title and is read on a page of its own. `file` is the kind of the file that
    was given with it, if there is one."""

    id: UUID
    kind: PaperKind
    title: str
    words: str
    at: datetime
    by: str
    file: Kind | None = None


@dataclass(frozen=True)
class HandedLine:
    kind: Handing
    to: str
    consent: str
    consented_on: date
    on: date
    by: str


@dataclass(frozen=True)
class AnswerPage:
    finding: str
    considered: str
    conclusions: str
    actions: str
    state: AnswerState
    written_by: str
    written_on: date
    sent_back_why: str
    signed_by: str
    signed_on: date | None
    version: int
    may_sign: bool


@dataclass(frozen=True)
class Case:
    """The file of one complaint, as whoever reads it sees it."""

    line: CaseLine
    body: str
    words: str
    wants: str
    channel: str
    taken_by: str
    happened_on: date | None
    in_time: bool
    why_late: str
    taken_late_why: str
    may_share: bool | None
    permission: Permission
    permission_why: str
    basis: str
    relation: str
    email: str
    phone: str
    postal_address: str
    needs: tuple[str, ...]
    language: str
    first_received_on: date
    acknowledge_by: date
    acknowledged_on: date | None
    acknowledged_by: str
    plan: str
    plan_agreed: bool | None
    answer_by: date
    six_months_end: date
    must_explain: bool
    explained_on: date | None
    subject: str
    exclusion: str
    ended_why: str
    ended_on: date | None
    reopened_on: date | None
    ombudsman_words: str
    danger: tuple[str, ...]
    papers: tuple[PaperLine, ...]
    handed: tuple[HandedLine, ...]
    answer: AnswerPage | None
    may_handle: bool
    may_add: bool
    version: int

    @property
    def is_open(self) -> bool:
        return self.line.state in OPEN


def find_by_reference(actor: Actor, reference: str) -> UUID | None:
    """This will give the id of the complaint with this reference, as it is printed, or None."""
    row = Complaint.objects.visible_to(actor).filter(reference=reference).first()
    return row.public_id if row else None


def get_case_row(actor: Actor, complaint_id: UUID) -> Complaint:
    """This will give the row an action works on, or raise `NotFound`."""
    rows = Complaint.objects.visible_to(actor).select_related(
        "organisation", "about", "service", "complainant", "answer", "voice"
    )
    row = rows.filter(public_id=complaint_id).first()
    if row is None:
        raise NotFound
    return row


def case_of(row: Complaint, actor: Actor) -> Case:
    """This will give the file of a complaint that `actor` opened."""
    who = row.complainant
    handles = bool(access.can_handle(actor, row.organisation_id))
    return Case(
        line=line_of(row, actor),
        body=row.organisation.name_now,
        words=row.words,
        wants=row.wants,
        channel=row.channel,
        taken_by=row.taken_by,
        happened_on=row.happened_on,
        in_time=is_in_time(row.happened_on, row.known_on, row.first_received_on),
        why_late=row.why_late,
        taken_late_why=row.taken_late_why,
        may_share=row.may_share,
        permission=Permission(row.permission),
        permission_why=row.permission_why,
        basis=who.basis,
        relation=who.relation,
        email=who.email,
        phone=who.phone,
        postal_address=who.postal_address,
        needs=tuple(need_kinds()[code].words if code in need_kinds() else code for code in who.needs),
        language=who.language,
        first_received_on=row.first_received_on,
        acknowledge_by=row.acknowledge_by,
        acknowledged_on=_day(row.acknowledged_at),
        acknowledged_by=row.acknowledged_by,
        plan=row.plan,
        plan_agreed=row.plan_agreed,
        answer_by=row.answer_by,
        six_months_end=row.times.six_months_end,
        must_explain=row.times.must_explain(clock.today()),
        explained_on=row.explained_on,
        subject=row.subject,
        exclusion=row.exclusion,
        ended_why=row.ended_why,
        ended_on=_day(row.ended_at),
        reopened_on=_day(row.reopened_at),
        ombudsman_words=row.ombudsman_words,
        danger=danger_words(f"{row.words} {row.wants}"),
        papers=paper_lines(row.papers.select_related("file").order_by("at", "pk")),
        handed=tuple(
            HandedLine(
                Handing(one.kind), one.to_organisation.name_now, one.consent, one.consented_on, _on(one.at), one.by
            )
            for one in row.hand_overs.select_related("to_organisation__successor").order_by("at", "pk")
        ),
        answer=answer_page(row.answer, actor) if hasattr(row, "answer") else None,
        may_handle=handles,
        may_add=handles or _helps(row, actor),
        version=row.version,
    )


def paper_lines(rows: Iterable[Paper]) -> tuple[PaperLine, ...]:
    return tuple(
        PaperLine(
            id=one.public_id,
            kind=PaperKind(one.kind),
            title=from_json(one.document).title if one.document else "",
            words=one.words,
            at=clock.local(one.at),
            by=one.by,
            file=Kind(one.file.kind) if one.file else None,
        )
        for one in rows
    )


def get_letter(row: Complaint, paper_id: UUID) -> Document:
    """This will give a letter of the file as it was sent, without its private link, or raise `NotFound`."""
    paper = row.papers.filter(public_id=paper_id, kind=PaperKind.SENT).first()
    if paper is None or paper.document is None:
        raise NotFound
    return from_json(paper.document)


def get_answer_row(row: Complaint) -> Answer:
    """This will give a complaint's answer, or raise `NotFound`."""
    if not hasattr(row, "answer"):
        raise NotFound
    return row.answer


def answer_page(row: Answer, actor: Actor) -> AnswerPage:
    may = access.can_sign(actor, row.complaint.organisation_id, row.written_by_user)
    return AnswerPage(
        finding=row.finding,
        considered=row.considered,
        conclusions=row.conclusions,
        actions=row.actions,
        state=AnswerState(row.state),
        written_by=row.written_by,
        written_on=_on(row.written_at),
        sent_back_why=row.sent_back_why,
        signed_by=row.signed_by,
        signed_on=_day(row.signed_at),
        version=row.version,
        may_sign=bool(may) and row.state == AnswerState.TO_SIGN,
    )


def _helps(row: Complaint, actor: Actor) -> bool:
    bodies = access.handles_at(actor)
    return row.hand_overs.filter(kind=Handing.TOGETHER, to_organisation__in=bodies).exists()


def _on(at: datetime) -> date:
    return clock.local(at).date()


def _day(at: datetime | None) -> date | None:
    return _on(at) if at else None
